/** A target for resolution is promised where the module promises it, and nowhere else. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Case } from '../../src/contract/case.js';
import type { ModuleDefinition, TargetHours } from '../../src/contract/module.js';
import type { PlaybookRun } from '../../src/contract/playbook.js';
import { smallTalk } from '../playbooks/small-talk.js';
import { makeWorld } from './backend-world.js';

const playbook = smallTalk();
const words = { shortDescription: 'New', description: 'Text' };

/** Boxeo’s site with these hours; its new cases have priority 4. */
const promising = async (targetHours: TargetHours | undefined) => {
  const world = await makeWorld();
  const { targetHours: _, ...module } = world.modules[0] as ModuleDefinition;
  const definition = { ...module, playbooks: [playbook.id], ...(targetHours && { targetHours }) };
  await world.store.transact((tx) => tx.update('module', 'boxeo-portal', { definition }));
  const json = async <T>(path: string, init: Parameters<typeof world.ask>[1]): Promise<T> => {
    const answer = await world.ask(path, init);
    assert.ok(answer.ok, await answer.clone().text());
    return (await answer.json()) as T;
  };
  const read = (id: string) => json<Case>(`/v1/cases/${id}`, {});
  return {
    json,
    read,
    created: () => json<Case>('/v1/cases', { body: { caseType: 'product-question', ...words } }),
    async submitted() {
      await json('/ops/v1/playbooks', { as: 'ops', method: 'POST', body: playbook });
      const run = await json<PlaybookRun>('/v1/playbook-runs', { body: { playbook: playbook.id } });
      const draft = await read(run.case.id);
      await json(`/v1/playbook-runs/${run.id}/activities/words`, {
        body: { revision: 0, answers: words, as: 'complete' },
      });
      await json(`/v1/playbook-runs/${run.id}/submit`, { body: {} });
      return { draft, done: await read(run.case.id) };
    },
    /** Of priority 2. */
    async proactive() {
      const alert = { configurationItem: 'ci-eu-2', severity: 2, message: 'Slow answers' };
      const { id } = await json<{ id: string }>('/ops/v1/alerts', { as: 'ops', body: alert });
      const body = { shortDescription: 'Slow answers' };
      const { items } = await json<{ items: { account: { name: string } | null; case: { id: string } }[] }>(
        `/ops/v1/alerts/${id}/cases`,
        { as: 'ops', body },
      );
      return read(items.find(({ account }) => account?.name === 'Boxeo')?.case.id ?? '');
    },
  };
};
const hoursOf = ({ openedAt, dueAt }: Case): number | null =>
  dueAt === null ? null : (Date.parse(dueAt) - Date.parse(openedAt)) / 3_600_000;

it('a module that promises nothing has cases without a target, however they began', async () => {
  const { created, submitted, proactive } = await promising(undefined);
  const { draft, done } = await submitted();
  assert.deepEqual([await created(), draft, done, await proactive()].map(hoursOf), [null, null, null, null]);
});

it('each case has the hours that its module gives its priority; a draft is promised nothing yet', async () => {
  const { created, submitted, proactive } = await promising({ 2: 1.5, 4: 40 });
  const { draft, done } = await submitted();
  assert.deepEqual([await created(), draft, done, await proactive()].map(hoursOf), [40, null, 40, 1.5]);
});

it('a priority that the module leaves out has no target', async () => {
  const { created, proactive } = await promising({ 4: 40 });
  assert.deepEqual([await created(), await proactive()].map(hoursOf), [40, null]);
});

it('what was promised stays when an agent changes the priority', async () => {
  const { created, read, json } = await promising({ 2: 1, 4: 40 });
  const { id, version } = await created();
  const headers = { 'if-match': `"${version}"` };
  await json(`/ops/v1/cases/${id}`, { as: 'ops', method: 'PATCH', body: { priority: 2 }, headers });
  const after = await read(id);
  assert.deepEqual([after.priority, hoursOf(after)], [2, 40]);
});

it('the stories of the demo have the hours of the demo’s modules', async () => {
  const { store } = await makeWorld();
  const rows = await store.find('case', { filter: { eq: ['module', 'boxeo-portal'] } });
  const usual = rows.filter(({ priority, openedAt, dueAt }) => {
    const hours = { 1: 8, 2: 24, 3: 72, 4: 168 }[priority] ?? 0;
    return dueAt !== null && Date.parse(dueAt) - Date.parse(openedAt) === hours * 3_600_000;
  });
  assert.ok(usual.length > rows.length / 2 && rows.every(({ dueAt }) => dueAt !== null));
});
