/** One field of the schema as label, control, hint and error. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Field } from '../../src/contract/case-type.js';
import { formatDate, formatNumber } from '../../src/ui/format.js';
import { alert, lock } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { wordStrings } from '../../src/ui/words.strings.js';
import { checkbox, type FieldIds, field as frame, input, select, textArea } from '../parts/field.js';
import { segmented } from '../parts/segmented.js';

import { type Answer, type Fault, type Form, plain } from './form.js';
import { formStrings } from './form.strings.js';

export interface FieldContext {
  form: Form;
  locale: Locale;
  onAnswer: (field: Field, answer: Answer) => void;
  onLeave: (field: Field) => void;
  /** The number field holds text that is no number. */
  onUnreadable: (field: Field, unreadable: boolean) => void;
  renderReference: (field: Field, ids: FieldIds) => unknown;
  renderFiles: (ids: FieldIds) => unknown;
  /** What stands right below a field: suggestions below the subject. */
  renderBelow: (field: Field) => unknown;
}

/** Id of the control, for labels, errors and the summary. */
export const controlId = (name: string): string => `field-${name}`;

/** What takes the focus for a field. */
export const controlSelector = (name: string, form: Form | undefined): string => {
  const id = controlId(name);
  return name === form?.fileField?.name ? '.drop input' : `#${id}, [name='${id}']`;
};

/** Stands where a part will be that is on its way, as high as it. */
export const placeholder = (ids: FieldIds): TemplateResult => html`<span class="box placeholder" id=${ids.id}></span>`;

/** Few and short enough to stand side by side at 360 px. */
const beside = (field: Field, form: Form): boolean => {
  const labels = form.options(field).map(({ label }) => label);
  const short = labels.length > 1 && labels.length <= 5 && labels.join('').length <= 34;
  // Radios cannot be taken back.
  return short && (field.required || plain(form.answers[field.name]) !== null);
};

/** What to do about a fault. */
export const faultText = (fault: Fault, field: Field, { form, locale }: FieldContext): string => {
  const t = translate(locale, formStrings);
  const number = (value = 0): string => formatNumber(locale.tag, value);
  switch (fault.code) {
    case 'server':
      return fault.message;
    case 'too-long':
      return t.tooLong(String(form.answers[field.name]).trim().length - (field.maxLength ?? 0));
    case 'too-small':
      return t.tooSmall(number(field.min));
    case 'too-large':
      return t.tooLarge(number(field.max));
    case 'not-a-number':
      return t.notANumber;
    case 'files':
      return t.filesWrong;
    default: {
      const known = t.known[field.name];
      if (known) return known;
      if (field.kind === 'boolean') return t.tick(field.label);
      return ['choice', 'reference', 'date'].includes(field.kind) ? t.pick(field.label) : t.enter(field.label);
    }
  }
};

/** The words of an answer that cannot be changed here. */
const words = (field: Field, answer: Answer | undefined, { form, locale }: FieldContext): string => {
  const t = translate(locale, formStrings);
  if (answer && typeof answer === 'object') return [answer.label, answer.detail].filter(Boolean).join(', ');
  if (field.kind === 'reference') return t.lockedLoading;
  if (field.kind === 'choice') return form.options(field).find(({ value }) => value === answer)?.label ?? '';
  if (field.kind === 'date' && answer) return formatDate(locale.tag, String(answer));
  return String(answer ?? '');
};

const renderControl = (field: Field, ids: FieldIds, c: FieldContext): unknown => {
  const { form, locale } = c;
  const t = translate(locale, formStrings);
  const { name, kind, required, min, max, autocomplete } = field;
  const answer = form.answers[name];
  if (form.locked(name) || form.followed.has(name)) {
    // Its words may come later: what has just been resolved is asked for there too.
    if (kind === 'reference') c.renderReference(field, ids);
    return html`<output class="locked" id=${ids.id} aria-describedby=${ids.describedby || nothing}>${words(field, answer, c)}${lock}${form.locked(name) ? html`<span class="vh">${t.lockedHere}</span>` : nothing}</output>`;
  }
  const text = {
    ...ids,
    name,
    required,
    autocomplete: autocomplete ?? 'off',
    value: String(answer ?? ''),
    onInput: (value: string) => c.onAnswer(field, value),
    onBlur: () => c.onLeave(field),
  };
  switch (kind) {
    case 'longText':
      return textArea(text);
    case 'date':
      return input({ ...text, type: 'date' });
    case 'number':
      return html`<input
        class="box number"
        type="number"
        step="any"
        inputmode="decimal"
        id=${ids.id}
        name=${name}
        .value=${plain(answer) === null ? nothing : String(answer)}
        min=${min ?? nothing}
        max=${max ?? nothing}
        aria-required=${required || nothing}
        aria-invalid=${ids.invalid || nothing}
        aria-describedby=${ids.describedby || nothing}
        @input=${(event: Event) => {
          const { valueAsNumber, validity } = event.target as HTMLInputElement;
          c.onUnreadable(field, validity.badInput);
          c.onAnswer(field, Number.isNaN(valueAsNumber) ? null : valueAsNumber);
        }}
        @blur=${text.onBlur}
      />`;
    case 'choice': {
      const options = form.options(field).map(({ value, label }) => ({ value: String(value), label }));
      const choose = (value: string): void => {
        c.onAnswer(field, form.options(field).find((option) => String(option.value) === value)?.value ?? null);
      };
      if (beside(field, form))
        return segmented({ ...ids, name: ids.id, labelledby: ids.label, options, value: text.value, onChange: choose });
      const empty = required ? t.choose : translate(locale, wordStrings).none;
      return select({ ...text, options, empty, onInput: choose });
    }
    case 'reference':
      return c.renderReference(field, ids);
    case 'file':
      return c.renderFiles(ids);
    default:
      return input({ ...text, type: autocomplete === 'email' ? 'email' : autocomplete === 'tel' ? 'tel' : 'text' });
  }
};

export const renderField = (field: Field, c: FieldContext): TemplateResult => {
  const { form, locale } = c;
  const t = translate(locale, formStrings);
  const { name, kind, label, required, maxLength } = field;
  const id = controlId(name);
  const fault = form.faults[name];
  const error = fault && faultText(fault, field, c);
  const answer = form.answers[name];
  const chosen = kind === 'choice' ? form.options(field).find(({ value }) => value === answer) : undefined;
  const follows = form.followed.has(name);
  const hint = follows ? t.lockedByItem : chosen?.hint ? t.optionHint(chosen.label, chosen.hint) : field.hint;
  const fixed = follows || form.locked(name);
  const note = required || fixed ? undefined : translate(locale, wordStrings).optional;
  if (kind === 'boolean' && !fixed) {
    const describedby = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
    return html`<div class="field tick" part="field">
      ${checkbox({ id, describedby, invalid: !!error, label, checked: answer === true, onChange: (value) => c.onAnswer(field, value) })}
      ${hint ? html`<p class="meta" id="${id}-hint">${hint}</p>` : nothing}
      ${error ? html`<p class="field-error" id="${id}-error">${alert}<span>${error}</span></p>` : nothing}
    </div>`;
  }
  const used = typeof answer === 'string' ? answer.length : 0;
  // A long text shows its counter always, a line only when it gets short of room.
  const counts = maxLength && (kind === 'longText' || used > maxLength * 0.8);
  const group = !fixed && (kind === 'file' || kind === 'reference' || (kind === 'choice' && beside(field, form)));
  return html`${frame(
    {
      id,
      label,
      group,
      ...(note && { note }),
      hint,
      error,
      ...(counts && { counter: t.characters(formatNumber(locale.tag, used), formatNumber(locale.tag, maxLength)) }),
    },
    (ids) => renderControl(field, ids, c),
  )}${c.renderBelow(field)}`;
};
