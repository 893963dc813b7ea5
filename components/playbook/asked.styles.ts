import { css } from 'lit';
import { fields } from '../../src/ui/fields.styles.js';
import { fieldStyles } from '../parts/field.js';
import { radioStyles } from '../parts/radio-list.js';
import { richTextStyles } from '../parts/rich-text.js';
import { segmentedStyles } from '../parts/segmented.js';

/** What an activity looks like while it is asked, with the parts that it is made of. */
export const askedStyles = [
  fields,
  fieldStyles,
  segmentedStyles,
  radioStyles,
  richTextStyles,
  css`
  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(4px);
    }
  }
  .asked + .rich {
    margin-block-start: 4px;
    color: var(--o-muted);
  }
  .answers {
    margin-block-start: 16px;
  }
  .answers > .field:last-child,
  .bare > .field:last-child {
    margin-block-end: 0;
  }
  .answers + div > .field-error {
    margin-block-start: 8px;
  }
  /* The heading is the label. */
  .bare .field > .label {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .bare .field-control {
    margin: 0;
  }
  .number,
  input[type='date'].box {
    max-inline-size: 240px;
  }
  .placeholder {
    display: block;
    pointer-events: none;
  }
  .ticks .check {
    padding-block: 12px;
    border-block-end: 1px solid var(--o-line);
  }
  .ticks .check:first-child {
    border-block-start: 1px solid var(--o-line);
  }
  .ticks .check .icon {
    inset-block-start: 16px;
  }
  .ticks .meta {
    display: block;
  }
  .node-asked + .node-asked {
    margin-block-start: 24px;
  }
  .node-asked > .label {
    margin-block-end: 8px;
  }
  .node-asked > .rich {
    margin-block-end: 8px;
    color: var(--o-muted);
  }
  .decided {
    display: flex;
    gap: 12px;
    margin-block-start: 20px;
    padding: 15px;
    border: 1px solid color-mix(in oklab, var(--o-accent) 32%, var(--o-surface));
    border-radius: var(--o-r);
    background: var(--o-selected);
    font: var(--o-label);
    animation: arrive var(--o-reveal);
  }
  .decided > .icon {
    flex: none;
    color: var(--o-accent);
  }
  .decided > div {
    display: grid;
    gap: 8px;
  }
  .article {
    display: grid;
    gap: 12px;
  }
  .article[aria-busy] {
    min-block-size: 96px;
  }
  .files {
    margin-block-start: 8px;
  }
  `,
];
