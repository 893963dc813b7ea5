/** What must be right before a form is sent. */

import type { Form } from '../form/form.js';
import type { FileChoice } from './file-choice.js';
import type { Sheet } from './sheet.js';

/** Judges answers, files and person; answers the names of what is wrong, in the order of the form. */
export const judge = (form: Form, files: FileChoice, sheet: Sheet, sending: boolean): string[] => {
  const found = form.judgeAll();
  const field = form.fileField;
  if (field && !files.hidden) {
    // While it is not sent yet, a failed upload is tried once more first.
    const wrong = files.items.some(({ state }) => state === 'refused' || (state === 'failed' && sending));
    if (wrong) form.faults[field.name] = { code: 'files' };
    else if (field.required && files.items.length === 0) form.faults[field.name] = { code: 'required' };
    if (form.faults[field.name]) found.push(field.name);
  }
  if (sheet.asksParty && !sheet.party.chosen) {
    form.faults['party'] = { code: 'required' };
    found.unshift('party');
  }
  return found;
};

/** The field that a pointer of the server speaks of; `party`: whom the case is for. */
const placeOf = (form: Form, pointer: string): string => {
  const [first = '', second = ''] = pointer.replace(/^\//, '').split('/');
  if (first === 'fields') return second;
  if (first === 'attachments') return form.fileField?.name ?? '';
  if (first === 'affectedItems') return 'installBaseItem';
  const party = ['account', 'contact', 'consumer', 'household', 'requestorOrg'].includes(first);
  return party && !form.field(first) ? 'party' : first;
};

/** What the server found, put at its field; answers the names of fields and what belongs to none. */
export const refuse = (
  form: Form,
  errors: readonly { pointer: string; message: string }[],
  asksParty: boolean,
): { names: string[]; others: string[] } => {
  const shown = [...(asksParty ? ['party'] : []), ...form.fields.map(({ name }) => name)];
  const others: string[] = [];
  for (const { pointer, message } of errors) {
    const name = placeOf(form, pointer);
    if (shown.includes(name)) form.faults[name] = { code: 'server', message };
    else others.push(message);
  }
  return { names: shown.filter((name) => form.faults[name]), others };
};
