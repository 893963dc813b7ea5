/**
 * The script tag: `<script type="module" src="https://…/oriel.js" data-module="…" data-token-url="…">`. Its `data-` attributes
 * make the page's default module; `import { configure, load } from 'https://…/oriel.js'` gives a script the same file.
 */
import type { PageRegistry } from '../contract/page.js';
import { configure, page as registry, start } from './loader.js';

/** Files of each tag, its registration first, without folder and ending. The build puts the table in. */
declare const __ORIEL_CHUNKS__: Record<string, string[]>;
declare const __ORIEL_VERSION__: string;

interface Loaded extends PageRegistry {
  load?: ReturnType<typeof start>;
}
const here = import.meta.url;
const version = __ORIEL_VERSION__;

const run = (): NonNullable<Loaded['load']> => {
  const page: Loaded = registry();
  if (page.load) return page.load;
  const tag =
    [...document.scripts].find(({ src }) => src === here) ??
    document.querySelector<HTMLScriptElement>('script[data-module]');
  const { module, locale, tokenUrl, profile, api = new URL(here).origin, ...appearance } = tag?.dataset ?? {};
  page.config = { module, locale, tokenUrl, profile, api, appearance, ...page.config };
  const table: Parameters<typeof start>[0] = {};
  for (const [name, files] of Object.entries(__ORIEL_CHUNKS__)) {
    // All at once: a file that another one imports would be found only after a trip. By `import`, which carries the nonce of
    // the page's policy to each.
    table[name] = () =>
      Promise.all(
        files.map((file) => import(/* @vite-ignore */ new URL(`assets/oriel/${version}/${file}.js`, here).href)),
      );
  }
  page.load = start(table);
  page.load();
  return page.load;
};

/** Loads the elements inside a shadow root that the document does not see into; now and later. */
export const load: (root?: Document | ShadowRoot | Element) => void = run();
export { configure };
