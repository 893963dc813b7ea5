import { type PackKeys, plural } from '../../localize.js';

export const time = {
  justNow: 'gerade eben',
  minutesAgo: (n) => `vor ${n} Min.`,
  hoursAgo: (n) => `vor ${n} Std.`,
  today: 'Heute',
  yesterday: 'Gestern',
} satisfies PackKeys['time'];

export const ui = {
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
  whenBack: 'Es wird geladen, sobald die Verbindung wieder steht.',
} satisfies PackKeys['ui'];

export const controls = {
  search: 'Suchen',
  searching: 'Wird gesucht',
  nothingFound: (query) => `Nichts passt zu „${query}“`,
  chooseFiles: 'Dateien auswählen',
  orDrop: 'oder hierher ziehen. Sie können auch ein Bildschirmfoto einfügen.',
  remove: 'Entfernen',
  removeFile: (name) => `${name} entfernen`,
  uploaded: 'hochgeladen',
  ofSize: (done, total) => `${done} von ${total}`,
  pages: 'Seiten',
  previous: 'Zurück',
  next: 'Weiter',
  range: (from, to, total) => `${from}–${to} von ${total}`,
} satisfies PackKeys['controls'];

export const words = {
  optional: '(optional)',
  none: 'Keine Angabe',
  you: 'Sie',
  step: (word, step, of) => `${word}, Schritt ${step} von ${of}`,
  stepNext: (word) => `danach: ${word}`,
} satisfies PackKeys['words'];

export const setUp = {
  title: 'Dieser Teil der Seite ist nicht eingerichtet',
  text: 'Beheben kann es, wer diese Website betreibt. Bitte sagen Sie dort Bescheid.',
} satisfies PackKeys['setUp'];

export const signIn = { signIn: 'Anmelden' } satisfies PackKeys['signIn'];
