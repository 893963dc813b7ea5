/** `<oriel-gallery>`: one scene at a time, with the switches of the page around it. Light DOM. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Scene } from '../../components/scene.js';
import { markupOf } from './markup.js';
import { accents, addressOf, type Choice, densities, locales, read, stageOptions, themes, widths } from './options.js';
import { type Element, loadScenes } from './scenes.js';
import { type Staged, stage } from './stage.js';

interface Heard {
  at: string;
  type: string;
  detail: string;
}

const titleOf = (name: string): string => `<oriel-${name}>`;
/** Every public event; `src/events` has one file for each. */
const suiteEvents = [
  'activity-changed',
  'article-select',
  'case-acted',
  'case-action-request',
  'case-create-failed',
  'case-create-request',
  'case-created',
  'case-list-request',
  'case-queued',
  'case-select',
  'comment-added',
  'draft-discarded',
  'draft-restored',
  'playbook-abandoned',
  'playbook-resumed',
  'playbook-started',
  'playbook-submitted',
  'record-select',
  'service-request',
  'sign-in-request',
  'stage-changed',
  'widget-error',
  'widget-ready',
].map((name) => `oriel-${name}`);

const navigations = new Set(
  ['case-create-request', 'case-list-request', 'case-select', 'record-select', 'sign-in-request'].map(
    (name) => `oriel-${name}`,
  ),
);

/** Where there is room the switches always stand open; `gallery.css` hides their summary at the same width. */
const wide = matchMedia('(min-width: 900px)');

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

@customElement('oriel-gallery')
export class OrielGallery extends LitElement {
  @state() private choice: Choice = read(location.search);
  @state() private elements: Element[] = [];
  @state() private search = '';
  @state() private heard: Heard[] = [];
  @state() private markup = '';
  @state() private problem = '';
  #staged: Staged | undefined;
  #run = 0;
  #shown = '';

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.#onPop);
    addEventListener('keydown', this.#onKey);
    void loadScenes().then((elements) => {
      this.elements = elements;
      const first = elements[0];
      if (!this.#find(this.choice.scene) && first) this.#set({ scene: `${first.name}/${first.scenes[0]?.name}` }, true);
      void this.#show();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#onPop);
    removeEventListener('keydown', this.#onKey);
    this.#staged?.dispose();
  }

  #find(path: string): { element: Element; scene: Scene } | undefined {
    const [name, sceneName] = path.split('/');
    const element = this.elements.find((each) => each.name === name);
    const scene =
      element?.scenes.find((each) => each.name === sceneName) ?? (sceneName ? undefined : element?.scenes[0]);
    return element && scene && { element, scene };
  }

  #set(change: Partial<Choice>, replace = false): void {
    this.choice = { ...this.choice, ...change };
    // Arabic and right to left come together: a widget takes its direction from its language.
    if (change.dir)
      this.choice.locale = change.dir === 'rtl' ? 'ar' : this.choice.locale === 'ar' ? 'en' : this.choice.locale;
    if (change.locale) this.choice.dir = change.locale === 'ar' ? 'rtl' : 'ltr';
    history[replace ? 'replaceState' : 'pushState'](null, '', addressOf(this.choice));
    void this.#show();
  }

  /** Stages the chosen scene anew: every switch shows what a page with that setting would start with. */
  async #show(): Promise<void> {
    const found = this.#find(this.choice.scene);
    const address = addressOf(this.choice);
    if (!found || address === this.#shown) return;
    this.#shown = address;
    this.#run += 1;
    const run = this.#run;
    await this.updateComplete;
    const canvas = this.querySelector<HTMLElement>('.canvas');
    if (!canvas) return;
    this.#staged?.dispose();
    this.#staged = undefined;
    this.heard = [];
    this.problem = '';
    document.title = `${found.scene.title} · ${titleOf(found.element.name)} · Oriel`;
    this.querySelector('.scene-link[aria-current]')?.scrollIntoView({ block: 'nearest' });
    try {
      const staged = await stage(found.scene, canvas, stageOptions(this.choice));
      if (run !== this.#run) {
        staged.dispose();
        return;
      }
      this.#staged = staged;
      this.markup = markupOf(staged.module);
    } catch (error) {
      if (run === this.#run) this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  readonly #onPop = (): void => {
    this.choice = read(location.search);
    void this.#show();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0];
    if (target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')) return;
    if (event.key !== '/' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.querySelector<HTMLElement>('input[type=search]')?.focus();
  };

  readonly #onLink = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const scene = new URL((event.currentTarget as HTMLAnchorElement).href).searchParams.get('scene');
    if (scene) this.#set({ scene });
  };

  /** Notes what the elements tell. Where one leads elsewhere it is cancelled, as a page with its own router does: a link may not leave the gallery. */
  readonly #onSuite = (event: Event): void => {
    if (navigations.has(event.type)) event.preventDefault();
    const { detail } = event as CustomEvent<unknown>;
    const told = detail === undefined ? '' : JSON.stringify(detail);
    this.heard = [{ at: clock.format(new Date()), type: event.type, detail: told }, ...this.heard].slice(0, 20);
  };

  protected override firstUpdated(): void {
    const canvas = this.querySelector('.canvas');
    for (const type of suiteEvents) canvas?.addEventListener(type, this.#onSuite);
    wide.addEventListener('change', () => this.requestUpdate());
  }

  #choices<K extends 'theme' | 'width' | 'density'>(
    name: K,
    label: string,
    table: Record<string, string>,
  ): TemplateResult {
    return html`<div class="choices" role="group" aria-label=${label}>
      ${Object.entries(table).map(
        ([value, text]) =>
          html`<button type="button" aria-pressed=${this.choice[name] === value ? 'true' : 'false'} @click=${() => this.#set({ [name]: value })}>${text}</button>`,
      )}
    </div>`;
  }

  #renderList(): TemplateResult {
    const wanted = this.search.toLowerCase();
    const groups = this.elements
      .map(({ name, scenes }) => ({
        name,
        scenes: scenes.filter((scene) => `${name} ${scene.name} ${scene.title}`.toLowerCase().includes(wanted)),
      }))
      .filter(({ scenes }) => scenes.length > 0);
    if (groups.length === 0) return html`<p class="none">No scene matches “${this.search}”.</p>`;
    return html`${groups.map(
      ({ name, scenes }) => html`
        <h2>${titleOf(name)} <small>${scenes.length}</small></h2>
        <ul>
          ${scenes.map((scene) => {
            const path = `${name}/${scene.name}`;
            return html`<li>
              <a class="scene-link" href=${addressOf({ ...this.choice, scene: path })} aria-current=${path === this.choice.scene ? 'page' : nothing} @click=${this.#onLink}>${scene.title}</a>
            </li>`;
          })}
        </ul>
      `,
    )}`;
  }

  #renderSwitches(): TemplateResult {
    return html`
      ${this.#choices('theme', 'Theme', themes)}
      ${this.#choices('width', 'Width of the container', { ...widths })}
      ${this.#choices('density', 'Density', densities)}
      <div class="choices" role="group" aria-label="Direction">
        <button type="button" aria-pressed=${this.choice.dir === 'ltr' ? 'true' : 'false'} @click=${() => this.#set({ dir: 'ltr' })}>Left to right</button>
        <button type="button" aria-pressed=${this.choice.dir === 'rtl' ? 'true' : 'false'} @click=${() => this.#set({ dir: 'rtl' })}>Right to left</button>
      </div>
      <select aria-label="Language" @change=${(event: Event) => this.#set({ locale: (event.target as HTMLSelectElement).value as Choice['locale'] })}>
        ${Object.entries(locales).map(([value, name]) => html`<option value=${value} .selected=${value === this.choice.locale}>${name}</option>`)}
      </select>
      <select aria-label="Accent" @change=${(event: Event) => this.#set({ accent: (event.target as HTMLSelectElement).value as Choice['accent'] })}>
        ${Object.entries(accents).map(([value, [name]]) => html`<option value=${value} .selected=${value === this.choice.accent}>Accent: ${name}</option>`)}
      </select>
    `;
  }

  #renderPicker(): TemplateResult {
    return html`<select
      class="picker"
      aria-label="Scene"
      @change=${(event: Event) => this.#set({ scene: (event.target as HTMLSelectElement).value })}
    >
      ${this.elements.map(
        ({ name, scenes }) => html`<optgroup label=${titleOf(name)}>
          ${scenes.map((scene) => html`<option value="${name}/${scene.name}" .selected=${`${name}/${scene.name}` === this.choice.scene}>${scene.title}</option>`)}
        </optgroup>`,
      )}
    </select>`;
  }

  protected override render(): TemplateResult {
    const found = this.#find(this.choice.scene);
    return html`
      <a class="skip" href="#stage">Skip to the scene</a>
      <div class="gallery">
        <header class="side">
          <a class="logo" href="/"
            ><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
              <path d="M4 20V8.6C4 5.9 6.9 4 12 4s8 1.9 8 4.6V20" /><path d="M2.5 20h19M9 4.3V20M15 4.3V20M4 12h16" /></svg
            >Gallery</a
          >
          <input
            type="search"
            aria-label="Search scenes"
            placeholder="Search scenes"
            autocomplete="off"
            .value=${this.search}
            @input=${(event: Event) => {
              this.search = (event.target as HTMLInputElement).value;
            }}
          />
          <nav aria-label="Scenes">${this.#renderList()}</nav>
        </header>
        <main>
          <div class="head">
            <div>
              <p class="of"><code>${found ? titleOf(found.element.name) : ''}</code></p>
              <h1>${found?.scene.title ?? 'Gallery'}</h1>
            </div>
            ${this.#renderPicker()}
            <details class="switches" ?open=${wide.matches}>
              <summary>Appearance</summary>
              <div>${this.#renderSwitches()}</div>
            </details>
          </div>
          <div class="canvas" id="stage" tabindex="-1"></div>
          ${this.problem ? html`<p class="problem" role="alert">The scene could not be staged: ${this.problem}</p>` : nothing}
          <div class="below">
            <section aria-labelledby="html-title">
              <h2 id="html-title">HTML</h2>
              <pre tabindex="0" aria-label="HTML of the scene"><code>${this.markup}</code></pre>
            </section>
            <section aria-labelledby="events-title">
              <h2 id="events-title">Events</h2>
              ${
                this.heard.length > 0
                  ? html`<ol class="events">
                      ${this.heard.map((each) => html`<li><time>${each.at}</time> <code>${each.type}</code> <span>${each.detail}</span></li>`)}
                    </ol>`
                  : html`<p class="none">What the element tells the page appears here.</p>`
              }
            </section>
          </div>
        </main>
      </div>
    `;
  }
}
