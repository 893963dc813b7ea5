import { defineStrings } from '../../src/ui/localize.js';

/** Words of `<oriel-playbook-intake>`; what is asked comes from the playbook. */
export const playbookIntakeStrings = defineStrings('playbookIntake', {
  start: 'Start',
  startNew: 'Start a new one',
  goOn: 'Continue',
  begun: 'You have already begun',
  lastSaved: (when: string) => `Last saved: ${when}`,
  done: (settled: string, known: string, open: boolean) => `${settled} of ${open ? 'about ' : ''}${known} steps done`,
  stuck: 'It could not be started. Check the connection and try again.',
  signIn: 'Sign in',
  signedOutTitle: 'Sign in to start',
  signedOutText: 'What you have answered before is there when you are back.',
  forbiddenTitle: 'You cannot create cases here',
  forbiddenText: 'The people who run this site can tell you who may.',
  offTitle: 'This is not offered at the moment',
  offText: 'Come back a little later.',
  loadFailed: 'The questions could not be loaded',
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    playbookIntake: typeof playbookIntakeStrings.en;
  }
}
