import { type CSSResultGroup, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { CaseType } from '../../src/contract/case-type.js';
import type { Scalar } from '../../src/contract/schema.js';
import { getCaseType } from '../../src/contract/wire.js';
import { HostController, QueryController } from '../../src/state/index.js';
import { buttons } from '../../src/ui/buttons.styles.js';
import { controls } from '../../src/ui/controls.styles.js';
import { OrielElement } from '../../src/ui/element.js';
import { fields } from '../../src/ui/fields.styles.js';
import { lock, power, user } from '../../src/ui/icons.js';
import { Announcer } from '../parts/announcer.js';
import { asyncStyles, renderAsync, stateView } from '../parts/async-view.js';
import { bannerStyles } from '../parts/banner.js';
import { fieldStyles } from '../parts/field.js';
import { segmentedStyles } from '../parts/segmented.js';
import { skeletonStyles } from '../parts/skeleton.js';
import { skeletonForm, skeletonFormStyles } from '../parts/skeleton-form.js';
import { caseCreateStrings } from './case-create.strings.js';
import { caseCreateStyles } from './case-create.styles.js';
import { Desk } from './desk.js';
import { renderDialogs, renderForm } from './form-view.js';
import { Links } from './links.js';

/**
 * A form made from the field schema of a case type. What is typed survives reload, crash, sign-out and a lost connection;
 * sent once, now or when the device is online again.
 *
 * @summary Form for a new case, with attachments, suggestions, drafts and confirmation.
 * @fires oriel-case-created - A case was created. `detail`: `id`, `number`.
 * @fires oriel-case-create-failed - It was not; what was written is kept. `detail`: `code`.
 * @fires oriel-case-queued - It was submitted without a connection and waits on this device. `detail`: `key`.
 * @fires oriel-draft-restored - What was written earlier stands in the form again. `detail`: `savedAt`.
 * @fires oriel-draft-discarded - The draft was thrown away by its writer.
 * @fires oriel-article-select - A suggested article is about to be opened; cancelable. `detail`: `id`, `number`.
 * @fires oriel-case-select - A case is about to be opened; cancelable. `detail`: `id`, `number`.
 * @fires oriel-case-list-request - Cancel was pressed; cancelable.
 * @fires oriel-sign-in-request - Somebody wants to sign in again; cancelable, else the page is asked for a token.
 * @fires oriel-widget-ready - The form, or the words in its place, stand.
 * @fires oriel-widget-error - The form cannot be shown. `detail`: `code`, `message`.
 * @csspart base - Everything.
 * @csspart header - Title and the line below it.
 * @csspart form - All fields and buttons.
 * @csspart field - Label, hint, control and error of one answer.
 * @csspart footer - Buttons and what is known of the draft.
 * @csspart banner - A notice above the fields.
 * @csspart suggestions - Articles and own cases below the subject.
 * @csspart waiting - Cases that wait to be sent.
 * @csspart confirmation - What stands after the case was created.
 * @csspart state - The words in place of the form: failed, forbidden, off, signed out.
 * @csspart dialog - An article, or a question before something is thrown away.
 */
export class OrielCaseCreate extends OrielElement {
  static override styles: CSSResultGroup = [
    OrielElement.styles,
    controls,
    buttons,
    fields,
    asyncStyles,
    bannerStyles,
    fieldStyles,
    segmentedStyles,
    skeletonStyles,
    skeletonFormStyles,
    caseCreateStyles,
  ];

  readonly #module = new HostController(this);
  readonly #announcer = new Announcer(this);

  /** Name of the component instance. */
  @property() instance?: string;
  /** Id of the case type; default: the first that the instance or the module offers. */
  @property({ attribute: 'case-type' }) caseType?: string;
  /** Title of the form. */
  @property() heading?: string;
  /** Words of the button that sends. */
  @property({ attribute: 'submit-label' }) submitLabel?: string;
  /** Answers to begin with, for any field: JSON by field name, or `shortDescription=Router is down; priority=2`. */
  @property() prefill?: string | Record<string, Scalar>;
  /** Names of prefilled fields that are shown but cannot be changed, with spaces between them. */
  @property() lock?: string;
  /** Names of fields that are not shown; what they are prefilled with is sent. */
  @property() hide?: string;
  /** Id of the sold product that the case is about. */
  @property({ attribute: 'sold-product' }) soldProduct?: string;
  /** Id of the install base item that the case is about. */
  @property({ attribute: 'install-base-item' }) installBaseItem?: string;
  /** Id of the contact that the case is for, one of those the viewer may act for. */
  @property() contact?: string;
  /** Id of the consumer that the case is for, one of those the viewer may act for. */
  @property() consumer?: string;
  /** Address of a case, `/support/case?number={number}`; `{id}` works too. */
  @property() href?: string;
  /** Where Cancel leads. */
  @property({ attribute: 'cancel-href' }) cancelHref?: string;
  /** No files, although the case type asks for them. */
  @property({ type: Boolean, attribute: 'hide-attachments' }) hideAttachments = false;
  /** Nothing is suggested while the subject is typed. */
  @property({ type: Boolean, attribute: 'hide-suggestions' }) hideSuggestions = false;

  /** Nothing is kept on this device: for computers that many people use. */
  @property({ type: Boolean, attribute: 'no-drafts' }) noDrafts = false;

  readonly #type = new QueryController<readonly [string], CaseType>(this, {
    module: this.#module,
    // The backend knows which type comes first: so that the first request can be the only one.
    args: () => [this.caseType || 'default'],
    run: async ([id], { client, host, signal, instance }) =>
      host.absorb(
        await client.call(getCaseType, { params: { id }, query: host.include(instance) }, { signal, instance }),
        instance,
      ),
  });
  readonly #desk = new Desk(this, this.#module, this.#announcer);
  readonly #links = new Links(this, this.#module);
  #failed: unknown;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { value, status, error } = this.#type.state;
    this.#desk.sync(value, changed);
    if (status === 'failed' && !value && error !== this.#failed) {
      this.#failed = error;
      this.fail(error.code, this.t(caseCreateStrings).loadFailed);
    }
  }

  protected override updated(): void {
    if (this.#type.state.status !== 'loading' || this.#type.value) this.ready();
    this.#desk.updated();
  }

  /** Checks the answers and sends them, as the button does. True when the case was created, or waits to be sent. */
  submit(): Promise<boolean> {
    return this.#desk.submit();
  }

  /** Throws away what was typed, the draft too, and shows the form as it was at first. */
  reset(): Promise<void> {
    return this.#desk.reset();
  }

  /** @internal What the page or the instance says in place of our words. */
  words(name: string, standard: string): string {
    return this.#module.setting(name, standard);
  }

  #renderHeader(t: typeof caseCreateStrings.en): TemplateResult {
    const promise = this.#module.host?.module?.support.promise;
    return html`<header class="head" part="header">
      <h2 tabindex="-1" class="outcome">${this.words('heading', t.title)}</h2>
      ${
        // The line is held free while it is on its way: nothing shifts.
        promise && this.#desk.writer?.mayCreate
          ? html`<p class="lead"><bdi>${promise}</bdi></p>`
          : this.#type.state.status === 'loading' && !this.#type.value
            ? html`<p class="lead">&nbsp;</p>`
            : nothing
      }
    </header>`;
  }

  #renderForbidden(t: typeof caseCreateStrings.en): TemplateResult {
    const { host } = this.#module;
    const account = this.#desk.writer?.account?.name;
    const text = account ? t.administrator(account) : t.forbiddenText(host?.module?.support.name ?? '');
    return stateView({ icon: lock, title: t.forbiddenTitle, text });
  }

  #renderContent(t: typeof caseCreateStrings.en): unknown {
    const desk = this.#desk;
    if (desk.writer && !desk.writer.mayCreate) return this.#renderForbidden(t);
    return desk.form ? renderForm(this, desk, this.#links, desk.form, t) : nothing;
  }

  override render(): TemplateResult {
    const t = this.t(caseCreateStrings);
    const desk = this.#desk;
    const outcome = desk.outcome.render(this.#links, () => void desk.another());
    if (outcome) return this.base(html`${this.#announcer.render()}${outcome}`);
    const signIn = {
      icon: user,
      title: t.signedOutTitle,
      text: t.signedOutText,
      action: html`<button type="button" class="btn primary" @click=${() => desk.signIn()}>${t.signIn}</button>`,
    };
    const support = this.#module.host?.module?.support;
    const off = {
      icon: power,
      title: t.offTitle,
      text: support?.phone ? t.offText(support.name, support.phone, support.hours ?? '') : t.offTextPlain,
    };
    const content = renderAsync(this, this.#type.state, {
      content: () => this.#renderContent(t),
      skeleton: skeletonForm(4, [2]),
      failed: t.loadFailed,
      problems: {
        unauthenticated: signIn,
        'token-expired': signIn,
        forbidden: { title: t.forbiddenTitle, text: support ? t.forbiddenText(support.name) : t.forbiddenPlain },
        'module-off': off,
        'not-found': off,
      },
      onRetry: () => this.#type.reload(),
      retryAt: Date.now() + this.#type.retryIn * 1000,
    });
    return this.base(
      html`${this.#announcer.render()}${this.#renderHeader(t)}${content}${renderDialogs(this, desk, this.#links, t)}`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oriel-case-create': OrielCaseCreate;
  }
}
