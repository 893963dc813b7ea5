/** Runs that wait to be gone on with. */
import { html, nothing, type TemplateResult } from 'lit';
import type { UnfinishedRun } from '../../src/contract/playbook.js';
import { formatMoment, formatNumber } from '../../src/ui/format.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { playbookStrings } from '../playbook/playbook.strings.js';

export const renderRuns = (
  locale: Locale,
  runs: readonly UnfinishedRun[],
  busy: boolean,
  onResume: (id: string) => void,
): TemplateResult => {
  const t = translate(locale, playbookStrings);
  const number = (value: number): string => formatNumber(locale.tag, value);
  return html`<section class="runs" aria-labelledby="runs">
    <h3 id="runs">${t.begun}</h3>
    <ul>
      ${runs.map(
        ({ id, subject, updatedAt, settled, known, open }) =>
          html`<li>
            <div>
              <p class="label"><bdi>${subject}</bdi></p>
              <p class="meta">${t.lastSaved(formatMoment(locale, new Date(updatedAt)))}</p>
              <p class="meta">${t.done(number(settled), number(known), open)}</p>
            </div>
            <button type="button" class="btn" aria-label="${t.goOn}: ${subject}" aria-disabled=${busy || nothing} @click=${() => onResume(id)}>
              ${t.goOn}
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
};
