/** The question before a draft is thrown away. Loaded when it is asked. */
import { html, type TemplateResult } from 'lit';
import { type Locale, translate } from '../../src/ui/localize.js';
import { uiStrings } from '../../src/ui/ui.strings.js';
import { dialog, dialogStyles } from '../parts/dialog.js';
import { moreStrings } from './more.strings.js';

export const styles = [dialogStyles];

/** Said once it was done. */
export const discardedWord = (locale: Locale): string => translate(locale, moreStrings).draft.discarded;

export const renderDiscard = (
  locale: Locale,
  discard: string,
  open: boolean,
  onDiscard: () => void,
  onClose: () => void,
): TemplateResult => {
  const t = translate(locale, moreStrings).draft;
  return dialog({
    open,
    id: 'discard-title',
    title: t.discardTitle,
    content: html`<p>${t.discardText}</p>`,
    actions: html`<button type="button" class="btn" @click=${onClose}>${t.keep}</button
      ><button type="button" class="btn danger" @click=${onDiscard}>${discard}</button>`,
    close: translate(locale, uiStrings).close,
    onClose,
  });
};
