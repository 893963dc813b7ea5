import { defineStrings, plural } from '../../src/ui/localize.js';

/** “Serial number” inside a sentence; abbreviations keep their capitals. */
const inside = (label: string): string =>
  /^\p{Lu}[^\p{Lu}]/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

/** Words of `<oriel-case-create>`; labels, hints and options of fields come from the case type. */
export const caseCreateStrings = defineStrings('caseCreate', {
  title: 'Create a case',
  submit: 'Create case',
  cancel: 'Cancel',
  stuck: 'Sending could not be prepared. Check the connection and try again.',
  characters: (used: string, most: string) => `${used} of ${most}`,
  choose: 'Choose one',
  lockedHere: 'Set by this page',
  lockedByItem: 'Follows from the item',
  lockedLoading: 'Loading',
  optionHint: (label: string, hint: string) => `${label}: ${inside(hint)}`,

  who: 'Who is this case for?',
  myself: 'Myself',
  chooseParty: 'Choose whom the case is for',
  /** Before what else is known of somebody: how the viewer comes to act for them. */
  relations: {
    household: 'Your household',
    represented: 'You represent them',
    customer: 'Customer',
    account: 'Account',
    organization: 'Organisation',
  } as Record<string, string>,

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
  enter: (label: string) => (label.endsWith('?') ? `Answer “${label}”` : `Enter the ${inside(label)}`),
  pick: (label: string) => (label.endsWith('?') ? `Answer “${label}”` : `Choose the ${inside(label)}`),
  tick: (label: string) => `Tick “${label}”`,
  tooLong: (by: number) => plural('en', by, { one: 'Take out # character', other: 'Take out # characters' }),
  tooSmall: (min: string) => `Enter ${min} or more`,
  tooLarge: (max: string) => `Enter ${max} or less`,
  notANumber: 'Enter a number',
  filesWrong: 'Remove the files that cannot be attached, or try them again',
  signIn: 'Sign in',
  signedOutTitle: 'Sign in to create a case',
  signedOutText: 'A draft on this device is there when you are back.',

  forbiddenTitle: 'You cannot create cases here',
  forbiddenText: (who: string) => `${who} can tell you who may.`,
  administrator: (account: string) => `Your administrator at ${account} can give you access.`,
  offTitle: 'Cases cannot be created at the moment',
  offText: (name: string, phone: string, hours: string) =>
    [`Call ${name} on ${phone}`, hours].filter(Boolean).join(', '),
  offTextPlain: 'Come back a little later.',
  forbiddenPlain: 'The people who run this site can tell you who may.',
  loadFailed: 'The form could not be loaded',
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    caseCreate: typeof caseCreateStrings.en;
  }
}
