/** What must be right before a form is sent. */
import type { FileChoice } from './file-choice.js';
import type { Form } from './form.js';
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
