/** What stands after a case was created, or was not needed. Loaded while the person writes. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Case } from '../../src/contract/case.js';
import type { Module } from '../../src/contract/module.js';
import { check, copy, ok } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { banner } from '../parts/banner.js';
import { caseWords } from '../parts/case-words.strings.js';
import { stateDot, stateDotStyles, stateTone } from '../parts/state-dot.js';
import { caseCreateStrings } from './case-create.strings.js';
import { moreStrings } from './more.strings.js';
import { confirmationStyles } from './more.styles.js';

export const styles = [stateDotStyles, confirmationStyles];

export interface ConfirmationView {
  record: Case;
  locale: Locale;
  module: Module | undefined;
  /** Files that went with it. */
  files: number;
  /** True when the number was copied just now. */
  copied: boolean;
  /** True when the case has what was sent first, and something was changed since. */
  earlier: boolean;
  viewLink: (words: string) => unknown;
  onCopy: () => void;
  onAnother: () => void;
}

const ref = (value: { name: string; detail?: string | null | undefined } | null | undefined): string | undefined =>
  value ? [value.name, value.detail].filter(Boolean).join(', ') : undefined;

export const renderConfirmation = (v: ConfirmationView): TemplateResult => {
  const { record, locale, copied } = v;
  const t = translate(locale, moreStrings);
  const words = translate(locale, caseWords);
  const items = [record.installBaseItem, ...record.affectedProducts].filter((item) => item !== null);
  const whom = [record.contact ?? record.consumer ?? record.account, record.household].flatMap(
    (each) => each?.name ?? [],
  );
  const facts: [label: string, value: unknown][] = [
    [t.subject, record.shortDescription],
    [t.state, stateDot(words.states[record.state], stateTone[record.state])],
    [t.product, ref(record.soldProduct) ?? ref(record.installBaseItem) ?? ref(record.product)],
    [
      t.itemsShown,
      items.length > (record.soldProduct ? 0 : 1)
        ? items.map(({ name }) => html`<span class="line"><bdi>${name}</bdi></span>`)
        : undefined,
    ],
    [t.for, whom.length > 0 ? whom.join(', ') : undefined],
    [t.files, v.files > 0 ? t.fileCount(v.files) : undefined],
  ];
  return html`<div class="confirmation" part="confirmation">
    <span class="mark">${ok}</span>
    <div class="outcome-line">
      <h2 tabindex="-1" class="outcome">${t.created(record.number)}</h2>
      <button
        type="button"
        class="btn only copy"
        aria-label=${t.copy}
        title=${copied ? t.copied : t.copy}
        @click=${v.onCopy}
      >${copied ? check : copy}</button>
    </div>
    <p class="lead"><bdi>${v.module?.support.promise}</bdi> ${t.follow}</p>
    ${v.earlier ? banner({ tone: 'info', title: t.earlierTitle, text: t.earlierText }) : nothing}
    <dl class="facts">
      ${facts.filter(([, value]) => value).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}
    </dl>
    <div class="actions end">
      ${v.viewLink(t.view)}<button type="button" class="btn" @click=${v.onAnother}>${t.another}</button>
    </div>
  </div>`;
};

/** The question was answered without a case. */
export const renderSolved = (locale: Locale, onAnother: () => void): TemplateResult => {
  const t = translate(locale, moreStrings);
  return html`<div class="confirmation" part="confirmation">
    <span class="mark">${ok}</span>
    <h2 tabindex="-1" class="outcome">${t.suggestions.doneTitle}</h2>
    <p class="lead">${t.suggestions.doneText}</p>
    <div class="actions end"><button type="button" class="btn" @click=${onAnother}>${translate(locale, caseCreateStrings).title}</button></div>
  </div>`;
};

/** Said once the number was copied. */
export const copiedWord = (locale: Locale): string => translate(locale, moreStrings).copied;
