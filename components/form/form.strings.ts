import { defineStrings, plural } from '../../src/ui/localize.js';

/** “Serial number” inside a sentence; abbreviations keep their capitals. */
const inside = (label: string): string =>
  /^\p{Lu}[^\p{Lu}]/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

/** Words around fields; labels, hints and options come from the case type. */
export const formStrings = defineStrings('form', {
  characters: (used: string, most: string) => `${used} of ${most}`,
  choose: 'Choose one',
  lockedHere: 'Set by this page',
  lockedByItem: 'Follows from the item',
  lockedLoading: 'Loading',
  optionHint: (label: string, hint: string) => `${label}: ${inside(hint)}`,
  enter: (label: string) => (label.endsWith('?') ? `Answer “${label}”` : `Enter the ${inside(label)}`),
  pick: (label: string) => (label.endsWith('?') ? `Answer “${label}”` : `Choose the ${inside(label)}`),
  tick: (label: string) => `Tick “${label}”`,
  tooLong: (by: number) => plural('en', by, { one: 'Take out # character', other: 'Take out # characters' }),
  tooSmall: (min: string) => `Enter ${min} or more`,
  tooLarge: (max: string) => `Enter ${max} or less`,
  notANumber: 'Enter a number',
  filesWrong: 'Remove the files that cannot be attached, or try them again',
  /** What to do, per well-known field and then by kind; the label is the case type’s own. */
  known: {
    shortDescription: 'Enter a subject',
    description: 'Describe what happens',
    priority: 'Choose a priority',
    category: 'Choose a category',
    product: 'Choose the product the case is about',
    soldProduct: 'Choose the product the case is about',
    installBaseItem: 'Choose the item the case is about',
  } as Record<string, string>,
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    form: typeof formStrings.en;
  }
}
