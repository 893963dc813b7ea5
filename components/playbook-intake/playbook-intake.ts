import { type CSSResultGroup, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ResultOf } from '../../src/contract/routes.js';
import type { Scalar } from '../../src/contract/schema.js';
import { getPlaybook } from '../../src/contract/wire.js';
import { HostController, QueryController } from '../../src/state/index.js';
import { buttons } from '../../src/ui/buttons.styles.js';
import { controls } from '../../src/ui/controls.styles.js';
import { OrielElement } from '../../src/ui/element.js';
import { more } from '../../src/ui/more.styles.js';
import { Later } from '../form/later.js';
import { Announcer } from '../parts/announcer.js';
import { asyncStyles, renderAsync } from '../parts/async-view.js';
import { bannerStyles } from '../parts/banner.js';
import { PageParam } from '../parts/page-param.js';
import { skeletonStyles } from '../parts/skeleton.js';
import { skeletonForm, skeletonFormStyles } from '../parts/skeleton-form.js';
import type { Journey } from './journey.js';
import { playbookIntakeStrings } from './playbook-intake.strings.js';
import { playbookIntakeStyles } from './playbook-intake.styles.js';

type Offer = Omit<ResultOf<'getPlaybook'>, 'module' | 'viewer'>;

/**
 * Leads through the stages and activities of a playbook, one question at a time: answers decide what comes next, everything
 * is saved as it is answered, and only the submit makes a case of the draft.
 *
 * @summary A guided case, from the first question to the submit.
 * @fires oriel-playbook-started - A playbook was begun. `detail`: `run`, `playbook`, `id` and `number` of the draft case.
 * @fires oriel-playbook-resumed - A run that was left is gone on with. `detail`: `run`, `playbook`, `id`, `number`.
 * @fires oriel-activity-changed - An activity is in another state. `detail`: `run`, `stage`, `activity`, `from`, `to`.
 * @fires oriel-stage-changed - A stage is in another state. `detail`: `run`, `stage`, `from`, `to`.
 * @fires oriel-playbook-submitted - The draft has become a case. `detail`: `run`, `playbook`, `id`, `number`.
 * @fires oriel-playbook-abandoned - The run was deleted by whoever began it. `detail`: `run`, `playbook`, `id`, `number`.
 * @fires oriel-case-created - Right after the submit. `detail`: `id`, `number`.
 * @fires oriel-case-select - A case is about to be opened; cancelable. `detail`: `id`, `number`.
 * @fires oriel-case-list-request - Back was pressed where it leads out; cancelable.
 * @fires oriel-sign-in-request - Somebody wants to sign in again; cancelable, else the page is asked for a token.
 * @fires oriel-widget-ready - The first words, or the first question, stand.
 * @fires oriel-widget-error - Nothing can be shown. `detail`: `code`, `message`.
 * @csspart base - Everything.
 * @csspart header - Title, what was saved, the way out.
 * @csspart stages - Where one is.
 * @csspart activity - The question that is asked now.
 * @csspart field - Label, hint, control and error of one answer.
 * @csspart outcome - Where a guided decision led.
 * @csspart review - All answers before the submit.
 * @csspart footer - Back and Continue.
 * @csspart banner - A notice above the question.
 * @csspart confirmation - What stands after the submit.
 * @csspart state - The words in place of the questions: failed, forbidden, off, signed out.
 * @csspart dialog - The question before a draft is deleted.
 */
export class OrielPlaybookIntake extends OrielElement {
  static override styles: CSSResultGroup = [
    OrielElement.styles,
    controls,
    more,
    buttons,
    asyncStyles,
    bannerStyles,
    skeletonStyles,
    skeletonFormStyles,
    playbookIntakeStyles,
  ];

  static override properties = {
    instance: {},
    playbook: {},
    heading: {},
    prefill: {},
    resume: {},
    draft: {},
    draftParam: { attribute: 'draft-param' },
    orientation: {},
    visibleStages: { attribute: 'visible-stages' },
    activityView: { attribute: 'activity-view' },
    hideStages: { type: Boolean, attribute: 'hide-stages' },
    submitLabel: { attribute: 'submit-label' },
    href: {},
    cancelHref: { attribute: 'cancel-href' },
    noDrafts: { type: Boolean, attribute: 'no-drafts' },
  };

  readonly #module = new HostController(this);
  readonly #announcer = new Announcer(this);

  /** Name of the component instance. */
  declare instance?: string;
  /** Name of the playbook; default: the one of the instance, else the first that the module offers. */
  declare playbook?: string;
  /** Title in place of the playbook’s. */
  declare heading?: string;
  /** Answers to begin with, for fields of the case type: JSON by field name, or `category=Theft; priority=2`. */
  declare prefill?: string | Record<string, Scalar>;
  /** What happens where one has begun before: `ask` (default), `latest` goes on at once, `new` begins anew. */
  declare resume?: 'ask' | 'latest' | 'new';
  /** Id of a draft case: its run is gone on with. */
  declare draft?: string;
  /** Name of the parameter of the page’s address that holds it: `draft` for `?draft=…`. */
  declare draftParam?: string;
  /** Stages as a row above (`horizontal`, default) or a column beside (`vertical`). Narrow pages show one line. */
  declare orientation?: 'horizontal' | 'vertical';
  /** How many stages are shown at once; default 5. */
  declare visibleStages?: string | number;
  /** One activity at a time (`focused`, default) or those of a stage below each other (`stacked`). */
  declare activityView?: 'focused' | 'stacked';
  /** No stages. */
  declare hideStages: boolean;
  /** Words of the button that submits. */
  declare submitLabel?: string;
  /** Address of a case, `/support/case?number={number}`; `{id}` works too. */
  declare href?: string;
  /** Where the way out leads. */
  declare cancelHref?: string;
  /** Nothing is kept on this device: for computers that many people use. */
  declare noDrafts: boolean;

  readonly #named = new PageParam(this, () => this.#module.setting('draft-param'));
  readonly #offer = new QueryController<readonly [string], Offer>(this, {
    module: this.#module,
    args: () => [this.playbook || 'default'],
    run: async ([id], { client, host, signal, instance }) =>
      host.absorb(
        await client.call(getPlaybook, { params: { id }, query: host.include(instance) }, { signal, instance }),
        instance,
      ),
    done: (offer) => this.#begin(offer),
    forget: () => this.#journey.value?.leave(),
  });
  readonly #journey = new Later<Journey>(this, async () => {
    const { Journey, styles } = await import('./journey.js');
    return Object.assign(new Journey(this, this.#module, this.#announcer, () => this.#offer.reload()), { styles });
  });
  /** A run that is being begun or opened. */
  #busy = false;
  #stuck = false;
  #asked = false;
  readonly #problems = new Later(this, () => import('../form/problems.js'));
  #failed: unknown;
  /** The words for what has failed are on their way. */
  #explaining = false;

  constructor() {
    super();
    this.hideStages = this.noDrafts = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { value, status, error } = this.#offer.state;
    if (changed.has('playbook')) this.#asked = false;
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
    if (!this.#busy && (this.#offer.state.status !== 'loading' || this.#offer.value)) this.ready();
    this.#journey.value?.updated();
  }

  /** @internal What the page or the instance says in place of our words. */
  words(name: string, standard: string): string {
    return this.#module.setting(name, standard);
  }

  /** Once it is known what there is: a run that the page names, or the newest, is gone on with by itself. */
  #begin({ runs }: Offer): void {
    if (this.#asked) return;
    this.#asked = true;
    const named = this.draft || this.#named.value;
    if (named) void this.#go((journey) => journey.openDraft(named));
    else if (runs[0] && this.words('resume', 'ask') === 'latest') this.#resume(runs[0].id);
    // What comes next is got while one reads.
    else void this.#journey.load();
  }

  async #go(work: (journey: Journey) => Promise<boolean>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#stuck = false;
    this.requestUpdate();
    try {
      const journey = await this.#journey.load();
      this.#stuck = !journey || !(await work(journey));
    } finally {
      this.#busy = false;
      this.requestUpdate();
    }
  }

  #start(): void {
    const id = this.#offer.value?.id;
    if (id) void this.#go((journey) => journey.start(id));
  }

  #resume(id: string): void {
    void this.#go((journey) => journey.open(id));
  }

  #renderOffer(t: typeof playbookIntakeStrings.en): unknown {
    const offer = this.#offer.value;
    if (!offer) return nothing;
    const { viewer } = this.#module.host ?? {};
    if (viewer && !viewer.mayCreate) return this.#problems.get()?.renderForbidden(this, this.#module) ?? nothing;
    const begun = offer.runs.length > 0 && this.words('resume', 'ask') !== 'new';
    return html`${begun ? this.#journey.get()?.renderRuns(this.locale, offer.runs, this.#busy, (id) => this.#resume(id)) : nothing}
      <div class="actions">
        <button type="button" class=${begun ? 'btn' : 'btn primary'} aria-disabled=${this.#busy || nothing} @click=${() => this.#start()}>
          ${begun ? t.startNew : t.start}
        </button>
      </div>
      ${this.#stuck ? html`<p class="field-error" role="alert">${t.stuck}</p>` : nothing}`;
  }

  override render(): TemplateResult {
    const t = this.t(playbookIntakeStrings);
    const journey = this.#journey.value;
    const offer = this.#offer.value;
    const title = this.words('heading', offer?.title ?? '');
    if (journey?.active) return this.base(html`${this.#announcer.render()}${journey.render(title)}`);
    return this.base(html`${this.#announcer.render()}
      <header class="head" part="header">
        <h2 tabindex="-1" aria-hidden=${title ? nothing : 'true'}>${title || '\u00a0'}</h2>
        ${offer?.description ? html`<p class="lead"><bdi>${offer.description}</bdi></p>` : nothing}
      </header>
      ${renderAsync(this, this.#explaining ? { status: 'loading' } : this.#offer.state, {
        content: () => this.#renderOffer(t),
        skeleton: skeletonForm(2),
        failed: t.loadFailed,
        problems: this.#problems.value?.problemsOf(this, this.#module, !!this.playbook) ?? {},
        onRetry: () => this.#offer.reload(),
        retryAt: Date.now() + this.#offer.retryIn * 1000,
      })}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oriel-playbook-intake': OrielPlaybookIntake;
  }
}
