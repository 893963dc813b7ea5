import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { check, chevronDown, search as searchIcon } from '../../src/ui/icons.js';
import { definePart, newId, Part } from './part.js';

export interface ComboboxOption {
  value: string;
  label: string;
  /** Second line. */
  detail?: string;
  /** Before the second line: a state, with its icon. */
  mark?: unknown;
  /** Options of a group follow each other; its name stands above them. */
  group?: string;
  icon?: unknown;
  disabled?: boolean;
}

/** The mark is seen first, since the rest may be cut; it is read last. */
const secondLine = ({ mark, detail }: ComboboxOption): unknown => {
  if (!mark) return detail ? html`<span class="meta">${detail}</span>` : nothing;
  return html`<span class="meta marked"><span>${detail} </span>${mark}</span>`;
};

/** The person chose. `leave` follows when the list closes. */
export class ComboboxChooseEvent extends Event {
  constructor(readonly option: ComboboxOption) {
    super('choose');
  }
}

export interface ComboboxWords {
  choose: string;
  search: string;
  searching: string;
  none: (query: string) => string;
}

/**
 * A choice among many: a button shows it in one or two lines and opens a list, with a search field above it when there
 * are more than seven options or when they are looked up (`lookup`). Focus stays in the search field (combobox of the
 * ARIA Authoring Practices) or on the list; Down, Up, Home, End move, Enter chooses, Escape and Tab close.
 *
 * `<oriel-part-combobox id .options .lookup .value .words labelledby describedby invalid @choose @leave>`; needs
 * `popupStyles`, `comboboxStyles` and `controls`.
 */
export class OrielPartCombobox extends Part {
  static override properties = {
    options: {},
    lookup: { attribute: false },
    value: { attribute: false },
    words: {},
    placeholder: {},
    labelledby: {},
    describedby: {},
    invalid: { type: Boolean },
    disabled: { type: Boolean },
    found: { state: true },
    query: { state: true },
    active: { state: true },
    expanded: { state: true },
    busy: { state: true },
  };
  /** All options, when they are known. */
  declare options?: ComboboxOption[];
  /** Looks options up; a call that was overtaken is aborted. */
  declare lookup?: (query: string, signal: AbortSignal) => Promise<ComboboxOption[]>;
  declare value: ComboboxOption | null;
  declare words: ComboboxWords;
  /** What stands there before a choice, default `words.choose`. */
  declare placeholder?: string;
  /** Id of the label. */
  declare labelledby: string;
  /** Ids of hint and error. */
  declare describedby?: string;
  declare invalid: boolean;
  declare disabled: boolean;
  declare found: ComboboxOption[];
  declare query: string;
  declare active: number;
  declare expanded: boolean;
  declare busy: boolean;
  readonly #id = newId();
  #running?: AbortController;
  #typed = '';
  #typedAt = 0;

  constructor() {
    super();
    this.value = null;
    this.found = [];
    this.query = '';
    this.active = -1;
    this.invalid = this.disabled = this.expanded = this.busy = false;
  }

  get #searches(): boolean {
    return !!this.lookup || (this.options?.length ?? 0) > 7;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#running?.abort();
  }

  /** Focuses the button, as a label or an error summary does. */
  override focus(): void {
    this.querySelector<HTMLElement>('.combobox')?.focus();
  }

  async #find(): Promise<void> {
    this.#running?.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    const query = this.query.trim();
    if (this.lookup) {
      this.busy = true;
      const found = await this.lookup(query, signal).catch(() => []);
      if (signal.aborted) return;
      this.busy = false;
      this.found = found;
    } else {
      const words = query.toLocaleLowerCase().split(/\s+/);
      this.found = (this.options ?? []).filter(({ label, detail }) =>
        words.every((word) => `${label} ${detail ?? ''}`.toLocaleLowerCase().includes(word)),
      );
    }
    const chosen = this.found.findIndex((option) => option.value === this.value?.value);
    this.active = chosen >= 0 ? chosen : this.found.length ? 0 : -1;
  }

  #close(): void {
    this.querySelector<HTMLElement>('.popup')?.hidePopover();
  }

  /** However it closes: the focus that was inside goes back to the button. */
  #onBeforeToggle(event: ToggleEvent): void {
    if (event.newState === 'closed' && (event.target as Element).matches(':focus-within')) this.focus();
  }

  #choose(option: ComboboxOption | undefined): void {
    if (!option || option.disabled) return;
    this.value = option;
    this.#close();
    this.dispatchEvent(new ComboboxChooseEvent(option));
  }

  #onToggle(event: ToggleEvent): void {
    this.expanded = event.newState === 'open';
    if (this.expanded) {
      this.query = '';
      void this.#find();
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('.popup input, [role=listbox]')?.focus());
    } else this.dispatchEvent(new Event('leave'));
  }

  #onKey(event: KeyboardEvent): void {
    const last = this.found.length - 1;
    const { key } = event;
    const to: Record<string, number> = {
      ArrowDown: Math.min(this.active + 1, last),
      ArrowUp: Math.max(this.active - 1, 0),
      // In a text field Home and End belong to the text.
      ...(!this.#searches && { Home: 0, End: last }),
    };
    if (to[key] !== undefined) this.active = to[key];
    else if (key === 'Enter' || (key === ' ' && !this.#searches)) this.#choose(this.found[this.active]);
    else if (key === 'Tab') this.#close();
    else if (!this.#searches && key.length === 1) this.#typeAhead(key);
    else return;
    if (key !== 'Tab') event.preventDefault();
  }

  #typeAhead(key: string): void {
    const now = Date.now();
    this.#typed = now - this.#typedAt < 500 ? this.#typed + key : key;
    this.#typedAt = now;
    const index = this.found.findIndex(({ label }) => label.toLowerCase().startsWith(this.#typed.toLowerCase()));
    if (index >= 0) this.active = index;
  }

  #onButtonKey(event: KeyboardEvent): void {
    if (this.expanded || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    (event.currentTarget as HTMLElement).click();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('active')) this.querySelector('.item.active')?.scrollIntoView({ block: 'nearest' });
  }

  #renderOption(option: ComboboxOption, index: number): TemplateResult {
    const chosen = option.value === this.value?.value;
    return html`<div
      class="item ${index === this.active ? 'active keys' : ''}"
      id="${this.#id}-${index}"
      role="option"
      aria-selected=${chosen}
      aria-disabled=${option.disabled || nothing}
      @click=${() => this.#choose(option)}
    >
      ${option.icon}<span class="two"
        ><span>${option.label} </span>${secondLine(option)}</span
      >${chosen ? check : nothing}
    </div>`;
  }

  /** Runs of one group stand together under its name. */
  #renderOptions(): unknown {
    const runs: [group: string | undefined, options: TemplateResult[]][] = [];
    for (const [index, option] of this.found.entries()) {
      const last = runs.at(-1);
      const rendered = this.#renderOption(option, index);
      if (last && last[0] === option.group) last[1].push(rendered);
      else runs.push([option.group, [rendered]]);
    }
    return runs.map(([group, options], n) =>
      group === undefined
        ? options
        : html`<div role="group" aria-labelledby="${this.#id}-group-${n}">
            <div class="group meta" id="${this.#id}-group-${n}" role="presentation">${group}</div>
            ${options}
          </div>`,
    );
  }

  #renderList(): TemplateResult {
    const active = this.active < 0 ? nothing : `${this.#id}-${this.active}`;
    const list = `${this.#id}-list`;
    const { words } = this;
    return html`${
      this.#searches
        ? html`<div class="combobox-search">
            ${searchIcon}<input
              role="combobox"
              aria-expanded="true"
              aria-autocomplete="list"
              aria-controls=${list}
              aria-activedescendant=${active}
              aria-labelledby=${this.labelledby}
              placeholder=${words.search}
              autocomplete="off"
              spellcheck="false"
              .value=${this.query}
              @input=${(event: InputEvent) => {
                this.query = (event.target as HTMLInputElement).value;
                void this.#find();
              }}
            />
          </div>`
        : nothing
    }
      <div
        role="listbox"
        id=${list}
        aria-labelledby=${this.labelledby}
        aria-busy=${this.busy || nothing}
        tabindex=${this.#searches ? nothing : 0}
        aria-activedescendant=${this.#searches ? nothing : active}
      >
        ${this.#renderOptions()}
      </div>
      <div class="combobox-note meta" role="status">
        ${this.found.length ? nothing : this.busy ? words.searching : words.none(this.query)}
      </div>`;
  }

  override render(): TemplateResult {
    const { value } = this;
    return html`<button
        type="button"
        class="box combobox"
        id="${this.#id}-button"
        popovertarget=${this.#id}
        aria-haspopup="listbox"
        aria-expanded=${this.expanded}
        aria-labelledby="${this.labelledby} ${this.#id}-button"
        aria-describedby=${this.describedby || nothing}
        aria-invalid=${this.invalid || nothing}
        ?disabled=${this.disabled}
        @keydown=${this.#onButtonKey}
      >
        ${value?.icon ?? nothing}<span class="two"
          >${
            value
              ? html`<span>${value.label} </span>${secondLine(value)}`
              : html`<span class="muted">${this.placeholder ?? this.words.choose}</span>`
          }</span
        >${chevronDown}
      </button>
      <div class="popup wide" id=${this.#id} popover @beforetoggle=${this.#onBeforeToggle} @toggle=${this.#onToggle} @keydown=${this.#onKey}>
        ${this.expanded ? this.#renderList() : nothing}
      </div>`;
  }
}

/** Registers the element. */
export const defineCombobox = (): void => definePart('oriel-part-combobox', OrielPartCombobox);

declare global {
  interface HTMLElementTagNameMap {
    'oriel-part-combobox': OrielPartCombobox;
  }
}
