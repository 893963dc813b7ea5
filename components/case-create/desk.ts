import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { Case } from '../../src/contract/case.js';
import type { CaseType, Field, LookupItem } from '../../src/contract/case-type.js';
import type { Party, Viewer } from '../../src/contract/viewer.js';
import { DraftDiscardedEvent } from '../../src/events/draft-discarded.js';
import { DraftRestoredEvent } from '../../src/events/draft-restored.js';
import { SignInRequestEvent } from '../../src/events/sign-in-request.js';
import type { HostController, OrielError } from '../../src/state/index.js';
import type { OutboxEntry } from '../../src/state/outbox.js';
import { translate } from '../../src/ui/localize.js';
import { uiStrings } from '../../src/ui/ui.strings.js';
import type { Announcer } from '../parts/announcer.js';
import type { OrielCaseCreate } from './case-create.js';
import { caseCreateStrings } from './case-create.strings.js';
import { DraftKeeper, type Kept } from './draft-keeper.js';
import { controlId } from './fields.js';
import { type Answer, type Answers, Form, type Given, names, plain, readPrefill } from './form.js';
import { Later } from './later.js';
import type { Links } from './links.js';
import { type Outcome, Sender } from './sender.js';

type Words = typeof caseCreateStrings.en;
/** What stands in place of the form. */
type Done =
  | { kind: 'created'; record: Case; earlier: boolean; files: number }
  | { kind: 'waiting' }
  | { kind: 'solved' };
/** Attributes that say how the form begins. */
const giving = ['prefill', 'lock', 'hide', 'soldProduct', 'installBaseItem', 'contact', 'consumer'];

/** What happens at the form: answers, draft, files, sending. The element shows what it says. */
export class Desk {
  form: Form | undefined;
  /** Who writes; still known after the sign-in has ended. */
  writer: Viewer | undefined;
  /** True when the case is for somebody else, who may not be chosen yet. */
  forOther = false;
  partyId: string | null = null;
  busy: false | 'files' | 'case' = false;
  /** Fields with a fault after a try to send, and what belongs to no field. */
  summary: { names: string[]; others: string[] } | undefined;
  error: OrielError | undefined;
  /** ms, of the draft that stands in the form again. */
  restoredAt: number | undefined;
  discarding = false;
  readonly drafts: DraftKeeper;
  readonly sender: Sender;
  readonly attachments: Later<{ module: typeof import('./attachments.js'); uploads: import('./uploads.js').Uploads }>;
  readonly references: Later<import('./references.js').References>;
  readonly suggestions: Later<import('./suggestions.js').Suggestions>;
  readonly #element: OrielCaseCreate;
  readonly #module: HostController;
  readonly #announcer: Announcer;
  readonly #confirmation: Later<typeof import('./confirmation.js')>;
  readonly #discard: Later<typeof import('./discard.js')>;
  #type: CaseType | undefined;
  #done: Done | undefined;
  #copied = false;
  #sent: string | null = null;
  #held = false;
  #queued = new Map<string, Kept>();
  #focus: string | undefined;
  #online = true;

  constructor(element: OrielCaseCreate, module: HostController, announcer: Announcer) {
    this.#element = element;
    this.#module = module;
    this.#announcer = announcer;
    this.drafts = new DraftKeeper(element, module);
    this.sender = new Sender(element, module, (sent) => this.#arrived(sent));
    this.attachments = new Later(element, async () => {
      const code = await import('./attachments.js');
      const uploads = new code.Uploads(module, (done) => {
        if (done) announcer.say(this.#t.attachments.done(done.file.name));
        element.requestUpdate();
      });
      return { module: code, uploads, styles: code.styles };
    });
    this.references = new Later(element, async () => {
      const code = await import('./references.js');
      return Object.assign(new code.References(module), { styles: code.styles });
    });
    this.suggestions = new Later(element, async () => {
      const code = await import('./suggestions.js');
      const found = (count: number): void => announcer.say(this.#t.suggestions.found(count));
      return Object.assign(new code.Suggestions(element, module, found), { styles: code.styles });
    });
    this.#confirmation = new Later(element, () => import('./confirmation.js'));
    this.#discard = new Later(element, () => import('./discard.js'));
    element.addController({
      hostDisconnected: () => {
        removeEventListener('beforeunload', this.#warn);
        this.suggestions.value?.stop();
        this.sender.waiting.value?.stop();
      },
      hostConnected: () => {
        // Back in the page: what was let go is taken up again.
        this.writer = undefined;
        this.#type = undefined;
      },
    });
  }

  get #t(): Words {
    return this.#element.t(caseCreateStrings);
  }
  get signedOut(): boolean {
    return this.#module.host?.session === 'signed-out';
  }
  get online(): boolean {
    return this.#module.host?.online !== false;
  }
  get files(): import('./uploads.js').Upload[] {
    return this.attachments.value?.uploads.items ?? [];
  }
  get wantsFiles(): boolean {
    return !this.#module.setting('hide-attachments', false);
  }
  get parties(): readonly Party[] {
    return this.writer?.mayActFor ?? [];
  }
  get party(): Party | undefined {
    return this.forOther ? this.parties.find(({ id }) => id === this.partyId) : undefined;
  }
  /** What the page or the instance says in place of our words. */
  words(name: string, standard: string): string {
    return this.#module.setting(name, standard);
  }
  /** Something would be lost by leaving. */
  get dirty(): boolean {
    return !!this.form?.dirty || this.files.length > 0;
  }
  /** What the page says about the person it is for. */
  partyGiven(): { locked: boolean; hidden: boolean } {
    const id = this.#given('contact') || this.#given('consumer');
    const named = (list: string): boolean => ['contact', 'consumer'].some((name) => names(this.#given(list)).has(name));
    return { locked: !!id && named('lock'), hidden: named('hide') };
  }

  /** Before each rendering: the type, the person or the page's wishes may have changed. */
  sync(type: CaseType | undefined, changed: PropertyValues): void {
    const viewer = this.#module.host?.viewer;
    const another = !!viewer && viewer.id !== this.writer?.id;
    const begun = giving.some((name) => changed.has(name));
    if (viewer) this.writer = viewer;
    if (!type || !this.writer) return;
    if (!another && type === this.#type && !begun) return;
    const before = another && this.form && this.#type ? undefined : this.form;
    const other = before && before.type.id !== type.id;
    const fresh = !this.form || another || other;
    this.#type = type;
    if (fresh) {
      // Nobody sees what another person, or another form, was about.
      if (this.form) void this.drafts.leave();
      this.attachments.value?.uploads.clear();
      this.#clean();
      this.#done = undefined;
    }
    const form = new Form(type, this.#begin());
    if (before && !other && before.dirty) form.restore(before.answers);
    this.form = form;
    if (fresh || !form.dirty) this.#beginParty();
    if (fresh && this.writer.mayCreate) void this.#restore(form);
  }

  /** After each rendering: focus, and what waits for a line. */
  updated(): void {
    const { online } = this;
    if (online && !this.#online) {
      this.attachments.value?.uploads.pump();
      if (this.#held) void this.submit();
    }
    this.#online = online;
    this.sender.waiting.value?.send();
    const { status } = this.drafts;
    const unsaved = this.dirty && !this.#done && (status === 'denied' || status === 'full' || this.drafts.filesLost);
    if (unsaved || this.busy) addEventListener('beforeunload', this.#warn);
    else removeEventListener('beforeunload', this.#warn);
    if (this.#focus) {
      const target = this.#element.shadowRoot?.querySelector<HTMLElement>(this.#focus);
      if (target) this.#focus = undefined;
      target?.focus();
    }
  }

  answer(field: Field, answer: Answer): void {
    this.form?.set(field.name, answer);
    if (field.name === 'shortDescription' && !this.#element.hideSuggestions) {
      void this.suggestions.load().then((found) => found?.ask(String(answer ?? '')));
    }
    this.changed();
  }
  leave(field: Field): void {
    const { form } = this;
    if (!form || (plain(form.answers[field.name]) === null && !form.judged.has(field.name) && !form.dirty)) return;
    form.judge(field.name);
    this.#element.requestUpdate();
  }
  choose(forOther: boolean, id: string | null): void {
    this.forOther = forOther;
    this.partyId = id;
    if (this.form) this.form.dirty = true;
    delete this.form?.faults.contact;
    this.changed();
  }

  /** The words of a record that only its id is known of. */
  async resolve(field: Field, id: string): Promise<void> {
    const references = await this.references.load();
    const item: LookupItem | null | undefined = await references?.resolve(field, id);
    if (item === undefined || this.form?.answers[field.name] !== id) return;
    this.form.answers[field.name] = item;
    this.#element.requestUpdate();
  }

  async addFiles(files: readonly File[]): Promise<void> {
    if (files.length === 0 || !this.form?.fileField || !this.wantsFiles) return;
    const code = await this.attachments.load();
    const added = code?.uploads.add(files) ?? [];
    if (added.length > 0) this.#announcer.say(this.#t.attachments.added(added.length));
    this.changed();
    for (const { id, file } of added) void this.drafts.addFile(id, file);
  }
  removeFile(id: string): void {
    const gone = this.files.find((item) => item.id === id);
    this.attachments.value?.uploads.remove(id);
    void this.drafts.removeFile(id);
    if (gone) this.#announcer.say(this.#t.attachments.removed(gone.file.name));
    if (this.form?.fileField) delete this.form.faults[this.form.fileField.name];
    // The button that had the focus is gone with its file.
    this.#focus = '.drop input';
    this.changed();
  }

  /** Something was changed: it is kept, and what sending needs is got while there is a line. */
  changed(): void {
    const { form } = this;
    if (!form) return;
    this.summary = this.summary && { ...this.summary, names: this.summary.names.filter((name) => form.faults[name]) };
    if (this.summary?.names.length === 0 && this.summary.others.length === 0) this.summary = undefined;
    this.#held = false;
    this.#keep();
    void this.#confirmation.load();
    void this.sender.waiting.load();
    this.#element.requestUpdate();
  }

  async submit(): Promise<boolean> {
    const { form } = this;
    if (!form || this.busy || this.#done || !this.writer?.mayCreate) return false;
    if (this.signedOut) {
      this.signIn();
      return false;
    }
    this.error = undefined;
    if (!this.#judge(form)) return false;
    this.busy = 'files';
    this.#element.requestUpdate();
    try {
      const uploads = this.attachments.value?.uploads;
      for (const { id, state } of uploads?.items ?? []) if (state === 'failed') uploads?.retry(id);
      await uploads?.settled();
      if (this.signedOut) return false;
      const files = this.wantsFiles ? (uploads?.ids ?? []) : [];
      const submission = {
        body: form.body(files, this.party),
        key: this.drafts.key,
        sent: this.#sent,
        files: (uploads?.unsent ?? []).map(({ file }) => file),
      };
      if (!this.online) return this.#finish(await this.sender.queue(submission), form);
      if (uploads?.unsent.length) {
        this.#judge(form);
        return false;
      }
      this.busy = 'case';
      this.#sent = JSON.stringify(submission.body);
      this.#keep();
      // What is sent stands on the disk before: sent again after a crash it is the same, with the same key.
      await this.drafts.flush();
      const outcome = await this.sender.send(submission);
      return this.#finish(outcome, form);
    } finally {
      this.busy = false;
      this.#element.requestUpdate();
    }
  }

  async reset(): Promise<void> {
    this.discarding = false;
    this.#done = undefined;
    this.form?.reset();
    this.attachments.value?.uploads.clear();
    this.#clean();
    this.#beginParty();
    this.#element.requestUpdate();
    await this.drafts.clear();
  }
  async discard(): Promise<void> {
    await this.reset();
    this.#element.dispatchEvent(new DraftDiscardedEvent());
    this.#announcer.say(this.#t.draft.discarded);
    this.#focus = 'h2';
    this.#element.requestUpdate();
  }
  askDiscard(asking: boolean): void {
    this.discarding = asking;
    if (asking) void this.#discard.load();
    this.#element.requestUpdate();
  }
  /** Back to an empty form. */
  async another(): Promise<void> {
    await this.reset();
    this.#focus = 'h2';
    this.#element.requestUpdate();
  }

  signIn(): void {
    if (this.#element.dispatchEvent(new SignInRequestEvent())) this.#module.host?.signedIn();
  }

  /** Puts a waiting case back into the form. */
  async edit(entry: OutboxEntry): Promise<void> {
    const submit = await this.sender.waiting.value?.take(entry);
    const { form } = this;
    if (!form || submit?.kind !== 'case') return;
    const { body } = submit;
    await this.reset();
    this.drafts.key = submit.key;
    const kept = this.#queued.get(entry.key);
    form.restore((kept?.answers as Answers) ?? { ...(body as unknown as Answers), ...(body.fields as Answers) });
    this.partyId = kept ? kept.party : (body.contact ?? body.consumer ?? null);
    this.forOther = this.parties.some(({ id }) => id === this.partyId);
    this.#focus = 'h2';
    await this.addFiles(submit.files ?? []);
    this.changed();
  }

  #given(name: string): string | undefined {
    return this.#module.setting<string | undefined>(name, undefined);
  }
  #begin(): Given {
    const prefill = { ...readPrefill(this.#given('prefill') as string | undefined) };
    for (const [name, attribute] of [
      ['soldProduct', 'sold-product'],
      ['installBaseItem', 'install-base-item'],
    ] as const) {
      const id = this.#given(attribute);
      if (id) prefill[name] = id;
    }
    return { prefill, lock: names(this.#given('lock')), hide: names(this.#given('hide')) };
  }
  #beginParty(): void {
    const id = this.#given('contact') ?? this.#given('consumer') ?? null;
    this.forOther = this.parties.some((party) => party.id === id);
    this.partyId = this.forOther ? id : null;
  }
  #clean(): void {
    this.#sent = null;
    this.#held = false;
    this.error = this.summary = this.restoredAt = undefined;
    this.sender.forget();
    this.suggestions.value?.stop();
  }

  get #name(): string {
    return ['case-create', this.form?.type.id, this.#given('sold-product'), this.#given('install-base-item')]
      .filter(Boolean)
      .join(':');
  }
  #keep(): void {
    if (this.form) this.drafts.save(this.#name, this.#kept(this.form));
  }
  #kept({ answers }: Form): Kept {
    return { answers, party: this.forOther ? this.partyId : null, sent: this.#sent };
  }

  async #restore(form: Form): Promise<void> {
    void this.sender.look();
    const content = await this.drafts.restore(this.#name);
    if (!content || this.form !== form) return;
    const { answers, party, sent } = content.values as unknown as Kept;
    form.restore(answers as Answers);
    this.forOther = this.parties.some(({ id }) => id === party);
    this.partyId = this.forOther ? party : null;
    this.#sent = sent;
    this.restoredAt = content.savedAt;
    if (content.files.length > 0) {
      const code = await this.attachments.load();
      code?.uploads.add(
        content.files.map(({ file }) => file),
        content.files.map(({ id }) => id),
      );
    }
    this.#element.dispatchEvent(new DraftRestoredEvent({ savedAt: new Date(content.savedAt).toISOString() }));
    this.#element.requestUpdate();
  }

  /** True when all can be sent; otherwise the faults are shown, and the first or their summary gets the focus. */
  #judge(form: Form): boolean {
    const found = form.judgeAll();
    const field = form.fileField;
    if (field && this.wantsFiles) {
      const wrong = this.files.some(({ state }) => state === 'refused' || (state === 'failed' && this.busy));
      if (wrong) form.faults[field.name] = { code: 'files' };
      else if (field.required && this.files.length === 0) form.faults[field.name] = { code: 'required' };
      if (form.faults[field.name]) found.push(field.name);
    }
    if (this.forOther && !this.party) {
      form.faults.contact = { code: 'required' };
      found.unshift('contact');
    }
    this.#point([...new Set(found)], []);
    return found.length === 0;
  }
  #point(found: string[], others: string[]): void {
    this.summary = found.length + others.length > 0 ? { names: found, others } : undefined;
    const [first] = found;
    if (found.length > 1 || others.length > 0) this.#focus = '.summary';
    else if (first) this.#focus = first === this.form?.fileField?.name ? '.drop input' : this.focusOf(first);
    this.#element.requestUpdate();
  }
  /** Where the focus goes for a field. */
  focusOf(name: string): string {
    if (name === this.form?.fileField?.name) return '.drop input';
    const id = controlId(name);
    return `#${id}, [name='${id}']`;
  }

  #finish(outcome: Outcome, form: Form): boolean {
    if (outcome.kind === 'failed') {
      const { error } = outcome;
      const { names: found, others } = form.refuse(error.fieldErrors);
      if (found.length > 0) this.#point(found, others);
      else {
        this.error = error;
        this.#focus = '.failure';
      }
      return false;
    }
    if (outcome.kind === 'held') {
      this.#held = true;
      return false;
    }
    const files = this.files.length;
    if (outcome.kind === 'queued') this.#queued.set(this.drafts.key, this.#kept(form));
    this.#done = outcome.kind === 'created' ? { ...outcome, files } : { kind: 'waiting' };
    void this.#confirmation.load();
    this.#focus = 'h2';
    this.attachments.value?.uploads.clear();
    this.#clean();
    form.reset();
    void this.drafts.clear();
    return true;
  }

  /** A case that waited has arrived. */
  #arrived({ key, record }: { key: string; record: Case }): void {
    const own = this.#queued.delete(key);
    this.#announcer.say(this.#t.createdSpoken(record.number));
    if (!own || this.#done?.kind !== 'waiting') return;
    this.#done = { kind: 'created', record, earlier: false, files: 0 };
    if (this.#element.matches(':focus-within')) this.#focus = 'h2';
  }

  readonly #warn = (event: Event): void => event.preventDefault();

  async #copy(number: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(number);
    } catch {
      return;
    }
    this.#copied = true;
    this.#announcer.say(this.#t.copied);
    setTimeout(() => {
      this.#copied = false;
      this.#element.requestUpdate();
    }, 2000);
  }

  /** What stands in place of the form once it is done; undefined while it is not, or its code is on its way. */
  renderOutcome(t: Words, links: Links): TemplateResult | undefined {
    const done = this.#done;
    if (!done || done.kind === 'waiting') return undefined;
    const code = this.#confirmation.get();
    if (!code) return html``;
    const onAnother = (): void => void this.another();
    if (done.kind === 'solved') return code.renderSolved(t, onAnother);
    return code.renderConfirmation({
      ...done,
      locale: this.#element.locale,
      t,
      module: this.#module.host?.module,
      copied: this.#copied,
      viewLink: links.toCase(done.record, 'btn primary', t.view),
      onCopy: () => void this.#copy(done.record.number),
      onAnother,
    });
  }
  get isWaiting(): boolean {
    return this.#done?.kind === 'waiting';
  }

  solved(): void {
    void this.reset();
    this.#done = { kind: 'solved' };
    this.#focus = 'h2';
  }

  renderDialogs(t: Words, links: Links): unknown {
    const close = translate(this.#element.locale, uiStrings).close;
    return html`${this.suggestions.value?.renderDialog(this.suggestionsView(t, links))}
    ${this.#discard.value?.renderDiscard(
      t,
      close,
      this.discarding,
      () => void this.discard(),
      () => this.askDiscard(false),
    )}`;
  }
  suggestionsView(t: Words, links: Links) {
    return {
      t,
      dirty: this.dirty,
      caseLink: (item: { id: string; number: string }, content: unknown) => links.toCase(item, 'suggestion', content),
      onSolved: () => this.solved(),
      onLeave: () => this.#element.shadowRoot?.querySelector<HTMLElement>(`#${controlId('shortDescription')}`)?.focus(),
    };
  }
}
