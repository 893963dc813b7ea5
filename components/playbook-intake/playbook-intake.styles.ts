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
`;
