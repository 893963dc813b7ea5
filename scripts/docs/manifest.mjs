/** `custom-elements.json` from the sources: what an element promises, without what is private to it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, ts } from '@custom-elements-manifest/analyzer';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import { filesUnder, root } from '../files.mjs';

/** What a user of the package meets: elements, the base of all, events. */
const described = /^(components\/([a-z-]+)\/\2\.ts|src\/ui\/element\.ts|src\/events\/[a-z-]+\.ts)$/;

const folderOf = (path) => path.match(/^components\/([a-z-]+)\/\1\.ts$/)?.[1];
/** `case-list` → `OrielCaseList`. */
const classNameOf = (folder) => `Oriel${folder.replace(/(^|-)([a-z])/g, (_, __, letter) => letter.toUpperCase())}`;

const open = (member) => !['private', 'protected'].includes(member.privacy) && !/^[#_]/.test(member.name);

/** Lit's own machinery says nothing to a user of the element. */
const machinery =
  /^(render|updated|firstUpdated|willUpdate|scheduleUpdate|shouldUpdate|connectedCallback|disconnectedCallback|createRenderRoot|getUpdateComplete|styles|properties|shadowRootOptions|formAssociated)$/;

const base = 'src/ui/element.ts';
const baseOf = ({ modules }) =>
  modules.find(({ path }) => path === base)?.declarations?.find(({ name }) => name === 'OrielElement') ?? {};

/** What every widget has, marked as coming from the base class. */
function inherit(declaration, { attributes = [], events = [] }) {
  const inheritedFrom = { name: 'OrielElement', module: base };
  const added = (own = [], theirs) => [
    ...own,
    ...theirs.filter(({ name }) => !own.some((each) => each.name === name)).map((each) => ({ ...each, inheritedFrom })),
  ];
  declaration.attributes = added(declaration.attributes, attributes);
  declaration.events = added(declaration.events, events);
}

export function manifest(read = (file) => readFileSync(join(root, file), 'utf8')) {
  const modules = filesUnder('components', 'src/ui', 'src/events')
    .filter((file) => described.test(file))
    .map((file) => ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2022, true));
  const result = create({ modules, plugins: litPlugin(), context: { dev: false, thirdPartyCEMs: [] } });
  for (const module of result.modules) {
    // The registration lies in another file, so the analyzer cannot know.
    const folder = folderOf(module.path);
    const element = folder && module.declarations?.find(({ name }) => name === classNameOf(folder));
    if (element) Object.assign(element, { customElement: true, tagName: `oriel-${folder}` });
    for (const declaration of module.declarations ?? []) {
      // The analyzer also guesses events from arguments of a dispatch.
      if (declaration.events) declaration.events = declaration.events.filter(({ name }) => name?.startsWith('oriel-'));
      if (declaration.superclass?.name === 'OrielElement') inherit(declaration, baseOf(result));
      if (declaration.members) {
        declaration.members = declaration.members.filter((member) => open(member) && !machinery.test(member.name));
      }
    }
  }
  return result;
}

/** The elements of a manifest by folder: `{ folder, file, tag, declaration }`. */
export function elementsIn({ modules }) {
  return modules.flatMap(({ path, declarations }) => {
    const declaration = declarations?.find(({ tagName }) => tagName);
    return declaration ? [{ folder: folderOf(path), file: path, tag: declaration.tagName, declaration }] : [];
  });
}
