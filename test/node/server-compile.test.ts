/** The compiled query language and the evaluator in memory are asked the same questions over the same rows. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { type Database, openEmbedded, openServer } from '../../server/store/database.js';
import { SqlStore } from '../../server/store/sql-store.js';
import { fold } from '../../src/backend/store/fold.js';
import { MemoryStore } from '../../src/backend/store/memory.js';
import type { Store } from '../../src/backend/store/store.js';
import type { Row } from '../../src/backend/store/tables.js';
import type { Filter } from '../../src/contract/query.js';
import type { Scalar } from '../../src/contract/schema.js';
import { type Postgres, startPostgres } from './postgres.js';

const RUNS = Number(process.env['ORIEL_PROPERTY_RUNS'] ?? 400);

/** Words that are hard on comparisons: case, accents, wildcards, other scripts, beyond the basic plane. */
const texts = [
  '', 'a', 'A', 'b', 'B', 'ab', 'Ab', 'a b', 'é', 'É', 'ß', 'ẞ', 'Σ', 'σ', 'ς', 'ΟΔΟΣ', 'İ', 'i', 'ı', 'I', '%', '_', '\\', 'a%b',
  "it's", '"', '\uFF01', '😀', 'ע', 'ي', 'Ж', 'ж', '/boxeo/', '/boxeo/italia/', '2026-11-21T17:05:00.000Z', '2026-11-21', '10', 'zz\u0000z', '\u0000',
]; // biome-ignore format: a list of samples
const storable = texts.filter((text) => !text.includes('\0'));
const instants = [
  '2026-11-21T17:05:00.000Z',
  '2026-11-21T17:05:00.001Z',
  '2026-11-22T00:00:00.000Z',
  '1999-12-31T23:59:59.999Z',
];
const oddInstants = [
  ...instants,
  '2026-11-21',
  '2026-11-22',
  '2026',
  '2026-02-30',
  '2026-02-30T00:00:00.000Z',
  'soon',
  '',
  '2026-11-21T17:05:00Z',
  '2026-11-21T18:05:00.000+01:00',
  '0000-01-01T00:00:00.000Z',
];
const numbers = [0, 1, 2, -1, 10, 1.5, 3, 2 ** 40, 1e300, -1e300, Number.MAX_SAFE_INTEGER, 2 ** 53];

const text = fc.constantFrom(...texts);
const scalar: fc.Arbitrary<Scalar> = fc.oneof(
  text,
  fc.constantFrom(...oddInstants),
  fc.constantFrom(...numbers),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('a1', 'a2', 'c1', 'p1'),
);
const field = fc.constantFrom(
  'id', 'shortDescription', 'category', 'state', 'priority', 'updatedAt', 'resolvedAt', 'account', 'contact', 'resolutionCode',
  'account.path', 'account.name', 'account.parent', 'account.active', 'contact.name', 'contact.email', 'consumer.name', 'consumer.active',
); // biome-ignore format: a list of fields
const filter = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.record({ eq: fc.tuple(field, scalar) }),
    fc.record({ ne: fc.tuple(field, scalar) }),
    fc.record({ in: fc.tuple(field, fc.array(scalar, { maxLength: 4 })) }),
    fc.record({ lt: fc.tuple(field, scalar) }),
    fc.record({ lte: fc.tuple(field, scalar) }),
    fc.record({ gt: fc.tuple(field, scalar) }),
    fc.record({ gte: fc.tuple(field, scalar) }),
    fc.record({ startsWith: fc.tuple(field, text) }),
    fc.record({ contains: fc.tuple(field, text) }),
    fc.record({ isEmpty: field }),
    fc.record({
      text: fc.oneof(
        text,
        fc.tuple(text, text).map((pair) => pair.join(' ')),
      ),
    }),
    fc.record({ and: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ not: tie('filter') }),
  ),
})).filter;
const order = fc
  .uniqueArray(
    fc.constantFrom(
      'shortDescription',
      'category',
      'state',
      'priority',
      'updatedAt',
      'resolvedAt',
      'account',
      'number',
    ),
    { maxLength: 3 },
  )
  .chain((names) => fc.tuple(...names.map((name) => fc.constantFrom(name, `-${name}`))));

/** Filters as the policy makes them: an `or` of rules that each have an index, joined with anything else. */
const anchor = fc.oneof(
  fc.constantFrom('c1', 'c2', 'gone').map((id): Filter => ({ eq: ['contact', id] })),
  fc.constantFrom('a1', 'a2', 'a3').map((id): Filter => ({ eq: ['account', id] })),
  fc.constant<Filter>({ eq: ['consumer', 'u1'] }),
  fc.constant<Filter>({ eq: ['openedBy', 'p1'] }),
  fc.constantFrom('/boxeo/', '/BOXEO/italia/', '/', '').map((path): Filter => ({ startsWith: ['account.path', path] })),
);
const rule = fc.tuple(fc.oneof(anchor, fc.array(anchor, { minLength: 1, maxLength: 3 }).map((or): Filter => ({ or }))), filter)
  .chain(([one, other]) => fc.constantFrom<Filter>(one, { and: [one, other] }, { and: [{ and: [other] }, one] })); // biome-ignore format: two ways round
const policy = fc
  .tuple(fc.array(rule, { minLength: 1, maxLength: 4 }), filter, fc.boolean())
  .map(([or, other, alone]): Filter => (alone ? { or } : { and: [{ or }, { not: other }] }));

const owner = {
  ...{ number: '', name: '', detail: null, product: null, account: null, consumer: null, contact: null },
  ...{ household: null, org: null, parent: null, path: '/', consumerVisible: false, search: '' },
};
const productRows = {
  soldProduct: {
    ...{ ...owner, optional: false, quantity: 1, startDate: null, endDate: null },
    ...{ serviceOffering: null, contract: null },
  },
  installBaseItem: {
    ...{ ...owner, environment: null, location: null, serial: null, installedOn: null, hosting: null },
    ...{ configurationItem: null, health: 7, healthAt: null },
  },
};

/** Rows that fill every corner, always the same ones. */
function rows(): { cases: Row<'case'>[]; fill: (store: Store) => Promise<void> } {
  const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
  const cases = Array.from({ length: 160 }, (_, n): Row<'case'> => {
    const shortDescription = pick(storable, n);
    return {
      id: `case-${n}`, number: `CS${n}`, version: n, module: 'm', caseType: 't', state: pick([0, 1, 3, 6, 10], n * 7),
      shortDescription, description: '', priority: pick([1, 2, 3, 4], n * 5), category: n % 3 ? pick(storable, n * 11) : null,
      escalation: 0, account: n % 4 ? pick(['a1', 'a2', 'a3', 'gone'], n) : null, contact: n % 5 ? pick(['c1', 'c2'], n) : null,
      consumer: n % 6 ? null : 'u1', household: null, partner: null, partnerContact: null, affected: null, alert: null, org: null, requestorOrg: null, requestedBy: null, contributors: null, taskAgents: null, openedBy: 'p1', openedByName: '', product: null, soldProduct: null, installBaseItem: null,
      channel: 'web', openedAt: instants[0] as string, updatedAt: pick(instants, n * 3), repliedAt: null,
      resolvedAt: n % 2 ? pick(instants, n) : null, closedAt: null, dueAt: null, closesAt: null,
      resolutionCode: n % 7 ? '' : null, resolutionNotes: null, fields: {}, history: [],
      search: fold(`${shortDescription} ${pick(storable, n * 13)}`),
    }; // biome-ignore format: a row
  });
  const fill = (store: Store) =>
    store.transact(async (tx) => {
      const account = {
        number: '',
        restrictAssets: false,
        restrictContacts: false,
        seesConsumerCases: true,
        active: true,
      };
      await tx.insert('account', { ...account, id: 'a1', code: 'A1', name: 'Boxeo', parent: null, path: '/boxeo/' });
      await tx.insert('account', {
        ...account,
        id: 'a2',
        code: 'A2',
        name: 'É',
        parent: 'a1',
        path: '/boxeo/italia/',
        active: false,
      });
      await tx.insert('account', { ...account, id: 'a3', code: 'A3', name: '', parent: 'gone', path: '/AVID/' });
      const contact = { title: null, account: 'a1', roles: 'customer', active: true };
      await tx.insert('contact', { ...contact, id: 'c1', name: 'a', email: null });
      await tx.insert('contact', { ...contact, id: 'c2', name: 'Ab', email: '' });
      await tx.insert('consumer', { id: 'u1', name: 'ΟΔΟΣ', email: null, active: true });
      for (const row of cases) await tx.insert('case', row);
      const { soldProduct, installBaseItem } = productRows;
      for (const [n, name] of ['a', 'b', 'B', 'a'].entries())
        await tx.insert('soldProduct', { ...soldProduct, id: `s${n + 1}`, name, detail: n === 1 ? null : `Tier ${n}` });
      for (const id of ['i0', 'i1', 'i2', 'i3', 'i4']) await tx.insert('installBaseItem', { ...installBaseItem, id });
      const pairs = ['s1 i1', 's2 i1', 's4 i1', 's2 i2', 's3 i2', 's3 i3', 's3 i3', 'gone i4'];
      for (const [n, pair] of pairs.entries()) {
        const [sold = '', item = ''] = pair.split(' ');
        await tx.insert('installedProduct', { id: `in${n}`, soldProduct: sold, installBaseItem: item });
      }
    });
  return { cases, fill };
}

function agreement(name: string, open: () => Promise<Database>) {
  describe(name, () => {
    const memory = new MemoryStore();
    let store: SqlStore;
    before(async () => {
      store = await SqlStore.open(await open());
      await rows().fill(store);
      await rows().fill(memory);
    });
    after(() => store.close());

    it('finds the same rows in the same order, and counts them the same', async () => {
      await fc.assert(
        fc.asyncProperty(filter, order, async (asked, sorted) => {
          const query = { filter: asked, order: sorted as string[] };
          const expected = (await memory.find('case', query)).map((row) => row.id);
          assert.deepEqual(
            (await store.find('case', query)).map((row) => row.id),
            expected,
          );
          assert.equal(await store.count('case', asked), expected.length);
          assert.equal(await store.count('case', { not: asked }), rows().cases.length - expected.length);
        }),
        { numRuns: RUNS },
      );
    });

    it('turns the same pages', async () => {
      await fc.assert(
        fc.asyncProperty(filter, order, fc.integer({ min: 1, max: 60 }), async (asked, sorted, limit) => {
          const projection = { id: { column: 'id' }, updatedAt: { column: 'updatedAt' } };
          const query = { filter: asked, order: sorted as string[], limit };
          let after: Scalar[] | undefined;
          for (let turns = 0; turns < 3; turns++) {
            const [mine, theirs] = await Promise.all(
              [store, memory].map((each) => each.page('case', { ...query, ...(after ? { after } : {}) }, projection)),
            );
            assert.equal(JSON.stringify(JSON.parse(mine!.json)), theirs!.json);
            assert.deepEqual(mine!.last, theirs!.last);
            if (!theirs!.last) break;
            after = theirs!.last;
          }
        }),
        { numRuns: Math.ceil(RUNS / 2) },
      );
    });

    it('reaches the same rows on the ways of a policy, in either order, from any place, and counts them', async () => {
      const place = fc.record({
        order: fc.constantFrom('-updatedAt', 'updatedAt', '-priority').map((name) => [name]),
        limit: fc.integer({ min: 1, max: 40 }),
        offset: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })),
      });
      await fc.assert(
        fc.asyncProperty(policy, place, async (asked, { order: sorted, limit, offset }) => {
          const projection = { id: { column: 'id' } };
          let query: Parameters<Store['page']>[1] = { filter: asked, order: sorted, limit, offset, total: true };
          for (let turns = 0; turns < 3; turns++) {
            const [mine, theirs] = await Promise.all(
              [store, memory].map((each) => each.page('case', query, projection)),
            );
            assert.deepEqual({ ...mine, json: JSON.parse(mine!.json) }, { ...theirs, json: JSON.parse(theirs!.json) });
            if (!theirs!.last) break;
            query = { filter: asked, order: sorted, limit, after: theirs!.last, total: true };
          }
          assert.equal(await store.count('case', asked), await memory.count('case', asked));
        }),
        { numRuns: RUNS },
      );
    });

    it('asks a field of several ids in the same way, and renders the first or the only one', async () => {
      const some = fc.array(fc.constantFrom('s1', 's2', 's3', 's4', 'gone'), { maxLength: 3 });
      const asked = fc.oneof(
        fc.record({ in: fc.tuple(fc.constant('soldProduct'), some) }),
        fc.record({ eq: fc.tuple(fc.constant('soldProduct'), text) }),
        fc.constantFrom<Filter>(
          { eq: ['soldProduct', 's1'] },
          { ne: ['soldProduct', 's1'] },
          { not: { eq: ['soldProduct', 's2'] } },
          { or: [{ eq: ['soldProduct', 's4'] }, { and: [{ eq: ['soldProduct', 's2'] }, { ne: ['id', 'i1'] }] }] },
        ),
      ) as fc.Arbitrary<Filter>;
      const names = fc.constantFrom<Filter | undefined>(undefined, { ne: ['name', 'a'] }, { in: ['id', ['s2', 's3']] });
      await fc.assert(
        fc.asyncProperty(asked, names, async (filter, seen) => {
          const sold = { ref: 'soldProduct', table: 'soldProduct', name: 'name', detail: 'detail' } as const;
          const visible = { ...sold, ...(seen && { filter: seen }) };
          const projection = { id: { column: 'id' }, first: visible, only: { ...visible, only: true } } as const;
          const pages = await Promise.all(
            [store, memory].map((each) => each.page('installBaseItem', { filter, limit: 20, total: true }, projection)),
          );
          const [mine, theirs] = pages.map(({ json, ...more }) => ({ ...more, rows: JSON.parse(json) as object[] }));
          assert.deepEqual(mine, theirs);
        }),
        { numRuns: Math.ceil(RUNS / 4) },
      );
      const page = await memory.page(
        'installBaseItem',
        { filter: { in: ['soldProduct', ['s1', 's2']] }, limit: 20 },
        { id: { column: 'id' }, sold: { ref: 'soldProduct', table: 'soldProduct', name: 'name' } },
      );
      assert.deepEqual(JSON.parse(page.json), [
        { id: 'i1', sold: { id: 's1', name: 'a' } },
        { id: 'i2', sold: { id: 's3', name: 'B' } },
      ]);
      for (const each of [store, memory])
        await assert.rejects(each.find('installBaseItem', { filter: { isEmpty: 'soldProduct' } }), /soldProduct/);
    });

    it('changes a row under the same conditions', async () => {
      await fc.assert(
        fc.asyncProperty(filter, fc.integer({ min: 0, max: 159 }), async (asked, n) => {
          const [mine, theirs] = await Promise.all(
            [store, memory].map((each) =>
              each.transact((tx) => tx.update('case', `case-${n}`, { channel: 'web' }, asked)),
            ),
          );
          assert.equal(mine, theirs);
        }),
        { numRuns: Math.ceil(RUNS / 4) },
      );
    });
  });
}

agreement('the query language on the embedded database', () => openEmbedded());
const postgres = await startPostgres();
if (!('skipped' in postgres)) {
  agreement('the query language on PostgreSQL', async () => openServer(await (postgres as Postgres).database()));
  after(() => postgres.stop());
}
