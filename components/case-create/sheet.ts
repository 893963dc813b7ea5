import type { PropertyValues } from 'lit';
import type { CaseType, Field } from '../../src/contract/case-type.js';
import type { Viewer } from '../../src/contract/viewer.js';
import type { HostController } from '../../src/state/index.js';
import { type Answer, begin, Form, plain } from './form.js';
import { PartyChoice } from './party-choice.js';

/** Attributes that say how the form begins. */
const giving = ['prefill', 'lock', 'hide', 'soldProduct', 'installBaseItem', 'contact', 'consumer'];

/** What is asked, of whom, and what was answered: all that the form needs to stand. What happens with it is the desk's. */
export class Sheet {
  form: Form | undefined;
  /** Who writes; still known after the sign-in has ended. */
  writer: Viewer | undefined;
  readonly party: PartyChoice;
  readonly #module: HostController;

  constructor(module: HostController) {
    this.#module = module;
    this.party = new PartyChoice(module);
  }

  /**
   * Before each rendering: the type, the person or the page's wishes may have changed. True when another form stands now, of
   * which nobody may see what the one before was about.
   */
  sync(type: CaseType | undefined, changed: PropertyValues): boolean {
    const viewer = this.#module.host?.viewer;
    const another = !!viewer && viewer.id !== this.writer?.id;
    if (viewer) {
      this.writer = viewer;
      this.party.all = viewer.mayActFor;
    }
    if (!type || !this.writer) return false;
    const before = this.form;
    const fresh = !before || another || before.type.id !== type.id;
    // The same question asked again is no reason to disturb who answers it.
    const begun = giving.some((name) => changed.has(name));
    if (!fresh && !begun && before.type.version === type.version) return false;
    const form = new Form(type, begin(this.#module));
    if (!fresh && before.dirty) form.restore(before.answers);
    this.form = form;
    if (fresh || !form.dirty) this.party.begin();
    return fresh;
  }

  answer(field: Field, answer: Answer): void {
    this.form?.set(field.name, answer);
  }
  /** Judges a field that is left, unless nobody has touched anything. */
  leave({ name }: Field): void {
    const { form } = this;
    if (!form || (plain(form.answers[name]) === null && !form.judged.has(name) && !form.dirty)) return;
    form.judge(name);
  }
  /** Somebody else was chosen, or oneself; `id` when it is known who. */
  choose(forOther: boolean, id?: string): void {
    this.party.chooseOther(forOther);
    if (id) this.party.choose(id);
    if (!this.form) return;
    this.form.dirty = true;
    delete this.form.faults['contact'];
  }
}
