/**
 * What a reader does with the case: reply, act, hear of what comes. Loaded when the case stands, so that it is seen sooner.
 */
import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Activity } from '../../src/contract/activity.js';
import type { Case, CaseAction } from '../../src/contract/case.js';
import { CaseCreateRequestEvent } from '../../src/events/case-create-request.js';
import { CaseQueuedEvent } from '../../src/events/case-queued.js';
import { CommentAddedEvent } from '../../src/events/comment-added.js';
import { DraftDiscardedEvent } from '../../src/events/draft-discarded.js';
import { DraftRestoredEvent } from '../../src/events/draft-restored.js';
import type { HostController, Widget } from '../../src/state/index.js';
import { arrowDown } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { health } from '../parts/health.js';
import { defineMenu, type MenuChooseEvent, type MenuItem } from '../parts/menu.js';
import { signInButton } from '../parts/sign-in.js';
import { message } from '../parts/timeline.js';
import { ActionController } from './actions.js';
import type { ActivityController } from './activity.js';
import { Arrivals } from './arrivals.js';
import { listed } from './case-head.js';
import { Copy } from './copy.js';
import { Entries } from './entries.js';
import { errorBanner } from './error-banner.js';
import { regainFocus } from './focus.js';
import type { Guide } from './guide.js';
import { handStrings } from './hands.strings.js';
import { handStyles } from './hands.styles.js';
import { problems } from './problems.js';
import { ReplyController } from './reply.js';
import { type ReplyOptions, renderReply } from './reply-view.js';
import { caseTypeOf } from './side-questions.js';
import { withLinks } from './words.js';

export interface Surroundings {
  activity: ActivityController;
  record: () => Case | undefined;
  say: (text: string) => void;
  reload: () => void;
  /** An action was taken; the case as it is now. */
  acted: (record: Case) => void;
}

export class Hands {
  readonly each = repeat;
  readonly links = withLinks;
  readonly health = health;
  readonly copy: Copy;
  readonly reply: ReplyController;
  readonly actions: ActionController;
  readonly arrivals: Arrivals;
  readonly entries: Entries;
  /** Labels of the case type's own fields. */
  readonly type: ReturnType<typeof caseTypeOf>;
  readonly #element: LitElement & Widget & { locale: Locale };
  readonly #module: HostController;
  readonly #around: Surroundings;

  constructor(element: LitElement & Widget & { locale: Locale }, module: HostController, around: Surroundings) {
    this.#element = element;
    this.#module = module;
    this.#around = around;
    defineMenu();
    element.shadowRoot?.adoptedStyleSheets.push(...handStyles.flatMap(({ styleSheet }) => styleSheet ?? []));
    this.copy = new Copy(element);
    this.arrivals = new Arrivals(element);
    this.type = caseTypeOf(element, module, around.record);
    this.entries = new Entries(
      element,
      module,
      around.activity,
      around.say,
      (images, index) => void this.actions.show(images, index),
    );
    this.actions = new ActionController(element, module, {
      record: around.record,
      urlOf: (file) => around.activity.urlOf(file),
      conflict: around.reload,
      unable: () => around.say(this.#t.notDone),
      done: (record, action) => {
        around.acted(record);
        around.say(this.#t.done[action] ?? '');
        void regainFocus(element);
      },
    });
    this.reply = new ReplyController(element, module, {
      sent: ({ id: activity }) => {
        const { id = '', number = '' } = around.record() ?? {};
        around.say(this.#t.sent);
        element.dispatchEvent(new CommentAddedEvent({ id, number, activity }));
      },
      queued: (key) => {
        const record = around.record();
        around.say(this.#t.queued);
        element.dispatchEvent(new CaseQueuedEvent({ key, ...(record && { case: record.id }) }));
      },
      restored: (at) => element.dispatchEvent(new DraftRestoredEvent({ savedAt: new Date(at).toISOString() })),
      discarded: () => element.dispatchEvent(new DraftDiscardedEvent()),
      conflict: around.reload,
    });
  }

  #guide: Guide | undefined;
  #guideComes: Promise<void> | undefined;
  /** What stands above the entries of a case that began with a playbook. */
  renderGuide(record: Case): unknown {
    if (!record.playbook) return nothing;
    this.#guideComes ??= import('./guide.js').then(
      ({ Guide }) => {
        const { say, activity } = this.#around;
        this.#guide = new Guide(this.#element, this.#module, { say, added: () => activity.query.reload() });
        this.#element.requestUpdate();
      },
      () => {
        this.#guideComes = undefined;
      },
    );
    return this.#guide?.render(record) ?? nothing;
  }

  /** Another profile: nothing seen or begun before counts. A reply is let go when its case comes again, or does not. */
  forget(): void {
    this.arrivals.forget();
    this.actions.forget();
    this.#guide?.forget();
  }

  /** Takes the entries of a case; what others added since the last time is said once. */
  hear(of: string, entries: readonly Activity[]): void {
    const text = this.arrivals.hear(this.#element.locale, of, entries);
    if (text) this.#around.say(text);
  }

  /** The menu of actions, if there are any. */
  renderMenu(offered: readonly CaseAction[], label: string, content: unknown): unknown {
    const items: MenuItem[] = listed
      .filter((action) => offered.includes(action))
      .map((action, index) => ({
        id: action,
        label: this.#t.actions[action] ?? action,
        separated: index > 0 && (action === 'close' || (action === 'cancel' && !offered.includes('close'))),
      }));
    return items.length > 0
      ? html`<oriel-part-menu
          end
          kind="only"
          .items=${items}
          .content=${content}
          .label=${label}
          @choose=${(event: MenuChooseEvent) => void this.actions.start(event.id as CaseAction)}
        ></oriel-part-menu>`
      : nothing;
  }

  /** Refusals in words. */
  problems(): ReturnType<typeof problems> {
    const { host } = this.#module;
    return problems(this.#element.locale, host?.module?.support, signInButton(this.#element, host, 'primary'));
  }

  /** Why an action that asked nothing was not done. */
  renderError(): unknown {
    const { error } = this.actions;
    return error ? errorBanner(this.#element.locale, error) : nothing;
  }

  renderReply(options: Pick<ReplyOptions, 'record' | 'quiet' | 'createHref'>): TemplateResult {
    const { host } = this.#module;
    return renderReply({
      ...options,
      locale: this.#element.locale,
      reply: this.reply,
      online: host?.online !== false,
      signIn: signInButton(this.#element, host),
      limits: host?.module?.attachments,
      onSend: () => void this.#send(),
      onDiscard: () => void this.reply.discard(),
      onCopy: (text, said) => this.take(text, said),
      onCreate: (event) => {
        const { soldProduct, installBaseItem } = options.record;
        const prefill: Record<string, string> = {};
        if (soldProduct) prefill.soldProduct = soldProduct.id;
        if (installBaseItem) prefill.installBaseItem = installBaseItem.id;
        if (!this.#element.dispatchEvent(new CaseCreateRequestEvent({ prefill }))) event.preventDefault();
      },
    });
  }

  /** Copies a text and says so. */
  take(text: string, said: string): void {
    void this.copy.take(text);
    this.#around.say(said);
  }

  /** The choice of the order of entries. */
  renderOrder(
    order: string,
    words: Record<string, string>,
    content: unknown,
    onOrder: (order: string) => void,
  ): unknown {
    return html`<oriel-part-menu
      end
      kind="plain"
      .items=${Object.keys(words).map((id) => ({ id, label: words[id] ?? '', checked: id === order, radio: true }))}
      .content=${content}
      @choose=${(event: MenuChooseEvent) => onOrder(event.id)}
    ></oriel-part-menu>`;
  }

  /** Replies that wait for the line. */
  waiting(viewer: { name: string; initials: string } | undefined): { key: string; at: string; content: unknown }[] {
    const t = this.#t;
    return this.reply.waiting.map((entry) => {
      const word = { waiting: t.waitingToSend, sending: t.sending, failed: t.notSent }[entry.state];
      const shown = message(this.#element.locale, {
        at: '',
        exact: '',
        name: viewer?.name ?? '',
        initials: viewer?.initials ?? '',
        own: true,
        state: html`<span class=${entry.state === 'failed' ? 'red' : ''}>${word}</span>`,
        text: html`<p dir="auto">${entry.text}</p>`,
      });
      const buttons = html`<p class="actions waiting-actions">
        <button class="link" @click=${() => void this.reply.takeBack(entry, true)}>${t.edit}</button>
        <button class="link" @click=${() => void this.reply.takeBack(entry, false)}>${t.discardReply}</button>
      </p>`;
      return {
        key: entry.key,
        at: new Date(entry.at).toISOString(),
        content: html`${shown}${entry.state === 'sending' ? nothing : buttons}`,
      };
    });
  }

  /** Leads to what came where the reader does not look. */
  renderJump(order: string): unknown {
    const { unseen } = this.arrivals;
    const [first] = unseen;
    return first === undefined
      ? nothing
      : html`<p class="jump ${order}">
          <button class="btn" @click=${() => this.entries.focus(first)}>${arrowDown}${this.#t.newReplies(unseen.length)}</button>
        </p>`;
  }

  get #t() {
    return translate(this.#element.locale, handStrings);
  }

  async #send(): Promise<void> {
    const root = this.#element.shadowRoot;
    const held = root?.activeElement;
    const sent = await this.reply.submit();
    await this.#element.updateComplete;
    // After sending, and to mend what is wrong, the field is where one goes on.
    if (!sent || held) root?.getElementById('reply')?.focus({ preventScroll: sent });
  }
}
