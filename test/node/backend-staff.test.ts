/** Employees and members of service organisations over HTTP: whom they may act for, and who may reply. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { putWorld } from '../../src/backend/seed/world.js';
import { World } from '../../src/contract/world.js';
import { makeWorld } from './backend-world.js';

const employees = {
  viewer: ['case_viewer'],
  'for-accounts': ['account_contributor'],
  'for-consumers': ['consumer_contributor'],
  itself: ['self_contributor'],
  agent: ['agent'],
  keeper: ['relationship_contributor'],
};
const members = { clerk: 'contributor', lead: 'manager_contributor' };
const world = World.parse({
  responsibilities: [{ id: 'manages', name: 'Relationship Manager', level: 'account' }],
  consumers: [
    { id: 'kept', name: 'Kept' },
    { id: 'other', name: 'Other' },
  ],
  staff: [...Object.entries(employees), ...Object.keys(members).map((id) => [id, []] as const)].map(([id, roles]) => ({
    id,
    name: id,
    roles,
  })),
  serviceOrganizations: [
    { id: 'region', name: 'Region' },
    { id: 'north', name: 'North', parent: 'region' },
    { id: 'south', name: 'South', parent: 'region' },
  ],
  organizationMembers: [
    { id: 'm1', organization: 'north', staff: 'clerk', role: 'contributor' },
    { id: 'm2', organization: 'region', staff: 'lead', role: 'manager_contributor', excluded: ['south'] },
  ],
  consumerTeamMembers: [{ id: 't1', staff: 'keeper', consumer: 'kept', responsibility: 'manages' }],
  profiles: [
    ...Object.keys(employees).map((id) => ({ id: `p-${id}`, module: 'boxeo-portal', subject: id, employee: id })),
    ...Object.keys(members).map((id) => ({ id: `p-${id}`, module: 'boxeo-portal', subject: id, member: id })),
  ],
});

const moveIn = async () => {
  const made = await makeWorld();
  await putWorld(made.store, world, new Date().toISOString());
  const create = async (as: string, more: object) =>
    made.ask('/v1/cases', {
      as,
      body: { caseType: 'product-question', shortDescription: 'Asked', description: 'Text', ...more },
    });
  return { ...made, create };
};

describe('staff', () => {
  for (const [as, allowed, refused] of [
    ['for-accounts', { account: 'acct-avid' }, { consumer: 'kept' }],
    [
      'for-accounts',
      { account: 'acct-avid', contact: 'contact-noah.adler' },
      { account: 'acct-avid', contact: 'contact-jonas.weber' },
    ],
    ['for-consumers', { consumer: 'other' }, { account: 'acct-avid' }],
    ['agent', { account: 'acct-boxeo' }, { consumer: 'kept' }],
    ['keeper', { consumer: 'kept' }, { consumer: 'other' }],
    ['clerk', { requestorOrg: 'north' }, { requestorOrg: 'region' }],
    ['lead', { requestorOrg: 'region' }, { requestorOrg: 'south' }],
    ['itself', {}, { account: 'acct-avid' }],
  ] as const) {
    it(`${as} creates with ${JSON.stringify(allowed)}, not with ${JSON.stringify(refused)}`, async () => {
      const { create } = await moveIn();
      const made = await create(as, allowed);
      assert.equal(made.status, 201, await made.clone().text());
      const not = await create(as, refused);
      assert.ok([403, 422].includes(not.status), `${not.status}`);
    });
  }
  it('a viewer reads all and creates and changes nothing', async () => {
    const { ask, create } = await moveIn();
    assert.ok([403, 422].includes((await create('viewer', {})).status));
    const read = await ask('/v1/cases/CS0001401', { as: 'viewer' });
    assert.equal(read.status, 200);
    const record = (await read.json()) as { canComment: boolean; actions: string[] };
    assert.deepEqual([record.canComment, record.actions], [false, ['watch']]);
    const reply = await ask('/v1/cases/CS0001401/activities', { as: 'viewer', body: { text: 'Hello' } });
    assert.equal(reply.status, 403);
    const acted = await ask('/v1/cases/CS0001401/actions/escalate', { as: 'viewer', body: { comment: 'Now' } });
    assert.equal(acted.status, 403);
  });
  it('a contributor replies only where the case names them', async () => {
    const { ask, create, store } = await moveIn();
    const { id } = (await (await create('clerk', { requestorOrg: 'north' })).json()) as { id: string };
    const reply = () => ask(`/v1/cases/${id}/activities`, { as: 'clerk', body: { text: 'More of it' } });
    assert.equal((await reply()).status, 403);
    await store.transact((tx) => tx.update('case', id, { contributors: '|p-clerk|' }));
    assert.equal((await reply()).status, 201);
    assert.equal((await ask(`/v1/cases/${id}`, { as: 'lead' })).status, 200, 'the manager reads it');
  });
  it('what an employee asks for itself is its own', async () => {
    const { ask, create } = await moveIn();
    const { id } = (await (await create('itself', {})).json()) as { id: string };
    assert.equal((await ask(`/v1/cases/${id}`, { as: 'itself' })).status, 200);
    assert.equal((await ask(`/v1/cases/${id}`, { as: 'agent' })).status, 404);
    const viewer = (await (await ask('/v1/viewer', { as: 'itself' })).json()) as { kind: string; name: string };
    assert.deepEqual([viewer.kind, viewer.name], ['employee', 'itself']);
  });
});
