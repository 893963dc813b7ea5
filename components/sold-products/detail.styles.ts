import { css } from 'lit';

export const detailStyles = css`
  .detail-head {
    display: grid;
    gap: 2px;
  }
  .detail-head .muted {
    font: var(--o-label);
    color: var(--o-muted);
  }
  .detail-state {
    margin-block-start: 4px;
    font: var(--o-label);
  }
  .detail-state .dot {
    margin-inline-end: 8px;
  }
  .split-inner > .actions {
    margin-block-start: 16px;
  }
  .facts {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 12px 16px;
    margin-block-start: 20px;
    padding-block-start: 16px;
    border-block-start: 1px solid var(--o-line);
    font: var(--o-label);
  }
  .fact {
    min-inline-size: 0;
  }
  .fact dt {
    font: var(--o-meta);
    color: var(--o-muted);
  }
  .detail-body {
    font: var(--o-label);
  }
  .detail-body h3 {
    margin-block: 20px 8px;
    outline-offset: 4px;
  }
  .lines-of > li {
    padding-block: 10px;
    border-block-start: 1px solid var(--o-line);
  }
  .none {
    padding-block: 10px;
    border-block-start: 1px solid var(--o-line);
  }
  .of-two {
    display: flex;
    align-items: center;
    gap: 10px;
  }
  .of-two > .icon {
    align-self: start;
    color: var(--o-muted);
  }
  .lines-of a.cut {
    display: block;
    inline-size: fit-content;
    max-inline-size: 100%;
  }
  .lines-of .link {
    text-align: start;
  }
  .case-line {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 12px;
  }
  .entitlement {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 4px 12px;
  }
  .entitlement progress {
    grid-column: 1 / -1;
    appearance: none;
    inline-size: 100%;
    block-size: 4px;
    margin-block: 2px;
    border: 0;
    border-radius: 2px;
    overflow: hidden;
    background: none;
    color: var(--o-fill);
  }
  .entitlement progress::-webkit-progress-bar {
    background: var(--o-line);
  }
  .entitlement progress::-webkit-progress-value {
    border-radius: 2px;
    background: var(--o-fill);
  }
  .entitlement progress::-moz-progress-bar {
    border-radius: 2px;
    background: var(--o-fill);
  }
  .detail-bones {
    display: grid;
    gap: 24px;
    padding-block: 24px;
  }
  .detail-body .state-view {
    padding-block: 32px 16px;
  }
  @container (max-width: 559px) {
    .split-inner > .actions > .btn {
      flex: 1 1 auto;
      padding-inline: 10px;
      white-space: nowrap;
    }
  }
  @media (forced-colors: active) {
    .entitlement progress {
      border: 1px solid CanvasText;
      block-size: 6px;
    }
  }
`;
