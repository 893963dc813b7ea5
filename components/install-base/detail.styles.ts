import { css } from 'lit';

export const detailStyles = css`
  .detail {
    position: relative;
    min-inline-size: 0;
  }
  .detail-head h2 {
    overflow-wrap: anywhere;
  }
  .detail-health {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin-block-start: 4px;
    font: var(--o-label);
  }
  .detail-actions {
    margin-block-start: 16px;
  }
  .detail hr {
    margin: 20px 0;
    border: 0;
    border-block-start: 1px solid var(--o-line);
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 12px 24px;
    font: var(--o-label);
  }
  .facts dt {
    font: var(--o-meta);
    color: var(--o-muted);
  }
  .facts dd {
    overflow-wrap: anywhere;
  }
  .products li + li {
    margin-block-start: 4px;
  }
  .detail section {
    margin-block-start: 20px;
  }
  .detail h3 {
    margin-block-end: 4px;
    font: var(--o-body);
    font-weight: 600;
  }
  .entries {
    font: var(--o-label);
  }
  .entry {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 2px 12px;
    padding-block: 8px;
  }
  .entry + .entry {
    border-block-start: 1px solid var(--o-line);
  }
  .entry-word {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }
  .entry-word .icon {
    inline-size: 18px;
    block-size: 18px;
    color: var(--o-muted);
  }
  .entry-more {
    grid-column: 1 / -1;
    padding-inline-start: 26px;
  }
  .outage time {
    text-align: end;
  }
  .outage.active .entry-word {
    font-weight: 600;
  }
  .outage.active .icon {
    color: var(--o-red);
  }
  .coming .icon {
    color: var(--o-blue);
  }
  .case > .cut {
    grid-column: 1 / -1;
    justify-self: start;
    max-inline-size: 100%;
    text-decoration: none;
  }
  .case > .cut:hover {
    text-decoration: underline;
  }
  .bone-detail {
    display: grid;
    gap: 24px;
    min-block-size: 300px;
    padding-block-start: 20px;
  }
  @media (pointer: coarse) {
    .case > .cut {
      padding-block: 10px;
    }
  }
`;
