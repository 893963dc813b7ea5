import { html } from 'lit';
import type { Scene } from '../scene.js';
import type { OrielCaseView } from './case-view.js';

const view = (number: string) =>
  html`<oriel-case-view
    case=${number}
    list-href="#/cases"
    create-href="#/cases/new"
    record-href="#/{table}/{id}"
  ></oriel-case-view>`;

const shadow = (root: HTMLElement): ShadowRoot => {
  const found = root.querySelector<OrielCaseView>('oriel-case-view')?.shadowRoot;
  if (!found) throw new Error('The scene has no case view');
  return found;
};

/** Waits until what is looked for stands. By its place and not by words: scenes are seen in every language. */
const find = async <T extends HTMLElement>(root: HTMLElement, selector: string): Promise<T> => {
  for (let tries = 0; tries < 100; tries++) {
    const found = shadow(root).querySelector<T>(selector);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Not found: ${selector}`);
};

const press = async (root: HTMLElement, button: string, then: string): Promise<void> => {
  (await find(root, button)).click();
  await find(root, then);
};

const write = async (root: HTMLElement, text: string): Promise<void> => {
  const field = await find<HTMLTextAreaElement>(root, '#reply');
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await find(root, '.reply-hint [title]');
};

const choose = async (root: HTMLElement, files: File[]): Promise<void> => {
  const input = await find<HTMLInputElement>(root, '.attach input');
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
  await find(root, '.files li');
};

export const scenes: Scene[] = [
  { name: 'resolved', title: 'Resolved: the customer decides', markup: () => view('CS0001401') },
  { name: 'awaiting', title: 'Awaiting info', markup: () => view('CS0001398') },
  { name: 'open', title: 'Open, with answers of its own type', markup: () => view('CS0001394') },
  { name: 'closed', title: 'Closed', markup: () => view('CS0001163') },
  { name: 'cancelled', title: 'Cancelled', markup: () => view('CS0001331') },
  {
    name: 'newest-first',
    title: 'Newest entries first, without details',
    markup: () =>
      html`<h2>Your case</h2>
        <oriel-case-view case="CS0001401" order="newest" hide-details heading-level="3"></oriel-case-view>`,
  },
  {
    name: 'read-only',
    title: 'To read only',
    markup: () => html`<oriel-case-view case="CS0001398" hide-actions hide-composer></oriel-case-view>`,
  },
  {
    name: 'writing',
    title: 'A reply being written',
    markup: () => view('CS0001390'),
    after: (root) =>
      write(root, 'Confirmed on our side as well. Before I accept: will the Rotterdam collector get the same?'),
  },
  {
    name: 'files',
    title: 'Files on a reply, one refused',
    markup: () => view('CS0001377'),
    after: async (root) => {
      await choose(root, [
        new File(['May 12 08:15 relay restarted\n'], 'relay-restart.log', { type: 'text/plain' }),
        new File([''], 'empty.txt', { type: 'text/plain' }),
      ]);
    },
  },
  {
    name: 'accepting',
    title: 'Accepting the solution',
    markup: () => view('CS0001401'),
    after: (root) => press(root, '.banner .primary', '.dialog[open] .stars'),
  },
  {
    name: 'rejecting',
    title: 'Rejecting the solution without a reason',
    markup: () => view('CS0001401'),
    after: async (root) => {
      await press(root, '.banner .btn:not(.primary)', '.dialog[open] textarea');
      (await find(root, '.dialog .actions .primary')).click();
      await find(root, '.dialog .field-error');
    },
  },
  {
    name: 'picture',
    title: 'A picture of the case',
    markup: () => view('CS0001401'),
    after: async (root) => {
      (await find(root, '.preview')).click();
      await find(root, '.dialog[open] .picture');
    },
  },
  {
    name: 'consumer',
    title: 'A consumer on another site',
    module: 'calico-tv',
    person: 'sam.collins',
    markup: () => view('CS0001231'),
  },
  { name: 'none', title: 'No case is chosen', markup: () => html`<oriel-case-view></oriel-case-view>` },
  { name: 'not-found', title: 'Not there, or not theirs', markup: () => view('CS0009999') },
  { name: 'loading', title: 'Loading', weather: 'slow', markup: () => view('CS0001401') },
  { name: 'failed', title: 'The service fails', weather: 'failing', markup: () => view('CS0001401') },
  { name: 'offline', title: 'Offline from the start', weather: 'offline', markup: () => view('CS0001401') },
  { name: 'forbidden', title: 'Not allowed', weather: 'forbidden', markup: () => view('CS0001401') },
  { name: 'off', title: 'The module is switched off', weather: 'off', markup: () => view('CS0001401') },
  { name: 'signed-out', title: 'Nobody is signed in', weather: 'signed-out', markup: () => view('CS0001401') },
];
