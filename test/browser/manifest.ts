/** What an element says about itself: `custom-elements.json`, made from its sources when the test run starts. */
export interface Documented {
  /** Its own; those of every element are described with the base class. */
  attributes: {
    name: string;
    fieldName?: string;
    type?: { text: string };
    description?: string;
    reflects?: boolean;
    inheritedFrom?: object;
  }[];
  slots: string[];
  parts: string[];
  events: string[];
  summary: string | undefined;
}

interface Named {
  name?: string;
}
interface Declaration {
  tagName?: string;
  summary?: string;
  attributes?: Documented['attributes'];
  slots?: Named[];
  cssParts?: Named[];
  events?: Named[];
}
interface Manifest {
  modules: { path: string; declarations?: Declaration[] }[];
}

const names = (list: Named[] | undefined): string[] => (list ?? []).map(({ name }) => name ?? '');
let manifest: Promise<Manifest> | undefined;

/** The documentation of `tag`; fails when its class is not described at all. */
export async function documented(tag: string): Promise<Documented> {
  manifest ??= fetch('/custom-elements.json').then((answer) => answer.json() as Promise<Manifest>);
  const folder = tag.replace(/^oriel-/, '');
  const path = `components/${folder}/${folder}.ts`;
  const found = (await manifest).modules
    .find((module) => module.path === path)
    ?.declarations?.find((each) => each.tagName === tag);
  if (!found) throw new Error(`${path} describes no class`);
  return {
    attributes: (found.attributes ?? []).filter(({ inheritedFrom }) => !inheritedFrom),
    slots: names(found.slots),
    parts: names(found.cssParts),
    events: names(found.events),
    summary: found.summary,
  };
}
