import { css, html, nothing, type TemplateResult } from 'lit';
import type { Choice } from './field.js';

/** A choice among two to five words. Native radios: one tab stop, arrow keys choose. */
export const segmented = (s: {
  /** Name of the radio group, unique within the shadow root. */
  name: string;
  labelledby: string;
  describedby?: string;
  options: Choice[];
  value: string;
  invalid?: boolean;
  disabled?: boolean;
  onChange: (value: string) => void;
}): TemplateResult =>
  html`<div
    class="segmented"
    role="radiogroup"
    aria-labelledby=${s.labelledby}
    aria-describedby=${s.describedby || nothing}
    aria-invalid=${s.invalid || nothing}
  >
    ${s.options.map(
      (option) =>
        html`<label
          ><input
            type="radio"
            name=${s.name}
            value=${option.value}
            .checked=${option.value === s.value}
            ?disabled=${s.disabled}
            @change=${() => s.onChange(option.value)}
          /><span>${option.label}</span></label
        >`,
    )}
  </div>`;

export const segmentedStyles = css`
  .segmented {
    display: flex;
    border: 1px solid var(--o-edge);
    border-radius: var(--o-r);
    font: var(--o-label);
  }
  .segmented[aria-invalid='true'] {
    border-color: var(--o-red-dot);
    box-shadow: 0 0 0 1px var(--o-red-dot);
  }
  .segmented label {
    display: grid;
    position: relative;
    place-items: center;
    flex: 1;
    min-block-size: calc(var(--o-field) - 2px);
    padding: 4px 8px;
    text-align: center;
    cursor: pointer;
  }
  .segmented label + label {
    border-inline-start: 1px solid var(--o-line);
  }
  .segmented label:hover {
    background: var(--o-hover);
  }
  .segmented input {
    position: absolute;
    inset: -1px;
    margin: 0;
    border-radius: var(--o-r);
    appearance: none;
    cursor: pointer;
  }
  .segmented input:checked {
    border: 1px solid var(--o-accent);
    background: var(--o-selected);
  }
  .segmented span {
    position: relative;
    pointer-events: none;
  }
  .segmented input:checked + span {
    font-weight: 600;
    color: var(--o-accent);
  }
  @media (forced-colors: active) {
    .segmented input:checked {
      border: 2px solid Highlight;
    }
  }
`;
