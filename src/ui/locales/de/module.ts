import type { PackKeys } from '../../localize.js';

export const profileSwitch = {
  hereAs: (who) => `Sie sind hier als ${who}`,
  nowAs: (who) => `Sie sind jetzt hier als ${who}`,
  who: (name, detail) => `${name}, ${detail}`,
  change: 'Wechseln',
  changeProfile: 'Profil wechseln',
  kinds: {
    contact: 'Kontakt',
    consumer: 'Privatkunde',
    employee: 'Angestellt',
    member: 'Serviceorganisation',
  },
  refused: 'Als dieses Profil können Sie zurzeit nicht hier sein.',
  failed: 'Das hat nicht geklappt. Versuchen Sie es noch einmal.',
} satisfies PackKeys['profileSwitch'];
