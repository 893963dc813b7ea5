/** `kill -9` in the middle of a playbook, on the built server with its embedded database: nothing acknowledged is lost, nothing is half done. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answers, PlaybookRun } from '../../src/contract/playbook.js';
import { type SiteHost, serverHost } from './hosts.js';

const ROUNDS = Number(process.env['ORIEL_KILL_ROUNDS'] ?? 3);
const opsKey = 'operator-key-of-the-test-that-kills-the-server';

/** Everything that a claim asks for, in order; the photo is added as it comes. */
const claim: [activity: string, answers: Answers][] = [
  ['policy', { policy: 'sp-claire-home' }],
  ['hurt', { hurt: true }],
  ['kind', { category: 'Fire', happenedOn: '2026-11-20' }],
  ['injured', { injured: 'Our neighbour' }],
  ['hospital', { hospital: 'no' }],
  ['story', { shortDescription: 'Fire in the kitchen', description: 'The pan caught fire.' }],
  ['damaged', { damaged: ['walls', 'devices'] }],
];
const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (sign) => sign.charCodeAt(0),
);

describe('a server that is killed in the middle of a playbook', { timeout: 180_000 }, () => {
  let host: SiteHost;
  before(async () => {
    host = await serverHost({ env: { ORIEL_OPS_KEY: opsKey } });
  });
  after(() => host?.close());

  const token = async (): Promise<string> => {
    const answer = await fetch(`${host.origin}/demo/harbor/token?person=eleanor.voss`, { method: 'POST' });
    return ((await answer.json()) as { token: string }).token;
  };
  const headers = async (as: 'eleanor' | 'ops', key?: string) => ({
    authorization: `Bearer ${as === 'ops' ? opsKey : await token()}`,
    ...(key && { 'idempotency-key': key }),
  });
  const read = async (path: string, as: 'eleanor' | 'ops' = 'eleanor') => {
    const answer = await fetch(`${host.origin}${path}`, { headers: await headers(as) });
    assert.equal(answer.status, 200, await answer.clone().text());
    return answer.json();
  };
  /** While it is looked at what a kill has left, nothing is sent again. */
  let judging = Promise.resolve();
  const whileNothingIsSent = async <V>(work: () => Promise<V>): Promise<V> => {
    let done = (): void => undefined;
    judging = new Promise((resolve) => {
      done = resolve;
    });
    return work().finally(done);
  };
  /** Sends until it is answered, wherever the server is by then, always with the same key. */
  const send = async (path: string, body: unknown): Promise<Record<string, unknown>> => {
    const key = crypto.randomUUID();
    for (;;) {
      try {
        const isFile = body instanceof FormData;
        const answer = await fetch(`${host.origin}${path}`, {
          method: 'POST',
          headers: { ...(await headers('eleanor', key)), ...(!isFile && { 'content-type': 'application/json' }) },
          body: isFile ? body : JSON.stringify(body),
        });
        const text = await answer.text();
        assert.ok(answer.status < 400, `${answer.status} ${text}`);
        return JSON.parse(text) as Record<string, unknown>;
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error;
        await pause(20);
        await judging;
      }
    }
  };
  const upload = async (): Promise<string> => {
    const form = new FormData();
    form.set('file', new File([png], 'photo.png', { type: 'image/png' }));
    return (await send('/v1/attachments', form))['id'] as string;
  };

  /** Answers one thing after the other; `told` grows with what was acknowledged. */
  const answerAll = async (run: string, told: Map<string, Answers>): Promise<void> => {
    const give = async (activity: string, answers: Answers, as = 'complete'): Promise<void> => {
      await send(`/v1/playbook-runs/${run}/activities/${activity}`, { revision: 0, answers, as });
      told.set(activity, answers);
    };
    for (const [activity, answers] of claim) await give(activity, answers);
    await give('amount', {}, 'skip');
    await give('photos', { photos: [await upload()] });
  };
  const assertKept = async (run: string, told: ReadonlyMap<string, Answers>): Promise<void> => {
    const { stages, state } = (await read(`/v1/playbook-runs/${run}`)) as PlaybookRun;
    assert.equal(state, 'active');
    for (const [id, answers] of told) {
      const found = stages.flatMap(({ activities }) => activities).find((each) => each.id === id);
      assert.deepEqual([found?.revision, { ...found?.answers, ...answers }], [1, found?.answers], id);
    }
  };

  const begin = async (): Promise<PlaybookRun> =>
    (await send('/v1/playbook-runs', { playbook: 'insurance-claim' })) as unknown as PlaybookRun;

  /** `draft` or `whole`; anything between fails. */
  const stateOf = async (record: string): Promise<'draft' | 'whole'> => {
    interface Entry {
      kind: string;
      text: string | null;
      workNote?: boolean;
      attachments: { name: string }[];
    }
    const found = (await read(`/v1/cases/${record}`)) as Record<string, unknown>;
    const { items } = (await read(`/v1/cases/${record}/activities`)) as { items: Entry[] };
    if (found['state'] === 0) {
      assert.deepEqual([items, found['category'], found['soldProduct']], [[], null, null]);
      return 'draft';
    }
    assert.deepEqual(
      [found['state'], found['shortDescription'], found['category'], found['priority'], found['fields']],
      [1, 'Fire in the kitchen', 'Fire', 1, { happenedOn: '2026-11-20' }],
    );
    assert.deepEqual(
      items.map(({ kind, attachments }) => [kind, attachments.map(({ name }) => name)]),
      [['comment', ['photo.png']]],
    );
    assert.match(items[0]?.text ?? '', /Who was hurt\? Our neighbour/);
    const notes = (await read(`/ops/v1/cases/${record}/activities`, 'ops')) as { items: Entry[] };
    assert.equal(notes.items.filter(({ workNote }) => workNote).length, 1);
    return 'whole';
  };

  it(`has every answer that was acknowledged, in ${ROUNDS} kills`, async () => {
    let answered = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const { id } = await begin();
      const told = new Map<string, Answers>();
      const answering = answerAll(id, told);
      await pause(20 + Math.random() * 200);
      const before = new Map(told);
      await host.crash?.();
      await assertKept(id, before);
      await answering;
      await assertKept(id, told);
      answered += before.size;
    }
    console.log(`measured: ${answered} answers acknowledged before ${ROUNDS} kills`);
  });

  it(`has submitted wholly or not at all, in ${2 * ROUNDS} kills, and once in the end`, async () => {
    const found = { draft: 0, whole: 0 };
    for (let round = 0; round < 2 * ROUNDS; round++) {
      const run = await begin();
      await answerAll(run.id, new Map());
      let acknowledged = false;
      const submitting = send(`/v1/playbook-runs/${run.id}/submit`, { confirmed: true }).then(() => {
        acknowledged = true;
      });
      await pause(Math.random() * 40);
      const wasAcknowledged = acknowledged;
      await whileNothingIsSent(async () => {
        await host.crash?.();
        const state = await stateOf(run.case.id);
        if (wasAcknowledged) assert.equal(state, 'whole');
        found[state] += 1;
      });
      await submitting;
      assert.equal(await stateOf(run.case.id), 'whole');
    }
    const { whole, draft } = found;
    console.log(`measured: submits in flight at ${2 * ROUNDS} kills: ${whole} whole, ${draft} not at all`);
  });
});
