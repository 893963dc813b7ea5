import { type Pack, plural } from '../localize.js';

export default {
  ui: {
    justNow: 'gerade eben',
    minutesAgo: (n) => `vor ${n} Min.`,
    hoursAgo: (n) => `vor ${n} Std.`,
    today: 'Heute',
    yesterday: 'Gestern',
    optional: '(optional)',
    close: 'Schließen',
    tryAgain: 'Erneut versuchen',
    retryIn: (seconds) =>
      plural('de', seconds, {
        one: 'In # Sekunde versuchen wir es wieder.',
        other: 'In # Sekunden versuchen wir es wieder.',
      }),
    reference: (code) => `Referenz ${code}`,
    loading: 'Wird geladen',
    noAnswer: 'Der Dienst hat nicht geantwortet.',
    offline: 'Sie sind offline',
  },
} satisfies Pack;
