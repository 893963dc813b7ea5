import { type CSSResult, css } from 'lit';
import { dialogStyles } from '../parts/dialog.js';
import { fieldStyles } from '../parts/field.js';

const own = css`
  .stars {
    margin: 0;
    padding: 0;
    border: 0;
    display: grid;
    gap: 4px;
  }
  .star-row {
    display: flex;
    align-items: center;
    margin-inline-start: -10px;
  }
  .star {
    display: grid;
    place-content: center;
    position: relative;
    inline-size: 44px;
    block-size: 44px;
    border-radius: var(--o-r);
    color: var(--o-muted);
    cursor: pointer;
  }
  .star .icon {
    inline-size: 24px;
    block-size: 24px;
  }
  .star.on {
    color: var(--o-amber-dot);
  }
  .star:hover {
    background: var(--o-hover);
  }
  .star:has(:focus-visible) {
    outline: 2px solid var(--o-accent);
    outline-offset: -2px;
  }
  .star-row .meta {
    margin-inline-start: 8px;
  }
  .dialog .field {
    margin: 0;
  }
  .picture {
    display: grid;
    gap: 8px;
  }
  .picture img {
    justify-self: center;
    max-inline-size: 100%;
    max-block-size: calc(100dvh - 240px);
    border: 1px solid var(--o-line);
    border-radius: var(--o-r);
    background: var(--o-sunken);
  }
  .picture figcaption {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
  }
  .dialog:has(.picture) {
    inline-size: fit-content;
    min-inline-size: min(640px, calc(100vw - 32px));
    max-inline-size: min(1100px, calc(100vw - 32px));
  }
  .dialog-head h2 {
    min-inline-size: 0;
  }
`;

/** Added when the first dialog opens. */
export const caseDialogStyles: readonly CSSResult[] = [dialogStyles, fieldStyles, own];
