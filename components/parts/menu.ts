import { html, nothing, type TemplateResult } from 'lit';
import { check } from '../../src/ui/icons.js';
import { definePart, newId, Part } from './part.js';

export interface MenuItem {
  id: string;
  label: string;
  icon?: TemplateResult;
  danger?: boolean;
  disabled?: boolean;
  /** True or false makes it a check item, or with `radio` one of a group. */
  checked?: boolean;
  radio?: boolean;
  /** A hairline stands before it. */
  separated?: boolean;
}

/** An item of a menu was chosen. */
export class MenuChooseEvent extends Event {
  constructor(readonly id: string) {
    super('choose');
  }
}

/**
 * Menu button of the ARIA Authoring Practices. Keys on the button: Enter, Space, Down open on the first item, Up on the
 * last; in the menu: Down, Up, Home, End, a letter, Enter and Space choose, Escape and Tab close.
 *
 * `<oriel-part-menu .items .content .label .kind .tab @choose>`; needs `popupStyles` and `controls`.
 */
export class OrielPartMenu extends Part {
  static override properties = {
    items: {},
    content: {},
    label: {},
    kind: {},
    end: { type: Boolean },
    tab: {},
    expanded: { state: true },
  };
  /** Entries, in order. */
  declare items: MenuItem[];
  /** What the button shows. */
  declare content: unknown;
  /** Name of the button when it shows an icon alone. */
  declare label?: string;
  /** Classes of the button after `btn`. */
  declare kind: string;
  /** The menu ends where the button ends. */
  declare end: boolean;
  /** `tabindex` of the button, where keys go from row to row. */
  declare tab?: 0 | -1;
  declare expanded: boolean;
  readonly #id = newId();

  constructor() {
    super();
    this.items = [];
    this.kind = '';
    this.end = false;
    this.expanded = false;
  }

  get #popup(): HTMLElement {
    return this.querySelector('.popup') as HTMLElement;
  }

  get #button(): HTMLButtonElement {
    return this.querySelector('.btn') as HTMLButtonElement;
  }

  #first = 0;

  /** Opens with the focus on the first item, or the last. */
  open(last = false): void {
    this.#first = last ? -1 : 0;
    this.#button.click();
  }

  #go(index: number): void {
    const items = [...this.querySelectorAll<HTMLElement>('.item')];
    items.at(index % items.length)?.focus();
  }

  #choose(item: MenuItem): void {
    if (item.disabled) return;
    this.#popup.hidePopover();
    this.dispatchEvent(new MenuChooseEvent(item.id));
  }

  #onButtonKey(event: KeyboardEvent): void {
    if (this.expanded || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    this.open(event.key === 'ArrowUp');
  }

  #onKey(event: KeyboardEvent): void {
    const items = [...this.querySelectorAll<HTMLElement>('.item')];
    const now = items.indexOf(event.target as HTMLElement);
    const { key } = event;
    if (key === 'Tab') {
      this.#popup.hidePopover();
      return;
    }
    const to: Record<string, number> = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 };
    let next = to[key];
    if (next === undefined && key.length === 1 && key !== ' ') {
      const labels = this.items.map((item) => item.label.toLowerCase());
      const after = labels.findIndex((label, i) => i > now && label.startsWith(key.toLowerCase()));
      const found = after < 0 ? labels.findIndex((label) => label.startsWith(key.toLowerCase())) : after;
      if (found >= 0) next = found;
    }
    if (next === undefined) return;
    event.preventDefault();
    this.#go(next);
  }

  /** However it closes: the focus that was inside goes back to the button. */
  #onBeforeToggle(event: ToggleEvent): void {
    if (event.newState === 'closed' && this.#popup.matches(':focus-within')) this.#button.focus();
  }

  #onToggle(event: ToggleEvent): void {
    this.expanded = event.newState === 'open';
    if (this.expanded) this.#go(this.#first);
    this.#first = 0;
  }

  #renderItem(item: MenuItem): TemplateResult {
    const role = item.checked === undefined ? 'menuitem' : item.radio ? 'menuitemradio' : 'menuitemcheckbox';
    return html`<button
      class="item ${item.danger ? 'danger' : ''} ${item.separated ? 'separated' : ''}"
      role=${role}
      tabindex="-1"
      aria-checked=${item.checked ?? nothing}
      aria-disabled=${item.disabled || nothing}
      @click=${() => this.#choose(item)}
    >
      ${item.icon}<span>${item.label}</span>${item.checked ? check : nothing}
    </button>`;
  }

  override render(): TemplateResult {
    return html`<button
        class="btn ${this.kind}"
        aria-haspopup="menu"
        aria-expanded=${this.expanded}
        aria-controls=${this.#id}
        aria-label=${this.label ?? nothing}
        title=${this.label ?? nothing}
        popovertarget=${this.#id}
        tabindex=${this.tab ?? nothing}
        @keydown=${this.#onButtonKey}
      >
        ${this.content}
      </button>
      <div
        class="popup ${this.end ? 'end' : ''}"
        id=${this.#id}
        role="menu"
        popover
        aria-label=${this.label ?? nothing}
        @keydown=${this.#onKey}
        @beforetoggle=${this.#onBeforeToggle}
        @toggle=${this.#onToggle}
      >
        ${this.items.map((item) => this.#renderItem(item))}
      </div>`;
  }
}

/** Registers the element. */
export const defineMenu = (): void => definePart('oriel-part-menu', OrielPartMenu);

declare global {
  interface HTMLElementTagNameMap {
    'oriel-part-menu': OrielPartMenu;
  }
}
