import { css, html, type TemplateResult } from 'lit';
import { search as searchIcon } from '../../src/ui/icons.js';

/** Search field of a toolbar. */
export const searchField = (s: { label: string; value: string; onInput: (value: string) => void }): TemplateResult =>
  html`<label class="search box"
    >${searchIcon}<span class="vh">${s.label}</span
    ><input
      type="search"
      placeholder=${s.label}
      autocomplete="off"
      spellcheck="false"
      .value=${s.value}
      @input=${(event: Event) => s.onInput((event.target as HTMLInputElement).value)}
  /></label>`;

export const toolbarStyles = css`
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-block-end: 8px;
  }
  .search {
    display: flex;
    align-items: center;
    gap: 8px;
    flex: 1 1 180px;
    max-inline-size: 280px;
    min-block-size: var(--o-control);
    padding-block: 0;
    color: var(--o-muted);
    cursor: text;
  }
  .search input {
    flex: 1;
    min-inline-size: 0;
    block-size: calc(var(--o-control) - 2px);
    padding: 0;
    border: 0;
    outline: none;
    background: none;
    appearance: none;
    font: var(--o-label);
    color: var(--o-text);
  }
  .search input::placeholder {
    color: var(--o-muted);
    opacity: 1;
  }
  .filter .icon {
    inline-size: 16px;
    block-size: 16px;
    stroke-width: 1.75;
    margin-inline-end: -4px;
  }
  @container (max-width: 559px) {
    .search {
      flex: 1 0 100%;
      max-inline-size: none;
    }
  }
`;
