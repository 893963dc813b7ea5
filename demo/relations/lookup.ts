/**
 * `<ops-lookup>`: a field that finds records while one types: Down and Up move, Enter chooses, Escape closes. The list
 * stands below the field and moves what follows, so that no dialog cuts it off.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LookupItem } from 'oriel/contract';

@customElement('ops-lookup')
export class OpsLookup extends LitElement {
  /** Id of the field; its label points to it. */
  @property({ attribute: 'field-id' }) fieldId = '';
  @property({ attribute: false }) find: (search: string) => Promise<LookupItem[]> = async () => [];
  /** What was chosen; typing on takes the choice back. */
  @property({ attribute: false }) chosen: LookupItem | undefined;
  @state() items: LookupItem[] | undefined;
  @state() active = 0;
  @state() text = '';
  #asked = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Another kind of record is looked for: what was typed was another one's name.
    if (!changed.has('find') || changed.get('find') === undefined) return;
    this.items = undefined;
    this.text = this.chosen?.label ?? '';
  }

  async #look(): Promise<void> {
    const asked = ++this.#asked;
    const items = await this.find(this.chosen ? '' : this.text.trim()).catch(() => []);
    if (asked !== this.#asked) return;
    this.items = items;
    this.active = 0;
  }

  #onInput(event: Event): void {
    this.text = (event.target as HTMLInputElement).value;
    if (this.chosen) this.#choose(undefined);
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.#look(), 150);
  }

  #choose(item: LookupItem | undefined): void {
    this.chosen = item;
    if (item) {
      this.text = item.label;
      this.#close();
    }
    this.dispatchEvent(new CustomEvent('choose', { detail: item }));
  }

  #close(): void {
    this.#asked += 1;
    clearTimeout(this.#typing);
    this.items = undefined;
  }

  #onKey(event: KeyboardEvent): void {
    const count = this.items?.length ?? 0;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!this.items) void this.#look();
      else if (count > 0) this.active = (this.active + (event.key === 'ArrowDown' ? 1 : count - 1)) % count;
    } else if (event.key === 'Enter' && this.items) {
      event.preventDefault();
      const item = this.items[this.active];
      if (item) this.#choose(item);
    } else if (event.key === 'Escape' && this.items) {
      event.preventDefault();
      event.stopPropagation();
      this.#close();
    }
  }

  protected override updated(): void {
    this.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  #renderItem(item: LookupItem, index: number): TemplateResult {
    return html`<li
      role="option"
      id="${this.fieldId}-${index}"
      aria-selected=${index === this.active ? 'true' : 'false'}
      @pointerdown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#choose(item)}
    >
      <span dir="auto">${item.label}</span>${item.detail ? html`<small dir="auto">${item.detail}</small>` : nothing}
    </li>`;
  }

  protected override render(): TemplateResult {
    const list = `${this.fieldId}-list`;
    const open = this.items !== undefined;
    return html`<input
        id=${this.fieldId}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded=${open ? 'true' : 'false'}
        aria-controls=${open && this.items?.length ? list : nothing}
        aria-activedescendant=${open && this.items?.length ? `${this.fieldId}-${this.active}` : nothing}
        placeholder="Name or number"
        autocomplete="off"
        spellcheck="false"
        .value=${this.text}
        @input=${(event: Event) => this.#onInput(event)}
        @keydown=${(event: KeyboardEvent) => this.#onKey(event)}
        @focus=${() => !this.chosen && void this.#look()}
        @blur=${() => this.#close()}
      />
      ${
        open && this.items?.length
          ? html`<ul class="options" role="listbox" id=${list} aria-label="Found">
              ${this.items.map((item, index) => this.#renderItem(item, index))}
            </ul>`
          : nothing
      }
      <p class="none" role="status">${open && this.items?.length === 0 ? `Nothing matches “${this.text}”` : ''}</p>`;
  }
}
