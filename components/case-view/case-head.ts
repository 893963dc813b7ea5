/** Head of the case: the way back, number, subject, actions; where it stands; what it waits for. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Case, CaseAction } from '../../src/contract/case.js';
import { formatDate, formatMoment } from '../../src/ui/format.js';
import { bell, check, chevronStart, copy } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { banner } from '../parts/banner.js';
import { caseWords } from '../parts/case-words.strings.js';
import { stepper } from '../parts/stepper.js';
import { strings } from './case-view.strings.js';
import { stepsOf } from './progress.js';

export interface HeadOptions {
  locale: Locale;
  record: Case;
  level: number;
  /** What may be done here: the backend's offer, or nothing when actions are hidden. */
  actions: readonly CaseAction[];
  support: string;
  copied: boolean;
  busy: CaseAction | undefined;
  /** Banner: why an action that asked nothing was not done. */
  error: unknown;
  /** Addresses in a text as links. */
  links: (text: string) => unknown;
  /** Menu of the other actions. */
  menu: unknown;
  onCopy: () => void;
  onAct: (action: CaseAction) => void;
}

/** In the menu, in this order; accept, reject and reopen stand in the banner, watch beside the menu. */
export const listed: readonly CaseAction[] = ['escalate', 'rate', 'close', 'cancel'];

export const renderBack = (href: string | undefined, label: string, onBack: (event: Event) => void): unknown =>
  href ? html`<a class="back" part="back" href=${href} @click=${onBack}>${chevronStart}${label}</a>` : nothing;

export const renderHead = ({
  locale,
  record,
  level,
  actions,
  copied,
  busy,
  menu,
  onCopy,
  onAct,
}: HeadOptions): TemplateResult => {
  const t = translate(locale, strings);
  const { number, watching, shortDescription } = record;
  const toggle: CaseAction = watching ? 'unwatch' : 'watch';
  return html`<header class="head" part="header">
    <div class="name">
      <button class="number" part="number" title=${t.copyNumber(number)} aria-label=${t.copyNumber(number)} @click=${onCopy}>
        <bdi>${number}</bdi><span class="copy">${copied ? check : copy}</span>
      </button>
      <h2 dir="auto" aria-level=${level === 2 ? nothing : level}>${shortDescription}</h2>
    </div>
    <div class="actions" part="actions">
      ${
        actions.includes(toggle)
          ? html`<button
              class="btn watch ${watching ? 'chosen' : ''}"
              aria-pressed=${watching ? 'true' : 'false'}
              title=${watching ? t.watching : t.watch}
              aria-disabled=${busy === toggle || nothing}
              @click=${() => onAct(toggle)}
            >
              ${bell}<span class="word">${watching ? t.watching : t.watch}</span>
            </button>`
          : nothing
      }
      ${listed.some((action) => actions.includes(action)) ? menu : nothing}
    </div>
  </header>`;
};

export const renderSteps = (locale: Locale, record: Case): TemplateResult => {
  const { states } = translate(locale, caseWords);
  const steps = stepsOf(record);
  return stepper(
    locale,
    steps.map(({ state, at }) => ({ label: states[state] ?? '', ...(at && { detail: formatMoment(locale, at) }) })),
    steps.findIndex(({ kind }) => kind === 'current'),
  );
};

/** What the case asks of the customer now: it holds the only primary button. */
const asked = ({ locale, record, actions, support, busy, links, onAct }: HeadOptions): unknown => {
  const t = translate(locale, strings);
  const button = (action: CaseAction, kind: string, word: string): unknown =>
    actions.includes(action)
      ? html`<button class="btn ${kind}" aria-disabled=${busy === action || nothing} @click=${() => onAct(action)}>${word}</button>`
      : nothing;
  const decides = actions.includes('accept') || actions.includes('reject');
  if (record.state === 6)
    return banner({
      tone: 'success',
      title: t.proposes(support),
      text: html`${record.resolutionNotes ? html`<span class="solution" dir="auto">${links(record.resolutionNotes)}</span>` : nothing}
        ${record.closesAt ? t.closesBy(formatDate(locale.tag, record.closesAt)) : nothing}`,
      ...(decides && {
        actions: html`${button('accept', 'primary', t.acceptSolution)}${button('reject', '', t.rejectSolution)}`,
      }),
    });
  if (record.state === 18 && record.canComment)
    return banner({ tone: 'warning', title: t.waits(support), text: t.waitsHint });
  if (record.state === 7)
    return banner({
      tone: 'info',
      title: t.cancelledTitle,
      text: t.cancelledHint,
      ...(actions.includes('reopen') && { actions: button('reopen', '', t.reopen) }),
    });
  return nothing;
};

export const renderNotice = (options: HeadOptions): TemplateResult =>
  html`<div class="notices">${options.error}${asked(options)}</div>`;
