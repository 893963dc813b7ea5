/**
 * The promises that every element makes, one line each. A test begins with them:
 *
 *     import 'oriel/define/case-list';
 *     import { scenes } from './case-list.demo.js';
 *     checks('oriel-case-list', scenes);
 *
 * or names them one by one: `renders(tag, scenes)`, `accessibleIn(tag, scenes)`, …
 */
import { expect } from '@open-wc/testing';
import axe from 'axe-core';
import type { Scene } from '../../components/scene.js';
import { type Staged, stage } from '../../demo/gallery/stage.js';
import { leftBehind } from './left-behind.js';
import { documented } from './manifest.js';
import { closePage, deep, openPage, readable, settled } from './page.js';

type Tag = keyof HTMLElementTagNameMap & `oriel-${string}`;

interface Options {
  theme?: 'light' | 'dark';
  lang?: string;
  dir?: 'ltr' | 'rtl';
  width?: number;
}

/** What the page's console heard while a scene was on stage. Lit's own greeting in development is none of ours. */
const heard: string[] = [];
for (const level of ['warn', 'error'] as const) {
  const original = console[level];
  console[level] = (...words: unknown[]) => {
    const text = words.map(String).join(' ');
    if (!/Lit is in dev mode|Multiple versions of Lit/.test(text)) heard.push(`${level}: ${text}`);
    original.apply(console, words);
  };
}

/** Stages a scene, hands it over, and clears the page again whatever happens. */
export async function onStage<T>(
  scene: Scene,
  work: (staged: Staged, place: HTMLElement) => Promise<T> | T,
  { theme = 'light', lang = 'en', dir = 'ltr', width = 1280 }: Options = {},
): Promise<T> {
  const place = openPage({ theme, lang, dir, width });
  let staged: Staged | undefined;
  try {
    staged = await stage(scene, place, { theme, dir, locale: lang, width });
    await settled(place);
    return await work(staged, place);
  } finally {
    staged?.dispose();
    closePage(place);
  }
}

const elementOf = (tag: Tag, place: HTMLElement): HTMLElement => {
  const element = place.querySelector<HTMLElement>(tag);
  if (!element) throw new Error(`the scene has no <${tag}>`);
  return element;
};

/** Something can be seen and read in every scene. */
export function renders(tag: Tag, scenes: Scene[]): void {
  for (const scene of scenes) {
    it(`renders: ${scene.title}`, () =>
      onStage(scene, (_, place) => {
        const element = elementOf(tag, place);
        expect(element.matches(':defined'), 'registered').to.equal(true);
        const drawn = [...deep(place)].some((each) => each.shadowRoot?.firstElementChild);
        expect(drawn, 'draws something').to.equal(true);
        expect(readable(place).length, 'says something').to.be.greaterThan(0);
        expect(place.scrollWidth, 'fits its width').to.be.at.most(place.clientWidth);
      }));
  }
}

/** Rules of axe that state WCAG 2.2 AA or better practice, also those that are off unless asked for. */
const wanted = /^(wcag2a|wcag2aa|wcag21a|wcag21aa|wcag22aa|best-practice|experimental)$/;
const rules = Object.fromEntries(
  axe
    .getRules()
    .filter(({ tags }) => tags.some((name) => wanted.test(name)))
    .map(({ ruleId }) => [ruleId, { enabled: true }]),
);

const widths = [320, 768, 1280];

/** axe finds nothing: every scene, light and dark, left to right and right to left, in three widths. */
export function accessibleIn(tag: Tag, scenes: Scene[]): void {
  for (const scene of scenes) {
    it(`is accessible: ${scene.title}`, async () => {
      for (const theme of ['light', 'dark'] as const) {
        for (const [dir, lang] of [
          ['ltr', 'en'],
          ['rtl', 'ar'],
        ] as const) {
          await onStage(
            scene,
            async ({ root }, place) => {
              for (const width of widths) {
                for (const box of [place, root]) if (box.style.width) box.style.width = `${width}px`;
                await settled(place);
                const { violations } = await axe.run(document, { rules, resultTypes: ['violations'] });
                const found = violations.flatMap(({ id, nodes }) =>
                  nodes.map((node) => `${id}: ${node.target.flat().join(' ')}: ${node.failureSummary}`),
                );
                expect(found, `<${tag}> ${theme} ${dir} ${width}`).to.deep.equal([]);
              }
            },
            { theme, dir, lang, width: widths[0] ?? 320 },
          );
        }
      }
    }).timeout(60_000);
  }
}

/** Parts, slots and events that show up while its scenes are on stage are documented; every attribute is described. */
export function documentsItself(tag: Tag, scenes: Scene[]): void {
  it('documents itself', async () => {
    const docs = await documented(tag);
    expect(docs.summary, '@summary').to.be.a('string');
    for (const { name, description } of docs.attributes) expect(description, `attribute ${name}`).to.be.a('string');
    for (const scene of scenes) {
      await onStage(scene, (_, place) => {
        const shadow = elementOf(tag, place).shadowRoot;
        const all = shadow ? [...shadow.querySelectorAll('*')] : [];
        expect(docs.slots, scene.title).to.include.members(
          all.flatMap((each) => (each instanceof HTMLSlotElement ? [each.name] : [])),
        );
        expect(docs.parts, scene.title).to.include.members(all.flatMap((each) => [...each.part]));
      });
    }
  }).timeout(60_000);
}

/** Each attribute reaches its property with the right type, and a reflected property its attribute. */
export function reflects(tag: Tag): void {
  it('takes its attributes', async () => {
    const { attributes } = await documented(tag);
    for (const { name, fieldName, type, reflects: back } of attributes) {
      if (!fieldName) continue;
      const element = document.createElement(tag) as unknown as HTMLElement & Record<string, unknown>;
      const kind = type?.text.replace(/\s*\|\s*undefined/, '') ?? 'string';
      const [written, expected] =
        kind === 'boolean'
          ? ['', true]
          : kind === 'number'
            ? ['7', 7]
            : [kind.match(/'([^']+)'/)?.[1] ?? 'oriel', undefined];
      element.setAttribute(name, written);
      expect(element[fieldName], `${name}="${written}"`).to.equal(expected ?? written);
      if (kind === 'boolean') {
        element.removeAttribute(name);
        expect(element[fieldName], `without ${name}`).to.equal(false);
      }
      if (back) {
        element[fieldName] = expected ?? written;
        await (element as { updateComplete?: Promise<unknown> }).updateComplete;
        expect(element.getAttribute(name), `${fieldName} reflected`).to.equal(written);
      }
    }
  });
}

/** It speaks the language around it and reads in its direction; nothing but data stays English. */
export function localizes(tag: Tag, scenes: Scene[]): void {
  const [scene] = scenes;
  it('speaks the language of its page', async () => {
    expect(scene, 'a scene').to.be.an('object');
    if (!scene) return;
    const saying = (lang: string, dir: 'ltr' | 'rtl') =>
      onStage(
        scene,
        (_, place) => {
          const shadow = elementOf(tag, place).shadowRoot;
          const base = shadow?.querySelector<HTMLElement>('[part~=base]');
          return { text: readable(place), dir: base && getComputedStyle(base).direction };
        },
        { lang, dir },
      );
    const english = await saying('en', 'ltr');
    const arabic = await saying('ar', 'rtl');
    const stretched = await saying('en-XA', 'ltr');
    if (english.dir) {
      expect(english.dir).to.equal('ltr');
      expect(arabic.dir).to.equal('rtl');
    }
    expect(arabic.text).to.match(/[\u0600-\u06ff]/);
    expect(english.text).not.to.match(/[\u0600-\u06ff]|~~/);
    expect(stretched.text).to.match(/~+\]/);
  }).timeout(30_000);
}

/** Taken out and put back, it shows what it showed. */
export function survivesReconnect(tag: Tag, scenes: Scene[]): void {
  const [scene] = scenes;
  it('survives being moved', async () => {
    expect(scene, 'a scene').to.be.an('object');
    if (!scene) return;
    await onStage(scene, async (_, place) => {
      const element = elementOf(tag, place);
      const before = readable(place);
      const { parentNode, nextSibling } = element;
      // Moved within one task, then gone for a while.
      parentNode?.insertBefore(element, nextSibling);
      element.remove();
      await settled(place);
      parentNode?.insertBefore(element, nextSibling);
      await settled(place);
      expect(readable(place)).to.equal(before);
    });
  });
}

/** After it is gone nothing of it is left: no listener on the page, no timer, no memory. */
export function leaksNothing(tag: Tag, scenes: Scene[]): void {
  const [scene] = scenes;
  it('leaves nothing behind', async () => {
    expect(scene, 'a scene').to.be.an('object');
    if (!scene) return;
    const visit = () => onStage(scene, (_, place) => new WeakRef(elementOf(tag, place)));
    expect(await leftBehind(visit)).to.deep.equal({ listeners: [], timers: 0, elements: 0 });
  }).timeout(30_000);
}

/** The console stays silent: nothing that Lit, the browser or we would warn a developer of. */
export function noDevWarnings(scenes: Scene[]): void {
  const [scene] = scenes;
  it('says nothing to the console', async () => {
    if (scene) await onStage(scene, () => undefined);
    expect(heard).to.deep.equal([]);
  });
}

/** All of them. `scenes` begin with the plain one: an element in fair weather, with something to show. */
export function checks(tag: Tag, scenes: Scene[]): void {
  renders(tag, scenes);
  accessibleIn(tag, scenes);
  documentsItself(tag, scenes);
  reflects(tag);
  localizes(tag, scenes);
  survivesReconnect(tag, scenes);
  leaksNothing(tag, scenes);
  noDevWarnings(scenes);
}
