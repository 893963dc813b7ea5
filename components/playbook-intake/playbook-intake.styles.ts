import { css } from 'lit';

export const playbookIntakeStyles = css`
  .head {
    margin-block-end: 24px;
  }
  .lead {
    margin-block-start: 4px;
    max-inline-size: 66ch;
    color: var(--o-muted);
  }
  :is(h2, h3):focus {
    outline: none;
  }
  .runs {
    max-inline-size: 640px;
    margin-block-end: 24px;
  }
  .runs ul {
    margin-block-start: 8px;
    border-block-start: 1px solid var(--o-line);
  }
  .runs li {
    display: flex;
    gap: 16px;
    align-items: center;
    justify-content: space-between;
    padding-block: 12px;
    border-block-end: 1px solid var(--o-line);
  }
`;
