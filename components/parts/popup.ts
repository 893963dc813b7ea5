import { css } from 'lit';

/** Looks of what opens beside a button: in the top layer, as wide as it needs to be, on the side that has room. */
export const popupStyles = css`
  .popup {
    position: fixed;
    inset: auto;
    margin: 4px 0;
    padding: 4px;
    min-inline-size: max(200px, anchor-size(inline));
    max-inline-size: min(420px, calc(100vw - 16px));
    max-block-size: min(420px, calc(100dvh - 16px));
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--o-line);
    border-radius: var(--o-r-panel);
    background: var(--o-surface);
    box-shadow: var(--o-shadow);
    color: var(--o-text);
    font: var(--o-label);
    text-align: start;
    position-area: block-end span-inline-end;
    position-try-fallbacks: flip-inline, flip-block, flip-block flip-inline;
    opacity: 0;
    transition: opacity var(--o-leave), overlay var(--o-leave) allow-discrete, display var(--o-leave) allow-discrete;
  }
  .popup.end {
    position-area: block-end span-inline-start;
  }
  .popup.wide {
    inline-size: anchor-size(inline);
    max-inline-size: none;
  }
  .popup:popover-open {
    opacity: 1;
    transition: opacity var(--o-reveal), overlay var(--o-reveal) allow-discrete, display var(--o-reveal) allow-discrete;
  }
  @starting-style {
    .popup:popover-open {
      opacity: 0;
    }
  }
  /* Without anchor positioning the popup stands in the middle, as the browser does it. */
  @supports not (position-area: block-end) {
    .popup {
      inset: 0;
      margin: auto;
    }
  }
  .item {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: 100%;
    min-block-size: var(--o-control);
    padding: 6px 10px;
    border-radius: var(--o-r);
    cursor: pointer;
  }
  .item > .icon:last-child {
    margin-inline-start: auto;
  }
  .item:is(:hover, :focus, .active) {
    background: var(--o-hover);
  }
  .item:focus-visible,
  .item.active.keys {
    outline: 2px solid var(--o-accent);
    outline-offset: -2px;
  }
  .item[aria-selected='true'],
  .item[aria-checked='true'] {
    color: var(--o-accent);
  }
  .item.danger {
    color: var(--o-red);
  }
  .item[aria-disabled='true'] {
    color: var(--o-muted);
    cursor: default;
  }
  .item + .separated {
    margin-block-start: 9px;
  }
  .item.separated {
    position: relative;
  }
  .separated::before {
    content: '';
    position: absolute;
    inset: -5px 0 auto;
    border-block-start: 1px solid var(--o-line);
  }
  @media (forced-colors: active) {
    .item:is(:focus, .active) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
