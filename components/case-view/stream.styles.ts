import { css } from 'lit';

/** The stream of entries and the place to write. */
export const streamStyles = css`
  .bar {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-block-size: var(--o-control);
  }
  .bar .btn {
    margin-inline-end: -8px;
    padding-inline: 8px;
  }
  .log {
    position: relative;
    min-block-size: 240px;
  }
  .stream > li {
    position: relative;
  }
  .stream > li:first-child .day {
    margin-block-start: 12px;
  }
  .stream .prose p {
    white-space: pre-line;
    overflow-wrap: anywhere;
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
  .earlier {
    display: grid;
    justify-items: center;
    gap: 4px;
    margin-block: 24px;
    font: var(--o-label);
  }
  .unread {
    display: flex;
    align-items: center;
    gap: 12px;
    margin-block: 24px;
  }
  .unread .meta {
    color: var(--o-accent);
  }
  .unread::before,
  .unread::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--o-accent);
  }
  .unread::before {
    flex: 0 0 20px;
  }
  .nothing {
    margin-block: 20px;
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
  .preview img {
    cursor: zoom-in;
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

  /* Reply */
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
`;
