import { html } from 'lit';
import type { Scene } from '../scene.js';

const full = () => html`<oriel-sold-products
  create-href="#/cases/new?soldProduct={id}"
  case-href="#/cases/{number}"
  item-href="#/items/{number}"
></oriel-sold-products>`;

const shadow = (root: HTMLElement) => root.querySelector('oriel-sold-products')?.shadowRoot;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
/** What stands beside the rows comes a moment after them. */
const furnished = async (root: HTMLElement): Promise<void> => {
  for (let tries = 0; tries < 40 && !shadow(root)?.querySelector('.search'); tries += 1) await pause(50);
};
const type = async (root: HTMLElement, text: string): Promise<void> => {
  await furnished(root);
  const input = shadow(root)?.querySelector('input');
  if (!input) return;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await pause(300);
};

export const scenes: Scene[] = [
  { name: 'products', title: 'Products of a customer', markup: full },
  {
    name: 'detail',
    title: 'The detail of a component',
    markup: () => html`<oriel-sold-products
      selected="sp-boxeo-monitoring-prod"
      create-href="#/cases/new?soldProduct={id}"
      case-href="#/cases/{number}"
      item-href="#/items/{number}"
    ></oriel-sold-products>`,
    after: async (root) => {
      for (let tries = 0; tries < 40 && !shadow(root)?.querySelector('.installed'); tries += 1) await pause(50);
    },
  },
  { name: 'loading', title: 'Loading', weather: 'slow', markup: full },
  { name: 'empty', title: 'No product yet', weather: 'empty', markup: full },
  { name: 'search', title: 'Found below a bundle', markup: full, after: (root) => type(root, 'development') },
  { name: 'nothing-matches', title: 'Nothing matches the search', markup: full, after: (root) => type(root, 'moon') },
  { name: 'failed', title: 'The service fails', weather: 'failing', markup: full },
  { name: 'offline', title: 'Offline from the start', weather: 'offline', markup: full },
  { name: 'forbidden', title: 'Not allowed', weather: 'forbidden', markup: full },
  { name: 'off', title: 'The module is switched off', weather: 'off', markup: full },
  { name: 'signed-out', title: 'Nobody is signed in', weather: 'signed-out', markup: full },
  {
    name: 'by-state',
    title: 'In groups by state, with addresses',
    markup: () => html`<oriel-sold-products group-by="state" href="#/products/{number}"></oriel-sold-products>`,
  },
  {
    name: 'consumer',
    title: 'A consumer: no entitlements, no tools',
    module: 'calico-tv',
    person: 'sam.collins',
    markup: () => html`<oriel-sold-products heading="Your products" hide-search hide-filters></oriel-sold-products>`,
  },
];
