import { type CSSResult, css } from 'lit';
import { fields } from '../../src/ui/fields.styles.js';
import { composerStyles } from '../parts/composer.js';
import { fileStyles } from '../parts/files.js';
import { healthStyles } from '../parts/health.js';
import { popupStyles } from '../parts/popup.js';

const own = css`
  .reply {
    margin-block-start: 16px;
  }
  .newest + .reply {
    margin-block-end: 8px;
  }
  .reply-notes:has(> *) {
    margin-block-end: 12px;
  }
  .reply.over .composer {
    border-color: var(--o-accent);
    background: var(--o-selected);
  }
  .attach {
    position: relative;
    inline-size: var(--o-control);
    padding: 0;
  }
  .attach:has(:focus-visible) {
    outline: 2px solid var(--o-accent);
    outline-offset: 2px;
  }
  .attach:hover {
    color: var(--o-text);
  }
  .reply .field-error {
    margin-block-start: 4px;
    font: var(--o-label);
    color: var(--o-red);
  }
  .ended {
    display: flex;
    gap: 12px;
    margin-block-start: 24px;
    padding-block-start: 20px;
    border-block-start: 1px solid var(--o-line);
    font: var(--o-label);
  }
  .ended:not(:has(*)) {
    display: none;
  }
  .ended > .icon {
    color: var(--o-muted);
  }
  .ended > div {
    display: grid;
    gap: 4px;
    justify-items: start;
    min-inline-size: 0;
  }
  .ended .btn {
    margin-block-start: 8px;
  }
  .left-over {
    margin-block-start: 12px;
  }
  .left-over .prose {
    margin-block: 4px;
    color: var(--o-muted);
  }
  @container (max-width: 559px) {
    .reply-hint {
      display: none;
    }
  }
  .waiting .message-body {
    color: var(--o-muted);
  }
  .waiting-actions {
    margin: -12px 0 20px 44px;
    gap: 16px;
    font: var(--o-label);
  }
  .waiting-actions:dir(rtl) {
    margin: -12px 44px 20px 0;
  }
  .jump {
    position: sticky;
    inset-block-end: 16px;
    display: grid;
    justify-content: center;
    pointer-events: none;
  }
  .jump.newest {
    inset-block: 16px auto;
  }
  .jump .btn {
    background: var(--o-surface);
    border-color: var(--o-accent);
    border-radius: 99px;
    color: var(--o-accent);
    box-shadow: var(--o-shadow);
    pointer-events: auto;
  }
  .stream > .fresh::before {
    content: '';
    position: absolute;
    inset: -8px calc(-1 * var(--o-bleed));
    border-inline-start: 3px solid var(--o-accent);
    background: var(--o-selected);
    pointer-events: none;
  }
  .stream > .seen::before {
    opacity: 0;
    transition: opacity 2s;
  }
`;

/** Added when the case stands. */
export const handStyles: readonly CSSResult[] = [fields, composerStyles, fileStyles, popupStyles, healthStyles, own];
