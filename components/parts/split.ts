import { css, html, nothing, type TemplateResult } from 'lit';
import { chevronStart, x } from '../../src/ui/icons.js';

export interface Split {
  /** Title and tools: above both. */
  head: unknown;
  list: unknown;
  /** Undefined: nothing is open. */
  detail: unknown;
  /** Words of the way back: the widget's title. */
  back: string;
  /** Name of the × beside the detail. */
  close: string;
  /** Name of the detail for assistive technology. */
  label: string;
  onClose: () => void;
}

/**
 * A list with the detail of one row. From 840 px on the detail stands beside it; below, it takes the place of head and list,
 * with a way back. After opening call `enterDetail()`, after closing give the focus back to the row. Needs `splitStyles`,
 * `more`, `controls`, `buttons`.
 */
export const split = (s: Split): TemplateResult => {
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    // An open menu takes the key for itself.
    if ((event.target as Element).closest('[aria-expanded="true"], :popover-open')) return;
    event.preventDefault();
    s.onClose();
  };
  const open = s.detail !== undefined && s.detail !== nothing;
  return html`<div class="split ${open ? 'parted' : ''}">
    <div class="split-head">${s.head}</div>
    <div class="split-list">${s.list}</div>
    ${
      open
        ? html`<section class="split-detail" part="detail" aria-label=${s.label} tabindex="-1" @keydown=${onKey}>
          <div class="split-inner">
            <button class="btn quiet split-back" @click=${s.onClose}>${chevronStart}<span dir="auto">${s.back}</span></button>
            <button class="btn only split-close" aria-label=${s.close} title=${s.close} @click=${s.onClose}>${x}</button>
            ${s.detail}
          </div>
        </section>`
        : nothing
    }
  </div>`;
};

/** Puts the focus at the beginning of what has just opened. */
export const enterDetail = (root: ParentNode): void => {
  const detail = root.querySelector<HTMLElement>('.split-detail');
  const back = detail?.querySelector<HTMLElement>('.split-back');
  (back?.checkVisibility() ? back : detail)?.focus();
};

export const splitStyles = css`
  .split.parted {
    display: grid;
    grid-template: auto 1fr / minmax(0, 1fr) 376px;
    column-gap: 24px;
  }
  .split-head {
    grid-column: 1 / -1;
  }
  .split-detail {
    min-inline-size: 0;
    padding-inline-start: 24px;
    border-inline-start: 1px solid var(--o-line);
    outline-offset: -2px;
  }
  /* It stays in sight beside a long tree. */
  .split-inner {
    position: sticky;
    inset-block-start: 8px;
  }
  .split-back {
    display: none;
    margin-inline-start: -14px;
    margin-block-end: 4px;
    font-weight: 400;
  }
  .split-close {
    float: inline-end;
    margin-block-start: -4px;
    margin-inline: 8px -8px;
  }
  @container (max-width: 839px) {
    .split.parted {
      display: block;
    }
    .split.parted > :is(.split-head, .split-list),
    .split-close {
      display: none;
    }
    .split-detail {
      padding: 0 0 32px;
      border: 0;
    }
    .split-back {
      display: inline-flex;
    }
  }
`;
