import type { RecordTable, Relation, RelationKind } from '../../src/contract/relation.js';
import { equal, ok } from './assert.js';
import { newCase, type Suite } from './host.js';

const ops = { as: 'ops' } as const;
type Ends = Record<string, string>;

/** One of each kind: its ends, and what is wrong when it is asked for a second time. */
const wanted: Record<RelationKind, { ends: Ends; second: string; table: RecordTable }> = {
  accountConsumer: {
    ends: { account: 'acct-avid', consumer: 'consumer-ada.okafor' },
    second: '/consumer',
    table: 'consumer',
  },
  accountRelationship: { ends: { from: 'acct-avid', to: 'acct-boxeo' }, second: '/to', table: 'account' },
  contactRelationship: {
    ends: { contact: 'contact-noah.adler', account: 'acct-boxeo', responsibility: 'responsibility-buyer' },
    second: '/account',
    table: 'contact',
  },
  consumerRelationship: {
    ends: {
      representative: 'consumer-ada.okafor',
      represented: 'consumer-sam.collins',
      responsibility: 'responsibility-authorised',
    },
    second: '/represented',
    table: 'consumer',
  },
  householdMember: {
    ends: { household: 'home-whitfield', consumer: 'consumer-ada.okafor' },
    second: '/consumer',
    table: 'household',
  },
  accountTeamMember: {
    ends: { account: 'acct-avid', staff: 'staff-paul.meyer', responsibility: 'responsibility-account-manager' },
    second: '/staff',
    table: 'account',
  },
  consumerTeamMember: {
    ends: { staff: 'staff-paul.meyer', consumer: 'consumer-ada.okafor' },
    second: '/staff',
    table: 'consumer',
  },
  relatedParty: {
    ends: {
      soldProduct: 'sp-boxeo-logs',
      contact: 'contact-noah.adler',
      responsibility: 'responsibility-authorised',
    },
    second: '/contact',
    table: 'soldProduct',
  },
  assetContact: {
    ends: { installBaseItem: 'ib-malmo', contact: 'contact-sofia.nyberg' },
    second: '/contact',
    table: 'installBaseItem',
  },
};

export const relations: Suite = ({ describe, it }, caller) => {
  const create = async (kind: RelationKind, body: object, key?: string): Promise<Relation> =>
    (await caller().call('opsCreateRelation', { ...ops, body: { kind, ...body }, ...(key ? { key } : {}) })).body;
  const refused = async (body: object): Promise<[string, string][]> =>
    (
      (await caller().refused('opsCreateRelation', { ...ops, body }, 422, 'invalid')).errors as {
        pointer: string;
        code: string;
      }[]
    ).map(({ pointer, code }): [string, string] => [pointer, code]);
  const listed = async (table: RecordTable, id: string, kind: RelationKind): Promise<Relation[]> =>
    (await caller().call('opsListRelations', { ...ops, params: { table, id }, query: { kind } })).body.groups.flatMap(
      ({ items }) => items,
    );
  const record = async (table: RecordTable, id: string) =>
    (await caller().call('opsGetRecord', { ...ops, params: { table, id } })).body;
  const end = async (kind: RelationKind, id: string): Promise<Relation> =>
    (await caller().call('opsEndRelation', { ...ops, params: { kind, id }, body: {} })).body;
  const remove = async (kind: RelationKind, id: string): Promise<Relation> =>
    (await caller().call('opsDeleteRelation', { ...ops, params: { kind, id }, body: {} })).body;
  const history = async (kind: RelationKind, id: string) =>
    (await caller().call('opsRelationHistory', { ...ops, params: { kind, id } })).body.items;
  const household = async (id: string): Promise<string | undefined> =>
    (await caller().call('opsGetRecord', { ...ops, params: { table: 'household', id } })).body.head?.id;
  const day = (offset: number): string => new Date(caller().now() + offset * 86_400_000).toISOString().slice(0, 10);

  describe('relations', () => {
    for (const [kind, { ends, second, table }] of Object.entries(wanted) as [
      RelationKind,
      (typeof wanted)[RelationKind],
    ][]) {
      it(`${kind}: made once, listed by its ends, changed, ended, deleted, remembered`, async () => {
        const key = crypto.randomUUID();
        const made = await create(kind, { ...ends, startDate: day(-3) }, key);
        equal(await create(kind, { ...ends, startDate: day(-3) }, key), made, 'the same key, the same answer');
        equal([made.kind, made.state, made.startDate], [kind, 'inForce', day(-3)]);
        const { responsibility, ...named } = ends;
        equal(Object.fromEntries(made.ends.map(({ role, id }) => [role, id])), named, 'its ends');
        equal(made.responsibility?.id, responsibility, 'its responsibility');
        for (const { table: at, id } of made.ends) {
          if (at === 'staff') continue;
          const found = await listed(at as RecordTable, id, kind);
          ok(
            found.some((each) => each.id === made.id && each.state === 'inForce'),
            `listed by ${at}`,
          );
        }
        equal(await refused({ kind, ...ends }), [[second, 'exists']], 'a second time');
        const params = { kind, id: made.id };
        const change = { ...ops, params, body: { endDate: day(30) } };
        await caller().refused('opsUpdateRelation', change, 428, 'version-required');
        const changed = await caller().call('opsUpdateRelation', { ...change, version: made.version });
        equal([changed.body.endDate, changed.body.state], [day(30), 'inForce']);
        const late = { ...ops, params, body: { endDate: day(60) }, version: made.version };
        const { current } = await caller().refused('opsUpdateRelation', late, 412, 'version-conflict');
        equal(current, changed.body, 'it carries what stands now, and nothing is lost');
        const ended = await end(kind, made.id);
        equal([ended.state, ended.endDate], ['ended', day(0)]);
        equal(await end(kind, made.id), ended, 'ending twice changes nothing');
        const again = { ...ops, params, body: { endDate: null }, version: ended.version };
        await caller().refused('opsUpdateRelation', again, 422, 'invalid');
        const holder = made.ends.find((each) => each.table === table)?.id ?? '';
        ok(
          (await listed(table, holder, kind)).some((each) => each.id === made.id && each.state === 'ended'),
          'still listed',
        );
        await remove(kind, made.id);
        ok(!(await listed(table, holder, kind)).some(({ id }) => id === made.id), 'listed no more');
        await caller().refused('opsEndRelation', { ...ops, params, body: {} }, 404, 'not-found');
        const told = await history(kind, made.id);
        equal(
          told.map(({ action, actor }) => [action, actor]),
          ['deleted', 'ended', 'changed', 'created'].map((action) => [action, 'Priya Raman']),
        );
        equal(told[2]?.changes, [{ field: 'endDate', from: null, to: day(30) }]);
        const { items } = (
          await caller().call('opsRecordHistory', { ...ops, params: { table, id: holder }, query: { limit: 4 } })
        ).body;
        equal(items, told, 'the record remembers what was deleted');
      });
    }
    it('what does not fit is refused, with the place', async () => {
      equal(await refused({ kind: 'accountConsumer', account: 'acct-avid' }), [['/consumer', 'required']]);
      equal(
        await refused({ kind: 'accountConsumer', account: 'acct-avid', consumer: 'x', contact: 'contact-noah.adler' }),
        [['/contact', 'unknown']],
      );
      equal(await refused({ kind: 'accountConsumer', account: 'nowhere', consumer: 'nobody' }), [
        ['/account', 'not-found'],
        ['/consumer', 'not-found'],
      ]);
      const link = wanted.accountConsumer.ends;
      equal(await refused({ kind: 'accountConsumer', ...link, startDate: day(1), endDate: day(0) }), [
        ['/endDate', 'invalid'],
      ]);
      equal(await refused({ kind: 'accountConsumer', ...link, primary: true }), [['/primary', 'unknown']]);
      equal(await refused({ kind: 'accountRelationship', from: 'acct-avid', to: 'acct-avid' }), [['/to', 'invalid']]);
      const maria = { contact: 'contact-maria.lindqvist' };
      equal(await refused({ kind: 'contactRelationship', ...maria, account: 'acct-boxeo' }), [['/account', 'invalid']]);
      equal(
        await refused({ kind: 'relatedParty', soldProduct: 'sp-boxeo-logs', installBaseItem: 'ib-malmo', ...maria }),
        [['/installBaseItem', 'invalid']],
      );
      equal(await refused({ kind: 'assetContact', installBaseItem: 'ib-malmo', contact: 'contact-noah.adler' }), [
        ['/contact', 'invalid'],
      ]);
      equal(await refused({ kind: 'friendship' }), [['/kind', 'not-a-choice']]);
      const made = await newCase(caller(), 'No whole account');
      equal(await refused({ kind: 'relatedParty', case: made.id, account: 'acct-avid' }), [['/account', 'invalid']]);
      const [represents, represented] = ['consumer-ada.okafor', 'consumer-sam.collins'];
      equal(
        await refused({
          kind: 'consumerRelationship',
          representative: represents,
          represented,
          household: 'home-whitfield',
        }),
        [['/household', 'invalid']],
      );
      await caller().refused('opsCreateRelation', { ...ops, body: {}, key: null }, 400, 'idempotency-key-missing');
      await caller().refused('opsCreateRelation', { as: 'maria', body: {} }, 401, 'unauthenticated');
      const nowhere = { table: 'account' as const, id: 'nowhere' };
      await caller().refused('opsListRelations', { ...ops, params: nowhere }, 404, 'not-found');
      await caller().refused('opsRecordHistory', { ...ops, params: nowhere }, 404, 'not-found');
      const unknown = { kind: 'accountConsumer', id: 'nothing' };
      await caller().refused('opsRelationHistory', { ...ops, params: unknown }, 404, 'not-found');
    });
    it('one relationship of two accounts is read from both sides, and cases stay', async () => {
      const made = await create('accountRelationship', { from: 'acct-avid', to: 'acct-boxeo' });
      for (const id of ['acct-avid', 'acct-boxeo']) {
        const [seen] = (await listed('account', id, 'accountRelationship')).filter((each) => each.id === made.id);
        equal(seen, made, `from ${id}`);
      }
      const before = (await caller().call('listCases', { query: { limit: 1 } })).body.total;
      await end('accountRelationship', made.id);
      for (const id of ['acct-avid', 'acct-boxeo']) {
        const found = await listed('account', id, 'accountRelationship');
        equal(found.find((each) => each.id === made.id)?.state, 'ended', `ended for ${id}`);
      }
      equal((await caller().call('listCases', { query: { limit: 1 } })).body.total, before, 'the same cases');
      await remove('accountRelationship', made.id);
      equal((await listed('account', 'acct-boxeo', 'accountRelationship')).length, 0, 'gone for both');
    });
    it('a consumer has one primary household at a time', async () => {
      const ada = { consumer: 'consumer-ada.okafor' };
      const past = { startDate: day(-20), endDate: day(-10), primary: true };
      const old = await create('householdMember', { household: 'home-whitfield', ...ada, ...past });
      const first = await create('householdMember', {
        household: 'home-singh',
        ...ada,
        startDate: day(-5),
        primary: true,
      });
      equal([old.state, first.primary], ['ended', true], 'one after the other');
      const other = { kind: 'householdMember', household: 'home-whitfield', ...ada };
      equal(await refused({ ...other, primary: true }), [['/primary', 'exists']]);
      const second = await create('householdMember', { household: 'home-whitfield', ...ada, startDate: day(-5) });
      const params = { kind: 'householdMember' as const, id: second.id };
      const change = { ...ops, params, body: { primary: true }, version: second.version };
      await caller().refused('opsUpdateRelation', change, 422, 'invalid');
      await end('householdMember', first.id);
      const now = (await caller().call('opsUpdateRelation', change)).body;
      equal(now.primary, true, 'once the other has ended');
      for (const { id } of [old, first, second]) await remove('householdMember', id);
    });
    it('the head is a member; a household whose head leaves has none until one is named', async () => {
      const id = 'home-whitfield';
      const name = async (head: string | null) => ({
        ...ops,
        params: { id },
        body: { head },
        version: (await record('household', id)).version ?? 0,
      });
      const problem = await caller().refused('opsUpdateHousehold', await name('consumer-ada.okafor'), 422, 'invalid');
      equal(problem.errors?.[0]?.pointer, '/head', 'no member');
      const member = { household: id, consumer: 'consumer-ada.okafor' };
      const made = await create('householdMember', member);
      const late = await name(null);
      const named = await caller().call('opsUpdateHousehold', await name('consumer-ada.okafor'));
      equal(named.body.head?.name, 'Ada Okafor');
      const { current } = await caller().refused('opsUpdateHousehold', late, 412, 'version-conflict');
      equal(current, named.body);
      await end('householdMember', made.id);
      equal(await household(id), undefined, 'left without a head');
      const back = await create('householdMember', member);
      equal(await household(id), undefined, 'who comes back comes back as a member');
      for (const each of [made, back]) await remove('householdMember', each.id);
      await caller().call('opsUpdateHousehold', await name('consumer-dana.whitfield'));
      const { items } = (
        await caller().call('opsRecordHistory', { ...ops, params: { table: 'household', id }, query: { limit: 1 } })
      ).body;
      equal(items[0]?.changes, [{ field: 'head', from: null, to: 'Dana Whitfield' }]);
    });
    it('an account is found, and its switches act on the next request', async () => {
      const find = async (table: string, search: string) =>
        (await caller().call('opsLookup', { ...ops, params: { table: table as 'account' }, query: { search } })).body
          .items;
      equal(
        (await find('account', 'ACCT0010010')).map(({ label }) => label),
        ['Boxeo'],
      );
      ok((await find('consumer', 'okafor'))[0]?.id === 'consumer-ada.okafor', 'a person by name');
      ok(
        (await find('installBaseItem', 'malmo')).some(({ id }) => id === 'ib-malmo'),
        'an item by its search text',
      );
      const items = async () =>
        (await caller().call('listInstallBaseItems', { as: 'jonas', query: { limit: 1 } })).body.total;
      const all = await items();
      const params = { id: 'acct-boxeo' };
      const { version = null } = await record('account', 'acct-boxeo');
      const restrict = { ...ops, params, body: { restrictAssets: true } };
      await caller().refused('opsUpdateAccount', restrict, 428, 'version-required');
      const on = await caller().call('opsUpdateAccount', { ...restrict, version: version ?? 0 });
      const late = { ...ops, params, body: { restrictContacts: true }, version: version ?? 0 };
      await caller().refused('opsUpdateAccount', late, 412, 'version-conflict');
      equal(on.body.switches, { restrictAssets: true, restrictContacts: false, seesConsumerCases: true });
      const few = await items();
      const off = { ...ops, params, body: { restrictAssets: false }, version: on.body.version ?? 0 };
      await caller().call('opsUpdateAccount', off);
      equal([few, await items()], [1, all], 'only as an asset contact, then all again');
      const empty = { ...ops, params: { id: 'nowhere' }, body: {}, version: 0 };
      await caller().refused('opsUpdateAccount', empty, 404, 'not-found');
      await caller().refused('opsUpdateHousehold', { ...empty, body: { head: null } }, 404, 'not-found');
    });
    it('a page of one kind follows another', async () => {
      const params = { table: 'account' as const, id: 'acct-boxeo' };
      const made = [
        await create('accountTeamMember', { account: params.id, contact: 'contact-jonas.weber' }),
        await create('accountTeamMember', { account: params.id, contact: 'contact-sofia.nyberg' }),
      ];
      const kind = 'accountTeamMember' as const;
      const ids: string[] = [];
      let after: string | null | undefined;
      do {
        const query: Record<string, unknown> = { kind, limit: 1, after: after ?? undefined };
        const [group] = (await caller().call('opsListRelations', { ...ops, params, query })).body.groups;
        ids.push(...(group?.items.map(({ id }) => id) ?? []));
        after = group?.next;
      } while (after);
      equal(ids.slice().sort(), (await listed('account', params.id, kind)).map(({ id }) => id).sort(), 'each once');
      const cursor = { ...ops, params, query: { after: 'x' } };
      await caller().refused('opsListRelations', cursor, 400, 'malformed-request');
      for (const { id } of made) await remove(kind, id);
    });
  });
};
