import { css, html, nothing, type TemplateResult } from 'lit';
import { check } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { wordStrings } from '../../src/ui/words.strings.js';

export interface Step {
  label: string;
  /** “17 Nov, 09:12” */
  detail?: string;
}

/** Where a thing stands: nodes with words; below 560 one sentence and bars. `current` counts from 0. */
export const stepper = (locale: Locale, steps: Step[], current: number): TemplateResult => {
  const t = translate(locale, wordStrings);
  const here = steps[current];
  const next = steps[current + 1];
  const kind = (index: number) => (index < current ? 'done' : index === current ? 'now' : '');
  return html`<div class="stepper" part="stepper">
    <ol class="steps">
      ${steps.map(
        (step, i) =>
          html`<li class=${kind(i)} aria-current=${i === current ? 'step' : nothing}>
            <span class="node">${i < current ? check : nothing}</span>
            <span class="step-label">${step.label}</span>
            <span class="meta">${step.detail}</span>
          </li>`,
      )}
    </ol>
    <p class="step-line"><b>${here?.label}</b> ${t
      .step('', current + 1, steps.length)
      .replace(/^[\s,،]+/, '')}${next ? `, ${t.stepNext(next.label)}` : ''}</p>
    <div class="step-bars" aria-hidden="true">${steps.map((_, i) => html`<span class=${i <= current ? 'done' : ''}></span>`)}</div>
  </div>`;
};

export const stepperStyles = css`
  .steps {
    display: flex;
  }
  .steps li {
    flex: 1;
    display: grid;
    justify-items: start;
    align-content: start;
    position: relative;
    padding-inline-end: 8px;
    font: var(--o-label);
    color: var(--o-muted);
  }
  .steps li:last-child {
    flex: none;
    padding: 0;
  }
  .steps li:not(:last-child)::before {
    content: '';
    position: absolute;
    inset: 7px 2px auto 18px;
    border-block-start: 2px solid var(--o-line);
  }
  .steps:dir(rtl) li:not(:last-child)::before {
    inset: 7px 18px auto 2px;
  }
  .steps .done::before {
    border-color: var(--o-accent) !important;
  }
  .steps .done,
  .steps .now {
    color: var(--o-text);
  }
  .steps .now .step-label {
    font-weight: 600;
    color: var(--o-accent);
  }
  .node {
    display: grid;
    place-content: center;
    inline-size: 16px;
    block-size: 16px;
    margin-block-end: 8px;
    border: 2px solid var(--o-edge);
    border-radius: 50%;
  }
  .done .node {
    border-color: var(--o-accent);
    background: var(--o-accent);
    color: var(--o-surface);
  }
  .now .node {
    border-color: var(--o-accent);
    background: radial-gradient(var(--o-accent) 0 3.5px, #0000 4.5px);
  }
  .node .icon {
    inline-size: 12px;
    block-size: 12px;
    stroke-width: 2.75;
  }
  .step-line {
    display: none;
    font: var(--o-meta);
    color: var(--o-muted);
  }
  .step-line b {
    color: var(--o-accent);
  }
  .step-bars {
    display: none;
    gap: 4px;
    margin-block-start: 8px;
  }
  .step-bars span {
    flex: 1;
    block-size: 3px;
    border-radius: 2px;
    background: var(--o-line);
  }
  .step-bars .done {
    background: var(--o-accent);
  }
  @container (max-width: 559px) {
    .steps {
      display: none;
    }
    .step-line {
      display: block;
    }
    .step-bars {
      display: flex;
    }
  }
  @media (forced-colors: active) {
    .node,
    .step-bars .done {
      forced-color-adjust: none;
      border-color: CanvasText;
    }
    .done .node {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
    .step-bars .done {
      background: Highlight;
    }
  }
`;
