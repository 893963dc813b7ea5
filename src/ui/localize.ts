/**
 * Localization at run time. Strings are typed objects of strings and functions; English is built in, every other
 * language is one pack that loads when a widget first needs it.
 */
import { parentOf } from './host.js';

/** Augmented by every `*.strings.ts`: `declare module '…/src/ui/localize.js' { interface PackKeys { caseList: typeof strings.en } }`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface PackKeys {}

/** A language: the strings of each key, or a function that makes them from the English ones. */
export type Pack = Partial<PackKeys> | ((english: object) => object);

export interface Strings<T extends object> {
  key: string;
  en: T;
}

/** Names the English strings of an element or a group of parts. The type of `en` is the type of every language. */
export const defineStrings = <T extends object>(key: string, en: T): Strings<T> => ({ key, en });

/** Language of an element: what it says, how it formats, which way it reads. */
export interface Locale {
  /** BCP 47 tag for `Intl` and for `lang`. */
  tag: string;
  dir: 'ltr' | 'rtl';
  /** Key of the pack; `en` has none. */
  pack: string;
}

type Loader = () => Promise<{ default: Pack }>;
const loaders: Record<string, Loader> = {
  ar: () => import('./locales/ar.js'),
  de: () => import('./locales/de.js'),
  'en-xa': () => import('./locales/pseudo.js'),
};
const packs = new Map<string, Pack | Promise<unknown>>();
let forced: string | undefined;
let fallback: string | undefined;

/** Adds a language, or replaces one: `addLocale('fr', () => import('./fr.js'))`. */
export const addLocale = (language: string, loader: Loader): void => {
  loaders[language.toLowerCase()] = loader;
  packs.delete(language.toLowerCase());
};

/**
 * Language of the whole page for Oriel. `force` is what the site said to us (`data-locale`) and wins over `lang`;
 * `fallback` is what the module says, for pages that say nothing.
 */
export const setPageLocale = (tags: { force?: string; fallback?: string }): void => {
  forced = tags.force;
  fallback = tags.fallback;
};

/** Closest `lang`, across shadow roots. */
const languageOf = (element: Element): string => {
  for (let node: Element | null = element; node; node = parentOf(node)) {
    const lang = node.getAttribute('lang');
    if (lang && (node !== document.documentElement || !forced)) return lang;
  }
  return forced ?? fallback ?? 'en';
};

/** The language of `element`: the closest one that exists, English otherwise, and then with English formats too. */
export const localeOf = (element: Element): Locale => {
  let tag = languageOf(element);
  const [language = 'en'] = tag.toLowerCase().split(/[-_]/);
  const pack = [tag.toLowerCase(), language].find((key) => key in loaders) ?? 'en';
  if (pack === 'en' && (language !== 'en' || tag === 'en')) tag = 'en-GB';
  // Plain Arabic is read with European digits on the web; a region keeps its own.
  if (tag === 'ar') tag = 'ar-u-nu-latn';
  return { tag, pack, dir: /^(ar|he|fa|ur|ps|ckb|dv|yi)$/.test(pack) ? 'rtl' : 'ltr' };
};

/** The promise of a pack that is still on its way, otherwise undefined. A pack that cannot be loaded leaves English. */
export const pendingPack = ({ pack }: Locale): Promise<unknown> | undefined => {
  let found = packs.get(pack);
  const load = loaders[pack];
  if (!found && load) {
    found = load().then(
      (module) => packs.set(pack, module.default),
      () => packs.set(pack, {}),
    );
    packs.set(pack, found);
  }
  return found instanceof Promise ? found : undefined;
};

/** The strings in that language. A key that a pack lacks stays English. */
export const translate = <T extends object>({ pack }: Locale, { key, en }: Strings<T>): T => {
  const found = packs.get(pack);
  if (typeof found === 'function') return found(en) as T;
  return ((found as Record<string, object> | undefined)?.[key] as T) ?? en;
};

export { plural } from './plural.js';
