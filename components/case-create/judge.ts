/** What the page gives a form to begin with, and what must be right before it is sent. */
import type { HostController } from '../../src/state/index.js';
import type { FileChoice } from './file-choice.js';
import { type Form, type Given, names, readPrefill } from './form.js';
import type { PartyChoice } from './party-choice.js';

const products = [
  ['soldProduct', 'sold-product'],
  ['installBaseItem', 'install-base-item'],
] as const;

/** Answers that the page fills in, and what it locks or hides of them. */
export const begin = (module: HostController): Given => {
  const given = (name: string): string | undefined => module.setting<string | undefined>(name, undefined);
  const prefill = { ...readPrefill(given('prefill')) };
  for (const [name, attribute] of products) {
    const id = given(attribute);
    if (id) prefill[name] = id;
  }
  return { prefill, lock: names(given('lock')), hide: names(given('hide')) };
};

/** Judges answers, files and person; answers the names of what is wrong, in the order of the form. */
export const judge = (form: Form, files: FileChoice, party: PartyChoice, sending: boolean): string[] => {
  const found = form.judgeAll();
  const field = form.fileField;
  if (field && !files.hidden) {
    // While it is not sent yet, a failed upload is tried once more first.
    const wrong = files.items.some(({ state }) => state === 'refused' || (state === 'failed' && sending));
    if (wrong) form.faults[field.name] = { code: 'files' };
    else if (field.required && files.items.length === 0) form.faults[field.name] = { code: 'required' };
    if (form.faults[field.name]) found.push(field.name);
  }
  if (party.forOther && !party.chosen) {
    form.faults['contact'] = { code: 'required' };
    found.unshift('contact');
  }
  return found;
};
