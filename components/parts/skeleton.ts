import { css, html, type TemplateResult } from 'lit';

/** One grey bar. */
export const bar = (kind: string): TemplateResult => html`<span class="bone ${kind}"></span>`;
export const many = <T>(count: number, item: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => item(index));

/** Rows in the shape of a list: as high as the rows that will stand there. */
export const skeletonRows = (count: number): TemplateResult =>
  html`<div class="bones" aria-hidden="true">
    ${many(count, (i) => html`<div class="bone-row">${bar(`w${i % 4}`)}<span>${bar('a')}${bar('b')}${bar('c')}</span></div>`)}
  </div>`;

export const skeletonStyles = css`
  @keyframes bones {
    from {
      visibility: hidden;
    }
  }
  /* Not a movement: it comes late for those who want less motion, too. */
  .bones {
    animation: bones 1ms 300ms backwards !important;
  }
  .bone {
    display: inline-block;
    block-size: 10px;
    inline-size: 40%;
    border-radius: min(var(--o-r), 4px);
    background: var(--o-hover);
  }
  .bone-row {
    display: flex;
    flex-direction: column;
    justify-content: center;
    gap: 10px;
    block-size: var(--o-row);
    border-block-start: 1px solid var(--o-line);
  }
  .bone-row:last-child {
    border-block-end: 1px solid var(--o-line);
  }
  .bone-row > span:last-child {
    display: flex;
    gap: 8px;
  }
  .w0 {
    inline-size: 78%;
  }
  .w1 {
    inline-size: 62%;
  }
  .w2 {
    inline-size: 84%;
  }
  .bone:is(.a, .b, .c) {
    block-size: 8px;
    inline-size: 72px;
  }
  .bone.c {
    inline-size: 48px;
    margin-inline-start: auto;
  }
  @media (forced-colors: active) {
    .bone {
      border: 1px solid GrayText;
    }
  }
`;
