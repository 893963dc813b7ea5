import { html, nothing, type TemplateResult } from 'lit';
import { chevronDown, x } from '../../src/ui/icons.js';
import type { MenuChooseEvent } from './menu.js';

export interface FilterMenu {
  /** “State” */
  label: string;
  /** Id of what is chosen; empty for none. */
  value: string;
  options: readonly { id: string; label: string }[];
  /** “State: Active” */
  active: (label: string, value: string) => string;
  /** “Clear State” */
  clear: string;
  /** The id, or nothing when it is cleared. */
  onChoose: (id: string) => void;
}

/**
 * One choice as a filter of a toolbar: it names its value once it is active, and carries its own way out. Needs
 * `defineMenu()`, `filterStyles`, `popupStyles`, `controls`, `buttons`.
 */
export const filterMenu = (f: FilterMenu): TemplateResult => {
  const chosen = f.options.find(({ id }) => id === f.value);
  const items = f.options.map(({ id, label }) => ({ id, label, checked: id === f.value, radio: true }));
  const clear = (event: Event): void => {
    f.onChoose('');
    const group = (event.currentTarget as Element).parentElement;
    group?.querySelector<HTMLElement>('.btn')?.focus();
  };
  return html`<span class="filter-group"
    ><oriel-part-menu
      .items=${items}
      .kind=${chosen ? 'filter chosen' : 'filter'}
      .content=${chosen ? f.active(f.label, chosen.label) : html`${f.label}${chevronDown}`}
      @choose=${({ id }: MenuChooseEvent) => f.onChoose(id === f.value ? '' : id)}
    ></oriel-part-menu
    >${
      chosen
        ? html`<button class="btn only clear" aria-label=${f.clear} title=${f.clear} @click=${clear}>${x}</button>`
        : nothing
    }</span>`;
};
