import { css, html, nothing, type TemplateResult } from 'lit';
import { Directive, directive, type ElementPart, PartType } from 'lit/directive.js';
import { x } from '../../src/ui/icons.js';

/** Opens the native dialog when it stands in the page; its own close gives the focus back. */
const modal = directive(
  class extends Directive {
    constructor(info: { type: number }) {
      super(info as never);
      if (info.type !== PartType.ELEMENT) throw new Error('modal belongs on <dialog>');
    }
    render(_open: boolean) {}
    override update({ element }: ElementPart, [open]: [boolean]) {
      const dialog = element as HTMLDialogElement;
      queueMicrotask(() => {
        if (open && dialog.isConnected && !dialog.open) dialog.showModal();
        else if (!open && dialog.open) dialog.close();
      });
    }
  },
);

export interface DialogOptions {
  open: boolean;
  /** Names title and dialog; unique within the shadow root. */
  id: string;
  title: unknown;
  content?: unknown;
  /** The primary button last. */
  actions: unknown;
  /** Name of the ×. */
  close: string;
  /** Asked to close: ×, Escape, a press beside it. The host sets `open` to false. */
  onClose: () => void;
  /** `alertdialog` when it interrupts. */
  role?: 'alertdialog';
}

/**
 * A decision. Render it always, open or not, so that focus returns to where it came from. The first field or the
 * element with `autofocus` gets the focus.
 */
export const dialog = (d: DialogOptions): TemplateResult =>
  html`<dialog
    part="dialog"
    class="dialog"
    role=${d.role ?? nothing}
    aria-labelledby=${d.id}
    ${modal(d.open)}
    @close=${() => d.open && d.onClose()}
    @cancel=${(event: Event) => {
      // A cancel that bubbles here comes from a file field.
      if (event.target === event.currentTarget) d.onClose();
    }}
    @click=${(event: Event) => event.target === event.currentTarget && d.onClose()}
  >
    ${
      d.open
        ? html`<div class="dialog-body">
          <div class="dialog-head">
            <h2 class="section" id=${d.id}>${d.title}</h2>
            <button class="btn only" aria-label=${d.close} title=${d.close} @click=${d.onClose}>${x}</button>
          </div>
          ${d.content}
          <div class="actions">${d.actions}</div>
        </div>`
        : nothing
    }
  </dialog>`;

export const dialogStyles = css`
  .dialog {
    inline-size: min(640px, calc(100vw - 32px));
    max-block-size: calc(100dvh - 32px);
    padding: 0;
    border: 0;
    border-radius: var(--o-r-panel);
    background: var(--o-surface);
    color: var(--o-text);
    font: var(--o-body);
    text-align: start;
    box-shadow: var(--o-shadow);
    opacity: 0;
    translate: 0 8px;
    transition: opacity var(--o-leave), translate var(--o-leave), overlay var(--o-leave) allow-discrete,
      display var(--o-leave) allow-discrete;
  }
  .dialog[open] {
    opacity: 1;
    translate: 0;
    transition: opacity var(--o-reveal), translate var(--o-reveal), overlay var(--o-reveal) allow-discrete,
      display var(--o-reveal) allow-discrete;
  }
  @starting-style {
    .dialog[open] {
      opacity: 0;
      translate: 0 8px;
    }
  }
  .dialog::backdrop {
    background: oklch(0.2 0.01 255 / 0.45);
  }
  .dialog-body {
    display: grid;
    gap: 16px;
    padding: 24px;
  }
  .dialog-head {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: 12px;
  }
  .dialog-head .btn {
    margin: -8px;
    margin-block-end: 0;
  }
  .dialog .field {
    margin: 0;
  }
  .dialog-body > .actions {
    justify-content: flex-end;
    margin-block-start: 8px;
  }
  @media (max-width: 559px) {
    .dialog {
      inline-size: 100%;
      max-inline-size: 100%;
      margin-block-end: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
    .dialog-body {
      padding: 16px 16px max(16px, env(safe-area-inset-bottom));
    }
    .dialog-body > .actions {
      flex-direction: column-reverse;
      align-items: stretch;
    }
  }
  @media (forced-colors: active) {
    .dialog {
      border: 1px solid CanvasText;
    }
  }
`;
