import { html } from 'lit';
import type { Scene } from '../scene.js';
import type { OrielInstallBase } from './install-base.js';

const full = () =>
  html`<oriel-install-base
    case-href="#/cases/{number}"
    create-href="#/cases/new?item={id}"
    product-href="#/products/{id}"
  ></oriel-install-base>`;
const opened = (number: string) =>
  html`<oriel-install-base
    selected=${number}
    case-href="#/cases/{number}"
    create-href="#/cases/new?item={id}"
    product-href="#/products/{id}"
  ></oriel-install-base>`;

/** Waits until what is looked for stands. By its place and not by words: scenes are seen in every language. */
const find = async <T extends HTMLElement>(root: HTMLElement, selector: string): Promise<T> => {
  for (let tries = 0; tries < 100; tries++) {
    const found = root.querySelector<OrielInstallBase>('oriel-install-base')?.shadowRoot?.querySelector<T>(selector);
    if (found?.checkVisibility()) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Not found: ${selector}`);
};

const type = async (root: HTMLElement, text: string, then: string): Promise<void> => {
  const input = await find<HTMLInputElement>(root, '.search input');
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await find(root, then);
};

export const scenes: Scene[] = [
  { name: 'items', title: 'Items of a customer administrator', markup: full },
  {
    name: 'detail',
    title: 'Details of an item',
    markup: () => opened('IBITM0001013'),
    after: async (root) => void (await find(root, '.entries')),
  },
  {
    name: 'products',
    title: 'Details of an item of two products',
    markup: () => opened('IBITM0001018'),
    after: async (root) => void (await find(root, '.products')),
  },
  {
    name: 'locations',
    title: 'By location, without tree',
    markup: () => html`<oriel-install-base group-by="location" view="list" heading="Devices"></oriel-install-base>`,
  },
  {
    name: 'bare',
    title: 'Rows alone, as links',
    markup: () =>
      html`<oriel-install-base
        group-by="none"
        href="#/items/{number}"
        hide-search
        hide-filters
        hide-outages
      ></oriel-install-base>`,
  },
  {
    name: 'search',
    title: 'A part is found inside its collector',
    markup: full,
    after: (root) => type(root, 'uplink', '.row.dim'),
  },
  {
    name: 'nothing-matches',
    title: 'Nothing matches the search',
    markup: full,
    after: (root) => type(root, 'relay of the moon', '.state-view'),
  },
  {
    name: 'filter-open',
    title: 'Choosing a health',
    markup: full,
    after: async (root) => {
      const wide = root.clientWidth >= 560;
      (await find(root, wide ? '.filter' : '.btn.narrow')).click();
      await find(root, '.filters-popup input');
    },
  },
  {
    name: 'picking',
    title: 'Several items for one case',
    markup: full,
    after: async (root) => {
      (await find(root, '.btn.select')).click();
      await find(root, '.box-pick');
      const boxes = root.querySelector('oriel-install-base')?.shadowRoot?.querySelectorAll<HTMLElement>('.box-pick');
      for (const index of [0, 2]) boxes?.[index]?.click();
      await find(root, '.picking .primary:not(:disabled)');
    },
  },
  {
    name: 'consumer',
    title: 'A consumer at home',
    module: 'calico-tv',
    person: 'sam.collins',
    markup: () => html`<oriel-install-base heading="Your devices"></oriel-install-base>`,
  },
  { name: 'not-found', title: 'An item that is not there', markup: () => opened('IBITM0009999') },
  { name: 'loading', title: 'Loading', weather: 'slow', markup: full },
  { name: 'empty', title: 'No item yet', weather: 'empty', markup: full },
  { name: 'failed', title: 'The service fails', weather: 'failing', markup: full },
  { name: 'offline', title: 'Offline from the start', weather: 'offline', markup: full },
  { name: 'forbidden', title: 'Not allowed', weather: 'forbidden', markup: full },
  { name: 'off', title: 'The module is switched off', weather: 'off', markup: full },
  { name: 'signed-out', title: 'Nobody is signed in', weather: 'signed-out', markup: full },
];
