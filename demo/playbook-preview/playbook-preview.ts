/** `<playbook-preview>`: a document, what is wrong with it, its picture, and the playbook itself to try. Light DOM. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { PlaybookDefinition } from 'oriel/contract';
import type { CheckedPlaybook } from 'oriel/mock';
import './editor.js';
import type { DocumentChange, PlaybookEditor } from './editor.js';
import { graph, list, type Standing, standingOf } from './graph.js';
import { layout } from './layout.js';
import { type Outline, outlineOf } from './outline.js';
import { save, standalone } from './picture.js';
import type { Running } from './runner.js';
import { directionOf, estimate, type Measure, measureWith } from './text.js';

const playbooks = {
  'insurance-claim': 'Report a claim',
  'streaming-problem': 'Fix a problem with watching',
  'warranty-claim': 'Warranty claim',
  'account-onboarding': 'Set up monitoring for a new site',
  complaint: 'Make a complaint',
} as const;

/** Milliseconds after the last key. */
const PAUSE = 250;
/** Events after which an activity may stand elsewhere. */
const steps = ['oriel-playbook-started', 'oriel-activity-changed', 'oriel-playbook-submitted'] as const;

@customElement('playbook-preview')
export class PlaybookPreview extends LitElement {
  /** Name of one of the demo's playbooks; empty: a document of one's own. */
  @state() private chosen = '';
  @state() private text = '';
  @state() private checked: CheckedPlaybook | undefined;
  /** What the picture shows: the last text that said a playbook. */
  @state() private shown: PlaybookDefinition | undefined;
  @state() private room = 0;
  @state() private running: (Running & { definition: PlaybookDefinition }) | undefined;
  @state() private standing: Standing | undefined;
  @state() private failed = '';
  @query('playbook-editor') private editor!: PlaybookEditor;
  @query('input[type="file"]') private chooser!: HTMLInputElement;
  #measure: Measure = estimate;
  #pause: ReturnType<typeof setTimeout> | undefined;
  readonly #watch = new ResizeObserver(([entry]) => {
    this.room = Math.floor(entry?.contentRect.width ?? 0);
  });

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const named = new URLSearchParams(location.search).get('playbook') ?? '';
    void this.#choose(named in playbooks ? named : 'insurance-claim');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch.disconnect();
  }

  protected override firstUpdated(): void {
    const room = this.querySelector('.room');
    if (!room) return;
    this.#measure = measureWith(getComputedStyle(room).fontFamily);
    this.#watch.observe(room);
  }

  async #choose(name: string): Promise<void> {
    const url = new URL(location.href);
    url.searchParams.set('playbook', name);
    history.replaceState(null, '', url);
    this.chosen = name;
    this.#end();
    try {
      const answer = await fetch(`/demo/playbooks/${name}.json`);
      if (!answer.ok) throw new Error(String(answer.status));
      const text = await answer.text();
      // Somebody who chose again meanwhile sees the later choice.
      if (name === this.chosen) await this.#read(text);
    } catch {
      if (name === this.chosen) this.failed = 'The playbook could not be loaded. Choose it again.';
    }
  }

  /** Takes a text in, and judges it. */
  async #read(text: string): Promise<void> {
    this.text = text;
    this.failed = '';
    const { checkPlaybook } = await import('./judge.js');
    const checked = await checkPlaybook(text);
    if (text !== this.text) return;
    this.checked = checked;
    this.shown = checked.definition ?? this.shown;
  }

  readonly #onChange = (event: DocumentChange): void => {
    const { text } = event;
    this.text = text;
    this.chosen = '';
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#read(text), PAUSE);
  };

  async #writeAs(kind: 'json' | 'yaml'): Promise<void> {
    const definition = this.checked?.definition;
    if (!definition) return;
    const { stringify } = await import('yaml');
    await this.#read(
      kind === 'yaml' ? stringify(definition, { lineWidth: 100 }) : `${JSON.stringify(definition, null, 2)}\n`,
    );
  }

  #end(): void {
    this.running?.place.remove();
    this.running = undefined;
    this.standing = undefined;
  }

  /** Whether what stands there could be stored. */
  get #sound(): boolean {
    return this.checked?.definition !== undefined && this.checked.findings.length === 0;
  }

  async #run(): Promise<void> {
    const definition = this.checked?.definition;
    if (!definition) return;
    this.#end();
    try {
      const { start } = await import('./runner.js');
      const running = await start(definition);
      const { place } = running;
      for (const type of steps) place.addEventListener(type, (event) => void this.#follow(running, event));
      this.running = { ...running, definition };
      await this.updateComplete;
      this.querySelector<HTMLElement>('#run-title')?.focus();
    } catch (error) {
      this.failed = `The playbook could not be started: ${(error as Error).message}`;
    }
  }

  async #follow({ place, read }: Running, event: Event): Promise<void> {
    const run = await read((event as CustomEvent<{ run: string }>).detail.run);
    if (this.running?.place === place) this.standing = standingOf(run);
  }

  protected override render(): TemplateResult {
    return html`
      ${this.#renderDocument()}
      ${this.failed ? html`<p class="failed" role="alert">${this.failed}</p>` : nothing}
      <div class="stagework ${this.running ? 'runs' : ''}">${this.#renderRun()} ${this.#renderPicture()}</div>
    `;
  }

  #renderDocument(): TemplateResult {
    const yaml = !/^\s*\{/.test(this.text);
    const convert = (kind: 'json' | 'yaml', words: string): TemplateResult =>
      html`<button type="button" aria-pressed=${yaml === (kind === 'yaml') ? 'true' : 'false'} ?disabled=${!this.checked?.definition} @click=${() => void this.#writeAs(kind)}>${words}</button>`;
    return html`<section class="document" aria-labelledby="document-title">
      <div class="bar">
        <h2 id="document-title"><label for="document">Document</label></h2>
        <select aria-label="Playbook" @change=${(event: Event) => void this.#choose((event.target as HTMLSelectElement).value)}>
          ${this.chosen === '' ? html`<option value="" selected>Your own document</option>` : nothing}
          ${Object.entries(playbooks).map(([name, title]) => html`<option value=${name} .selected=${name === this.chosen}>${title}</option>`)}
        </select>
        <div class="choices" role="group" aria-label="Written as">${convert('json', 'JSON')}${convert('yaml', 'YAML')}</div>
        <button class="button" type="button" @click=${() => this.chooser.click()}>Open a file</button>
        <input type="file" accept=".json,.yaml,.yml" hidden @change=${() => void this.#open()} />
      </div>
      <div class="sides">
        <playbook-editor .text=${this.text} .findings=${this.checked?.findings ?? []} @document-change=${this.#onChange}></playbook-editor>
        ${this.#renderFindings()}
      </div>
    </section>`;
  }

  async #open(): Promise<void> {
    await this.editor.take(this.chooser.files?.[0]);
    this.chooser.value = '';
  }

  #renderFindings(): TemplateResult {
    const { checked } = this;
    const count = checked?.findings.length ?? 0;
    const verdict = !checked ? 'Checking …' : count === 0 ? 'Nothing to mend' : `${count} to mend`;
    return html`<div class="findings">
      <div role="status"><h3 id="verdict" class=${count > 0 ? 'wrong' : checked ? 'sound' : ''}>${verdict}</h3></div>
      ${
        count > 0
          ? html`<ol>
              ${checked?.findings.map(
                ({ line, pointer, message }) => html`<li>
                  <button type="button" @click=${() => this.editor.show(line)}>
                    <span>Line ${line}</span> ${message} ${pointer ? html`<code>${pointer}</code>` : nothing}
                  </button>
                </li>`,
              )}
            </ol>`
          : html`<p>Write, paste or drop a document, in JSON or YAML. It is judged as the operator API judges it when a playbook is stored.</p>`
      }
    </div>`;
  }

  #renderPicture(): TemplateResult {
    const outline = this.shown && outlineOf(this.shown);
    const standing = this.shown === this.running?.definition ? this.standing : undefined;
    return html`<section class="picture" aria-labelledby="picture-title">
      <div class="bar">
        <h2 id="picture-title"><bdi>${outline?.title ?? 'Picture'}</bdi></h2>
        <button class="button" type="button" ?disabled=${!outline} @click=${() => this.#download()}>Download as SVG</button>
        ${this.running ? nothing : html`<button class="button primary" type="button" ?disabled=${!this.#sound} @click=${() => void this.#run()}>Run the playbook</button>`}
      </div>
      <div class="room">${outline && this.room > 0 ? this.#renderGraph(outline, standing) : nothing}</div>
      ${outline ? html`<details><summary>The same as a list</summary>${list(outline, directionOf(outline.title), standing)}</details>` : nothing}
    </section>`;
  }

  #renderGraph(outline: Outline, standing: Standing | undefined): TemplateResult {
    const states = (id: string): boolean => standing?.activities.has(id) || standing?.stages.has(id) || false;
    // A hair's breadth on each side is the boxes' edge.
    const picture = layout(outline, { width: this.room - 2, states, measure: this.#measure });
    return graph(outline, picture, { dir: directionOf(outline.title), standing });
  }

  #download(): void {
    const drawing = this.querySelector<SVGSVGElement>('svg.graph');
    if (drawing) save(standalone(drawing), `${this.shown?.id}.svg`, 'image/svg+xml');
  }

  #renderRun(): TemplateResult | typeof nothing {
    const { running, checked } = this;
    if (!running) return nothing;
    const { person, module, definition, place } = running;
    return html`<section class="run" aria-labelledby="run-title">
      <div class="bar">
        <h2 id="run-title" tabindex="-1">At work</h2>
        <button class="button" type="button" ?disabled=${!this.#sound} @click=${() => void this.#run()}>Begin again</button>
      </div>
      <p>
        ${person} at ${module}.
        ${
          definition === checked?.definition
            ? 'It runs on the mock, in this page alone: nothing of it is kept.'
            : 'The document has changed since; a run goes on with what it began with.'
        }
      </p>
      ${place}
    </section>`;
  }
}
