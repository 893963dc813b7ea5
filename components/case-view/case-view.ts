import { html, nothing, type TemplateResult } from 'lit';
import type { Case } from '../../src/contract/case.js';
import type { CaseEvent } from '../../src/contract/event.js';
import { getCase } from '../../src/contract/wire.js';
import { CaseListRequestEvent } from '../../src/events/case-list-request.js';
import { RecordSelectEvent } from '../../src/events/record-select.js';
import { HostController, QueryController } from '../../src/state/index.js';
import { OrielElement } from '../../src/ui/element.js';
import { chevronDown, inbox, more } from '../../src/ui/icons.js';
import { Announcer } from '../parts/announcer.js';
import { type AsyncView, renderAsync, stateView } from '../parts/async-view.js';
import { PageParam } from '../parts/page-param.js';
import { ActivityController, type CaseLog } from './activity.js';
import { type HeadOptions, renderBack, renderHead, renderNotice, renderSteps } from './case-head.js';
import { strings } from './case-view.strings.js';
import { caseViewStyles } from './case-view.styles.js';
import { levelBelow, recordHref, renderDetails } from './facts.js';
import type { Hands } from './hands.js';
import { shown } from './shown.js';
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
 * @csspart needed - What an agent has asked for since the case was submitted with a playbook
 * @csspart progress - How far that playbook has come
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
  static override properties = {
    case: {},
    caseParam: { attribute: 'case-param' },
    instance: {},
    listHref: { attribute: 'list-href' },
    listLabel: { attribute: 'list-label' },
    draftHref: { attribute: 'draft-href' },
    createHref: { attribute: 'create-href' },
    recordHref: { attribute: 'record-href' },
    itemHref: { attribute: 'item-href' },
    order: {},
    hideActions: { type: Boolean, attribute: 'hide-actions' },
    hideDetails: { type: Boolean, attribute: 'hide-details' },
    hideComposer: { type: Boolean, attribute: 'hide-composer' },
    headingLevel: { type: Number, attribute: 'heading-level' },
  };

  readonly #module = new HostController(this);
  readonly #announcer = new Announcer(this);
  readonly #page = new PageParam(this, () => this.caseParam);
  readonly #width = new Width(this);

  /** Number or id of the case. */
  declare case?: string;
  /** Name of the parameter of the page's address that holds the case: `case` for `?case=CS0001001`, `#case` for `#case=CS0001001`. */
  declare caseParam?: string;
  /** Component instance of the module. */
  declare instance?: string;
  /** Address of the list of cases; without it there is no way back. */
  declare listHref?: string;
  /** Words of the way back. Default: Cases. */
  declare listLabel?: string;
  /** Where the questions of a draft are gone on with, `claim.html?draft={id}`. */
  declare draftHref?: string;
  /** Address of a form for a new case, offered on a closed one. */
  declare createHref?: string;
  /** Address of related records with `{table}`, `{id}` and `{name}`; without it they are plain text. */
  declare recordHref?: string;
  /** Address of an install base item with `{id}` and `{name}`; default: `record-href`. */
  declare itemHref?: string;
  /** `oldest` (default) or `newest` entries first. */
  declare order?: Order;
  /** No watching, closing, accepting and so on. */
  declare hideActions: boolean;
  /** No list of details. */
  declare hideDetails: boolean;
  /** No place to reply. */
  declare hideComposer: boolean;
  /** Level of the subject among the page's headings. Default: 2. */
  declare headingLevel?: number;

  #ordered: Order | undefined;
  #told: string | undefined;
  #hands: Hands | undefined;
  #coming: Promise<Hands> | undefined;
  /** What stands beside the case could not be loaded. */
  #alone = false;
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
    known: (record, { event }) =>
      record.version >= ((event as CaseEvent | undefined)?.version ?? Number.POSITIVE_INFINITY),
    live: true,
    done: (record) => this.#onCase(record),
    forget: () => this.#hands?.forget(),
  });
  readonly #activity = new ActivityController(this, this.#module, {
    id: () => this.#id,
    record: () => this.#record,
    came: ({ of, entries }) => this.#hands?.hear(of, entries),
  });
  constructor() {
    super();
    this.hideActions = this.hideDetails = this.hideComposer = false;
  }

  protected override updated(): void {
    const { error } = this.#case.state;
    if (this.#record || !this.#id) this.ready();
    const code = this.#record ? undefined : error?.code;
    if (error && code && code !== this.#told) {
      this.fail(error);
      if (code === 'not-found' || code === 'forbidden')
        void import('./help.js').then(({ askWhoHelps }) => askWhoHelps(this.#module)).catch(() => {});
    }
    this.#told = code;
  }

  /** Asks for the case and its entries again; what is shown and what is written stays. */
  reload(): void {
    this.#case.reload();
    this.#activity.query.reload();
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

  #onCase(record: Case): void {
    const of = `${this.#module.host?.viewer?.id} ${record.id}`;
    if (this.#readAt?.of !== of) this.#readAt = { of, at: (record.unread && record.readAt) || undefined };
    // Reading has marked it as read: lists on the page show it so.
    if (record.unread) this.#module.host?.stale(['cases']);
    if (this.#hands) this.#hands.reply.open(record);
    else this.#wake();
  }

  /** Does it once the hands are there; when they cannot be loaded, the next press tries again. */
  #withHands(use: (hands: Hands) => unknown): void {
    this.#needHands().then(use, () => {});
  }

  readonly #wake = (): void => this.#withHands(() => {});

  /** Loads what is needed to reply and act. What cannot be loaded now is asked for again when it is needed. */
  #needHands(): Promise<Hands> {
    this.#coming ??= import('./hands.js').then(
      ({ Hands }) => {
        const hands = new Hands(this, this.#module, {
          activity: this.#activity,
          record: () => this.#record,
          say: (text) => this.#announcer.say(text),
          reload: () => this.reload(),
          acted: (record) => {
            if (record.id === this.#record?.id) this.#case.set(record);
            this.#activity.query.reload();
          },
        });
        this.#hands = hands;
        const { log } = this.#activity;
        if (log) hands.hear(log.of, log.entries);
        if (this.#record) hands.reply.open(this.#record);
        this.requestUpdate();
        return hands;
      },
      (reason: unknown) => {
        this.#coming = undefined;
        this.#alone = true;
        this.requestUpdate();
        throw reason;
      },
    );
    return this.#coming;
  }

  #onLogClick(event: MouseEvent): void {
    const link = (event.target as Element).closest('.attachments a');
    if (!link) return;
    if (this.#hands) this.#hands.entries.open(event, link);
    else if (link.matches('.preview')) {
      event.preventDefault();
      this.#withHands(({ entries }) => entries.open(event, link));
    }
  }

  /** Errors of pictures do not bubble: heard on their way down. */
  readonly #onImageError = { capture: true, handleEvent: (event: Event) => this.#hands?.entries.onError(event) };

  #onOrder(order: string): void {
    this.#ordered = order as Order;
    this.requestUpdate();
  }

  #intend(event: Event, intent: Event): void {
    if (!this.dispatchEvent(intent)) event.preventDefault();
  }

  #renderDetails(record: Case): unknown {
    if (this.#module.setting('hide-details', false)) return nothing;
    return renderDetails({
      locale: this.locale,
      record,
      type: this.#hands?.type.value,
      folded: this.#width.value === 'narrow',
      level: levelBelow(this.headingLevel, 1),
      hrefOf: recordHref((name) => this.#module.setting(name)),
      health: this.#hands?.health,
      onSelect: (event, table, { id, name }) => this.#intend(event, new RecordSelectEvent({ table, id, name })),
    });
  }

  #renderReply(record: Case, decides: boolean): unknown {
    if (this.#module.setting('hide-composer', false)) return nothing;
    if (!this.#hands) return html`<div class="bone-reply" aria-hidden="true"></div>`;
    return this.#hands.renderReply({
      record,
      quiet: decides,
      createHref: this.#module.setting('create-href'),
    });
  }

  #renderLog(record: Case): unknown {
    const activity = this.#activity;
    const { query, log } = activity;
    const { viewer } = this.#module.host ?? {};
    return renderAsync<CaseLog>(this, { ...query.state, value: log } as AsyncView<CaseLog>, {
      content: (known) =>
        renderStream({
          locale: this.locale,
          record,
          log: known,
          order: this.#order,
          support: this.#support,
          viewer,
          fresh: this.#hands?.arrivals.fresh,
          each: this.#hands?.each,
          links: this.#hands?.links ?? String,
          readAt: this.#readAt?.at,
          waiting: this.#hands?.waiting(viewer) ?? [],
          urlOf: (file) => activity.urlOf(file),
          loadingEarlier: activity.earlier === 'loading',
          earlierFailed: activity.earlier === 'failed',
          onEarlier: () => this.#withHands(({ entries }) => entries.loadEarlier()),
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
    const hands = this.#hands;
    const orders = { oldest: t.oldestFirst, newest: t.newestFirst };
    const chosen = html`${orders[order]}${chevronDown}`;
    return html`<section class="activity" part="activity" aria-labelledby="activity">
      <div class="bar">
        <h3 id="activity" aria-level=${levelBelow(this.headingLevel, 1)}>${t.activity}</h3>
        ${hands?.renderOrder(order, orders, chosen, (next) => this.#onOrder(next)) ?? html`<button class="btn plain" @click=${this.#wake}>${chosen}</button>`}
      </div>
      ${order === 'newest' ? reply : nothing}
      <div
        class="log"
        @click=${this.#onLogClick}
        @error=${this.#onImageError}
      >
        ${this.#renderLog(record)}
        ${hands?.renderJump(order)}
      </div>
      ${order === 'oldest' ? reply : nothing}
    </section>`;
  }

  #renderCase(record: Case): TemplateResult {
    const actions = this.#module.setting('hide-actions', false) ? [] : record.actions;
    const t = this.t(strings);
    const hands = this.#hands;
    const options: HeadOptions = {
      locale: this.locale,
      record,
      level: this.headingLevel ?? 2,
      actions,
      support: this.#support,
      copied: hands?.copy.done ?? false,
      busy: hands?.actions.busy,
      error: hands?.renderError(),
      links: this.#hands?.links ?? String,
      menu:
        hands?.renderMenu(actions, t.moreActions, more) ??
        html`<button class="btn only" aria-label=${t.moreActions} @click=${this.#wake}>${more}</button>`,
      onCopy: () => this.#withHands((all) => all.take(record.number, t.copied)),
      onAct: (action) => this.#withHands(({ actions: all }) => all.start(action)),
    };
    const details = this.#renderDetails(record);
    const wide = this.#width.value === 'wide';
    return html`${renderHead(options)}${renderSteps(this.locale, record)}${renderNotice(options)}${hands?.renderGuide(record)}
      <div class="columns">
        ${wide ? nothing : details}${this.#renderActivity(record, actions.includes('accept'))}${wide ? details : nothing}
      </div>`;
  }

  #renderState(): unknown {
    const t = this.t(strings);
    if (!this.#id) return stateView({ icon: inbox, title: t.noCase, text: t.noCaseHint });
    const { state, retryIn } = this.#case;
    // Words for a refusal are with the hands: they are fetched now, if they can be.
    if (state.status === 'failed' && !state.error.temporary && !this.#hands && !this.#alone) {
      this.#wake();
      return skeleton;
    }
    return renderAsync<Case>(this, shown(state, this.#record, this.#module.host?.online !== false), {
      content: (record) => this.#renderCase(record),
      skeleton,
      failed: t.notLoaded,
      problems: this.#hands?.problems(),
      stale: { title: t.notRefreshed, text: t.caseFrom, offline: t.offlineFrom },
      onRetry: () => this.reload(),
      retryAt: retryIn && Date.now() + retryIn * 1000,
    });
  }

  override render(): TemplateResult {
    const label = this.#module.setting('list-label', this.t(strings).back);
    return this.base(html`
      ${renderBack(this.#module.setting('list-href'), label, (event) => this.#intend(event, new CaseListRequestEvent()))}
      ${this.#renderState()}${this.#hands?.actions.render()}${this.#announcer.render()}
    `);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oriel-case-view': OrielCaseView;
  }
}
