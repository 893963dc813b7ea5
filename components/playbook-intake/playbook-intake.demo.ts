import { html, type TemplateResult } from 'lit';
import type { ActivityDefinition, Answers, PlaybookRun } from '../../src/contract/playbook.js';
import type { MockFetch } from '../../src/mock/index.js';
import { handsOf } from '../hands.demo.js';
import type { Scene } from '../scene.js';
import { answers, type Given, give, put, type Way, walk } from '../walk.demo.js';
import type { OrielPlaybookIntake } from './playbook-intake.js';

const { until, press, type, choose, change } = handsOf('oriel-playbook-intake');

type Site = keyof typeof answers;
/** Who begins each playbook of the demo. */
const people = {
  'insurance-claim': { module: 'harbor-insurance', person: 'claire.donnelly' },
  'streaming-problem': { module: 'calico-tv', person: 'sam.collins' },
  'warranty-claim': { module: 'meridian-dealers', person: 'petra.kessler' },
  'account-onboarding': { module: 'boxeo-portal', person: 'maria.lindqvist' },
  complaint: { module: 'group-benefits', person: 'amara.singh' },
} as const satisfies Record<Site, Pick<Scene, 'module' | 'person'>>;

// Scenes keep nothing on the device, unless they are about that: each begins as it is described.
const intake = () =>
  html`<oriel-playbook-intake href="#/cases/{number}" cancel-href="#/cases" no-drafts></oriel-playbook-intake>`;
const claim = () =>
  html`<oriel-playbook-intake
    instance="harbor-claim"
    href="#/cases/{number}"
    cancel-href="#/cases"
    no-drafts
  ></oriel-playbook-intake>`;
const keeping = () => html`<oriel-playbook-intake href="#/cases/{number}"></oriel-playbook-intake>`;
const vertical = () => html`<oriel-playbook-intake orientation="vertical" no-drafts></oriel-playbook-intake>`;
const stacked = () =>
  html`<oriel-playbook-intake orientation="vertical" activity-view="stacked" no-drafts></oriel-playbook-intake>`;

const wayOf = (root: HTMLElement): Way & { mock: MockFetch } => {
  const module = root.querySelector('oriel-module');
  if (!module?.fetch || !module.getToken) throw new Error('The scene has no module');
  const { fetch, getToken } = module;
  const token = async (): Promise<string> => {
    const answer = await getToken();
    return typeof answer === 'object' && answer ? answer.token : String(answer);
  };
  return { fetch, token, mock: fetch as MockFetch };
};
/** Asks anew what can be begun, and goes on with `draft` where one is named. */
const ask = (root: HTMLElement, playbook: string, draft?: string): void => {
  const element = root.querySelector('oriel-playbook-intake') as OrielPlaybookIntake;
  Object.assign(element, { playbook, ...(draft && { draft }) });
};
const at = (id: string): string => `.activity[data-id='${id}']`;
/** Goes to an activity of a playbook of the demo. */
const goTo = async (root: HTMLElement, site: Site, to: string, given: Given = {}): Promise<PlaybookRun> => {
  const run = await walk(wayOf(root), site, { ...answers[site], ...given }, to);
  ask(root, site, run.case.id);
  await until(root, at(to));
  return run;
};
/** A scene at an activity. */
const asked = (
  name: string,
  title: string,
  [site, to, given]: [site: Site, to: string, given?: Given],
  {
    markup = site === 'insurance-claim' ? claim : intake,
    after,
  }: { markup?: () => TemplateResult; after?: (root: HTMLElement, run: PlaybookRun) => unknown } = {},
): Scene => ({
  name,
  title,
  ...people[site],
  markup,
  after: async (root) => {
    const run = await goTo(root, site, to, given);
    await after?.(root, run);
  },
});
const harbor = people['insurance-claim'];
const saveThere = (root: HTMLElement, run: PlaybookRun, id: string, given: Answers) =>
  give(wayOf(root), run, id, given, 'save');
/** A decision as it is answered, choice by choice. */
const decide = async (root: HTMLElement, ...choices: string[]): Promise<void> => {
  for (const value of choices) {
    await until(root, `[value='${value}']`);
    press(root, `[value='${value}']`);
  }
  await until(root, '.decided');
};
const submit = async (root: HTMLElement): Promise<void> => {
  press(root, '.confirm input');
  press(root, '[type=submit]');
};
const instruction = (title: string): ActivityDefinition => ({
  id: 'say',
  kind: 'instruction',
  title,
  text: 'Read on.',
});

export const scenes: Scene[] = [
  { name: 'first-words', title: 'Nothing begun yet', ...harbor, markup: claim },
  {
    name: 'begun',
    title: 'Two runs that were left',
    ...harbor,
    markup: claim,
    after: async (root) => {
      await walk(wayOf(root), 'insurance-claim', answers['insurance-claim'], 'story');
      await walk(wayOf(root), 'insurance-claim', answers['insurance-claim'], 'amount');
      ask(root, 'insurance-claim');
      await until(root, '.runs li:nth-child(2)');
    },
  },
  { name: 'loading', title: 'Loading', ...harbor, weather: 'slow', markup: claim },
  { name: 'failed', title: 'The service fails', ...harbor, weather: 'failing', markup: claim },
  { name: 'no-line', title: 'No connection from the start', ...harbor, weather: 'offline', markup: claim },
  { name: 'forbidden', title: 'Not allowed', ...harbor, weather: 'forbidden', markup: claim },
  { name: 'off', title: 'The module is switched off', ...harbor, weather: 'off', markup: claim },
  { name: 'signed-out', title: 'Nobody is signed in', ...harbor, weather: 'signed-out', markup: claim },
  asked('question', 'A question, with radios', ['complaint', 'about']),
  asked('several', 'Several answers', ['insurance-claim', 'damaged']),
  asked('text', 'An answer in words', ['account-onboarding', 'siteName']),
  asked('date', 'A day', ['account-onboarding', 'startOn'], { markup: vertical }),
  asked('form', 'A form', ['insurance-claim', 'kind']),
  asked('form-faults', 'Answers of a form are missing', ['insurance-claim', 'story'], {
    after: async (root) => {
      press(root, '[type=submit]');
      await until(root, '.field-error');
    },
  }),
  asked('choose-first', 'Nothing was chosen', ['insurance-claim', 'hurt'], {
    after: async (root) => {
      press(root, '[type=submit]');
      await until(root, '.field-error');
    },
  }),
  asked('decision', 'A guided decision, with its outcome', ['insurance-claim', 'waterStopped'], {
    after: (root) => decide(root, 'yes', 'cannot'),
  }),
  asked('solved-decision', 'A decision that ends without a case', ['streaming-problem', 'diagnosis'], {
    after: (root) => decide(root, 'yes'),
  }),
  asked('checklist', 'A checklist', ['streaming-problem', 'restart'], {
    after: (root) => press(root, '.ticks input'),
  }),
  asked('article', 'An article, read in place', ['account-onboarding', 'onCall'], {
    after: async (root) => {
      press(root, '.offers .link', 'on-call groups');
      await until(root, '.article .prose');
    },
  }),
  asked('instruction', 'Something to read', ['account-onboarding', 'welcome']),
  asked('product', 'One product among few', ['insurance-claim', 'policy'], { after: (root) => until(root, '.radios') }),
  asked('product-many', 'One product among many', ['account-onboarding', 'service'], {
    after: (root) => until(root, 'oriel-part-combobox button'),
  }),
  asked('files', 'Two files', ['insurance-claim', 'photos'], {
    after: async (root) => {
      await until(root, '.drop input');
      const file = (name: string, size: number) =>
        new File(['%PDF-1.4', new Uint8Array(size)], name, { type: 'application/pdf' });
      choose(root, [file('kitchen-ceiling.pdf', 212_000), file('plumber-report.pdf', 1_480_000)]);
      await until(root, '.files li:nth-child(2)');
      await until(root, '.saved .icon');
    },
  }),
  asked('vertical', 'Stages beside the question', ['insurance-claim', 'story'], { markup: vertical }),
  asked('stacked', 'What is answered folds to a line', ['insurance-claim', 'story'], { markup: stacked }),
  {
    name: 'many-stages',
    title: 'More stages than fit',
    ...harbor,
    markup: () => html`<oriel-playbook-intake visible-stages="4" no-drafts></oriel-playbook-intake>`,
    after: async (root) => {
      const way = wayOf(root);
      const titles = ['You', 'The house', 'The boat', 'Rooms', 'Furniture', 'Art', 'Costs', 'Witnesses', 'Bank'];
      const stages = titles.map((title, n) => [title, [{ ...instruction(title), id: `say${n}` }]] as const);
      const about = { id: 'insurance-claim', title: 'A big claim', caseType: 'insurance-claim' };
      const words: ActivityDefinition = {
        id: 'words',
        kind: 'form',
        title: 'In your words',
        fields: ['soldProduct', 'shortDescription', 'category', 'happenedOn', 'description'],
      };
      const review: ActivityDefinition = { id: 'review', kind: 'review', title: 'Review' };
      await put(way, way.mock.opsKey, about, { ...Object.fromEntries(stages), Review: [words, review] });
      const run = await walk(way, 'insurance-claim', { say0: {}, say1: {}, say2: {} }, 'say3');
      ask(root, 'insurance-claim', run.case.id);
      await until(root, at('say3'));
    },
  },
  asked('no-stages', 'Without stages', ['complaint', 'wanted'], {
    markup: () => html`<oriel-playbook-intake hide-stages no-drafts></oriel-playbook-intake>`,
  }),
  asked('review', 'All answers before the submit', ['insurance-claim', 'review']),
  asked('review-unconfirmed', 'Not confirmed yet', ['insurance-claim', 'review'], {
    after: async (root) => {
      press(root, '[type=submit]');
      await until(root, '#confirm-error');
    },
  }),
  asked('review-missing', 'An answer was taken back on another device', ['insurance-claim', 'review'], {
    after: async (root, run) => {
      await saveThere(root, run, 'story', { shortDescription: 'Water' });
      await submit(root);
      await until(root, '.banner');
    },
  }),
  asked('conflict', 'Changed on another device', ['insurance-claim', 'story'], {
    after: async (root, run) => {
      await saveThere(root, run, 'story', { shortDescription: 'Water from above', description: 'Since six.' });
      await type(root, 'shortDescription', 'Water came through the ceiling');
      await until(root, '.conflict');
    },
  }),
  asked('offline', 'The connection is gone: kept on this device', ['insurance-claim', 'story'], {
    markup: keeping,
    after: async (root) => {
      await change(root, { online: false });
      await type(root, 'shortDescription', 'Water came through the ceiling');
    },
  }),
  asked('sign-in-ended', 'The sign-in has ended', ['insurance-claim', 'story'], {
    markup: keeping,
    after: async (root) => {
      await type(root, 'shortDescription', 'Water came through the ceiling');
      await change(root, { session: 'signed-out' });
    },
  }),
  asked('error', 'What was chosen is gone', ['insurance-claim', 'hurt'], {
    after: async (root, { case: draft }) => {
      const store = await wayOf(root).mock.store;
      await store.transact((tx) => tx.delete('soldProduct', 'sp-claire-home'));
      ask(root, 'default', draft.id);
      await until(root, `${at('policy')} .field-error`);
    },
  }),
  asked('later', 'Saved for later', ['insurance-claim', 'story'], {
    after: async (root) => {
      press(root, '.later');
      await until(root, '.confirmation');
    },
  }),
  asked('delete', 'Before a draft is deleted', ['insurance-claim', 'story'], {
    after: async (root) => {
      press(root, '.later');
      await until(root, '.confirmation');
      press(root, '.confirmation .btn.plain');
      await until(root, 'dialog[open]');
    },
  }),
  asked('submitted', 'The draft has become a case', ['insurance-claim', 'review'], {
    after: async (root) => {
      await submit(root);
      await until(root, '.confirmation');
    },
  }),
  asked('solved', 'Solved without a case', ['streaming-problem', 'diagnosis'], {
    after: async (root) => {
      await decide(root, 'yes');
      press(root, '.decided .btn');
      await until(root, '.confirmation');
    },
  }),
];
