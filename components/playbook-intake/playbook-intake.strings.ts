import { defineStrings } from '../../src/ui/localize.js';

/** Words of `<oriel-playbook-intake>`; what is asked comes from the playbook. */
export const playbookIntakeStrings = defineStrings('playbookIntake', {
  start: 'Start',
  startNew: 'Start a new one',
  stuck: 'It could not be started. Check the connection and try again.',
  loadFailed: 'The questions could not be loaded',
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    playbookIntake: typeof playbookIntakeStrings.en;
  }
}
