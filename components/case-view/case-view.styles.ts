import { css } from 'lit';
import { buttons } from '../../src/ui/buttons.styles.js';
import { controls } from '../../src/ui/controls.styles.js';
import { more } from '../../src/ui/more.styles.js';
import { asyncStyles } from '../parts/async-view.js';
import { avatarStyles } from '../parts/avatar.js';
import { bannerStyles } from '../parts/banner.js';
import { priorityStyles } from '../parts/priority.js';
import { skeletonStyles } from '../parts/skeleton.js';
import { skeletonTextStyles } from '../parts/skeleton-text.js';
import { stateDotStyles } from '../parts/state-dot.js';
import { stepperStyles } from '../parts/stepper.js';
import { timelineStyles } from '../parts/timeline.js';
import { streamStyles } from './stream.styles.js';

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
    display: flex;
    align-items: center;
    min-block-size: var(--o-control);
    margin-block-end: 12px;
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
      margin-block-end: 4px;
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

  @container (max-width: 559px) {
    .watch .word {
      position: absolute;
      inline-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
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
  }

  /* In the shape of the content */
  .bone-reply {
    block-size: 102px;
    margin-block-start: 16px;
    border: 1px solid var(--o-line);
    border-radius: var(--o-r);
  }
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
  more,
  buttons,
  asyncStyles,
  avatarStyles,
  bannerStyles,
  priorityStyles,
  skeletonStyles,
  skeletonTextStyles,
  stateDotStyles,
  stepperStyles,
  timelineStyles,
  own,
  streamStyles,
];
