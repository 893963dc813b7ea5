/** What is known of the case besides what was said: a list of names and values. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AffectedItem, Case } from '../../src/contract/case.js';
import type { CaseType, Field } from '../../src/contract/case-type.js';
import type { Ref, Scalar } from '../../src/contract/schema.js';
import { formatDate, formatExact, formatNumber } from '../../src/ui/format.js';
import { chevronDown, starFilled } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { addressOf } from '../parts/address.js';
import { caseWords } from '../parts/case-words.strings.js';
import { priority } from '../parts/priority.js';
import { strings } from './case-view.strings.js';
import { span, targetOf } from './progress.js';

export interface FactsOptions {
  /** Too narrow to stand open. */
  folded: boolean;
  /** Level of the heading, where it is not its own. */
  level: number | typeof nothing;
  locale: Locale;
  record: Case;
  /** Gives names to the answers of the case type's own fields; until it is known they are named after themselves. */
  type?: CaseType | undefined;
  /** Address of a related record; none: its name is plain text. */
  hrefOf: (table: string, record: Ref) => string | undefined;
  onSelect: (event: Event, table: string, record: Ref) => void;
  /** Comes with the hands. */
  health: ((locale: Locale, level: number) => TemplateResult) | undefined;
}

/** Level of a heading below the subject's; none where it is its own. */
export const levelBelow = (subject = 2, below: number): number | typeof nothing =>
  subject === 2 ? nothing : Math.min(6, subject + below);

/** Address of a related record by the template `{table}`, `{id}`, `{name}`; items can have one of their own. */
export const recordHref =
  (template: (attribute: string) => string | undefined): FactsOptions['hrefOf'] =>
  (table, { id, name }) =>
    addressOf((table === 'installBaseItem' && template('item-href')) || template('record-href'), { table, id, name });

const fact = (name: string, value: unknown, detail?: unknown): TemplateResult =>
  html`<div class="fact"><dt>${name}</dt><dd>${value}${detail ? html`<span class="detail">${detail}</span>` : nothing}</dd></div>`;

const tones = { met: 'green', missed: 'red', left: '', risk: 'amber', over: 'red' } as const;

/** `reportedVersion` → Reported version: until the case type tells the label. */
const named = (name: string): string => {
  const words = name.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const answer = ({ locale, type }: FactsOptions, name: string, value: Scalar): TemplateResult => {
  const t = translate(locale, strings);
  const field: Field | undefined = type?.fields.find((each) => each.name === name);
  const option = field?.options?.find((each) => each.value === value);
  const shown = option
    ? option.label
    : typeof value === 'boolean'
      ? value
        ? t.yes
        : t.no
      : typeof value === 'number'
        ? formatNumber(locale.tag, value)
        : /^\d{4}-\d\d-\d\d$/.test(String(value))
          ? formatDate(locale.tag, `${value}T00:00`)
          : html`<bdi>${value}</bdi>`;
  return fact(field?.label ?? named(name), shown);
};

const renderFacts = (options: FactsOptions): TemplateResult => {
  const { locale, record, hrefOf, onSelect, health } = options;
  const t = translate(locale, strings);
  const { tag } = locale;
  const link = (table: string, ref: Ref): unknown => {
    const href = hrefOf(table, ref);
    return href
      ? html`<a href=${href} @click=${(event: Event) => onSelect(event, table, ref)}><bdi>${ref.name}</bdi></a>`
      : html`<bdi>${ref.name}</bdi>`;
  };
  const related = (name: string, table: string, ref: Ref | null): unknown =>
    ref ? fact(name, link(table, ref), ref.detail && html`<bdi>${ref.detail}</bdi>`) : nothing;
  /** How it is, where it is known, and where. */
  const item = (each: AffectedItem): unknown => {
    const known = each.health && each.health < 7 ? health?.(locale, each.health) : undefined;
    const detail = each.detail && html`<bdi>${each.detail}</bdi>`;
    return html`${link('installBaseItem', each)}${known || detail ? html`<span class="detail">${known} ${detail}</span>` : nothing}`;
  };
  const target = targetOf(record);
  const words = {
    met: t.targetMet,
    missed: t.targetMissed,
    left: t.targetLeft,
    risk: t.targetRisk,
    over: t.targetOver,
  };
  const { contact, consumer, openedBy } = record;
  const answers = Object.entries(record.fields).filter(([, value]) => value !== null && value !== '');
  return html`<dl class="facts" part="facts">
    ${fact(t.priority, priority(record.priority, translate(locale, caseWords).priorities[record.priority]))}
    ${record.escalation ? fact(t.escalation, t.escalations[record.escalation]) : nothing}
    ${record.category ? fact(t.category, record.category) : nothing}
    ${record.soldProduct ? related(t.product, 'soldProduct', record.soldProduct) : related(t.product, 'product', record.product)}
    ${record.installBaseItem ? fact(t.installBaseItem, item(record.installBaseItem)) : nothing}
    ${
      record.affectedProducts.length > 0
        ? fact(
            t.affectedProducts,
            record.affectedProducts.map((each) => html`<span class="line">${item(each)}</span>`),
          )
        : nothing
    }
    ${answers.map(([name, value]) => answer(options, name, value))}
    ${fact(
      t.openedBy,
      html`<bdi>${openedBy.name}</bdi>`,
      html`<time datetime=${record.openedAt}>${formatExact(tag, record.openedAt)}</time>`,
    )}
    ${contact && contact.name !== openedBy.name ? fact(t.contact, html`<bdi>${contact.name}</bdi>`) : nothing}
    ${consumer && consumer.name !== openedBy.name ? fact(t.consumer, html`<bdi>${consumer.name}</bdi>`) : nothing}
    ${record.household ? fact(t.household, html`<bdi>${record.household.name}</bdi>`) : nothing}
    ${record.account ? fact(t.account, html`<bdi>${record.account.name}</bdi>`) : nothing}
    ${
      target && record.dueAt
        ? fact(
            t.target,
            html`<time datetime=${record.dueAt} title=${formatExact(tag, record.dueAt, true)}>${formatExact(tag, record.dueAt)}</time>`,
            html`<span class=${tones[target.status]}>${words[target.status](span(t, target.minutes))}</span>`,
          )
        : nothing
    }
    ${record.resolutionCode && record.state === 3 ? fact(t.resolution, record.resolutionCode) : nothing}
    ${
      record.rating
        ? fact(t.rating, html`<span class="rated">${starFilled}${t.ratingOf(record.rating)}</span>`)
        : nothing
    }
    ${
      record.relatedParties.length > 0
        ? fact(
            t.relatedParties,
            record.relatedParties.map(
              ({ name, responsibility }) =>
                html`<span class="line"><bdi>${name}</bdi>${responsibility ? `, ${responsibility}` : nothing}</span>`,
            ),
          )
        : nothing
    }
  </dl>`;
};

/** What the folded details say of themselves: “High, ACME Network Monitoring”. */
const factsLine = (locale: Locale, record: Case): string =>
  new Intl.ListFormat(locale.tag, { type: 'unit', style: 'short' }).format(
    [translate(locale, caseWords).priorities[record.priority], (record.soldProduct ?? record.product)?.name].filter(
      (each): each is string => !!each,
    ),
  );

/** Beside the entries, above them, or folded to one line. */
export const renderDetails = (options: FactsOptions): TemplateResult => {
  const { locale, record, folded, level } = options;
  const t = translate(locale, strings);
  const facts = renderFacts(options);
  return folded
    ? html`<details class="details fold" part="details">
        <summary><b>${t.details}</b><span class="cut">${factsLine(locale, record)}</span>${chevronDown}</summary>
        ${facts}
      </details>`
    : html`<section class="details" part="details" aria-labelledby="details">
        <h3 id="details" aria-level=${level}>${t.details}</h3>
        ${facts}
      </section>`;
};
