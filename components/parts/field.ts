import { css, html, nothing, type TemplateResult } from 'lit';
import { alert, check, chevronDown } from '../../src/ui/icons.js';

export interface FieldOptions {
  /** Id of the control; label, hint and error take `-label`, `-hint`, `-error`. */
  id: string;
  label: unknown;
  /** “(optional)” after the label. Required fields are not marked. */
  note?: string;
  hint?: unknown;
  /** What to do: “Enter a subject”. */
  error?: unknown;
  /** “164 of 4,000” */
  counter?: string;
  /** Label of a group (radios, files) instead of one control. */
  group?: boolean;
}

/** What the control of a field has to say of itself. */
export interface FieldIds {
  id: string;
  label: string;
  describedby: string;
  invalid: boolean;
}

/** Label, hint, control, error. `control` gets the ids to name. */
export const field = (f: FieldOptions, control: (ids: FieldIds) => unknown): TemplateResult => {
  const described = [f.hint && `${f.id}-hint`, f.error && `${f.id}-error`].filter(Boolean).join(' ');
  const ids = { id: f.id, label: `${f.id}-label`, describedby: described, invalid: !!f.error };
  const label = html`<bdi>${f.label}</bdi>${f.note ? html` <span class="note">${f.note}</span>` : nothing}`;
  const inner = html`${f.hint ? html`<p class="meta" id="${f.id}-hint"><bdi>${f.hint}</bdi></p>` : nothing}
    <div class="field-control">${control(ids)}</div>
    ${f.error ? html`<p class="field-error" id="${f.id}-error">${alert}<span>${f.error}</span></p>` : nothing}
    ${f.counter ? html`<p class="meta counter" aria-hidden="true">${f.counter}</p>` : nothing}`;
  return f.group
    ? html`<div class="field" part="field" role="group" aria-labelledby=${ids.label} aria-describedby=${described || nothing}>
        <span class="label" id=${ids.label}>${label}</span>${inner}
      </div>`
    : html`<div class="field" part="field">
        <label class="label" id=${ids.label} for=${f.id}>${label}</label>${inner}
      </div>`;
};

export interface InputOptions extends Partial<FieldIds> {
  value: string;
  name?: string;
  /** `text`, `search`, `date`, `number`, `email`, `tel`. */
  type?: string;
  required?: boolean;
  maxLength?: number;
  min?: string | number;
  max?: string | number;
  autocomplete?: string;
  placeholder?: string;
  disabled?: boolean;
  onInput?: (value: string) => void;
  onBlur?: () => void;
}

const value = (event: Event) => (event.target as HTMLInputElement).value;

/** One line of text, a date, a number. */
export const input = (i: InputOptions): TemplateResult =>
  html`<input
    class="box"
    type=${i.type ?? 'text'}
    id=${i.id ?? nothing}
    name=${i.name ?? nothing}
    .value=${i.value}
    ?disabled=${i.disabled}
    maxlength=${i.maxLength ?? nothing}
    min=${i.min ?? nothing}
    max=${i.max ?? nothing}
    autocomplete=${i.autocomplete ?? nothing}
    placeholder=${i.placeholder ?? nothing}
    aria-required=${i.required || nothing}
    aria-invalid=${i.invalid || nothing}
    aria-describedby=${i.describedby || nothing}
    @input=${(event: Event) => i.onInput?.(value(event))}
    @blur=${i.onBlur}
  />`;

/** Text of several lines that grows with what is written. */
export const textArea = (i: InputOptions & { rows?: number }): TemplateResult =>
  html`<textarea
    class="box"
    id=${i.id ?? nothing}
    name=${i.name ?? nothing}
    rows=${i.rows ?? 4}
    .value=${i.value}
    ?disabled=${i.disabled}
    maxlength=${i.maxLength ?? nothing}
    placeholder=${i.placeholder ?? nothing}
    aria-required=${i.required || nothing}
    aria-invalid=${i.invalid || nothing}
    aria-describedby=${i.describedby || nothing}
    @input=${(event: Event) => i.onInput?.(value(event))}
    @blur=${i.onBlur}
  ></textarea>`;

export interface Choice {
  value: string;
  label: string;
}

/** The browser's own list, with our frame. An empty value is offered while nothing is chosen or with `empty`. */
export const select = (i: InputOptions & { options: Choice[]; empty?: string }): TemplateResult =>
  html`<span class="select"
    ><select
    class="box"
    id=${i.id ?? nothing}
    name=${i.name ?? nothing}
    ?disabled=${i.disabled}
    autocomplete=${i.autocomplete ?? nothing}
    aria-required=${i.required || nothing}
    aria-invalid=${i.invalid || nothing}
    aria-describedby=${i.describedby || nothing}
    @change=${(event: Event) => i.onInput?.(value(event))}
    @blur=${i.onBlur}
  >
    ${i.empty === undefined ? nothing : html`<option value="" ?selected=${i.value === ''}>${i.empty}</option>`}
    ${i.options.map((o) => html`<option value=${o.value} ?selected=${o.value === i.value}>${o.label}</option>`)}
  </select>${chevronDown}</span>`;

/** A box to tick, its label beside it. */
export const checkbox = (
  i: Omit<Partial<FieldIds>, 'label'> & {
    label: unknown;
    checked: boolean;
    disabled?: boolean;
    onChange: (checked: boolean) => void;
  },
): TemplateResult =>
  html`<label class="check"
    ><input
      type="checkbox"
      id=${i.id ?? nothing}
      .checked=${i.checked}
      ?disabled=${i.disabled}
      aria-invalid=${i.invalid || nothing}
      aria-describedby=${i.describedby || nothing}
      @change=${(event: Event) => i.onChange((event.target as HTMLInputElement).checked)}
    />${check}<span>${i.label}</span></label
  >`;

export const fieldStyles = css`
  .field {
    display: flow-root;
    margin-block-end: 24px;
  }
  .field > .label {
    display: block;
  }
  .label .note {
    font-weight: 400;
    color: var(--o-muted);
  }
  .field-control {
    margin-block-start: 4px;
  }
  .field-error {
    display: flex;
    gap: 6px;
    margin-block-start: 4px;
    font: var(--o-label);
    color: var(--o-red);
  }
  .field-error .icon {
    inline-size: 16px;
    block-size: 20px;
    stroke-width: 1.75;
  }
  .counter {
    margin-block-start: 4px;
    text-align: end;
  }
  textarea.box {
    display: block;
    field-sizing: content;
    min-block-size: 96px;
    max-block-size: 60dvh;
    resize: vertical;
  }
  .select {
    display: block;
    position: relative;
  }
  .select select {
    appearance: none;
    padding-inline-end: 40px;
    text-overflow: ellipsis;
  }
  .select .icon {
    position: absolute;
    inset-block-start: calc(50% - 10px);
    inset-inline-end: 11px;
    pointer-events: none;
  }
  option {
    background: var(--o-surface);
    color: var(--o-text);
  }
  .check {
    display: flex;
    gap: 10px;
    align-items: flex-start;
    position: relative;
    padding-block: 8px;
    cursor: pointer;
  }
  .check input {
    appearance: none;
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin-block-start: 2px;
    border: 1px solid var(--o-edge);
    border-radius: min(var(--o-r), 4px);
    cursor: pointer;
  }
  .check input:checked {
    border-color: var(--o-fill-edge);
    background: var(--o-fill);
  }
  .check .icon {
    position: absolute;
    inset: 12px auto auto 2px;
    inline-size: 16px;
    block-size: 16px;
    stroke-width: 2.25;
    color: var(--o-ink);
    visibility: hidden;
    pointer-events: none;
  }
  .check:dir(rtl) .icon {
    inset: 12px 2px auto auto;
  }
  .check input:checked + .icon {
    visibility: visible;
  }
  .check input[aria-invalid='true'] {
    border-color: var(--o-red-dot);
  }
`;
