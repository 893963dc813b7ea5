import { css, html, type TemplateResult } from 'lit';

export type Tone = 'red' | 'amber' | 'green' | 'blue' | 'violet' | 'grey';

/** Tone of a case state by its integer; New, Draft and Cancelled are rings. */
export const stateTone: Record<number, [tone: Tone, ring?: boolean]> = {
  0: ['grey', true],
  1: ['blue', true],
  3: ['grey'],
  6: ['green'],
  7: ['grey', true],
  10: ['violet'],
  18: ['amber'],
};

/** Classes of whatever carries a dot before its word: a span, a cell. */
export const dotClass = ([tone, ring]: readonly [tone: Tone, ring?: boolean] = ['grey']): string =>
  `dot ${tone} ${ring ? 'ring' : ''}`;

/** An 8 px dot and its word; the word carries the meaning. */
export const stateDot = (word: unknown, tone?: readonly [tone: Tone, ring?: boolean]): TemplateResult =>
  html`<span class="state ${dotClass(tone)}">${word}</span>`;

export const stateDotStyles = css`
  .dot {
    --_dot: var(--o-grey-dot);
    white-space: nowrap;
  }
  .dot::before {
    content: '';
    display: inline-block;
    box-sizing: border-box;
    inline-size: 8px;
    block-size: 8px;
    margin-inline-end: 8px;
    border: 4px solid var(--_dot);
    border-radius: 50%;
  }
  .ring::before {
    border-width: 2px;
  }
  .red {
    --_dot: var(--o-red-dot);
  }
  .amber {
    --_dot: var(--o-amber-dot);
  }
  .green {
    --_dot: var(--o-green-dot);
  }
  .blue {
    --_dot: var(--o-blue-dot);
  }
  .violet {
    --_dot: var(--o-violet-dot);
  }
  @media (forced-colors: active) {
    .dot::before {
      border-color: CanvasText;
    }
  }
`;
