/** Playbooks: from the first question to a case, over a host. */

import type { Answers, PlaybookRun } from '../../src/contract/playbook.js';
import { smallTalk } from '../playbooks/small-talk.js';
import { equal, matches, ok } from './assert.js';
import { png } from './files.js';
import type { Caller, Person, Suite } from './host.js';

/** One person’s way through one playbook. */
export class Walk {
  private constructor(
    readonly caller: Caller,
    readonly as: Person,
    public run: PlaybookRun,
  ) {}

  static async begin(caller: Caller, as: Person, playbook: string, prefill?: Record<string, unknown>): Promise<Walk> {
    const body = { playbook, ...(prefill && { prefill }) };
    return new Walk(caller, as, (await caller.call('startRun', { as, body })).body);
  }

  activity(id: string) {
    return this.run.stages.flatMap(({ activities }) => activities).find((each) => each.id === id);
  }
  state(id: string): string | undefined {
    return this.activity(id)?.state;
  }
  ask(id: string, answers: Answers, as: 'save' | 'complete' | 'skip' = 'complete') {
    const revision = this.activity(id)?.revision ?? 0;
    return { as: this.as, params: { id: this.run.id, activity: id }, body: { revision, answers, as } };
  }
  async give(id: string, answers: Answers, as?: 'save' | 'complete' | 'skip'): Promise<void> {
    this.run = (await this.caller.call('saveActivity', this.ask(id, answers, as))).body;
  }
  async read(): Promise<PlaybookRun> {
    return (await this.caller.call('getRun', this.its())).body;
  }
  its() {
    return { as: this.as, params: { id: this.run.id } };
  }
  submit(body: Record<string, unknown> = {}) {
    return { ...this.its(), body };
  }
}

export const upload = async (caller: Caller, as: Person, name = 'photo.png'): Promise<string> => {
  const form = new FormData();
  form.set('file', new File([png], name, { type: 'image/png' }));
  return (await caller.call('uploadAttachment', { as, raw: form })).body.id;
};

/** A claim up to the point where only the photos and the review are left. */
const claim = async (caller: Caller): Promise<Walk> => {
  const walk = await Walk.begin(caller, 'eleanor', 'insurance-claim');
  await walk.give('policy', { policy: 'sp-claire-home' });
  await walk.give('hurt', { hurt: true });
  await walk.give('kind', { category: 'Fire', happenedOn: '2026-11-20' });
  await walk.give('injured', { injured: 'Our neighbour' });
  await walk.give('hospital', { hospital: 'no' });
  await walk.give('story', { shortDescription: 'Fire in the kitchen', description: 'The pan caught fire.' });
  await walk.give('damaged', { damaged: ['walls', 'devices'] });
  await walk.give('amount', {}, 'skip');
  return walk;
};

export const playbooks: Suite = ({ describe, it }, caller) => {
  describe('playbooks', () => {
    it('are offered where the module names them', async () => {
      const { items } = (await caller().call('listPlaybooks', { as: 'eleanor' })).body;
      equal(
        items.map(({ id, title }) => [id, title]),
        [['insurance-claim', 'Report a claim']],
      );
      const one = await caller().call('getPlaybook', {
        as: 'eleanor',
        params: { id: 'default' },
        query: { with: 'module,viewer' },
      });
      equal(
        [one.body.id, one.body.module?.name, one.body.viewer?.name],
        ['insurance-claim', 'harbor-insurance', 'Eleanor Voss'],
      );
      await caller().refused('getPlaybook', { as: 'sam', params: { id: 'insurance-claim' } }, 404, 'not-found');
      const ask = { as: 'sam' as const, body: { playbook: 'insurance-claim' } };
      await caller().refused('startRun', ask, 422, 'invalid');
    });

    it('a draft is made at once, and is its opener’s alone', async () => {
      const walk = await Walk.begin(caller(), 'maria', 'account-onboarding', { shortDescription: 'New site Ulm' });
      matches(walk.run.case.number, /^CS\d{7}$/);
      equal([walk.run.state, walk.run.current, walk.run.version], ['active', 'welcome', 1]);
      const { id } = walk.run.case;
      const draft = (await caller().call('getCase', { params: { id } })).body;
      equal([draft.state, draft.shortDescription, draft.playbook], [0, 'New site Ulm', true]);
      const listed = await caller().call('listCases', { query: { filter: { eq: ['state', 0] } } });
      ok(
        listed.body.items.some((each) => each.id === id),
        'listed',
      );
      for (const as of ['jonas', 'elena', 'noah'] as const) {
        await caller().refused('getCase', { as, params: { id } }, 404, 'not-found');
        await caller().refused('getRun', { as, params: { id: walk.run.id } }, 404, 'not-found');
        const save = { ...walk.ask('welcome', {}), as };
        await caller().refused('saveActivity', save, 404, 'not-found');
        const runs = await caller().call('listRuns', { as, query: { case: id } });
        equal(runs.body.items, []);
      }
      await caller().refused('opsGetCase', { as: 'ops', params: { id } }, 404, 'not-found');
      const changed = { params: { id }, version: draft.version, body: { description: 'Later more' } };
      equal((await caller().call('updateCase', changed)).body.description, 'Later more');
    });

    it('answers decide what comes, and what no longer applies is kept aside', async () => {
      const walk = await Walk.begin(caller(), 'eleanor', 'insurance-claim');
      equal([walk.state('injured'), walk.state('kind')], ['pending', 'pending']);
      await walk.give('policy', { policy: 'sp-claire-home' });
      equal(walk.activity('policy')?.names?.['sp-claire-home'], 'Household policy');
      await walk.give('hurt', { hurt: true });
      equal([walk.state('injured'), walk.state('kind'), walk.run.current], ['ready', 'ready', 'kind']);
      await walk.give('injured', { injured: 'Our neighbour' }, 'save');
      equal(walk.state('injured'), 'inProgress');
      await walk.give('hurt', { hurt: false });
      equal([walk.state('injured'), walk.activity('injured')?.answers], ['cancelled', { injured: 'Our neighbour' }]);
      await caller().refused('saveActivity', walk.ask('injured', { injured: 'x' }), 409, 'state-conflict');
      await walk.give('hurt', { hurt: true });
      equal([walk.state('injured'), walk.activity('injured')?.answers], ['inProgress', { injured: 'Our neighbour' }]);
    });

    it('a choice of another kind, a record of somebody else: refused at the answer', async () => {
      const walk = await Walk.begin(caller(), 'eleanor', 'insurance-claim');
      const refused = async (id: string, answers: Answers, code: string) => {
        const problem = await caller().refused('saveActivity', walk.ask(id, answers), 422, 'invalid');
        equal([problem.errors?.[0]?.pointer, problem.errors?.[0]?.code], [`/answers/${Object.keys(answers)[0]}`, code]);
      };
      await refused('policy', { policy: 'sp-boxeo-logs' }, 'not-found');
      await refused('policy', { policy: '' }, 'required');
      await refused('hurt', { hurt: 'perhaps' }, 'type');
      await walk.give('policy', { policy: 'sp-claire-home' });
      await walk.give('hurt', { hurt: false });
      await refused('kind', { category: 'Boredom', happenedOn: '2026-11-20' }, 'not-a-choice');
      await refused('kind', { happenedOn: '2026-13-20', category: 'Fire' }, 'not-a-date');
      const skip = walk.ask('kind', {}, 'skip');
      equal((await caller().refused('saveActivity', skip, 422, 'invalid')).errors?.[0]?.pointer, '/as');
      await caller().refused('saveActivity', walk.ask('urgent', {}), 404, 'not-found');
      await caller().refused('saveActivity', walk.ask('nonsense', {}), 404, 'not-found');
    });

    it('of two devices the later is told, with what the other one saved', async () => {
      const walk = await Walk.begin(caller(), 'eleanor', 'insurance-claim');
      const other = walk.ask('policy', { policy: 'sp-tobias-motor' });
      await walk.give('policy', { policy: 'sp-claire-home' });
      const problem = await caller().refused('saveActivity', other, 412, 'version-conflict');
      const theirs = (problem.current as PlaybookRun).stages[0]?.activities[0];
      equal([theirs?.revision, theirs?.answers], [1, { policy: 'sp-claire-home' }]);
      // Another activity is nobody's conflict.
      await walk.give('hurt', { hurt: false });
      equal((await walk.read()).version, walk.run.version);
    });

    it('a save sent twice is saved once', async () => {
      const walk = await Walk.begin(caller(), 'eleanor', 'insurance-claim');
      const ask = { ...walk.ask('hurt', { hurt: true }), key: crypto.randomUUID() };
      const [first, second] = [await caller().call('saveActivity', ask), await caller().call('saveActivity', ask)];
      equal(second.body, first.body);
      equal((await walk.read()).version, 2);
    });

    it('a submit names what is missing, and makes the whole case at once', async () => {
      const walk = await claim(caller());
      const missing = await caller().refused('submitRun', walk.submit({ confirmed: true }), 422, 'invalid');
      equal(
        missing.errors?.map(({ pointer }) => pointer),
        ['/activities/photos'],
      );
      equal((await caller().call('getCase', { as: 'eleanor', params: { id: walk.run.case.id } })).body.state, 0);
      const [photo, taken] = [await upload(caller(), 'eleanor'), await upload(caller(), 'eleanor', 'taken-back.png')];
      await walk.give('photos', { photos: [photo, taken] });
      await walk.give('photos', { photos: [photo] });
      equal(
        walk.activity('photos')?.attachments?.map(({ name }) => name),
        ['photo.png'],
      );
      const unconfirmed = await caller().refused('submitRun', walk.submit(), 422, 'invalid');
      equal(unconfirmed.errors?.[0]?.pointer, '/confirmed');
      const ask = { ...walk.submit({ confirmed: true }), key: crypto.randomUUID() };
      const { body } = await caller().call('submitRun', ask);
      equal((await caller().call('submitRun', ask)).body.state, 'submitted');
      await caller().refused('submitRun', walk.submit({ confirmed: true }), 409, 'state-conflict');
      equal([body.state, body.case.number, body.current], ['submitted', walk.run.case.number, null]);
      const made = (await caller().call('getCase', { as: 'eleanor', params: { id: body.case.id } })).body;
      equal(
        [made.state, made.shortDescription, made.category, made.priority, made.soldProduct?.id, made.fields],
        [1, 'Fire in the kitchen', 'Fire', 1, 'sp-claire-home', { happenedOn: '2026-11-20' }],
      );
      equal(
        made.history.map(({ state }) => state),
        [0, 1],
      );
      const { items } = (await caller().call('listActivities', { as: 'eleanor', params: { id: body.case.id } })).body;
      const told = items.find(({ kind }) => kind === 'comment');
      equal(told?.text?.split('\n'), [
        'Was anybody hurt? Yes',
        'Who was hurt? Our neighbour',
        'Is anybody in hospital? No',
        'What is damaged? Walls, floors or ceilings, Electrical devices',
      ]);
      equal(
        told?.attachments.map(({ name }) => name),
        ['photo.png'],
      );
      const seen = (await caller().call('opsListActivities', { as: 'ops', params: { id: body.case.id } })).body.items;
      ok(
        seen.some(({ workNote, text }) => workNote && text?.startsWith('Somebody was hurt: Our neighbour')),
        'note',
      );
      await caller().refused('saveActivity', walk.ask('story', {}), 409, 'state-conflict');
      const after = await walk.read();
      equal(
        after.stages.flatMap(({ activities }) => Object.keys(activities[0]?.answers ?? {})),
        [],
        'answers',
      );
    });

    it('a decision leads to an article, to another kind of case, or to none', async () => {
      const walk = await Walk.begin(caller(), 'sam', 'streaming-problem');
      const product = walk.activity('device')?.fields?.[0]?.table;
      const { items } = (await caller().call('lookup', { as: 'sam', params: { table: 'soldProduct' } })).body;
      equal(product, 'soldProduct');
      await walk.give('device', { device: items[0]?.id ?? '' });
      await walk.give('symptoms', { category: 'Picture', symptom: 'freezes' });
      await walk.give('restart', { restart: ['unplug', 'wait', 'plug'] });
      await walk.give('diagnosis', { diagnosis: ['yes'] });
      equal(walk.run.caseType, 'streaming-problem');
      await walk.give('diagnosis', { diagnosis: ['no', 'dark'] });
      equal(walk.run.caseType, 'device-problem');
      await walk.give('words', { shortDescription: 'No light', description: 'The box is dark.' });
      const { body } = await caller().call('submitRun', walk.submit());
      const made = (await caller().call('getCase', { as: 'sam', params: { id: body.case.id } })).body;
      equal([made.caseType, made.description], ['device-problem', 'The box is dark.']);
    });

    it('what was abandoned is gone, with its draft', async () => {
      const walk = await Walk.begin(caller(), 'sam', 'streaming-problem');
      const runs = (await caller().call('listRuns', { as: 'sam' })).body.items;
      ok(
        runs.some(({ id, progress }) => id === walk.run.id && progress.open),
        'listed',
      );
      await caller().call('abandonRun', walk.submit());
      await caller().refused('getRun', walk.its(), 404, 'not-found');
      await caller().refused('getCase', { as: 'sam', params: { id: walk.run.case.id } }, 404, 'not-found');
      const left = (await caller().call('listRuns', { as: 'sam' })).body.items;
      ok(!left.some(({ id }) => id === walk.run.id), 'not listed');
    });

    it('an agent asks for more afterwards, and the answer is a reply', async () => {
      const walk = await claim(caller());
      await walk.give('photos', {}, 'skip');
      await caller().call('submitRun', walk.submit({ confirmed: true }));
      const { id } = walk.run.case;
      const activities = [
        { id: 'plate', kind: 'attachment', title: 'A photo of the type plate', files: { min: 1 } },
        { id: 'fireBrigade', kind: 'question', title: 'Was the fire brigade there?', question: { kind: 'boolean' } },
      ];
      const ask = { as: 'ops' as const, params: { id }, body: { activities } };
      const asked = async () => (await caller().call('opsGetCase', { as: 'ops', params: { id } })).body.asked;
      equal(await asked(), []);
      equal((await caller().call('opsAssignActivities', ask)).body, { case: id, assigned: 2 });
      const open = await asked();
      equal(
        open.map(({ id: name, kind, state, answeredAt }) => [name, kind, state, answeredAt]),
        [
          ['plate', 'attachment', 'ready', null],
          ['fireBrigade', 'question', 'ready', null],
        ],
      );
      ok(
        open.every(({ askedAt }) => askedAt),
        'when it was asked',
      );
      const twice = await caller().refused('opsAssignActivities', ask, 422, 'invalid');
      equal(twice.errors?.[0]?.pointer, '/activities/0/id');
      const many = { ...ask, body: { activities: [{ ...activities[0], id: 'many', files: { min: 11 } }] } };
      const tooMany = await caller().refused('opsAssignActivities', many, 422, 'invalid');
      equal(tooMany.errors?.[0]?.pointer, '/activities/0/files/min');
      walk.run = await walk.read();
      equal([walk.run.stages.at(-1)?.assigned, walk.run.current], [true, 'plate']);
      const empty = await caller().refused('saveActivity', walk.ask('plate', { plate: [] }), 422, 'invalid');
      equal(empty.errors?.[0]?.code, 'required');
      await walk.give('plate', { plate: [await upload(caller(), 'eleanor', 'plate.png')] });
      equal(
        (await asked()).map(({ state }) => state),
        ['complete', 'ready'],
      );
      await walk.give('fireBrigade', { fireBrigade: true });
      ok(
        (await asked()).every(({ state, answeredAt }) => state === 'complete' && answeredAt),
        'when it was answered',
      );
      await caller().refused('saveActivity', walk.ask('fireBrigade', { fireBrigade: false }), 409, 'state-conflict');
      const { items } = (await caller().call('listActivities', { as: 'eleanor', params: { id } })).body;
      const texts = items.map(({ text, attachments }) => [text, attachments.map(({ name }) => name)]);
      ok(
        texts.some(([text, files]) => text === 'A photo of the type plate' && files?.[0] === 'plate.png'),
        'photo',
      );
      ok(
        texts.some(([text]) => text === 'Was the fire brigade there? Yes'),
        'answer',
      );
    });

    it('are stored by version: a run ends as it began', async () => {
      const put = (body: unknown) => caller().call('opsPutPlaybook', { as: 'ops', body });
      const first = (await put(smallTalk('First'))).body;
      equal((await put(smallTalk('First'))).body, first);
      equal((await put(smallTalk(`Second of ${first.version}`))).body.version, first.version + 1);
      const read = await caller().call('opsGetPlaybook', { as: 'ops', params: { id: 'small-talk' } });
      equal([read.body.version, read.body.definition.title], [first.version + 1, `Second of ${first.version}`]);
      const listed = (await caller().call('opsListPlaybooks', { as: 'ops' })).body.items;
      equal(listed.filter(({ id }) => id === 'small-talk').length, 1);

      const complaint = await caller().call('opsGetPlaybook', { as: 'ops', params: { id: 'streaming-problem' } });
      const { definition } = complaint.body;
      const walk = await Walk.begin(caller(), 'sam', 'streaming-problem');
      const [stage, ...others] = definition.stages;
      const more = { id: 'anew', kind: 'instruction', title: 'Something new', text: 'Read this.' };
      const changed = {
        ...definition,
        stages: [{ ...stage, activities: [more, ...(stage?.activities ?? [])] }, ...others],
      };
      await put(changed);
      equal((await walk.read()).stages[0]?.activities[0]?.id, 'device');
      equal((await Walk.begin(caller(), 'sam', 'streaming-problem')).run.stages[0]?.activities[0]?.id, 'anew');
      await put(definition);
    });

    it('a wrong definition is refused with every finding at its place', async () => {
      const [stage] = smallTalk('Wrong').stages;
      const activities = [
        ...(stage?.activities ?? []),
        { id: 'late', kind: 'instruction', title: 'Late', text: '[here](javascript:alert)' },
      ];
      const wrong = { ...smallTalk('Wrong'), caseType: 'none', stages: [{ ...stage, activities }] };
      const problem = await caller().refused('opsPutPlaybook', { as: 'ops', body: wrong }, 422, 'invalid');
      equal(
        problem.errors?.map(({ pointer }) => pointer),
        ['/caseType', '/stages/0/activities/1', '/stages/0/activities/2/text'],
      );
    });
  });
};
