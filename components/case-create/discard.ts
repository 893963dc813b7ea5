/** The question before a draft is thrown away. Loaded when it is asked. */
import { html, type TemplateResult } from 'lit';
import { dialog, dialogStyles } from '../parts/dialog.js';
import type { caseCreateStrings } from './case-create.strings.js';

export const styles = [dialogStyles];

export const renderDiscard = (
  t: typeof caseCreateStrings.en,
  close: string,
  open: boolean,
  onDiscard: () => void,
  onClose: () => void,
): TemplateResult =>
  dialog({
    open,
    id: 'discard-title',
    title: t.draft.discardTitle,
    content: html`<p>${t.draft.discardText}</p>`,
    actions: html`<button type="button" class="btn" @click=${onClose}>${t.draft.keep}</button
      ><button type="button" class="btn danger" @click=${onDiscard}>${t.discard}</button>`,
    close,
    onClose,
  });
