import { css } from 'lit';
import { controls } from '../../src/ui/controls.styles.js';
import { asyncStyles } from '../parts/async-view.js';
import { avatarStyles } from '../parts/avatar.js';
import { bannerStyles } from '../parts/banner.js';
import { composerStyles } from '../parts/composer.js';
import { fileStyles } from '../parts/files.js';
import { popupStyles } from '../parts/popup.js';
import { priorityStyles } from '../parts/priority.js';
import { skeletonStyles } from '../parts/skeleton.js';
import { stateDotStyles } from '../parts/state-dot.js';
import { stepperStyles } from '../parts/stepper.js';
import { timelineStyles } from '../parts/timeline.js';

const own = css`
  .back {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 24px;
    margin-inline-start: -6px;
    font: var(--o-label);
    text-decoration: none;
  }
  .back:hover {
    text-decoration: underline;
  }
  .back + * {
    margin-block-start: 8px;
  }
  .head {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: 16px;
  }
  .head .name {
    min-inline-size: 0;
  }
  .head > .actions {
    flex: none;
    flex-wrap: nowrap;
    gap: 4px;
  }
  .head h2 {
    overflow-wrap: anywhere;
  }
  h2:focus,
  [data-id]:focus {
    outline: none;
  }
  .number {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 24px;
    font: var(--o-label);
    color: var(--o-muted);
    border-radius: 2px;
  }
  .copy {
    display: inline-flex;
    opacity: 0;
    transition: opacity 120ms;
  }
  .copy .icon {
    inline-size: 16px;
    block-size: 16px;
  }
  .number:is(:hover, :focus-visible) .copy {
    opacity: 1;
  }
  .stepper {
    margin-block-start: 20px;
  }
  .notices:has(> *) {
    margin-block-start: 24px;
  }
  .columns {
    margin-block-start: 24px;
  }
  .solution {
    white-space: pre-line;
  }
  .red {
    color: var(--o-red);
  }
  .amber {
    color: var(--o-amber);
  }
  .green {
    color: var(--o-green);
  }
  .reference {
    display: block;
  }

  /* Details */
  .facts {
    display: grid;
    gap: 12px 24px;
    font: var(--o-label);
  }
  .fact dt {
    font: var(--o-meta);
    color: var(--o-muted);
  }
  .fact :is(.detail, .line) {
    display: block;
  }
  .fact .detail {
    color: var(--o-muted);
    overflow-wrap: anywhere;
  }
  .fact dd {
    overflow-wrap: anywhere;
  }
  .detail > .green {
    color: var(--o-green);
  }
  .rated {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .rated .icon {
    inline-size: 16px;
    block-size: 16px;
    color: var(--o-amber-dot);
  }
  .details > h3 {
    margin-block-end: 16px;
  }
  .fold {
    border-block: 1px solid var(--o-line);
  }
  .fold summary {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 52px;
    font: var(--o-label);
    color: var(--o-muted);
    cursor: pointer;
    list-style: none;
  }
  .fold summary::-webkit-details-marker {
    display: none;
  }
  .fold summary b {
    font-weight: 600;
    color: var(--o-text);
  }
  .fold summary .cut {
    flex: 1;
    font: var(--o-meta);
  }
  .fold summary .icon {
    transition: rotate 180ms;
    color: var(--o-text);
  }
  .fold[open] summary .icon {
    rotate: 180deg;
  }
  .fold .facts {
    padding-block: 4px 20px;
  }
  @container (min-width: 560px) and (max-width: 719px) {
    .facts {
      grid-template-columns: repeat(auto-fill, minmax(180px, 1fr));
    }
    .details {
      padding-block: 16px 20px;
      border-block: 1px solid var(--o-line);
    }
    .details > h3 {
      margin-block-end: 12px;
    }
  }
  @container (min-width: 720px) {
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: start;
      column-gap: 40px;
    }
    .details {
      inline-size: 264px;
      padding-inline-start: 24px;
      border-inline-start: 1px solid var(--o-line);
      overflow-wrap: anywhere;
    }
    .columns > :only-child {
      max-inline-size: 720px;
    }
  }
  @container (max-width: 719px) {
    .details + .activity {
      margin-block-start: 16px;
    }
  }

  /* Activity */
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
    .watch .word {
      display: none;
    }
    .watch {
      inline-size: var(--o-control);
      padding: 0;
    }
    .watch:not(.chosen) {
      border-color: transparent;
    }
    .btn.watch .icon:first-child:not(:only-child) {
      margin: 0;
    }
    .head {
      gap: 8px;
    }
    .reply-hint {
      display: none;
    }
  }

  /* In the shape of the content */
  .bone-case {
    min-block-size: 560px;
  }
  .bone-title {
    margin-block: 12px 28px;
  }
  .bone-title .bone {
    block-size: 18px;
  }
  .bone-steps .bone {
    inline-size: 100%;
    block-size: 4px;
  }
  .bone-steps {
    margin-block-end: 56px;
  }
  .bone-entry {
    display: flex;
    gap: 12px;
    margin-block: 24px;
  }
  .bone-entry > div {
    flex: 1;
    max-inline-size: 480px;
  }
  .bone.round {
    flex: none;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
  }
`;

export const caseViewStyles = [
  controls,
  asyncStyles,
  avatarStyles,
  bannerStyles,
  composerStyles,
  fileStyles,
  popupStyles,
  priorityStyles,
  skeletonStyles,
  stateDotStyles,
  stepperStyles,
  timelineStyles,
  own,
];
