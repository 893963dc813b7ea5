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

/** An 8 px dot and its word; the word carries the meaning. */
export const stateDot = (word: unknown, [tone, ring]: [tone: Tone, ring?: boolean] = ['grey']): TemplateResult =>
  html`<span class="state"><span class="dot ${tone} ${ring ? 'ring' : ''}"></span>${word}</span>`;

export const stateDotStyles = css`
  .state {
    display: inline-flex;
    align-items: baseline;
    gap: 8px;
    white-space: nowrap;
  }
  .dot {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border: 4px solid var(--_dot);
    border-radius: 50%;
    --_dot: var(--o-grey-dot);
  }
  .dot.ring {
    border-width: 2px;
  }
  .dot.red {
    --_dot: var(--o-red-dot);
  }
  .dot.amber {
    --_dot: var(--o-amber-dot);
  }
  .dot.green {
    --_dot: var(--o-green-dot);
  }
  .dot.blue {
    --_dot: var(--o-blue-dot);
  }
  .dot.violet {
    --_dot: var(--o-violet-dot);
  }
  @media (forced-colors: active) {
    .dot {
      border-color: CanvasText;
    }
  }
`;
