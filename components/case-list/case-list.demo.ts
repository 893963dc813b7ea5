import { html } from 'lit';
import type { Scene } from '../scene.js';

const full = () => html`<oriel-case-list href="#/cases/{number}" create-href="#/cases/new"></oriel-case-list>`;

/** Presses the button with that name in the list. */
const press = async (root: HTMLElement, name: string): Promise<void> => {
  const list = root.querySelector('oriel-case-list');
  const buttons = [...(list?.shadowRoot?.querySelectorAll<HTMLElement>('button') ?? [])];
  const button = buttons.find((one) => one.checkVisibility() && one.textContent?.trim().startsWith(name));
  button?.click();
  await new Promise((resolve) => setTimeout(resolve, 300));
};

const type = async (root: HTMLElement, text: string): Promise<void> => {
  const input = root.querySelector('oriel-case-list')?.shadowRoot?.querySelector('input');
  if (!input) return;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve, 600));
};

export const scenes: Scene[] = [
  { name: 'cases', title: 'Cases of a customer administrator', markup: full },
  { name: 'loading', title: 'Loading', weather: 'slow', markup: full },
  { name: 'empty', title: 'No case yet', weather: 'empty', markup: full },
  {
    name: 'nothing-matches',
    title: 'Nothing matches the search',
    markup: full,
    after: (root) => type(root, 'relay queue of the moon'),
  },
  { name: 'failed', title: 'The service fails', weather: 'failing', markup: full },
  { name: 'offline', title: 'Offline from the start', weather: 'offline', markup: full },
  { name: 'forbidden', title: 'Not allowed', weather: 'forbidden', markup: full },
  { name: 'off', title: 'The module is switched off', weather: 'off', markup: full },
  { name: 'signed-out', title: 'Nobody is signed in', weather: 'signed-out', markup: full },
  { name: 'filter-open', title: 'Choosing a state', markup: full, after: (root) => press(root, 'State') },
  {
    name: 'scroll',
    title: 'One frame for any number of cases',
    markup: () => html`<oriel-case-list paging="scroll" href="#/cases/{number}"></oriel-case-list>`,
  },
  {
    name: 'columns',
    title: 'Other columns, no search',
    markup: () =>
      html`<oriel-case-list heading="Open with us" columns="shortDescription product contact openedAt" hide-search hide-filters href="#/{id}"></oriel-case-list>`,
  },
  {
    name: 'consumer',
    title: 'A consumer, by events alone',
    module: 'calico-tv',
    person: 'sam.collins',
    markup: () =>
      html`<oriel-case-list heading="Your cases" columns="shortDescription state updatedAt"></oriel-case-list>`,
  },
];
