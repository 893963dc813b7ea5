/** One activity as it is asked. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Field } from '../../src/contract/case-type.js';
import type { Scalar } from '../../src/contract/schema.js';
import { formatNumber } from '../../src/ui/format.js';
import { alert, branch } from '../../src/ui/icons.js';
import { translate } from '../../src/ui/localize.js';
import { type FieldContext, renderField } from '../form/fields.js';
import { plain } from '../form/form.js';
import { checkbox } from '../parts/field.js';
import { radioList } from '../parts/radio-list.js';
import { richText } from '../parts/rich-text.js';
import { type Answering, type Fault, outcomeOf } from './answering.js';
import type { Asker } from './asker.js';
import { headingId } from './heading.js';
import { playbookStrings } from './playbook.strings.js';
import type { Tools } from './tools.js';

const faultText = (asker: Asker, fault: Fault): string => {
  const { locale } = asker.element;
  const t = translate(locale, playbookStrings);
  switch (fault.code) {
    case 'server':
      return fault.message;
    case 'tick':
      return t.tick(fault.label);
    case 'atLeast':
    case 'atMost':
      return t[fault.code](formatNumber(locale.tag, fault.number));
    case 'addFiles':
    case 'tooManyFiles':
      return t[fault.code](fault.number);
    default:
      return t[fault.code];
  }
};

const contextOf = (asker: Asker, tools: Tools, answering: Answering): FieldContext | undefined => {
  const { form } = answering;
  const { locale } = asker.element;
  return (
    form && {
      form,
      locale,
      onAnswer: (field, answer) => {
        form.set(field.name, answer);
        asker.changed(answering);
      },
      onLeave: ({ name }) => {
        if (plain(form.answers[name]) === null && !form.judged.has(name)) return;
        form.judge(name);
        asker.element.requestUpdate();
      },
      onUnreadable: (field, unreadable) => void form.unreadable[unreadable ? 'add' : 'delete'](field.name),
      renderReference: (field, ids) => tools.renderReference(answering, field, ids),
      renderFiles: () => nothing,
      renderBelow: () => nothing,
    }
  );
};

/** A choice among a few, with radios: yes and no too. */
const renderRadios = (asker: Asker, answering: Answering, field: Field): TemplateResult => {
  const t = translate(asker.element.locale, playbookStrings);
  const { id } = answering.activity;
  const choices: { value: Scalar; label: string; hint?: string | undefined }[] =
    field.kind === 'boolean'
      ? [
          { value: true, label: t.yes },
          { value: false, label: t.no },
        ]
      : (field.options ?? []);
  const answer = plain(answering.form?.answers[field.name]);
  return radioList({
    name: `choice-${id}`,
    labelledby: headingId(id),
    describedby: `fault-${id}`,
    invalid: !!answering.fault,
    value: answer === null ? '' : String(answer),
    options: choices.map(({ value, label, hint }) => ({ value: String(value), label, ...(hint && { detail: hint }) })),
    onChange: (value) => {
      answering.form?.set(field.name, choices.find((one) => String(one.value) === value)?.value ?? null);
      asker.changed(answering);
    },
  });
};

const renderTicks = (
  asker: Asker,
  answering: Answering,
  options: readonly { value: string; label: string; hint?: string | undefined }[],
): TemplateResult => {
  const { fault } = answering;
  const { id } = answering.activity;
  const toggle = (value: string, on: boolean): void => {
    const others = answering.list.filter((one) => one !== value);
    answering.list = on
      ? options.map((one) => one.value).filter((one) => one === value || others.includes(one))
      : others;
    asker.changed(answering);
  };
  return html`<div class="ticks" role="group" aria-labelledby=${headingId(id)} aria-describedby="fault-${id}">
    ${options.map(({ value, label, hint }) =>
      checkbox({
        // Of several items the one that is missing is marked.
        invalid: fault?.code === 'tick' ? fault.label === label : !!fault,
        label: html`<bdi>${label}</bdi>${hint ? html`<span class="meta"><bdi>${hint}</bdi></span>` : nothing}`,
        checked: answering.list.includes(value),
        onChange: (on) => toggle(value, on),
      }),
    )}
  </div>`;
};

const renderDecision = (asker: Asker, tools: Tools, answering: Answering): TemplateResult => {
  const { activity } = answering;
  const { steps, outcome } = outcomeOf(answering);
  const t = translate(asker.element.locale, playbookStrings);
  return html`${steps.map(({ title, node, chosen }, n) => {
    const id = `node-${activity.id}-${node}`;
    const { text, options = [] } = activity.decision?.nodes[node] ?? {};
    return html`<div class="node-asked">
      <p class="label" id=${id}><bdi>${title}</bdi></p>
      ${text ? richText(text) : nothing}
      ${radioList({
        name: id,
        labelledby: id,
        describedby: `fault-${activity.id}`,
        invalid: !!answering.fault && n === steps.length - 1,
        value: chosen ?? '',
        options: options.map(({ value, label, hint }) => ({ value, label, ...(hint && { detail: hint }) })),
        onChange: (value) => {
          answering.list = [...answering.list.slice(0, n), value];
          asker.changed(answering);
        },
      })}
    </div>`;
  })}
  <div aria-live="polite">
    ${
      outcome
        ? html`<div class="decided" part="outcome">
            ${branch}
            <div>
              <p class="label"><bdi>${outcome.title}</bdi></p>
              ${outcome.text ? richText(outcome.text) : nothing}
              ${outcome.article ? tools.renderArticle(outcome.article) : nothing}
              ${
                outcome.kind === 'none'
                  ? html`<div class="actions">
                      <button type="button" class="btn primary" @click=${() => void asker.abandon(true)}>${t.outcomeNone}</button>
                    </div>`
                  : nothing
              }
            </div>
          </div>`
        : nothing
    }
  </div>`;
};

const renderControls = (asker: Asker, tools: Tools, answering: Answering): unknown => {
  const { activity } = answering;
  const { id, kind, fields, several, checklist, article } = activity;
  if (kind === 'decision') return renderDecision(asker, tools, answering);
  if (kind === 'checklist')
    return renderTicks(
      asker,
      answering,
      (checklist ?? []).map((item) => ({ value: item.id, label: item.label })),
    );
  if (several)
    return renderTicks(
      asker,
      answering,
      several.options.map((one) => ({ ...one, value: String(one.value) })),
    );
  if (kind === 'attachment')
    return html`<div class="field" role="group" aria-labelledby=${headingId(id)}>${tools.renderFiles(answering, {
      id: `files-${id}`,
      label: headingId(id),
      describedby: `fault-${id}`,
      invalid: !!answering.fault,
    })}</div>`;
  if (article) return tools.renderArticle(article);
  const [field] = fields ?? [];
  if (field && kind === 'question' && answering.asksByRadios) return renderRadios(asker, answering, field);
  const context = contextOf(asker, tools, answering);
  if (!context) return nothing;
  const shown = context.form.fields.map((each) => renderField(each, context));
  // The question itself is the label of its one control.
  const bare = () => html`<div class="bare">${shown}</div>`;
  if (kind === 'form') return shown;
  return kind === 'product' && field ? tools.renderProduct(answering, field, bare) : bare();
};

export const renderActivity = (asker: Asker, tools: Tools, answering: Answering): TemplateResult => {
  const { activity, fault } = answering;
  const { id, title, text, error } = activity;
  const wrong = fault ? faultText(asker, fault) : error;
  return html`<h3 class="asked" id=${headingId(id)} tabindex="-1"><bdi>${title}</bdi></h3>
    ${text ? richText(text) : nothing}
    <div class="answers">${renderControls(asker, tools, answering)}</div>
    <div id="fault-${id}" role="alert">${wrong ? html`<p class="field-error">${alert}<span>${wrong}</span></p>` : nothing}</div>`;
};
