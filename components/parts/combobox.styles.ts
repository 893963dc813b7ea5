import { css } from 'lit';

export const comboboxStyles = css`
  .combobox {
    display: flex;
    align-items: center;
    gap: 8px;
    cursor: pointer;
  }
  .combobox > .icon:last-child {
    margin-inline-start: auto;
  }
  .two {
    display: grid;
    min-inline-size: 0;
  }
  .two > * {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .combobox .two > * {
    white-space: nowrap;
  }
  .marked {
    display: flex;
    flex-direction: row-reverse;
    justify-content: flex-end;
    align-items: center;
    gap: 8px;
  }
  .marked > :first-child {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .item .two .meta {
    line-height: 1.4;
  }
  .combobox-search {
    display: flex;
    align-items: center;
    gap: 8px;
    position: sticky;
    inset-block-start: -4px;
    margin: -4px -4px 4px;
    padding-inline: 14px;
    border-block-end: 1px solid var(--o-line);
    background: var(--o-surface);
  }
  .combobox-search input {
    flex: 1;
    min-inline-size: 0;
    block-size: var(--o-field);
    border: 0;
    background: none;
    outline: none;
  }
  .combobox-search input::placeholder {
    color: var(--o-muted);
    opacity: 1;
  }
  [role='listbox']:focus {
    outline: none;
  }
  .group {
    padding: 8px 10px 4px;
    font-weight: 600;
  }
  .combobox-note:not(:empty) {
    padding: 6px 10px;
  }
  .combobox-note {
    white-space: nowrap;
    text-overflow: ellipsis;
    overflow: hidden;
  }
`;
