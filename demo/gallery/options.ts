/** What the gallery can set around a scene; all of it travels in the address. */
import type { StageOptions } from './stage.js';

export const themes = { light: 'Light', dark: 'Dark', system: 'System' } as const;
export const directions = { ltr: 'Left to right', rtl: 'Right to left' } as const;
export const locales = { en: 'English', de: 'Deutsch', ar: 'العربية', pseudo: 'Pseudo, +40 %' } as const;
export const widths = { 360: '360', 560: '560', 720: '720', 960: '960', full: 'Full' } as const;
export const densities = { compact: 'Compact', comfortable: 'Comfortable', spacious: 'Spacious' } as const;
/** Accents of quite different sites; the first is the suite's own. */
export const accents = {
  own: ['Oriel', undefined],
  navy: ['Private bank', 'oklch(0.35 0.08 258)'],
  magenta: ['Streaming', 'oklch(0.66 0.25 345)'],
  orange: ['Manufacturer', 'oklch(0.74 0.17 58)'],
  royal: ['Public agency', 'oklch(0.4 0.16 262)'],
  green: ['Insurance', 'oklch(0.44 0.08 190)'],
  yellow: ['Hardware shop', 'oklch(0.88 0.18 98)'],
} as const satisfies Record<string, readonly [string, string | undefined]>;

export interface Choice {
  scene: string;
  theme: keyof typeof themes;
  dir: keyof typeof directions;
  locale: keyof typeof locales;
  width: `${keyof typeof widths}`;
  density: keyof typeof densities;
  accent: keyof typeof accents;
}

export const standard: Choice = {
  scene: '',
  theme: 'system',
  dir: 'ltr',
  locale: 'en',
  width: globalThis.innerWidth < 1040 ? 'full' : '960',
  density: 'comfortable',
  accent: 'own',
};

const known: Record<string, object> = {
  theme: themes,
  dir: directions,
  locale: locales,
  width: widths,
  density: densities,
  accent: accents,
};

/** Reads `?scene=case-list/empty&theme=dark…`; what is not known is left out. */
export const read = (search: string): Choice => {
  const choice: Record<string, string> = { ...standard };
  for (const [name, value] of new URLSearchParams(search)) {
    if (name === 'scene' || (known[name] && value in known[name])) choice[name] = value;
  }
  return choice as unknown as Choice;
};

/** The address of a choice, with what differs from the standard only. */
export const addressOf = (choice: Choice): string => {
  const parts = Object.entries(choice).filter(([name, value]) => value && value !== standard[name as keyof Choice]);
  return `?${parts.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2F', '/')}`).join('&')}`;
};

export const stageOptions = (choice: Choice): StageOptions => ({
  theme: choice.theme === 'system' ? undefined : choice.theme,
  dir: choice.dir,
  locale: choice.locale === 'pseudo' ? 'en-XA' : choice.locale,
  width: choice.width === 'full' ? undefined : Number(choice.width),
  density: choice.density,
  accent: accents[choice.accent][1],
});
