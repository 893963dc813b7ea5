import { css } from 'lit';

/** The stream of entries. */
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
  .file-icon {
    display: grid;
    place-content: center;
    flex: none;
    inline-size: 40px;
    block-size: 40px;
    border-radius: var(--o-r);
    background: var(--o-sunken);
    color: var(--o-muted);
  }
  .file-text {
    flex: 1;
    min-inline-size: 0;
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
  .preview img {
    cursor: zoom-in;
  }
`;
