import { type CSSResultGroup, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { CaseType } from '../../src/contract/case-type.js';
import type { Scalar } from '../../src/contract/schema.js';
import { getCaseType } from '../../src/contract/wire.js';
import { HostController, QueryController } from '../../src/state/index.js';
import { buttons } from '../../src/ui/buttons.styles.js';
import { controls } from '../../src/ui/controls.styles.js';
import { OrielElement } from '../../src/ui/element.js';
import { fields } from '../../src/ui/fields.styles.js';
import { more } from '../../src/ui/more.styles.js';
import { Later } from '../form/later.js';
import { Links } from '../form/links.js';
import { Announcer } from '../parts/announcer.js';
import { asyncStyles, renderAsync } from '../parts/async-view.js';
import { bannerStyles } from '../parts/banner.js';
import { fieldStyles } from '../parts/field.js';
import { radioStyles } from '../parts/radio-list.js';
import { segmentedStyles } from '../parts/segmented.js';
import { skeletonStyles } from '../parts/skeleton.js';
import { skeletonForm, skeletonFormStyles } from '../parts/skeleton-form.js';
import { caseCreateStrings } from './case-create.strings.js';
import { caseCreateStyles } from './case-create.styles.js';
import type { Desk } from './desk.js';
import { renderForm } from './form-view.js';
import type { CaseReferences } from './references.js';
import { Sheet } from './sheet.js';

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
    more,
    buttons,
    fields,
    asyncStyles,
    bannerStyles,
    fieldStyles,
    segmentedStyles,
    radioStyles,
    skeletonStyles,
    skeletonFormStyles,
    caseCreateStyles,
  ];

  static override properties = {
    instance: {},
    caseType: { attribute: 'case-type' },
    heading: {},
    submitLabel: { attribute: 'submit-label' },
    prefill: {},
    lock: {},
    hide: {},
    soldProduct: { attribute: 'sold-product' },
    installBaseItem: { attribute: 'install-base-item' },
    installBaseItems: { attribute: 'install-base-items' },
    itemsParam: { attribute: 'items-param' },
    productParam: { attribute: 'product-param' },
    contact: {},
    consumer: {},
    href: {},
    cancelHref: { attribute: 'cancel-href' },
    hideAttachments: { type: Boolean, attribute: 'hide-attachments' },
    hideSuggestions: { type: Boolean, attribute: 'hide-suggestions' },
    noDrafts: { type: Boolean, attribute: 'no-drafts' },
  };

  readonly #module = new HostController(this);
  readonly #announcer = new Announcer(this);

  /** Name of the component instance. */
  declare instance?: string;
  /** Id of the case type; default: the first that the instance or the module offers. */
  declare caseType?: string;
  /** Title of the form. */
  declare heading?: string;
  /** Words of the button that sends. */
  declare submitLabel?: string;
  /** Answers to begin with, for any field: JSON by field name, or `shortDescription=Router is down; priority=2`. */
  declare prefill?: string | Record<string, Scalar>;
  /** Names of prefilled fields that are shown but cannot be changed, with spaces between them. */
  declare lock?: string;
  /** Names of fields that are not shown; what they are prefilled with is sent. */
  declare hide?: string;
  /** Id of the sold product that the case is about. */
  declare soldProduct?: string;
  /** Id of the install base item that the case is about. */
  declare installBaseItem?: string;
  /** Ids of all install base items that the case is about, with commas between them. */
  declare installBaseItems?: string;
  /** Name of the parameter of the page's address that holds these ids: `items` for `?items=…,…`. */
  declare itemsParam?: string;
  /** Name of the parameter of the page's address that holds the id of the sold product: `product` for `?product=…`. */
  declare productParam?: string;
  /** Id of the contact that the case is for, one of those the viewer may act for. */
  declare contact?: string;
  /** Id of the consumer that the case is for, one of those the viewer may act for. */
  declare consumer?: string;
  /** Address of a case, `/support/case?number={number}`; `{id}` works too. */
  declare href?: string;
  /** Where Cancel leads. */
  declare cancelHref?: string;
  /** No files, although the case type asks for them. */
  declare hideAttachments: boolean;
  /** Nothing is suggested while the subject is typed. */
  declare hideSuggestions: boolean;

  /** Nothing is kept on this device: for computers that many people use. */
  declare noDrafts: boolean;

  readonly #type = new QueryController<readonly [string], CaseType>(this, {
    module: this.#module,
    // The backend knows which type comes first: so that the first request can be the only one.
    args: () => [this.caseType || 'default'],
    run: async ([id], { client, host, signal, instance }) =>
      host.absorb(
        await client.call(getCaseType, { params: { id }, query: host.include(instance) }, { signal, instance }),
        instance,
      ),
    forget: () => {
      this.#sheet.form = undefined;
      this.#references.value?.forget();
      this.#desk.value?.leave();
    },
  });
  readonly #sheet = new Sheet(this.#module);
  readonly #desk = new Later(this, async () => {
    const { Desk } = await import('./desk.js');
    return new Desk(this, this.#module, this.#announcer, this.#sheet, this.#references);
  });
  readonly #references: Later<CaseReferences> = new Later(this, async () => {
    const { CaseReferences, styles } = await import('./references.js');
    return Object.assign(new CaseReferences(this.#module), { styles });
  });
  readonly #links = new Links(this, this.#module);
  readonly #problems = new Later(this, () => import('../form/problems.js'));
  #failed: unknown;
  /** The words for what has failed are on their way. */
  #explaining = false;
  /** What sends could not be loaded. */
  #stuck = false;

  constructor() {
    super();
    this.hideAttachments = this.hideSuggestions = this.noDrafts = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { value, status, error } = this.#type.state;
    if (this.#sheet.sync(value, changed)) this.#desk.value?.fresh();
    if (status === 'failed' && !value && error !== this.#failed) {
      this.#failed = error;
      this.fail(error);
      this.#explaining = true;
      void this.#problems.load().then(() => {
        this.#explaining = false;
        this.requestUpdate();
      });
    }
  }

  protected override updated(): void {
    if (this.#type.state.status !== 'loading' || this.#type.value) this.ready();
    // The fields stand: now what happens with them.
    if (this.#sheet.form && this.#sheet.writer?.mayCreate) void this.#desk.load();
    this.#desk.value?.updated();
  }

  /** Checks the answers and sends them, as the button does. True when the case was created, or waits to be sent. */
  async submit(): Promise<boolean> {
    const desk = await this.#desk.load();
    this.#stuck = !desk;
    if (!desk) this.requestUpdate();
    return desk?.submit() ?? false;
  }

  /** Throws away what was typed, the draft too, and shows the form as it was at first. */
  async reset(): Promise<void> {
    await (await this.#desk.load())?.reset();
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
        promise && this.#sheet.writer?.mayCreate
          ? html`<p class="lead"><bdi>${promise}</bdi></p>`
          : this.#type.state.status === 'loading' && !this.#type.value
            ? html`<p class="lead">&nbsp;</p>`
            : nothing
      }
    </header>`;
  }

  /** Goes on with the desk, as soon as it is there. */
  #use(work: (desk: Desk) => void): void {
    this.requestUpdate();
    void this.#desk.load().then((desk) => desk && work(desk));
  }

  #renderContent(t: typeof caseCreateStrings.en): unknown {
    const sheet = this.#sheet;
    const { form } = sheet;
    const desk = this.#desk.value;
    if (sheet.writer && !sheet.writer.mayCreate)
      return this.#problems.get()?.renderForbidden(this, this.#module) ?? nothing;
    if (!form) return nothing;
    // Waiting alone: the form comes back with Edit, or for another case.
    if (desk?.outcome.done?.kind === 'waiting') return desk.notices.renderWaiting(desk, () => void desk.another());
    return renderForm({
      element: this,
      sheet,
      form,
      desk,
      references: this.#references,
      links: this.#links,
      t,
      noFiles: this.#module.setting('hide-attachments', false),
      stuck: this.#stuck,
      onAnswer: (field, answer) => {
        sheet.answer(field, answer);
        this.#use((ready) => {
          if (field.name === 'shortDescription') ready.suggest(answer);
          ready.changed();
        });
      },
      onChoose: (party) => {
        if (!party) return;
        sheet.choose(party);
        this.#use((ready) => {
          ready.changed();
          void ready.fitting.refit();
        });
      },
      onItems: (change, said) => {
        change(form);
        if (said === undefined) this.requestUpdate();
        else
          this.#use((ready) => {
            ready.say(said);
            ready.changed();
          });
      },
      onFiles: (files) => this.#use((ready) => void ready.addFiles(files)),
      onSubmit: () => void this.submit(),
    });
  }

  override render(): TemplateResult {
    const t = this.t(caseCreateStrings);
    const desk = this.#desk.value;
    const outcome = desk?.outcome.render(this.#links, () => void desk.another());
    if (outcome) return this.base(html`${this.#announcer.render()}${outcome}`);
    const content = renderAsync(this, this.#explaining ? { status: 'loading' } : this.#type.state, {
      content: () => this.#renderContent(t),
      skeleton: skeletonForm(4, [2]),
      failed: t.loadFailed,
      problems: this.#problems.value?.problemsOf(this, this.#module, !!this.caseType) ?? {},
      onRetry: () => this.#type.reload(),
      retryAt: Date.now() + this.#type.retryIn * 1000,
    });
    return this.base(
      html`${this.#announcer.render()}${this.#renderHeader(t)}${content}${desk?.notices.renderDialogs(desk, this, this.#links)}`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oriel-case-create': OrielCaseCreate;
  }
}
