import { css, html, type TemplateResult } from 'lit';

const bar = (kind: string): TemplateResult => html`<span class="bone ${kind}"></span>`;
const many = <T>(count: number, item: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => item(index));

/** Rows in the shape of a list: as high as the rows that will stand there. */
export const skeletonRows = (count: number): TemplateResult =>
  html`<div class="bones" aria-hidden="true">
    ${many(count, (i) => html`<div class="bone-row">${bar(`w${i % 5}`)}<span>${bar('a')}${bar('b')}${bar('c')}</span></div>`)}
  </div>`;

/** Fields in the shape of a form. `long` are the places of long texts, counted from 0. */
export const skeletonForm = (count: number, long: number[] = []): TemplateResult =>
  html`<div class="bones" aria-hidden="true">
    ${many(count, (i) => html`<div class="bone-field">${bar(`l${i % 3}`)}<span class="${long.includes(i) ? 'long' : ''}"></span></div>`)}
    ${bar('button')}
  </div>`;

/** Lines of text, for a case, an article. */
export const skeletonText = (lines: number): TemplateResult =>
  html`<div class="bones" aria-hidden="true">${many(lines, (i) => html`<div class="bone-line">${bar(`w${i % 5}`)}</div>`)}</div>`;

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
  .w3 {
    inline-size: 55%;
  }
  .w4 {
    inline-size: 70%;
  }
  .bone:is(.a, .b, .c) {
    block-size: 8px;
    inline-size: 72px;
  }
  .bone.c {
    inline-size: 48px;
    margin-inline-start: auto;
  }
  .bone-line {
    block-size: 24px;
  }
  .bone-field {
    display: grid;
    gap: 8px;
    padding-block-end: 24px;
  }
  .bone-field .bone {
    inline-size: 72px;
  }
  .bone-field .l1 {
    inline-size: 88px;
  }
  .bone-field .l2 {
    inline-size: 116px;
  }
  .bone-field > span:last-child {
    block-size: var(--o-field);
    border: 1px solid var(--o-line);
    border-radius: var(--o-r);
  }
  .bone-field > span.long:last-child {
    block-size: 96px;
  }
  .bone.button {
    block-size: var(--o-control);
    inline-size: 120px;
    border-radius: var(--o-r);
  }
  @media (forced-colors: active) {
    .bone {
      border: 1px solid GrayText;
    }
  }
`;
