import { defineStrings } from '../../src/ui/localize.js';

/** Words of `<oriel-case-create>`. */
export const caseCreateStrings = defineStrings('caseCreate', {
  title: 'Create a case',
  submit: 'Create case',
  cancel: 'Cancel',
  stuck: 'Sending could not be prepared. Check the connection and try again.',

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

  loadFailed: 'The form could not be loaded',
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    caseCreate: typeof caseCreateStrings.en;
  }
}
