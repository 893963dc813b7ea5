import { css } from 'lit';

export const accessStyles = css`
  .access .meta {
    max-inline-size: 60ch;
  }
  .access-add {
    display: block;
    max-inline-size: 420px;
    margin-block-start: 8px;
  }
  .access .banner {
    margin-block: 8px;
  }
  .person-name {
    display: grid;
    justify-items: start;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
`;
