/** A world moved in as a document, and what its people see and do of it over HTTP. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { putWorld } from '../../src/backend/seed/world.js';
import { World } from '../../src/contract/world.js';
import { makeWorld } from './backend-world.js';

const now = new Date().toISOString();
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const base = { module: 'boxeo-portal', caseType: 'product-question', openedAt: '2026-11-20T10:00:00.000Z' };
const everybody = {
  responsibilities: [{ id: 'authorised', name: 'Authorised representative', level: 'account' }],
  accounts: [
    { id: 'meridian', number: 'A1', name: 'Meridian' },
    { id: 'northline', number: 'A2', name: 'Northline fleet' },
    { id: 'harbor', number: 'A3', name: 'Harbor Insurance' },
  ],
  contacts: [
    { id: 'dealer', name: 'Dealer', account: 'meridian', roles: ['partner'] },
    { id: 'fleet', name: 'Fleet', account: 'northline', roles: ['customer'] },
    { id: 'broker', name: 'Broker', account: 'harbor', roles: ['customer_admin'] },
  ],
  consumers: [
    { id: 'head', name: 'Head' },
    { id: 'member', name: 'Member' },
    { id: 'gone', name: 'Gone' },
  ],
  profiles: [
    ...['dealer', 'fleet', 'broker'].map((id) => ({ id: `p-${id}`, module: 'boxeo-portal', subject: id, contact: id })),
    ...['head', 'member', 'gone'].map((id) => ({ id: `p-${id}`, module: 'boxeo-portal', subject: id, consumer: id })),
  ],
  accountRelationships: [{ id: 'r1', from: 'meridian', to: 'northline' }],
  accountConsumers: [
    { id: 'l1', account: 'harbor', consumer: 'member' },
    { id: 'l2', account: 'harbor', consumer: 'gone', endDate: yesterday },
  ],
  households: [{ id: 'home', name: 'Home', head: 'head' }],
  householdMembers: ['head', 'member'].map((consumer) => ({ id: `m-${consumer}`, household: 'home', consumer })),
  soldProducts: [
    { id: 'policy', number: 'SP1', name: 'Policy', account: 'harbor', consumer: 'member' },
    { id: 'shared', number: 'SP2', name: 'Leaflet', account: 'harbor', consumerVisible: true },
    { id: 'internal', number: 'SP3', name: 'Agency software', account: 'harbor' },
    { id: 'router', number: 'SP4', name: 'Router', consumer: 'member', household: 'home' },
  ],
  cases: [
    { ...base, id: 'c-member', shortDescription: 'Mine', consumer: 'member', openedBy: 'p-member' },
    { ...base, id: 'c-claim', shortDescription: 'Claim', consumer: 'member', account: 'harbor', openedBy: 'p-member' },
    { ...base, id: 'c-gone', shortDescription: 'Old claim', consumer: 'gone', account: 'harbor', openedBy: 'p-gone' },
  ],
};

const moveIn = async () => {
  const world = await makeWorld();
  await putWorld(world.store, World.parse(everybody), now);
  const ids = async (path: string, as: string): Promise<string[]> => {
    const answer = await world.ask(path, { as });
    assert.equal(answer.status, 200, await answer.clone().text());
    return ((await answer.json()) as { items: { id: string }[] }).items.map(({ id }) => id).sort();
  };
  const create = (as: string, more: object) =>
    world.ask('/v1/cases', {
      as,
      body: { caseType: 'product-question', shortDescription: 'New', description: 'Text', ...more },
    });
  return { ...world, ids, create };
};
const lostCase = { ...base, id: 'c', shortDescription: 'Lost', openedBy: 'profile-sam.collins' };
type Made = { id: string; account: { id: string } | null; contact: unknown; consumer: { id: string } | null };

describe('a world moved in', () => {
  it('the document of the README is one', async () => {
    const { store, ask } = await makeWorld();
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const json = /```json\n(\{\n {2}"accounts"[\s\S]*?)```/.exec(readme)?.[1] ?? '';
    assert.equal(await putWorld(store, World.parse(JSON.parse(json)), now), 7);
    for (const [path, id] of [
      ['/v1/sold-products', 'policy-1'],
      ['/v1/install-base-items', 'sensor-1'],
    ]) {
      const found = (await (await ask(path ?? '', { as: 'iris.lund' })).json()) as { items: { id: string }[] };
      assert.deepEqual(
        found.items.map((item) => item.id),
        [id],
      );
    }
  });
  it('the head of a household reads a member’s own case, not the one with the broker, and can act for the member', async () => {
    const { ids, create, ask } = await moveIn();
    assert.deepEqual(await ids('/v1/cases', 'head'), ['c-member']);
    const viewer = (await (await ask('/v1/viewer', { as: 'head' })).json()) as { mayActFor: { as: object }[] };
    assert.deepEqual(
      viewer.mayActFor.map(({ as }) => as),
      [{ consumer: 'head' }, { consumer: 'head', household: 'home' }, { consumer: 'member', household: 'home' }],
    );
    const made = await create('head', { consumer: 'member', soldProduct: 'router' });
    assert.equal(made.status, 201, await made.clone().text());
    assert.equal(((await made.json()) as Made).consumer?.id, 'member');
    assert.deepEqual((await ids('/v1/cases', 'member')).length, 3, 'the member reads it too');
    assert.equal((await create('member', { consumer: 'head' })).status, 422, 'not the other way round');
  });
  it('an account consumer sees what is theirs and what is shared, until the link ends', async () => {
    const { ids, create, store } = await moveIn();
    assert.deepEqual(await ids('/v1/lookups/soldProduct', 'member'), ['policy', 'router', 'shared']);
    assert.deepEqual(await ids('/v1/lookups/soldProduct', 'gone'), []);
    assert.deepEqual(await ids('/v1/cases', 'gone'), []);
    const claim = await create('member', { soldProduct: 'policy' });
    assert.equal(claim.status, 201, await claim.clone().text());
    assert.equal(((await claim.json()) as Made).account?.id, 'harbor');
    const forbidden = await create('member', { soldProduct: 'internal' });
    const unknown = await create('member', { soldProduct: 'nothing' });
    assert.deepEqual([forbidden.status, unknown.status], [422, 422]);
    const text = async (answer: Response) => (await answer.text()).replace(/"(reference|instance)":"[^"]*"/g, '');
    assert.equal(await text(forbidden), await text(unknown), 'what may not be seen is not there');
    await store.transact((tx) => tx.update('accountConsumer', 'l1', { active: false }));
    assert.deepEqual(await ids('/v1/lookups/soldProduct', 'member'), ['router']);
    assert.ok(!(await ids('/v1/cases', 'member')).includes('c-claim'));
  });
  it('an employer that does not see its employees’ cases does not', async () => {
    const { ids, store } = await moveIn();
    assert.deepEqual(await ids('/v1/cases', 'broker'), ['c-claim', 'c-gone']);
    await store.transact((tx) => tx.update('account', 'harbor', { seesConsumerCases: false }));
    assert.deepEqual(await ids('/v1/cases', 'broker'), []);
  });
  it('a partner creates for a customer, who reads the account and not the partner’s other cases', async () => {
    const { ids, create, store } = await moveIn();
    const made = await create('dealer', { account: 'northline' });
    assert.equal(made.status, 201, await made.clone().text());
    const { id } = (await made.json()) as Made;
    const row = await store.get('case', id);
    assert.deepEqual([row?.partner, row?.partnerContact, row?.contact], ['meridian', 'dealer', null]);
    assert.deepEqual(await ids('/v1/cases', 'dealer'), [id]);
    assert.deepEqual(await ids('/v1/cases', 'fleet'), [], 'not named on it');
    assert.equal((await create('fleet', { account: 'meridian' })).status, 422, 'the other side gives nothing');
    await store.transact((tx) => tx.update('accountRelationship', 'r1', { active: false }));
    assert.deepEqual(await ids('/v1/cases', 'dealer'), []);
  });
  it('a contact names only consumers of the account; others are as if they were not there', async () => {
    const { create } = await moveIn();
    assert.equal((await create('broker', { consumer: 'member' })).status, 201);
    for (const consumer of ['gone', 'nobody']) {
      const answer = await create('broker', { consumer, account: 'harbor' });
      const { errors } = (await answer.json()) as { errors: { pointer: string }[] };
      assert.deepEqual([answer.status, errors.map(({ pointer }) => pointer)], [422, ['/consumer']], consumer);
    }
  });
  it('an open stream tells nothing more once the right is withdrawn', async () => {
    const { ask, store, create, backend } = await moveIn();
    const response = await ask('/v1/events', { as: 'head' });
    const heard: string[] = [];
    const hears = ({ id }: Made) => heard.join('').includes(id);
    const reading = response.body
      ?.pipeThrough(new TextDecoderStream())
      .pipeTo(new WritableStream({ write: (chunk) => void heard.push(chunk) }));
    const own = (await (await create('head', {})).json()) as Made;
    await store.transact((tx) => tx.update('householdMember', 'm-member', { endDate: yesterday }));
    const hidden = (await (await create('member', {})).json()) as Made;
    const after = (await (await create('head', {})).json()) as Made;
    while (!hears(after)) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.ok(hears(own));
    assert.ok(!hears(hidden));
    backend.close();
    await reading?.catch(() => undefined);
  });
  it('items and sold products are related many to many, in a list or in short, and again as the document says', async () => {
    const { store, ask, create } = await moveIn();
    const item = (id: string, more: object = {}) => ({ id, number: `IB-${id}`, name: id, account: 'harbor', ...more });
    const products = (...pairs: [sold: string, item: string][]) =>
      pairs.map(([soldProduct, installBaseItem], n) => ({ id: `in-${n}`, soldProduct, installBaseItem }));
    const document = (more: object) => World.parse({ ...everybody, cases: [], ...more });
    const related = async () =>
      (await store.find('installedProduct', { filter: { in: ['installBaseItem', ['pc', 'hub', 'desk']] } }))
        .map((row) => `${row.installBaseItem} ${row.soldProduct}`)
        .sort();
    await putWorld(
      store,
      document({
        installBaseItems: [item('pc', { soldProduct: 'internal' }), item('desk'), item('hub', { consumer: 'member' })],
        installedProducts: products(['shared', 'pc'], ['internal', 'desk'], ['policy', 'hub'], ['router', 'hub']),
      }),
      now,
    );
    assert.deepEqual(await related(), ['desk internal', 'hub policy', 'hub router', 'pc internal', 'pc shared']);
    const seen = (await (await ask('/v1/install-base-items/pc', { as: 'broker' })).json()) as {
      soldProducts: { name: string }[];
    };
    assert.deepEqual(
      seen.soldProducts.map(({ name }) => name),
      ['Agency software', 'Leaflet'],
    );
    // The member reads both products of the hub; only one is of the account that the hub is of.
    const made = await create('member', { installBaseItem: 'hub' });
    assert.equal(((await made.json()) as { soldProduct: { id: string } }).soldProduct.id, 'policy');
    await putWorld(store, document({ installBaseItems: [item('pc'), item('desk', { soldProduct: 'shared' })] }), now);
    assert.deepEqual(await related(), ['desk internal', 'desk shared', 'hub policy', 'hub router', 'pc shared']);
    const lost = document({ installedProducts: products(['nothing', 'pc']) });
    await assert.rejects(
      putWorld(store, lost, now),
      /^Error: \/installedProducts\/0\/soldProduct: there is no soldProduct “nothing”: add it to “soldProducts”/,
    );
  });

  it('moved in again, a case keeps what was done to it', async () => {
    const { store } = await moveIn();
    await store.transact((tx) => tx.update('case', 'c-member', { state: 3 }));
    const world = World.parse(everybody);
    world.consumers[0]!.name = 'Head of the house';
    await putWorld(store, world, now);
    assert.equal((await store.get('case', 'c-member'))?.state, 3);
    assert.equal((await store.get('consumer', 'head'))?.name, 'Head of the house');
    assert.equal(await store.count('accountRelationship', { eq: ['from', 'meridian'] }), 1, 'one for both sides');
  });
  for (const [what, change, message] of [
    [
      'a reference that leads nowhere',
      { contacts: [{ id: 'x', name: 'X', account: 'nowhere' }] },
      /^Error: \/contacts\/0\/account: .* account “nowhere”/,
    ],
    [
      'a circle of parents',
      {
        accounts: ['a', 'b'].map((id) => ({ id, number: id, name: id, parent: id === 'a' ? 'b' : 'a' })),
      },
      /\/accounts\/0\/parent: .* stands above itself/,
    ],
    [
      'a head who is no member now',
      {
        households: [{ id: 'h', name: 'H', head: 'first' }],
        householdMembers: [{ id: 'm', household: 'h', consumer: 'first', endDate: yesterday }],
      },
      /^Error: \/households\/0\/head: “first” is no member of “h” now/,
    ],
    [
      'a second primary household at the same time',
      {
        households: ['h', 'i'].map((id) => ({ id, name: id })),
        householdMembers: ['h', 'i'].map((id) => ({ id, household: id, consumer: 'first', primary: true })),
      },
      /^Error: \/householdMembers\/0\/primary: “first” has the primary household “i” at that time/,
    ],
    ['a profile of nobody', { profiles: [{ id: 'x', module: 'm', subject: 'x' }] }, /\/profiles\/0: name one/],
  ] as const) {
    it(`${what} is refused, and nothing is written`, async () => {
      const { store } = await makeWorld();
      // Numbers that were drawn are not put back.
      const before = store.export().tables;
      const world = { consumers: [{ id: 'first', name: 'First' }], ...change };
      await assert.rejects(putWorld(store, World.parse(world), now), message);
      assert.deepEqual(store.export().tables, before);
    });
  }

  const lost: [change: object, pointer: string, message: string][] = [
    [
      {
        soldProducts: [{ id: 'sp-8', number: 'SP8', name: 'Sold' }],
        installBaseItems: [
          { id: 'ib-1', number: 'IB1', name: 'One' },
          { id: 'ib-2', number: 'IB2', name: 'Two', soldProduct: 'sp-9' },
        ],
      },
      '/installBaseItems/1/soldProduct',
      'there is no soldProduct “sp-9”; did you mean “sp-8”?',
    ],
    [
      { contacts: [{ id: 'x', name: 'X', account: 'acct-boxo' }] },
      '/contacts/0/account',
      'there is no account “acct-boxo”; did you mean “acct-boxeo”?',
    ],
    [
      { accounts: [{ id: 'a', number: 'A', name: 'A', parent: 'elsewhere' }] },
      '/accounts/0/parent',
      'there is no account “elsewhere”: add it to “accounts”, or correct its id',
    ],
    [
      { profiles: [{ id: 'p', module: 'boxeo-portal', subject: 'p', employee: 'nobody-here' }] },
      '/profiles/0/employee',
      'there is no staff “nobody-here”: add it to “staff”, or correct its id',
    ],
    [
      { profiles: [{ id: 'p', module: 'boxeo-potal', subject: 'p', consumer: 'first' }] },
      '/profiles/0/module',
      'there is no module “boxeo-potal”; did you mean “boxeo-portal”?',
    ],
    [
      {
        serviceOrganizations: [{ id: 'north', name: 'North' }],
        staff: [{ id: 's', name: 'S' }],
        organizationMembers: [
          { id: 'm', organization: 'north', staff: 's', role: 'bosc', excluded: ['north', 'nort'] },
        ],
      },
      '/organizationMembers/0/excluded/1',
      'there is no serviceOrganization “nort”; did you mean “north”?',
    ],
    ...(['contributors', 'taskAgents'] as const).map((member): [object, string, string] => [
      { cases: [{ ...lostCase, [member]: ['profile-sam.colins'] }] },
      `/cases/0/${member}/0`,
      'there is no profile “profile-sam.colins”; did you mean “profile-sam.collins”?',
    ]),
    [
      { cases: [{ ...lostCase, caseType: 'product-questio' }] },
      '/cases/0/caseType',
      'there is no caseType “product-questio”; did you mean “product-question”?',
    ],
  ];
  for (const [change, pointer, message] of lost)
    it(`tells of ${pointer} that it leads nowhere, as problem details do`, async () => {
      const { store, ask } = await makeWorld();
      const world = { consumers: [{ id: 'first', name: 'First' }], ...change };
      await assert.rejects(putWorld(store, World.parse(world), now), { message: `${pointer}: ${message}` });
      const answer = await ask('/ops/v1/world', { as: 'ops', body: world });
      const { errors } = (await answer.json()) as { errors: object[] };
      assert.deepEqual([answer.status, errors], [422, [{ pointer, code: 'invalid', message }]]);
    });

  it('tells of all references that lead nowhere at once', async () => {
    const { ask } = await makeWorld();
    const contacts = ['x', 'y'].map((id) => ({ id, name: id, account: 'nowhere-at-all' }));
    const body = { contacts, accountConsumers: [{ id: 'l', account: 'acct-boxeo', consumer: 'nobody-at-all' }] };
    const { errors } = (await (await ask('/ops/v1/world', { as: 'ops', body })).json()) as {
      errors: { pointer: string }[];
    };
    assert.deepEqual(
      errors.map(({ pointer }) => pointer),
      ['/contacts/0/account', '/contacts/1/account', '/accountConsumers/0/consumer'],
    );
  });
});
