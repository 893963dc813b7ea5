/** `<playbook-editor>`: a document with its line numbers; files may be dropped on it. Light DOM. */
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CheckedPlaybook } from 'oriel/mock';

type Finding = CheckedPlaybook['findings'][number];

/** What stands in the editor after somebody wrote, pasted or dropped. */
export class DocumentChange extends Event {
  static readonly type = 'document-change';
  constructor(readonly text: string) {
    super(DocumentChange.type, { bubbles: true });
  }
}

@customElement('playbook-editor')
export class PlaybookEditor extends LitElement {
  @property() text = '';
  @property({ attribute: false }) findings: Finding[] = [];
  @state() private over = false;
  @query('textarea') private area!: HTMLTextAreaElement;
  @query('.numbers') private numbers!: HTMLElement;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Marks a line and brings it to sight. */
  show(line: number): void {
    const before = this.text.split('\n').slice(0, line - 1);
    const start = before.reduce((sum, each) => sum + each.length + 1, 0);
    const end = this.text.indexOf('\n', start);
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, end < 0 ? this.text.length : end);
    const height = Number.parseFloat(getComputedStyle(this.area).lineHeight);
    this.area.scrollTop = Math.max(0, (line - 4) * height);
    this.area.scrollLeft = 0;
    this.area.scrollIntoView({ block: 'nearest' });
  }

  async take(file: File | undefined): Promise<void> {
    if (file) this.#tell(await file.text());
  }

  #tell(text: string): void {
    this.dispatchEvent(new DocumentChange(text));
  }

  readonly #onScroll = (): void => {
    this.numbers.scrollTop = this.area.scrollTop;
  };

  readonly #onDrag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over = event.type !== 'dragleave' && event.type !== 'drop';
    if (event.type === 'drop') void this.take(event.dataTransfer.files[0]);
  };

  protected override render(): TemplateResult {
    const wrong = new Set(this.findings.map(({ line }) => line));
    return html`<div
      class="editor ${this.over ? 'over' : ''}"
      @dragenter=${this.#onDrag}
      @dragover=${this.#onDrag}
      @dragleave=${this.#onDrag}
      @drop=${this.#onDrag}
    >
      <div class="numbers" aria-hidden="true">
        ${this.text.split('\n').map((_, at) => html`<span class=${wrong.has(at + 1) ? 'wrong' : ''}>${at + 1}</span>`)}
      </div>
      <textarea
        id="document"
        wrap="off"
        spellcheck="false"
        autocapitalize="off"
        autocomplete="off"
        aria-describedby="verdict"
        .value=${this.text}
        @scroll=${this.#onScroll}
        @input=${() => this.#tell(this.area.value)}
      ></textarea>
    </div>`;
  }
}
