import type { OwnProfile } from '../../src/contract/viewer.js';
import { defineStrings } from '../../src/ui/localize.js';

const kinds: Record<OwnProfile['kind'], string> = {
  contact: 'Contact',
  consumer: 'Private customer',
  employee: 'Employee',
  member: 'Service organisation',
};

/** Words of the line that says which profile one acts as. */
export const profileSwitchStrings = defineStrings('profileSwitch', {
  hereAs: (who: string) => `You are here as ${who}`,
  nowAs: (who: string) => `You are now here as ${who}`,
  who: (name: string, detail: string) => `${name}, ${detail}`,
  change: 'Change',
  changeProfile: 'Change profile',
  kinds,
  refused: 'You cannot be here as that at the moment.',
  failed: 'That did not work. Try again.',
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    profileSwitch: typeof profileSwitchStrings.en;
  }
}
