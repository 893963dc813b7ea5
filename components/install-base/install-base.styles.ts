import { css } from 'lit';
import { buttons } from '../../src/ui/buttons.styles.js';
import { controls } from '../../src/ui/controls.styles.js';
import { more } from '../../src/ui/more.styles.js';
import { asyncStyles } from '../parts/async-view.js';
import { bannerStyles } from '../parts/banner.js';
import { headerStyles } from '../parts/header.js';
import { healthStyles } from '../parts/health.js';
import { rowStyles } from '../parts/rows.styles.js';
import { skeletonStyles } from '../parts/skeleton.js';
import { splitStyles } from '../parts/split.js';
import { treeStyles } from '../parts/tree.styles.js';

const own = css`
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    column-gap: 16px;
  }
  .top .head {
    flex: none;
    margin-block-end: 8px;
    max-inline-size: 100%;
  }
  .toolbar {
    flex: 1 1 600px;
    min-inline-size: 0;
    display: flex;
    justify-content: flex-end;
    min-block-size: var(--o-control);
    margin-block-end: 8px;
  }
  .outages {
    margin-block: 4px 8px;
  }
  .outages > .link {
    margin-block-start: 8px;
    font: var(--o-label);
  }
  .content[aria-busy='true'] {
    min-block-size: 320px;
  }
  .bones {
    padding-block-start: 35px;
  }
  .c-number {
    flex-basis: 7.6em;
  }
  .c-health {
    flex-basis: 124px;
  }
  .c-location {
    flex-basis: 116px;
  }
  .c-serial {
    flex-basis: 104px;
  }
  .cell.c-menu {
    flex-basis: 36px;
    overflow: visible;
  }
  .go {
    display: none;
    color: var(--o-muted);
  }
  .name .open {
    inline-size: 100%;
  }
  /* Text in its own direction, at the side where the page's text begins. */
  .name > * {
    text-align: left;
  }
  .name:dir(rtl) > * {
    text-align: right;
  }
  .row.group {
    padding-block-end: 10px;
  }
  .row:has(.fresh) {
    background-color: var(--o-selected);
    box-shadow: inset 3px 0 var(--o-accent);
  }
  .row:has(.fresh):dir(rtl) {
    box-shadow: inset -3px 0 var(--o-accent);
  }
  .row:not(.group, :hover, .selected, :has(.fresh)) {
    transition: background-color 2s;
  }
  .fresh .health {
    font-weight: 600;
  }
  @container (max-width: 839px) {
    .toolbar {
      justify-content: flex-start;
      flex-basis: 100%;
    }
    .row,
    .columns {
      gap: 12px;
    }
    .c-location ~ .c-serial {
      display: none;
    }
  }
  @container (max-width: 719px) {
    .cell:is(.c-number, .c-serial) {
      display: none;
    }
  }
  @container (max-width: 559px) {
    .toolbar {
      min-block-size: calc(var(--o-control) * 2 + 8px);
    }
    .bones {
      padding-block-start: 0;
    }
    .row.group > .cell {
      white-space: normal;
    }
    /* A name of two lines, and below it what tells items of one name apart. */
    .row:not(.group) {
      display: grid;
      grid-template:
        'name name name health go' auto '. serial location location go' auto /
        calc(var(--_depth, 0) * var(--_indent) + var(--_lead) - 4px) auto minmax(0, 1fr) auto 16px;
      align-content: center;
      gap: 0;
      block-size: auto;
      min-block-size: max(var(--o-row), 64px);
      padding-block: 8px;
    }
    .frame .row {
      block-size: 84px;
    }
    .c-name {
      grid-area: name;
    }
    .name .open {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      white-space: normal;
    }
    .row .c-health {
      grid-area: health;
      padding-inline-start: 12px;
    }
    .row .c-serial {
      display: block;
      grid-area: serial;
      padding-inline-end: 12px;
    }
    .c-location {
      grid-area: location;
      white-space: normal;
    }
    .row .none {
      display: none;
    }
    .cell.c-menu {
      grid-area: go;
    }
    .c-menu > oriel-part-menu {
      display: none;
    }
    .go {
      display: block;
    }
    .go .icon {
      display: block;
      inline-size: 16px;
      block-size: 16px;
    }
  }
  @container (min-width: 840px) {
    .split.parted .cell:is(.c-number, .c-location, .c-serial, .c-menu) {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .row:has(.fresh) {
      border-inline-start: 3px solid Highlight;
    }
  }
`;

export const installBaseStyles = [
  controls,
  more,
  buttons,
  asyncStyles,
  bannerStyles,
  headerStyles,
  healthStyles,
  skeletonStyles,
  splitStyles,
  rowStyles,
  treeStyles,
  own,
];
