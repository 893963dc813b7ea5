/** A good playbook, and ways to spoil one part of it. */
import assert from 'node:assert/strict';
import { type ActivityDefinition, type Decision, PlaybookDefinition } from '../../src/contract/playbook.js';
import type { Filter } from '../../src/contract/query.js';

export type Change = (definition: PlaybookDefinition) => unknown;

export const option = (value: string, to: string) => ({ value, label: value, to });
export const decision: Decision = {
  start: 'lights',
  nodes: {
    lights: { title: 'Which light is on?', options: [option('green', 'cable'), option('none', 'power')] },
    cable: { title: 'Is the cable in?', options: [option('yes', 'ours'), option('no', 'power')] },
  },
  outcomes: {
    power: { kind: 'article', title: 'Plug it in', article: 'article-1' },
    ours: { kind: 'caseType', title: 'Ours', caseType: 'fault' },
  },
};
const labelled = (values: readonly (string | number)[]) => values.map((value) => ({ value, label: `${value}` }));

export const good = PlaybookDefinition.parse({
  id: 'router',
  title: 'My router does not work',
  caseType: 'fault',
  prefill: { channel: 'Chat' },
  stages: [
    {
      id: 'find',
      title: 'Find it',
      activities: [
        { id: 'which', kind: 'product', title: 'Which one?', table: 'installBaseItem' },
        { id: 'lights', kind: 'decision', title: 'Lights', decision },
        {
          id: 'tried',
          kind: 'question',
          title: 'Tried',
          question: { kind: 'several', options: labelled(['a', 'b', 'c']) },
        },
        { id: 'amount', kind: 'question', title: 'How many?', question: { kind: 'number' }, skippable: true },
        { id: 'read', kind: 'article', title: 'Read this', article: 'article-1', optional: true },
      ],
    },
    {
      id: 'tell',
      title: 'Tell us',
      activities: [
        { id: 'details', kind: 'form', title: 'Details', fields: ['shortDescription', 'since'] },
        { id: 'restart', kind: 'instruction', title: 'Restart', text: 'Switch it off and on', after: ['lights'] },
        { id: 'done', kind: 'checklist', title: 'Done?', checklist: [{ id: 'off', label: 'Off' }] },
        { id: 'pictures', kind: 'attachment', title: 'Pictures', files: { min: 1 }, when: { eq: ['lights', 'ours'] } },
        {
          id: 'tellThem',
          kind: 'automated',
          title: 'Tell them',
          automation: { set: { priority: 1, category: 'Power' }, party: { of: 'opener', responsibility: 'buyer' } },
        },
        { id: 'review', kind: 'review', title: 'Review', confirm: 'It is true' },
      ],
    },
  ],
});

/** Changes one activity of the good playbook. */
export const of =
  (id: string, change: (activity: ActivityDefinition) => unknown) =>
  ({ stages }: PlaybookDefinition): void => {
    const activity = stages.flatMap(({ activities }) => activities).find((each) => each.id === id);
    assert.ok(activity);
    change(activity);
  };
export const having = (id: string, parts: Partial<ActivityDefinition>) =>
  of(id, (activity) => {
    Object.assign(activity, parts);
  });
export const deciding = (change: (tree: Decision) => unknown) => of('lights', (activity) => change(activity.decision!));
export const when = (id: string, condition: Filter) => having(id, { when: condition });
export const asking = (kind: 'choice' | 'several' | 'text', options?: (string | number)[]) =>
  having('tried', { question: { kind, required: true, ...(options && { options: labelled(options) }) } });

/** Places in the good playbook. */
export const at = {
  lights: '/stages/0/activities/1',
  tried: '/stages/0/activities/2',
  read: '/stages/0/activities/4',
  details: '/stages/1/activities/0',
  restart: '/stages/1/activities/1',
  done: '/stages/1/activities/2',
  pictures: '/stages/1/activities/3',
  tellThem: '/stages/1/activities/4',
  review: '/stages/1/activities/5',
};
export const nodes = `${at.lights}/decision/nodes`;
export const outcomes = `${at.lights}/decision/outcomes`;
