import type { Case } from '../../src/contract/case.js';
import { DraftDiscardedEvent } from '../../src/events/draft-discarded.js';
import { DraftRestoredEvent } from '../../src/events/draft-restored.js';
import type { HostController, OrielError } from '../../src/state/index.js';
import type { OutboxEntry } from '../../src/state/outbox.js';
import type { Locale } from '../../src/ui/localize.js';
import { controlSelector } from '../form/fields.js';
import type { Answer, Answers, Form } from '../form/form.js';
import { Later } from '../form/later.js';
import { LeaveGuard } from '../form/leave-guard.js';
import type { Announcer } from '../parts/announcer.js';
import { signIn } from '../parts/sign-in.js';
import type { OrielCaseCreate } from './case-create.js';
import { DraftKeeper, type Kept } from './draft-keeper.js';
import { FileChoice } from './file-choice.js';
import { Fitting, restoreParty } from './fitting.js';
import { judge, refuse } from './judge.js';
import { moreStrings } from './more.strings.js';
import { notices } from './notices.js';
import { Outcome } from './outcome.js';
import type { CaseReferences } from './references.js';
import { Sender, type Sent } from './sender.js';
import type { Sheet } from './sheet.js';

/** What happens with the form: draft, files, help, sending. Loaded when the form stands; the element shows what it says. */
export class Desk {
  busy: false | 'files' | 'case' = false;
  /** Fields with a fault after a try to send, and what belongs to no field. */
  summary: { names: string[]; others: string[] } | undefined;
  error: OrielError | undefined;
  /** ms, of the draft that stands in the form again. */
  restoredAt: number | undefined;
  discarding = false;
  readonly sheet: Sheet;
  /** Templates of what stands around the fields. */
  readonly notices = notices;
  readonly outcome: Outcome;
  readonly drafts: DraftKeeper;
  readonly sender: Sender;
  readonly files: FileChoice;
  readonly fitting: Fitting;
  readonly suggestions: Later<import('./suggestions.js').Suggestions>;
  readonly #element: OrielCaseCreate;
  readonly #module: HostController;
  readonly #announcer: Announcer;
  readonly discardCode: Later<typeof import('./discard.js')>;
  #sent: string | null = null;
  /** It goes by itself when the line is back, as long as the page stands: this browser keeps nothing. */
  held = false;
  #queued = new Map<string, Kept>();
  #focus: string | undefined;
  #ready = true;

  constructor(
    element: OrielCaseCreate,
    module: HostController,
    announcer: Announcer,
    sheet: Sheet,
    references: Later<CaseReferences>,
  ) {
    this.#element = element;
    this.#module = module;
    this.#announcer = announcer;
    this.sheet = sheet;
    this.outcome = new Outcome(element, module, announcer);
    this.drafts = new DraftKeeper(element, module);
    this.sender = new Sender(element, module, announcer, (sent) => this.#arrived(sent));
    this.files = new FileChoice(element, module, announcer, this.drafts);
    this.fitting = new Fitting(sheet, references, (dropped) => {
      if (dropped.length > 0) {
        this.say(element.t(moreStrings).dropped(dropped.join(', ')));
        this.changed();
      }
      element.requestUpdate();
    });
    this.suggestions = new Later(element, async () => {
      const code = await import('./suggestions.js');
      return Object.assign(new code.Suggestions(element, module, announcer), { styles: code.styles });
    });
    this.discardCode = new Later(element, () => import('./discard.js'));
    new LeaveGuard(element, () => !!this.busy || this.#unsaved);
    let left = false;
    element.addController({
      hostDisconnected: () => {
        left = true;
        this.suggestions.value?.stop();
        this.sender.waiting.value?.stop();
      },
      hostConnected: () => {
        if (!left) return;
        // Back in the page: the draft that was let go is taken up again.
        if (this.form?.dirty) void this.drafts.restore(this.#name);
        if (this.form) void this.sender.look();
      },
    });
    this.#start();
  }

  get locale(): Locale {
    return this.#element.locale;
  }
  get form(): Form | undefined {
    return this.sheet.form;
  }

  get signedOut(): boolean {
    return this.#module.host?.session === 'signed-out';
  }
  get online(): boolean {
    return this.#module.host?.online !== false;
  }
  /** Something would be lost by leaving. */
  get dirty(): boolean {
    return !!this.form?.dirty || this.files.items.length > 0;
  }
  get #unsaved(): boolean {
    const { off, status, filesLost } = this.drafts;
    return this.dirty && !this.outcome.done && (off || status === 'denied' || status === 'full' || filesLost);
  }

  /** Another form, or another person: nobody sees what the one before was about. */
  fresh(): void {
    this.leave();
    this.#start();
  }
  /** The form is let go; its draft stays for its writer. */
  leave(): void {
    void this.drafts.leave();
    this.files.clear();
    this.#clean();
    this.outcome.done = undefined;
  }
  #start(): void {
    const { form, writer } = this.sheet;
    if (!form || !writer?.mayCreate) return;
    // What was typed before this code was there is not taken away by what was typed last week.
    if (form.dirty) this.changed();
    else void this.#restore(form);
    void this.fitting.begin();
  }
  say(text: string): void {
    this.#announcer.say(text);
  }

  /** After each rendering: focus, and what waits for a line. */
  updated(): void {
    if (this.sheet.writer?.mayCreate) void this.fitting.begin();
    const ready = this.online && !this.signedOut;
    const back = ready && !this.#ready;
    this.#ready = ready;
    if (!back && !this.#focus) return;
    // Not within the update that this is the end of.
    queueMicrotask(() => {
      if (back) {
        this.files.uploads?.pump();
        this.sender.waiting.value?.send();
        if (this.held) void this.submit();
      }
      if (!this.#focus) return;
      const target = this.#element.shadowRoot?.querySelector<HTMLElement>(this.#focus);
      if (target) this.#focus = undefined;
      target?.focus();
    });
  }

  /** The subject says what may help. */
  suggest(subject: Answer): void {
    if (!this.#element.hideSuggestions) void this.suggestions.load().then((found) => found?.ask(String(subject ?? '')));
  }

  async addFiles(files: readonly File[]): Promise<void> {
    if (files.length === 0 || !this.form?.fileField || this.files.hidden) return;
    await this.files.add(files);
    this.changed();
  }
  removeFile(id: string): void {
    this.files.remove(id);
    if (this.form?.fileField) delete this.form.faults[this.form.fileField.name];
    // The button that had the focus is gone with its file.
    this.#focus = '.drop input';
    this.changed();
  }

  /** Something was changed: it is kept. */
  changed(): void {
    const { form } = this;
    if (!form) return;
    this.summary = this.summary && { ...this.summary, names: this.summary.names.filter((name) => form.faults[name]) };
    if (this.summary?.names.length === 0 && this.summary.others.length === 0) this.summary = undefined;
    this.held = false;
    this.#keep();
    this.#prepare();
    this.#element.requestUpdate();
  }
  /** What sending needs is got while there is a line. */
  #prepare(): void {
    this.outcome.prepare();
    void this.sender.waiting.load();
  }

  async submit(): Promise<boolean> {
    const { form } = this;
    if (!form || this.busy || this.outcome.done || !this.sheet.writer?.mayCreate) return false;
    if (this.signedOut) {
      signIn(this.#element, this.#module.host);
      return false;
    }
    this.error = undefined;
    if (!this.#judge(form)) return false;
    this.busy = 'files';
    this.#element.requestUpdate();
    try {
      const { uploads } = this.files;
      for (const { id, state } of uploads?.items ?? []) if (state === 'failed') uploads?.retry(id);
      await uploads?.settled();
      if (this.signedOut) return false;
      const files = this.files.hidden ? [] : (uploads?.ids ?? []);
      const submission = {
        body: form.body(files, this.sheet.party.chosen?.as),
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
    this.outcome.done = undefined;
    this.form?.reset();
    this.files.clear();
    this.#clean();
    this.sheet.party.begin();
    this.#element.requestUpdate();
    await this.drafts.clear();
  }
  async discard(): Promise<void> {
    await this.another();
    this.#element.dispatchEvent(new DraftDiscardedEvent());
    this.#announcer.say(this.discardCode.value?.discardedWord(this.#element.locale) ?? '');
  }
  askDiscard(asking: boolean): void {
    this.discarding = asking;
    if (asking) void this.discardCode.load();
    this.#element.requestUpdate();
  }
  /** Back to an empty form. */
  async another(): Promise<void> {
    await this.reset();
    this.#focus = 'h2';
    this.#element.requestUpdate();
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
    const items = kept?.items ?? body.affectedItems?.map((id) => ({ id, label: '' }));
    form.restore((kept?.answers as Answers) ?? { ...(body as unknown as Answers), ...(body.fields as Answers) }, items);
    restoreParty(this.sheet.party, kept ? kept.party?.as : body, kept?.party);
    this.#focus = 'h2';
    await this.addFiles(submit.files ?? []);
    this.changed();
  }

  #given(name: string): string | undefined {
    return this.#module.setting(name);
  }
  #clean(): void {
    this.#sent = null;
    this.held = false;
    this.error = this.summary = this.restoredAt = undefined;
    this.sender.forget();
    this.suggestions.value?.stop();
  }

  get #name(): string {
    const given = ['sold-product', 'install-base-item', 'install-base-items'].map((name) => this.#given(name));
    return ['case-create', this.form?.type.id, ...given].filter(Boolean).join(':');
  }
  #keep(): void {
    if (this.form) this.drafts.save(this.#name, this.#kept(this.form));
  }
  #kept({ answers, items }: Form): Kept {
    return { answers, items, party: this.sheet.party.chosen ?? null, sent: this.#sent };
  }

  async #restore(form: Form): Promise<void> {
    void this.sender.look();
    const content = await this.drafts.restore(this.#name);
    if (!content || this.form !== form) return;
    const { answers, items, party, sent } = content.values as unknown as Kept;
    form.restore(answers as Answers, items);
    if (party) restoreParty(this.sheet.party, party.as, party);
    this.#sent = sent;
    this.restoredAt = content.savedAt;
    await this.files.restore(content.files);
    this.#prepare();
    this.#element.dispatchEvent(new DraftRestoredEvent({ savedAt: new Date(content.savedAt).toISOString() }));
    this.#element.requestUpdate();
  }

  /** True when all can be sent; otherwise the faults are shown, and the first or their summary gets the focus. */
  #judge(form: Form): boolean {
    const found = judge(form, this.files, this.sheet, !!this.busy);
    this.#point(found, []);
    return found.length === 0;
  }
  #point(found: string[], others: string[]): void {
    this.summary = found.length + others.length > 0 ? { names: found, others } : undefined;
    const [first] = found;
    if (found.length > 1 || others.length > 0) this.#focus = '.summary';
    else if (first) this.#focus = controlSelector(first, this.form);
    this.#element.requestUpdate();
  }
  #finish(outcome: Sent, form: Form): boolean {
    if (outcome.kind === 'unwanted') return false;
    if (outcome.kind === 'failed') {
      const { error } = outcome;
      const { names: found, others } = refuse(form, error.fieldErrors, this.sheet.asksParty);
      if (found.length > 0) this.#point(found, others);
      else if (error.status === 401) this.#focus = '.sign-in';
      else {
        this.error = error;
        this.#focus = '.failure';
      }
      return false;
    }
    if (outcome.kind === 'held') {
      this.held = true;
      return false;
    }
    const files = this.files.items.length;
    if (outcome.kind === 'queued') this.#queued.set(this.drafts.key, this.#kept(form));
    this.outcome.done = outcome.kind === 'created' ? { ...outcome, files } : { kind: 'waiting' };
    this.outcome.prepare();
    this.#focus = 'h2';
    this.files.clear();
    this.#clean();
    form.reset();
    void this.drafts.clear();
    return true;
  }

  /** A case that waited has arrived. */
  #arrived({ key, record }: { key: string; record: Case }): void {
    const own = this.#queued.delete(key);
    if (!own || this.outcome.done?.kind !== 'waiting') return;
    this.outcome.done = { kind: 'created', record, earlier: false, files: 0 };
    if (this.#element.matches(':focus-within')) this.#focus = 'h2';
  }

  solved(): void {
    void this.reset();
    this.outcome.done = { kind: 'solved' };
    this.#focus = 'h2';
  }
}
