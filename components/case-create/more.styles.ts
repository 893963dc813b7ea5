/** Looks of what `<oriel-case-create>` loads later. */
import { css } from 'lit';

export const suggestionStyles = css`
  /* The panel belongs to the subject above it. */
  .suggestions {
    margin-block: -16px 24px;
    padding-block-end: 4px;
    border: 1px solid var(--o-line);
    border-radius: var(--o-r);
    overflow: hidden;
    animation: reveal var(--o-reveal);
  }
  @keyframes reveal {
    from {
      opacity: 0;
    }
  }
  .suggestions-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: 4px 4px 0 12px;
    padding-inline: 12px 4px;
  }
  .suggestions-head .btn {
    min-block-size: 28px;
    inline-size: 28px;
    color: var(--o-muted);
  }
  .suggestion {
    display: flex;
    gap: 10px;
    inline-size: 100%;
    padding: 8px 12px;
    border-radius: 0;
    color: inherit;
    text-decoration: none;
    cursor: pointer;
  }
  .suggestion:hover {
    background: var(--o-hover);
  }
  .suggestion:focus-visible {
    outline-offset: -2px;
  }
  .suggestion > .icon {
    color: var(--o-muted);
  }
  .suggestion-text {
    display: grid;
    min-inline-size: 0;
    font: var(--o-label);
  }
  .suggestion-title {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    color: var(--o-accent);
  }
  .suggestion:hover .suggestion-title {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .article {
    display: grid;
    gap: 12px;
    min-block-size: 144px;
  }
`;

export const itemsStyles = css`
  .follows {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin-block: -16px 24px;
  }
  .follows div {
    display: flex;
    gap: 4px;
  }
  .follows dt::after {
    content: ':';
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .chips + * {
    display: block;
    margin-block-start: 8px;
  }
  .chip {
    display: flex;
    align-items: center;
    gap: 4px;
    max-inline-size: 100%;
    padding-block: 4px;
    padding-inline: 12px 4px;
    border: 1px solid var(--o-line);
    border-radius: var(--o-r);
    background: var(--o-sunken);
    font: var(--o-label);
  }
  .chip .two > * {
    overflow-wrap: anywhere;
    text-align: left;
  }
  .chip:dir(rtl) .two > * {
    text-align: right;
  }
  .chip .health {
    margin-inline-end: 6px;
  }
  .chip .btn {
    flex: none;
    color: var(--o-muted);
  }
`;

export const waitingStyles = css`
  .waiting li {
    display: flex;
    gap: 12px;
    align-items: flex-start;
    padding-block: 12px;
  }
  .waiting li + li {
    border-block-start: 1px solid var(--o-line);
  }
  .waiting div {
    flex: 1;
    min-inline-size: 0;
    font: var(--o-label);
  }
  .waiting p.label {
    font: var(--o-body);
    font-weight: 600;
  }
  .waiting .icon {
    margin-block-start: 2px;
  }
  .waiting-text {
    color: var(--o-muted);
    overflow-wrap: anywhere;
  }
  .waiting .failed .icon {
    color: var(--o-red);
  }
  .notices .waiting {
    border-block-end: 1px solid var(--o-line);
  }
  .end {
    margin-block-start: 24px;
  }
  @container (max-width: 559px) {
    .end {
      flex-direction: column;
      align-items: stretch;
    }
  }
`;

export const confirmationStyles = css`
  .mark .icon {
    display: block;
    inline-size: 28px;
    block-size: 28px;
    margin-block-end: 8px;
    color: var(--o-green);
  }
  .outcome-line {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .copy {
    flex: none;
    color: var(--o-muted);
  }
  .confirmation .lead {
    max-inline-size: 46ch;
    text-wrap: pretty;
  }
  .confirmation .banner {
    margin-block-start: 16px;
  }
  .facts {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 16px 24px;
    margin-block: 24px;
    padding-block-start: 24px;
    border-block-start: 1px solid var(--o-line);
  }
  .facts .line {
    display: block;
  }
  .facts dt {
    font: var(--o-meta);
    color: var(--o-muted);
  }
  .facts dd {
    font: var(--o-label);
    overflow-wrap: anywhere;
  }
  .end {
    margin-block-start: 24px;
  }

  @container (max-width: 559px) {
    .facts {
      grid-template-columns: 1fr;
      gap: 12px;
    }
    .end {
      flex-direction: column;
      align-items: stretch;
    }
  }
`;
