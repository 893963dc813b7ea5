/** A run whose opener, records or files are no longer what they were when it began. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ActivityDefinition, PlaybookDefinition } from '../../src/contract/playbook.js';
import { caseType } from './answering.js';
import { makeRunWorld, opener, openerProfile, type Reply, type RunWorld } from './run-world.js';

const review: ActivityDefinition = { id: 'review', kind: 'review', title: 'Right?' };
const definition = (...activities: ActivityDefinition[]): PlaybookDefinition => ({
  id: 'random',
  title: 'What happened',
  caseType: 'fault',
  stages: [{ id: 'all', title: 'All', activities: [...activities, review] }],
});
const product: ActivityDefinition = { id: 'which', kind: 'product', title: 'Which?', table: 'soldProduct' };
const contact = `contact-${opener}`;

class Opened {
  private constructor(
    readonly world: RunWorld,
    readonly id: string,
    readonly draft: string,
  ) {}
  static async with(playbook: PlaybookDefinition, prefill: Record<string, unknown> = {}): Promise<Opened> {
    const world = await makeRunWorld();
    await world.reset(playbook);
    const { body, text } = await world.ask('/v1/playbook-runs', { body: { playbook: playbook.id, prefill } });
    assert.ok(body['id'], text);
    return new Opened(world, body['id'] as string, (body['case'] as { id: string }).id);
  }
  get row() {
    return this.world.find('case', ({ id }) => id === this.draft)[0];
  }
  ask(part: string, body?: unknown): Promise<Reply> {
    return this.world.ask(`/v1/playbook-runs/${this.id}${part}`, { ...(body === undefined ? {} : { body }) });
  }
  submit(): Promise<Reply> {
    return this.ask('/submit', {});
  }
  give(id: string, answers: Record<string, unknown>, revision = 0): Promise<Reply> {
    return this.ask(`/activities/${id}`, { revision, as: 'complete', answers });
  }
  change(work: Parameters<RunWorld['store']['transact']>[0]): Promise<unknown> {
    return this.world.store.transact(work);
  }
}

const refusedWith = ({ status, body, text }: Reply, wanted: number, code: string): void =>
  assert.deepEqual([status, body['code']], [wanted, code], text);

describe('a run whose opener', () => {
  it('left is closed to them', async () => {
    const run = await Opened.with(definition(product));
    await run.change((tx) => tx.update('contact', contact, { active: false }));
    for (const reply of [await run.ask(''), await run.submit(), await run.give('which', { which: 'record-1' })])
      refusedWith(reply, 401, 'unauthenticated');
    assert.equal(run.row?.state, 0);
  });

  it('may create no cases any more is not submitted, and none is begun', async () => {
    const run = await Opened.with(definition(product));
    assert.equal((await run.give('which', { which: 'record-1' })).status, 200);
    await run.change((tx) => tx.update('contact', contact, { roles: '' }));
    const again = await run.world.ask('/v1/playbook-runs', { body: { playbook: 'random' } });
    refusedWith(again, 403, 'forbidden');
    const before = run.world.rows();
    assert.ok([403, 422].includes((await run.submit()).status));
    assert.deepEqual(run.world.rows(), before);
  });

  it('moved to another account asks for that account, and not about what they see no more', async () => {
    const run = await Opened.with(definition({ ...product, skippable: true }));
    await run.give('which', { which: 'record-1' });
    const [other] = run.world.find(
      'account',
      ({ id, active }) => active && id !== run.row?.account && !/boxeo/.test(id),
    );
    assert.ok(other);
    await run.change((tx) => tx.update('contact', contact, { account: other.id }));
    const { body } = await run.ask('');
    assert.equal(body['current'], 'which');
    refusedWith(await run.submit(), 422, 'invalid');
    refusedWith(await run.give('which', { which: 'record-1' }, 1), 422, 'invalid');
    await run.ask('/activities/which', { revision: 1, as: 'skip' });
    assert.equal((await run.submit()).status, 200);
    assert.deepEqual([run.row?.account, run.row?.soldProduct], [other.id, null]);
  });
});

describe('a submit', () => {
  it('makes a party of nobody whom the opener may not name', async () => {
    const who: ActivityDefinition = {
      id: 'who',
      kind: 'question',
      title: 'Who?',
      question: { kind: 'text', required: true },
    };
    const tell: ActivityDefinition = { id: 'tell', kind: 'automated', title: 'Tell', automation: { notify: 'Look' } };
    for (const [named, parties] of [
      ['contact-noah.adler', 0],
      ['nobody', 0],
      [contact, 1],
    ] as const) {
      const run = await Opened.with(definition(who, tell));
      // As it was stored before such a party was refused.
      const party = { of: 'who', responsibility: 'responsibility-authorised' };
      const before = definition(who, { ...tell, automation: { party } });
      await run.change((tx) => tx.update('playbook', 'random@1', { definition: before }));
      await run.give('who', { who: named });
      assert.equal((await run.submit()).status, 200);
      assert.equal(run.world.find('relatedParty', (row) => row.case === run.draft).length, parties, named);
    }
  });

  it('keeps what its opener wrote on the draft, and a subject of blanks is none', async () => {
    const run = await Opened.with(definition(), { shortDescription: '   ' });
    assert.equal(run.row?.shortDescription, 'What happened');
    await run.change((tx) =>
      tx.update('case', run.draft, { description: 'Later more', category: 'Power', priority: 2 }),
    );
    assert.equal((await run.submit()).status, 200);
    const { shortDescription, description, category, priority } = run.row ?? {};
    assert.deepEqual([shortDescription, description, category, priority], ['What happened', 'Later more', 'Power', 2]);
  });

  it('says of a file that is required where it is added', async () => {
    const photos: ActivityDefinition = { id: 'photos', kind: 'attachment', title: 'Photos', skippable: true };
    const run = await Opened.with(definition(photos));
    const fields = caseType.fields.map((field) => ({ ...field, required: field.kind === 'file' }));
    await run.change((tx) => tx.update('caseType', 'fault', { definition: { ...caseType, fields } }));
    await run.ask('/activities/photos', { revision: 0, as: 'skip' });
    const { body } = await run.submit();
    const errors = body['errors'] as { pointer: string; code: string }[];
    assert.deepEqual(
      errors.map(({ pointer, code }) => [pointer, code]),
      [['/activities/photos', 'required']],
    );
    assert.equal((await run.give('photos', { photos: ['file-1'] }, 1)).status, 200);
    assert.equal((await run.submit()).status, 200);
  });

  it('leaves what an automated activity set to whoever answers it later', async () => {
    const set: ActivityDefinition = {
      id: 'set',
      kind: 'automated',
      title: 'Set',
      automation: { set: { priority: 1 } },
    };
    const ask: ActivityDefinition = { id: 'ask', kind: 'form', title: 'How bad?', fields: ['priority'] };
    const run = await Opened.with(definition(set, ask));
    await run.give('ask', { priority: 3 });
    await run.submit();
    assert.equal(run.row?.priority, 3);
  });
});

describe('the files of a draft', () => {
  it('are so many and no more, those that were taken back included', async () => {
    const run = await Opened.with(definition({ id: 'photos', kind: 'attachment', title: 'Photos' }));
    const [file] = run.world.find('attachment', ({ id }) => id === 'file-1');
    assert.ok(file);
    await run.change(async (tx) => {
      for (let n = 0; n < 200; n++) await tx.insert('attachment', { ...file, id: `back-${n}`, case: run.draft });
    });
    const reply = await run.give('photos', { photos: ['file-1'] });
    refusedWith(reply, 422, 'invalid');
    assert.equal((await run.give('photos', { photos: ['back-7'] })).status, 200);
    assert.equal((await run.submit()).status, 200);
    const left = run.world.find('attachment', (row) => row.case === run.draft);
    assert.deepEqual(
      left.map(({ id, uploadedBy }) => [id, uploadedBy]),
      [['back-7', openerProfile]],
    );
  });
});
