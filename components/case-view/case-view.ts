import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Case } from '../../src/contract/case.js';
import { getCase } from '../../src/contract/wire.js';
import { CaseCreateRequestEvent } from '../../src/events/case-create-request.js';
import { CaseListRequestEvent } from '../../src/events/case-list-request.js';
import { CaseQueuedEvent } from '../../src/events/case-queued.js';
import { CommentAddedEvent } from '../../src/events/comment-added.js';
import { DraftDiscardedEvent } from '../../src/events/draft-discarded.js';
import { DraftRestoredEvent } from '../../src/events/draft-restored.js';
import { RecordSelectEvent } from '../../src/events/record-select.js';
import { SignInRequestEvent } from '../../src/events/sign-in-request.js';
import { HostController, QueryController } from '../../src/state/index.js';
import { OrielElement } from '../../src/ui/element.js';
import { arrowDown, chevronDown, inbox } from '../../src/ui/icons.js';
import { Announcer } from '../parts/announcer.js';
import { type AsyncView, renderAsync, stateView } from '../parts/async-view.js';
import type { MenuChooseEvent } from '../parts/menu.js';
import { ActionController } from './actions.js';
import { ActivityController, type CaseLog } from './activity.js';
import { type HeadOptions, renderBack, renderHead, renderNotice, renderSteps } from './case-head.js';
import { strings } from './case-view.strings.js';
import { caseViewStyles } from './case-view.styles.js';
import { Copy } from './copy.js';
import { recordHref, renderDetails } from './facts.js';
import { PageCase } from './page-case.js';
import { problems, shown } from './problems.js';
import { ReplyController } from './reply.js';
import { renderReply } from './reply-view.js';
import { caseTypeOf, helpAfter } from './side-questions.js';
import { skeleton, streamSkeleton } from './skeleton.js';
import { renderStream } from './stream-view.js';
import { Width } from './width.js';

type Order = 'oldest' | 'newest';
/**
 * @summary One case: where it stands, what was said, what can be done.
 *
 * @fires oriel-case-list-request - The way back was chosen; canceled: the page leads there in its own way
 * @fires oriel-case-action-request - An action is about to be taken; canceled: it is not
 * @fires oriel-case-acted - An action was taken
 * @fires oriel-comment-added - A reply was added
 * @fires oriel-case-queued - A reply waits to be sent
 * @fires oriel-record-select - A related record was chosen; canceled: its link is not followed
 * @fires oriel-case-create-request - On a closed case: somebody wants to create a new one; canceled: the link is not followed
 * @fires oriel-draft-restored - What was written earlier stands in the field again
 * @fires oriel-draft-discarded - What was written was thrown away by its writer
 * @fires oriel-sign-in-request - Somebody who is not signed in wants to be; not canceled: the page is asked for a token again
 * @fires oriel-widget-ready - The first content stands
 * @fires oriel-widget-error - The case cannot be shown
 * @csspart base - Everything
 * @csspart back - The way back
 * @csspart header - Number, subject, actions
 * @csspart number - Number of the case; a press copies it
 * @csspart actions - Watch and menu
 * @csspart stepper - Where the case stands
 * @csspart banner - What the case asks for, what went wrong
 * @csspart details - The details, beside, above or folded
 * @csspart facts - Names and values in them
 * @csspart activity - Entries and the place to reply
 * @csspart stream - The entries
 * @csspart composer - The frame of the reply
 * @csspart send - The button that sends
 * @csspart ended - In place of the composer when nothing can be written
 * @csspart state - The words in place of a case: not found, failed, signed out
 * @csspart dialog - A question before an action, or a picture
 * @csspart field - What a question asks for
 */
export class OrielCaseView extends OrielElement {
  static override styles = [OrielElement.styles, caseViewStyles];

  readonly #module = new HostController(this);
  readonly #announcer = new Announcer(this);
  readonly #page = new PageCase(this, () => this.caseParam);
  readonly #width = new Width(this);
  readonly #copy = new Copy(this);

  /** Number or id of the case. */
  @property() case?: string;
  /** Name of the parameter of the page's address that holds the case: `case` for `?case=CS0001001`, `#case` for `#case=CS0001001`. */
  @property({ attribute: 'case-param' }) caseParam?: string;
  /** Component instance of the module. */
  @property() instance?: string;
  /** Address of the list of cases; without it there is no way back. */
  @property({ attribute: 'list-href' }) listHref?: string;
  /** Words of the way back. Default: Cases. */
  @property({ attribute: 'list-label' }) listLabel?: string;
  /** Address of a form for a new case, offered on a closed one. */
  @property({ attribute: 'create-href' }) createHref?: string;
  /** Address of related records with `{table}`, `{id}` and `{name}`; without it they are plain text. */
  @property({ attribute: 'record-href' }) recordHref?: string;
  /** `oldest` (default) or `newest` entries first. */
  @property() order?: Order;
  /** No watching, closing, accepting and so on. */
  @property({ type: Boolean, attribute: 'hide-actions' }) hideActions = false;
  /** No list of details. */
  @property({ type: Boolean, attribute: 'hide-details' }) hideDetails = false;
  /** No place to reply. */
  @property({ type: Boolean, attribute: 'hide-composer' }) hideComposer = false;
  /** Level of the subject among the page's headings. Default: 2. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel?: number;

  #ordered: Order | undefined;
  #told: string | undefined;
  /** When the case was last read before this visit, if something new is in it. */
  #readAt: { of: string; at: string | undefined } | undefined;

  readonly #case = new QueryController(this, {
    module: this.#module,
    args: () => (this.#id ? ([this.#id] as const) : undefined),
    run: async ([id], { client, host, signal, instance }): Promise<Case> =>
      host.absorb(
        await client.call(getCase, { params: { id }, query: host.include(instance) }, { signal, instance }),
        instance,
      ),
    tags: ([id], record) => [`case:${id}`, ...(record ? [`case:${record.id}`] : [])],
    known: (record, { event }) => record.version >= (event?.version ?? Number.POSITIVE_INFINITY),
    live: true,
    done: (record) => this.#onCase(record),
  });
  readonly #type = caseTypeOf(this, this.#module, () => this.#record);
  readonly #activity = new ActivityController(this, this.#module, {
    id: () => this.#id,
    record: () => this.#record,
    say: (text) => this.#announcer.say(text),
    show: (images, index) => void this.#actions.show(images, index),
  });
  readonly #actions = new ActionController(this, this.#module, {
    record: () => this.#record,
    done: (record, action) => {
      if (record.id === this.#record?.id) this.#case.set(record);
      this.#activity.reload();
      this.#announcer.say(this.t(strings).done[action] ?? '');
      void this.#keepFocus();
    },
    conflict: () => this.reload(),
    urlOf: (file) => this.#activity.urlOf(file),
  });
  readonly #reply = new ReplyController(this, this.#module, {
    sent: ({ id: activity }) => {
      const { id = '', number = '' } = this.#record ?? {};
      this.#announcer.say(this.t(strings).sent);
      this.dispatchEvent(new CommentAddedEvent({ id, number, activity }));
    },
    queued: (key) => {
      this.#announcer.say(this.t(strings).queued);
      this.dispatchEvent(new CaseQueuedEvent({ key, ...(this.#record && { case: this.#record.id }) }));
    },
    restored: (at) => this.dispatchEvent(new DraftRestoredEvent({ savedAt: new Date(at).toISOString() })),
    discarded: () => this.dispatchEvent(new DraftDiscardedEvent()),
    conflict: () => this.reload(),
  });

  constructor() {
    super();
    helpAfter(this, this.#module, () => ['not-found', 'forbidden'].includes(this.#case.error?.code ?? ''));
  }

  protected override updated(): void {
    const { status, error } = this.#case.state;
    if (this.#record || !this.#id) this.ready();
    const code = status === 'failed' && !this.#record ? error.code : undefined;
    if (code && code !== this.#told) this.fail(code, this.t(strings).notLoaded);
    this.#told = code;
  }

  /** Asks for the case and its entries again; what is shown and what is written stays. */
  reload(): void {
    this.#case.reload();
    this.#activity.reload();
  }

  /** What the case is called by, as the attribute or the page says. */
  get #id(): string | undefined {
    const name = (this.case || this.#page.value)?.trim();
    return name && /^cs\d+$/i.test(name) ? name.toUpperCase() : name || undefined;
  }

  /** The case asked for, as far as it is known: never the one that stood here before. */
  get #record(): Case | undefined {
    const { value } = this.#case;
    return value && (value.id === this.#id || value.number === this.#id) ? value : undefined;
  }

  get #support(): string {
    return this.#module.host?.module?.support.name ?? this.t(strings).support;
  }

  get #order(): Order {
    return this.#ordered ?? (this.#module.setting<string>('order', 'oldest') === 'newest' ? 'newest' : 'oldest');
  }

  #link(name: string): string | undefined {
    return this.#module.setting<string | undefined>(name, undefined);
  }

  #onCase(record: Case): void {
    if (this.#readAt?.of !== record.id)
      this.#readAt = { of: record.id, at: (record.unread && record.readAt) || undefined };
    // Reading has marked it as read: lists on the page show it so.
    if (record.unread) this.#module.host?.stale(['cases']);
    this.#reply.open(record);
  }

  /** What was pressed may be gone after an action: then the subject takes the focus. */
  async #keepFocus(): Promise<void> {
    await this.updateComplete;
    await new Promise(requestAnimationFrame);
    const { shadowRoot } = this;
    if (!this.isConnected || shadowRoot?.activeElement || !(document.activeElement === document.body)) return;
    const title = shadowRoot?.querySelector('h2');
    if (!title) return;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }

  async #onSend(): Promise<void> {
    const held = this.shadowRoot?.activeElement;
    const sent = await this.#reply.submit();
    await this.updateComplete;
    // After sending, and to mend what is wrong, the field is where one goes on.
    if (!sent || held) this.shadowRoot?.getElementById('reply')?.focus({ preventScroll: sent });
  }

  #onCopy(text: string, said: string): void {
    void this.#copy.take(text);
    this.#announcer.say(said);
  }

  #onSignIn(): void {
    if (this.dispatchEvent(new SignInRequestEvent())) this.#module.host?.signedIn();
  }

  #onOrder(event: MenuChooseEvent): void {
    this.#ordered = event.id as Order;
    this.requestUpdate();
  }

  #intend(event: Event, intent: Event): void {
    if (!this.dispatchEvent(intent)) event.preventDefault();
  }

  #level(below: number): number | typeof nothing {
    const level = this.headingLevel ?? 2;
    return level === 2 ? nothing : Math.min(6, level + below);
  }

  #renderDetails(record: Case): unknown {
    if (this.#module.setting('hide-details', false)) return nothing;
    return renderDetails({
      locale: this.locale,
      record,
      type: this.#type.value,
      folded: this.#width.value === 'narrow',
      level: this.#level(1),
      hrefOf: (table, ref) => recordHref(this.#link('record-href'), table, ref),
      onSelect: (event, table, { id, name }) => this.#intend(event, new RecordSelectEvent({ table, id, name })),
    });
  }

  #renderReply(record: Case, decides: boolean): unknown {
    if (this.#module.setting('hide-composer', false)) return nothing;
    const { host } = this.#module;
    const { soldProduct, installBaseItem } = record;
    return renderReply({
      locale: this.locale,
      record,
      reply: this.#reply,
      online: host?.online !== false,
      quiet: decides,
      limits: host?.module?.attachments,
      createHref: this.#link('create-href'),
      onSend: () => void this.#onSend(),
      onDiscard: () => void this.#reply.discard(),
      onSignIn: () => this.#onSignIn(),
      onCopy: () => this.#onCopy(this.#reply.text, this.t(strings).textCopied),
      onCreate: (event) => {
        const prefill: Record<string, string> = {};
        if (soldProduct) prefill.soldProduct = soldProduct.id;
        if (installBaseItem) prefill.installBaseItem = installBaseItem.id;
        this.#intend(event, new CaseCreateRequestEvent({ prefill }));
      },
    });
  }

  #renderLog(record: Case): unknown {
    const activity = this.#activity;
    const { query, arrivals, log } = activity;
    return renderAsync<CaseLog>(this, { ...query.state, value: log } as AsyncView<CaseLog>, {
      content: (entries) =>
        renderStream({
          locale: this.locale,
          record,
          log: entries,
          order: this.#order,
          support: this.#support,
          viewer: this.#module.host?.viewer,
          fresh: arrivals.fresh,
          readAt: this.#readAt?.at,
          waiting: this.#reply.waiting,
          urlOf: (file) => activity.urlOf(file),
          loadingEarlier: activity.earlier === 'loading',
          earlierFailed: activity.earlier === 'failed',
          onEarlier: () => void activity.loadEarlier(),
          onTakeBack: (entry, edit) => void this.#reply.takeBack(entry, edit),
        }),
      skeleton: streamSkeleton,
      failed: this.t(strings).streamFailed,
      onRetry: () => query.reload(),
      retryAt: query.retryIn && Date.now() + query.retryIn * 1000,
    });
  }

  #renderActivity(record: Case, decides: boolean): TemplateResult {
    const t = this.t(strings);
    const order = this.#order;
    const reply = this.#renderReply(record, decides);
    const { unseen } = this.#activity.arrivals;
    const orders = { oldest: t.oldestFirst, newest: t.newestFirst };
    return html`<section class="activity" part="activity" aria-labelledby="activity">
      <div class="bar">
        <h3 id="activity" aria-level=${this.#level(1)}>${t.activity}</h3>
        <oriel-part-menu
          end
          kind="plain"
          .items=${(['oldest', 'newest'] as const).map((id) => ({ id, label: orders[id], checked: id === order, radio: true }))}
          .content=${html`${orders[order]}${chevronDown}`}
          @choose=${this.#onOrder}
        ></oriel-part-menu>
      </div>
      ${order === 'newest' ? reply : nothing}
      <div
        class="log"
        @click=${(event: MouseEvent) => void this.#activity.onClick(event)}
        @error=${this.#activity.onError}
      >
        ${this.#renderLog(record)}
        ${
          unseen.length > 0
            ? html`<p class="jump ${order}">
                <button class="btn" @click=${() => this.#activity.focus(unseen[0])}>${arrowDown}${t.newReplies(unseen.length)}</button>
              </p>`
            : nothing
        }
      </div>
      ${order === 'oldest' ? reply : nothing}
    </section>`;
  }

  #renderCase(record: Case): TemplateResult {
    const actions = this.#module.setting('hide-actions', false) ? [] : record.actions;
    const options: HeadOptions = {
      locale: this.locale,
      record,
      level: this.headingLevel ?? 2,
      actions,
      support: this.#support,
      copied: this.#copy.done,
      busy: this.#actions.busy,
      error: this.#actions.error,
      onCopy: () => this.#onCopy(record.number, this.t(strings).copied),
      onAct: (action) => void this.#actions.start(action),
    };
    const details = this.#renderDetails(record);
    const wide = this.#width.value === 'wide';
    return html`${renderHead(options)}${renderSteps(this.locale, record)}${renderNotice(options)}
      <div class="columns">
        ${wide ? nothing : details}${this.#renderActivity(record, actions.includes('accept'))}${wide ? details : nothing}
      </div>`;
  }

  #renderState(): unknown {
    const t = this.t(strings);
    if (!this.#id) return stateView({ icon: inbox, title: t.noCase, text: t.noCaseHint });
    const { state, retryIn } = this.#case;
    return renderAsync<Case>(this, shown(state, this.#record, this.#module.host?.online !== false), {
      content: (record) => this.#renderCase(record),
      skeleton,
      failed: t.notLoaded,
      problems: problems(this.locale, this.#module.host?.module?.support, () => this.#onSignIn()),
      stale: { title: t.notRefreshed, text: t.caseFrom, offline: t.offlineFrom },
      onRetry: () => this.reload(),
      retryAt: retryIn && Date.now() + retryIn * 1000,
    });
  }

  override render(): TemplateResult {
    const label = this.#module.setting('list-label', this.t(strings).back);
    return this.base(html`
      ${renderBack(this.#link('list-href'), label, (event) => this.#intend(event, new CaseListRequestEvent()))}
      ${this.#renderState()}${this.#actions.render()}${this.#announcer.render()}
    `);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oriel-case-view': OrielCaseView;
  }
}
