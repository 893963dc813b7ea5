import { type PackKeys, plural } from '../../localize.js';

export const form = {
  characters: (used, most) => `${used} von ${most}`,
  choose: 'Bitte wählen',
  lockedHere: 'Von dieser Seite vorgegeben',
  lockedByItem: 'Ergibt sich aus dem Gerät',
  lockedLoading: 'Wird geladen',
  optionHint: (label, hint) => `${label}: ${hint}`,
  enter: (label) => `Füllen Sie „${label}“ aus`,
  pick: (label) => `Wählen Sie „${label}“ aus`,
  tick: (label) => `Haken Sie „${label}“ an`,
  tooLong: (by) => plural('de', by, { one: 'Kürzen Sie um # Zeichen', other: 'Kürzen Sie um # Zeichen' }),
  tooSmall: (min) => `Geben Sie mindestens ${min} ein`,
  tooLarge: (max) => `Geben Sie höchstens ${max} ein`,
  notANumber: 'Geben Sie eine Zahl ein',
  filesWrong: 'Entfernen Sie Dateien, die nicht angehängt werden können, oder versuchen Sie es mit ihnen noch einmal',
  known: {
    shortDescription: 'Geben Sie einen Betreff ein',
    description: 'Beschreiben Sie, was geschieht',
    priority: 'Wählen Sie eine Priorität',
    category: 'Wählen Sie eine Kategorie',
    product: 'Wählen Sie das Produkt, um das es geht',
    soldProduct: 'Wählen Sie das Produkt, um das es geht',
    installBaseItem: 'Wählen Sie das Gerät, um das es geht',
  },
} satisfies PackKeys['form'];

export const attachments = {
  waiting: (size) => `${size}, wartet`,
  waitsForLine: (size) => `${size}, wird gesendet, sobald Sie online sind`,
  tooLarge: (size, most) => `${size} sind zu groß. Höchstens ${most} je Datei.`,
  tooMany: (n) => plural('de', n, { one: 'Höchstens # Datei.', other: 'Höchstens # Dateien.' }),
  empty: 'Die Datei ist leer.',
  type: (types) => `Diese Art von Datei geht nicht. Möglich: ${types}.`,
  types: { image: 'Bilder', video: 'Videos', audio: 'Ton', text: 'Text' },
  failed: 'Die Datei wurde nicht hochgeladen.',
  added: (n) => plural('de', n, { one: '# Datei hinzugefügt', other: '# Dateien hinzugefügt' }),
  removed: (name) => `${name} entfernt`,
  done: (name) => `${name} hochgeladen`,
} satisfies PackKeys['attachments'];

export const problems = {
  signedOutTitle: 'Melden Sie sich an, um einen Fall anzulegen',
  signedOutText: 'Was Sie schon geschrieben haben, ist da, wenn Sie zurück sind.',
  forbiddenTitle: 'Sie können hier keine Fälle anlegen',
  forbiddenText: (who) => `${who} sagt Ihnen, wer es darf.`,
  administrator: (account) => `Ihre Administration bei ${account} kann Sie freischalten.`,
  offTitle: 'Fälle können im Moment nicht angelegt werden',
  offText: (name, phone, hours) => [`Rufen Sie ${name} an: \u2066${phone}\u2069`, hours].filter(Boolean).join(', '),
  offTextPlain: 'Kommen Sie etwas später wieder.',
  forbiddenPlain: 'Die Betreiber dieser Seite sagen Ihnen, wer es darf.',
} satisfies PackKeys['problems'];
