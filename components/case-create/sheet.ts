import type { PropertyValues } from 'lit';
import type { CaseType, Field } from '../../src/contract/case-type.js';
import type { Party, PartyReferences, Viewer } from '../../src/contract/viewer.js';
import type { HostController } from '../../src/state/index.js';
import { type Answer, Form, plain } from '../form/form.js';
import { begin } from './given.js';
import { PartyChoice } from './party-choice.js';

/** Attributes that say how the form begins. */
const giving = [
  'prefill',
  'lock',
  'hide',
  'soldProduct',
  'installBaseItem',
  'installBaseItems',
  'itemsParam',
  'productParam',
  'contact',
  'consumer',
];

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
      this.party.more = !!viewer.moreToActFor;
    }
    if (!type || !this.writer) return false;
    const before = this.form;
    const fresh = !before || another || before.type.id !== type.id;
    // The same question asked again is no reason to disturb who answers it.
    const begun = giving.some((name) => changed.has(name));
    if (!fresh && !begun && before.type.version === type.version) return false;
    const form = new Form(type, begin(this.#module));
    if (!fresh && before.dirty) form.restore(before.answers, before.items);
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
  /** Whom it is for was chosen. */
  choose(party: Party): void {
    this.party.choose(party);
    if (!this.form) return;
    this.form.dirty = true;
    delete this.form.faults['party'];
  }

  /** What the case names of whom it is for: what may be chosen for it depends on that. */
  get parties(): PartyReferences {
    return this.form?.parties ?? this.party.chosen?.as ?? {};
  }
  /** Asked here, not in a field of the type's own and not by the page. */
  get asksParty(): boolean {
    const { list, chosen, given } = this.party;
    const somebody = list.length > 1 || !chosen || (this.party.all.length > 1 && chosen.kind !== 'self');
    return somebody && list.length > 0 && !given.hidden && !this.form?.parties && !this.#typeAsks;
  }
  get #typeAsks(): boolean {
    return !!this.form?.field('contact') || !!this.form?.field('consumer');
  }
}
