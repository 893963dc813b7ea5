import { html, nothing, type TemplateResult } from 'lit';
import type { OrielError } from '../../src/state/index.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { uiStrings } from '../../src/ui/ui.strings.js';
import { banner } from '../parts/banner.js';
import { handStrings } from './hands.strings.js';

/** What went wrong with an action, what is safe. */
export const errorBanner = (locale: Locale, error: OrielError): TemplateResult => {
  const t = translate(locale, handStrings);
  const ui = translate(locale, uiStrings);
  if (error.code === 'state-conflict' || error.code === 'version-conflict')
    return banner({ tone: 'warning', title: t.conflictDone, role: 'alert' });
  const told = error.kind === 'problem' && error.status < 500;
  return banner({
    tone: 'danger',
    role: 'alert',
    title: t.notDone,
    text: html`${told ? error.message : `${ui.noAnswer} ${t.notDoneHint}`}
      ${error.reference ? html`<span class="meta reference">${ui.reference(error.reference)}</span>` : nothing}`,
  });
};
