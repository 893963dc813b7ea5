/** Playbooks: nothing that a page or another person sends widens what somebody sees or may do. */
import type { ActivityDefinition, PlaybookDefinition } from '../../src/contract/playbook.js';
import { equal, ok } from './assert.js';
import type { Caller, Person, Suite } from './host.js';
import { upload, Walk } from './playbooks.js';

const start = (as: Person, playbook: string, prefill: Record<string, unknown> = {}) => ({
  as,
  body: { playbook, prefill },
});
const onPage = (instance: string) => ({ headers: { 'oriel-instance': instance } });

/** A problem of Sam’s up to its submit. */
const problem = async (caller: Caller, diagnosis: string[]): Promise<Walk> => {
  const walk = await Walk.begin(caller, 'sam', 'streaming-problem');
  const { items } = (await caller.call('lookup', { as: 'sam', params: { table: 'soldProduct' } })).body;
  await walk.give('device', { device: items[0]?.id ?? '' });
  await walk.give('symptoms', { category: 'Picture', symptom: 'freezes' });
  await walk.give('restart', { restart: ['unplug', 'wait', 'plug'] });
  await walk.give('diagnosis', { diagnosis });
  await walk.give('words', { shortDescription: 'It freezes', description: 'After ten minutes.' });
  return walk;
};

const withAutomation = (automation: ActivityDefinition['automation']): PlaybookDefinition => ({
  id: 'too-much',
  title: 'Too much',
  caseType: 'product-question',
  stages: [
    {
      id: 'all',
      title: 'All',
      activities: [
        { id: 'friend', kind: 'question', title: 'Who?', question: { kind: 'text', required: true } },
        { id: 'tell', kind: 'automated', title: 'Tell', ...(automation && { automation }) },
        { id: 'review', kind: 'review', title: 'Right?' },
      ],
    },
  ],
});

export const playbookRights: Suite = ({ describe, it }, caller) => {
  describe('a playbook gives nobody more', () => {
    it('prefilled is what the case type asks for, of its kind, and may be seen', async () => {
      const refused = async (name: string, value: unknown, code: string) => {
        const ask = start('maria', 'account-onboarding', { [name]: value });
        const told = await caller().refused('startRun', ask, 422, 'invalid');
        equal([told.errors?.[0]?.pointer, told.errors?.[0]?.code], [`/prefill/${name}`, code]);
      };
      for (const name of [
        'account',
        'contact',
        'consumer',
        'household',
        'requestorOrg',
        'state',
        'openedBy',
        'constructor',
      ])
        await refused(name, 'boxeo', 'unknown');
      await refused('attachments', 'file-1', 'unknown');
      await refused('soldProduct', 'sp-sam-box', 'not-found');
      await refused('soldProduct', 'sp-nothing', 'not-found');
      await refused('installBaseItem', 'sp-boxeo-logs', 'not-found');
      await refused('category', 'Anything', 'not-a-choice');
      await refused('shortDescription', 'x'.repeat(161), 'too-long');
    });

    it('a page offers, begins and submits what its instance has', async () => {
      const page = onPage('calico-device-help');
      equal((await caller().call('listPlaybooks', { as: 'sam', ...page })).body.items, []);
      const begin = { ...start('sam', 'streaming-problem'), ...page };
      const unknown = await caller().refused('startRun', { ...start('sam', 'nothing'), ...page }, 422, 'invalid');
      equal((await caller().refused('startRun', begin, 422, 'invalid')).errors, unknown.errors);
      const walk = await problem(caller(), ['yes']);
      const told = await caller().refused('submitRun', { ...walk.submit(), ...page }, 422, 'invalid');
      equal(told.errors?.[0]?.pointer, '/caseType');
      equal((await walk.read()).state, 'active');
      equal((await caller().call('submitRun', walk.submit())).body.state, 'submitted');
    });

    it('files are the sender’s own, and of one case', async () => {
      const [one, other] = [await problem(caller(), ['yes']), await problem(caller(), ['yes'])];
      const [mine, theirs] = [await upload(caller(), 'sam'), await upload(caller(), 'riley')];
      const refused = async (walk: Walk, files: string[], pointer: string) => {
        for (const as of ['save', 'complete'] as const) {
          const told = await caller().refused('saveActivity', walk.ask('film', { film: files }, as), 422, 'invalid');
          equal([told.errors?.[0]?.pointer, told.errors?.[0]?.code], [pointer, 'not-found']);
        }
      };
      await refused(one, [theirs], '/answers/film/0');
      await refused(one, ['nothing'], '/answers/film/0');
      await one.give('film', { film: [mine] }, 'save');
      await refused(other, [mine], '/answers/film/0');
      await caller().refused('getAttachment', { as: 'riley', params: { id: mine } }, 404, 'not-found');
      const comment = { as: 'riley' as const, params: other.run.case, body: { text: 'Mine', attachments: [mine] } };
      await caller().refused('addComment', comment, 404, 'not-found');
    });

    it('after the submit a run is there for whoever reads its case, without the answers', async () => {
      const walk = await problem(caller(), ['yes']);
      const save = { ...walk.ask('words', {}), as: 'riley' as const };
      await caller().refused('getRun', { ...walk.its(), as: 'riley' }, 404, 'not-found');
      await caller().call('submitRun', walk.submit());
      const activities = [
        { id: 'again', kind: 'question', title: 'Again?', question: { kind: 'boolean' } },
        { id: 'picture', kind: 'attachment', title: 'A picture' },
      ];
      const more = (activity: string, answers: Record<string, unknown>) => ({
        as: 'sam' as const,
        params: { id: walk.run.id, activity },
        body: { revision: 0, as: 'complete', answers },
      });
      await caller().call('opsAssignActivities', { as: 'ops', params: walk.run.case, body: { activities } });
      for (const files of [['nothing'], [await upload(caller(), 'riley')]]) {
        const told = await caller().refused('saveActivity', more('picture', { picture: files }), 422, 'invalid');
        equal([told.errors?.[0]?.pointer, told.errors?.[0]?.code], ['/answers/picture/0', 'not-found']);
      }
      for (const as of ['ada', 'maria'] as const) {
        const theirs = { ...walk.its(), as };
        const before = await caller().refused('getRun', { params: { id: 'nothing' }, as }, 404, 'not-found');
        const told = await caller().refused('getRun', theirs, 404, 'not-found');
        equal([told.title, told.detail], [before.title, before.detail]);
        equal((await caller().call('listRuns', { as, query: { case: walk.run.case.id } })).body.items, []);
        const answer = { revision: 0, as: 'complete', answers: { again: true } };
        const params = { id: walk.run.id, activity: 'again' };
        await caller().refused('saveActivity', { as, params, body: answer }, 404, 'not-found');
        await caller().refused('abandonRun', { ...theirs, body: {} }, 404, 'not-found');
        await caller().refused('submitRun', { ...theirs, body: {} }, 404, 'not-found');
      }
      await caller().refused('saveActivity', { ...save, as: 'sam' }, 409, 'state-conflict');
      const { stages } = await walk.read();
      ok(
        stages.every((stage) => stage.activities.every(({ answers }) => Object.keys(answers).length === 0)),
        'no answers',
      );
    });

    it('a definition names nobody by a text that is typed, and sets nothing that a case has not', async () => {
      const refused = async (automation: ActivityDefinition['automation'], part: string) => {
        const ask = { as: 'ops' as const, body: withAutomation(automation) };
        const told = await caller().refused('opsPutPlaybook', ask, 422, 'invalid');
        equal(
          told.errors?.map(({ pointer }) => pointer),
          [`/stages/0/activities/1/automation/${part}`],
        );
      };
      await refused({ party: { of: 'friend', responsibility: 'responsibility-authorised' } }, 'party/of');
      await refused({ set: { account: 'boxeo' } }, 'set/account');
      await refused({ set: { state: 6 } }, 'set/state');
      await refused({ set: { priority: 99 } }, 'set/priority');
      await refused({ notify: 'Ask {nobody}' }, 'notify');
    });

    it('names that every object has are names like others', async () => {
      const { definition } = (await caller().call('opsGetPlaybook', { as: 'ops', params: { id: 'streaming-problem' } }))
        .body;
      const names = ['constructor', 'toString', 'hasOwnProperty'] as const;
      const asked: ActivityDefinition[] = [
        { id: names[0], kind: 'question', title: 'One', question: { kind: 'text', required: true } },
        { id: names[1], kind: 'attachment', title: 'Two' },
        {
          id: names[2],
          kind: 'decision',
          title: 'Three',
          decision: { start: 'valueOf', nodes: { valueOf: node }, outcomes: { toString: end } },
        },
        { id: 'note', kind: 'automated', title: 'Note', automation: { notify: '{constructor}, {toString}' } },
        { id: 'review', kind: 'review', title: 'Right?' },
      ];
      const body = {
        ...definition,
        caseType: 'billing-question',
        prefill: { category: 'A bill', description: 'It is.' },
      };
      await caller().call('opsPutPlaybook', {
        as: 'ops',
        body: { ...body, stages: [{ id: 'valueOf', title: 'All', activities: asked }] },
      });
      const walk = await Walk.begin(caller(), 'sam', 'streaming-problem');
      await caller().call('opsPutPlaybook', { as: 'ops', body: definition });
      await caller().refused('saveActivity', walk.ask(names[0], {}), 422, 'invalid');
      await walk.give(names[0], { constructor: 'words' });
      await walk.give(names[1], {});
      await walk.give(names[2], { hasOwnProperty: ['go'] });
      const { body: sent } = await caller().call('submitRun', walk.submit());
      const { items } = (await caller().call('opsListActivities', { as: 'ops', params: { id: sent.case.id } })).body;
      ok(
        items.some(({ workNote, text }) => workNote && text === 'words, –'),
        JSON.stringify(items.map(({ text }) => text)),
      );
    });
  });
};
const node = { title: 'Where to?', options: [{ value: 'go', label: 'There', to: 'toString' }] };
const end = { kind: 'recommendation', title: 'Done' } as const;
