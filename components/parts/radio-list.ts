import { css, html, nothing, type TemplateResult } from 'lit';
import type { Choice } from './field.js';

/** A choice among sentences, one row each, with a second line. Native radios: one tab stop, arrow keys choose. */
export const radioList = (r: {
  /** Name of the radio group, unique within the shadow root. */
  name: string;
  labelledby: string;
  describedby?: string;
  options: (Choice & { detail?: string })[];
  value: string;
  invalid?: boolean;
  onChange: (value: string) => void;
}): TemplateResult =>
  html`<div
    class="radios"
    role="radiogroup"
    aria-labelledby=${r.labelledby}
    aria-describedby=${r.describedby || nothing}
    aria-invalid=${r.invalid || nothing}
  >
    ${r.options.map(
      (option) =>
        html`<label
          ><input
            type="radio"
            name=${r.name}
            value=${option.value}
            .checked=${option.value === r.value}
            @change=${() => r.onChange(option.value)}
          /><span
            ><bdi>${option.label}</bdi>${option.detail ? html`<span class="meta"><bdi>${option.detail}</bdi></span>` : nothing}</span
          ></label
        >`,
    )}
  </div>`;

export const radioStyles = css`
  .radios label {
    display: flex;
    gap: 12px;
    padding-block: 12px;
    border-block-end: 1px solid var(--o-line);
    cursor: pointer;
  }
  .radios label:first-child {
    border-block-start: 1px solid var(--o-line);
  }
  .radios input {
    appearance: none;
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin-block-start: 2px;
    border: 1px solid var(--o-edge);
    border-radius: 50%;
    cursor: pointer;
  }
  .radios input:checked {
    border: 6px solid var(--o-fill);
  }
  .radios .meta {
    display: block;
  }
  @media (forced-colors: active) {
    .radios input:checked {
      border-color: Highlight;
    }
  }
`;
