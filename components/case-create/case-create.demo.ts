import { html } from 'lit';
import { handsOf } from '../hands.demo.js';
import type { Scene } from '../scene.js';

// Scenes keep nothing on the device: each begins as it is described, whatever was shown before.
const form = () =>
  html`<oriel-case-create instance="boxeo-new" href="#/cases/{number}" cancel-href="#/cases" no-drafts></oriel-case-create>`;
const short = () =>
  html`<oriel-case-create
    case-type="product-question"
    hide="soldProduct"
    href="#/cases/{number}"
    no-drafts
  ></oriel-case-create>`;

const { until, press, type, choose, change } = handsOf('oriel-case-create');
const write = async (root: HTMLElement): Promise<void> => {
  await type(root, 'shortDescription', 'Alert e-mails are delayed since this morning');
  await type(root, 'description', 'Since about 06:30 alerts reach the on-call group 20 to 40 minutes late.');
};

export const scenes: Scene[] = [
  { name: 'form', title: 'A technical problem', markup: form },
  { name: 'loading', title: 'Loading', weather: 'slow', markup: form },
  { name: 'failed', title: 'The service fails', weather: 'failing', markup: form },
  { name: 'forbidden', title: 'Not allowed', weather: 'forbidden', markup: form },
  { name: 'off', title: 'The module is switched off', weather: 'off', markup: form },
  { name: 'signed-out', title: 'Nobody is signed in', weather: 'signed-out', markup: form },
  {
    name: 'suggestions',
    title: 'What may answer it already',
    markup: form,
    after: async (root) => {
      await type(root, 'shortDescription', 'Alert e-mails are delayed');
      await until(root, '.suggestion');
    },
  },
  {
    name: 'article',
    title: 'An article, read in place',
    markup: short,
    after: async (root) => {
      await type(root, 'shortDescription', 'Alert e-mails are delayed');
      await until(root, 'button.suggestion');
      press(root, 'button.suggestion');
      await until(root, '.article .prose');
    },
  },
  {
    name: 'someone-else',
    title: 'For somebody else',
    markup: form,
    after: async (root) => {
      await until(root, '#field-party button');
      press(root, '#field-party button');
      await until(root, '#field-party [role=group]');
    },
  },
  {
    name: 'household-head',
    title: 'The head of a household, for a member',
    module: 'calico-tv',
    person: 'dana.whitfield',
    markup: () => html`<oriel-case-create case-type="device-problem" no-drafts></oriel-case-create>`,
    after: async (root) => {
      await until(root, '[name=field-party]:nth-of-type(1)');
      press(root, "[name=field-party][value*='theo']");
      await until(root, '#field-soldProduct button');
    },
  },
  {
    name: 'partner',
    title: 'A partner: the machine decides for which customer',
    module: 'meridian-dealers',
    person: 'petra.kessler',
    markup: () =>
      html`<oriel-case-create instance="meridian-new" install-base-item="ib-mx210-04417" no-drafts></oriel-case-create>`,
    after: async (root) => {
      await until(root, '#field-soldProduct.locked');
    },
  },
  {
    name: 'several-items',
    title: 'Several items at once',
    markup: () =>
      html`<oriel-case-create
        instance="boxeo-new"
        install-base-items="ib-frankfurt,ib-rotterdam,ib-malmo"
        no-drafts
      ></oriel-case-create>`,
    after: async (root) => {
      await until(root, '.chip:nth-child(2)');
      await until(root, '#field-soldProduct.locked');
      await until(root, '#field-installBaseItem .health');
    },
  },
  {
    name: 'worst-first',
    title: 'What is worst off is found at once',
    markup: form,
    after: async (root) => {
      await until(root, '#field-installBaseItem button');
      press(root, '#field-installBaseItem button');
      await until(root, '#field-installBaseItem .health');
    },
  },
  {
    name: 'errors',
    title: 'Answers are missing',
    markup: form,
    after: async (root) => {
      press(root, '[type=submit]');
      await until(root, '.summary');
    },
  },
  {
    name: 'files',
    title: 'Attachments',
    markup: short,
    after: async (root) => {
      await until(root, '.drop input');
      choose(root, [
        new File([new Uint8Array(212_000)], 'alerts-this-morning.txt', { type: 'text/plain' }),
        new File([new Uint8Array(30_000_000)], 'collector-dump.txt', { type: 'text/plain' }),
      ]);
      await until(root, '.files .failed');
    },
  },
  {
    name: 'given',
    title: 'The product is given, the subject too',
    markup: () =>
      html`<oriel-case-create
        heading="Something wrong with it?"
        submit-label="Report it"
        sold-product="sp-boxeo-monitoring-prod"
        lock="soldProduct"
        hide="installBaseItem category startedOn"
        prefill="shortDescription=Packet loss on the Frankfurt collector; priority=2"
        hide-attachments
        no-drafts
      ></oriel-case-create>`,
  },
  {
    name: 'offline',
    title: 'The connection is gone',
    markup: short,
    after: async (root) => {
      await write(root);
      await change(root, { online: false });
    },
  },
  {
    name: 'sign-in-ended',
    title: 'The sign-in has ended',
    markup: short,
    after: async (root) => {
      await write(root);
      await change(root, { session: 'signed-out' });
    },
  },
  {
    name: 'created',
    title: 'The case was created',
    markup: short,
    after: async (root) => {
      await write(root);
      press(root, '[type=submit]');
      await until(root, '.confirmation');
    },
  },
  {
    name: 'consumer',
    title: 'A consumer, a problem with watching',
    module: 'calico-tv',
    person: 'sam.collins',
    markup: () =>
      html`<oriel-case-create
        instance="calico-help"
        prefill='{"shortDescription":"Picture freezes on the living-room box"}'
        no-drafts
      ></oriel-case-create>`,
  },
];
