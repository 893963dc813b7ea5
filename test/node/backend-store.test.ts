/** The query language in memory: what holds for every filter, order and cursor. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { uuidv7 } from '../../src/backend/ids.js';
import { checkFilter, checkOrder, QueryError, readCursor, writeCursor } from '../../src/backend/store/check-filter.js';
import { compareScalars, compile } from '../../src/backend/store/evaluate.js';
import { fold } from '../../src/backend/store/fold.js';
import { MemoryStore } from '../../src/backend/store/memory.js';
import type { Row } from '../../src/backend/store/tables.js';
import type { Filter } from '../../src/contract/query.js';
import type { Scalar } from '../../src/contract/schema.js';

type Thing = Record<string, Scalar>;
const fields = ['a', 'b', 'c'];
const scalar: fc.Arbitrary<Scalar> = fc.oneof(
  fc.constantFrom('', 'x', 'X', 'xy', 'é', '🙂', '！', 'z'),
  fc.integer({ min: -3, max: 3 }),
  fc.boolean(),
  fc.constant(null),
);
const field = fc.constantFrom(...fields);
const thing: fc.Arbitrary<Thing> = fc.record({ a: scalar, b: scalar, c: scalar });
const filters = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small' },
    ...(['eq', 'ne', 'lt', 'lte', 'gt', 'gte'] as const).map((name) =>
      fc.tuple(field, scalar).map((pair) => ({ [name]: pair }) as unknown as Filter),
    ),
    fc.tuple(field, fc.array(scalar, { maxLength: 3 })).map((pair): Filter => ({ in: pair })),
    fc.tuple(field, fc.constantFrom('', 'x', 'X', 'y')).map((pair): Filter => ({ contains: pair })),
    fc.tuple(field, fc.constantFrom('', 'x', 'X')).map((pair): Filter => ({ startsWith: pair })),
    field.map((name): Filter => ({ isEmpty: name })),
    fc.array(tie('filter'), { maxLength: 3 }).map((and): Filter => ({ and })),
    fc.array(tie('filter'), { maxLength: 3 }).map((or): Filter => ({ or })),
    tie('filter').map((not): Filter => ({ not })),
  ),
})).filter;
const holds = (filter: Filter, record: Thing): boolean =>
  compile<Thing>(filter, { field: (name) => (one) => one[name] })(record);

describe('filters', () => {
  it('“not” turns every answer round, and “and” and “or” mirror each other', () => {
    fc.assert(
      fc.property(filters, filters, thing, (one, two, record) => {
        assert.equal(holds({ not: one }, record), !holds(one, record));
        assert.equal(holds({ not: { and: [one, two] } }, record), holds({ or: [{ not: one }, { not: two }] }, record));
        assert.equal(holds({ and: [one, two] }, record), holds(one, record) && holds(two, record));
      }),
      { numRuns: 1000 },
    );
  });
  it('“in” is many “eq”, “ne” is not “eq”, and “lte” is “lt” or “eq” of what can be compared', () => {
    fc.assert(
      fc.property(field, fc.array(scalar, { maxLength: 4 }), scalar, thing, (name, values, value, record) => {
        assert.equal(
          holds({ in: [name, values] }, record),
          values.some((one) => holds({ eq: [name, one] }, record)),
        );
        assert.equal(holds({ ne: [name, value] }, record), !holds({ eq: [name, value] }, record));
        const comparable = value !== null;
        assert.equal(
          holds({ lte: [name, value] }, record),
          holds({ lt: [name, value] }, record) || (comparable && holds({ eq: [name, value] }, record)),
        );
        assert.equal(holds({ lt: [name, value] }, record) && holds({ gt: [name, value] }, record), false);
      }),
      { numRuns: 1000 },
    );
  });
  it('null is below no value and above none', () => {
    for (const name of ['lt', 'lte', 'gt', 'gte'] as const) {
      assert.equal(holds({ [name]: ['a', null] } as unknown as Filter, { a: 1 }), false);
      assert.equal(holds({ [name]: ['a', 1] } as unknown as Filter, { a: null }), false);
    }
  });
  it('texts compare by code point, also beyond the basic plane', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const left = Array.from(a, (char) => char.codePointAt(0) ?? 0);
        const right = Array.from(b, (char) => char.codePointAt(0) ?? 0);
        const first = left.findIndex((code, index) => code !== right[index]);
        const expected =
          first < 0 ? left.length - right.length : right[first] === undefined ? 1 : (left[first] ?? 0) - right[first];
        assert.equal(Math.sign(compareScalars(a, b) ?? Number.NaN), Math.sign(expected));
      }),
      { numRuns: 2000 },
    );
    assert.ok((compareScalars('！', '🙂') ?? 0) < 0);
  });
  it('folding is done once: folding again changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => assert.equal(fold(fold(text)), fold(text))));
    assert.equal(fold('  Überlastete  ZÄHLER '), 'uberlastete zahler');
  });
});

describe('what comes from outside', () => {
  const released = new Set(['state', 'openedAt', 'number', 'text']);
  it('anything at all is either a filter or refused with its place', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), filters), (input) => {
        try {
          checkFilter('case', released, input);
        } catch (error) {
          assert.ok(
            error instanceof QueryError && error.pointer.startsWith('?filter') && error.message.length > 5,
            String(error),
          );
        }
      }),
      { numRuns: 2000 },
    );
  });
  it('times are compared in UTC with milliseconds, whatever zone they came in', () => {
    assert.deepEqual(checkFilter('case', released, { gt: ['openedAt', '2026-11-21T18:05:00+01:00'] }), {
      gt: ['openedAt', '2026-11-21T17:05:00.000Z'],
    });
    assert.deepEqual(checkFilter('case', released, { gt: ['openedAt', '2026-11-21'] }), {
      gt: ['openedAt', '2026-11-21T00:00:00.000Z'],
    });
  });
  it('a cursor comes back as it was written, and nothing else is one', () => {
    const last = ['2026-11-21T17:05:00.000Z', null, 'id-1'] as Scalar[];
    const order = ['-openedAt', 'category'];
    assert.deepEqual(readCursor('case', order, writeCursor(order, last)), last);
    assert.throws(() => readCursor('case', ['openedAt', 'category'], writeCursor(order, last)), QueryError);
    fc.assert(fc.property(fc.string(), (text) => assert.throws(() => readCursor('case', order, text), QueryError)));
    assert.throws(() => checkOrder('case', released, ['-number', 'number']), QueryError);
  });
});

describe('the store in memory', () => {
  const article = (id: string, more: Partial<Row<'article'>> = {}): Row<'article'> => ({
    id,
    number: id,
    title: id,
    body: '',
    language: 'en',
    module: null,
    readMinutes: 1,
    search: id,
    ...more,
  });

  it('pages follow each other without gap and without repetition, for any order, page and rows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ module: fc.option(fc.constantFrom('a', 'b')), readMinutes: fc.integer({ min: 1, max: 3 }) }),
          { maxLength: 12 },
        ),
        fc.constantFrom<string[]>([], ['module'], ['-module'], ['readMinutes', '-module'], ['-readMinutes', 'module']),
        fc.integer({ min: 1, max: 5 }),
        async (rows, order, limit) => {
          const store = new MemoryStore();
          await store.transact(async (tx) => {
            for (const [index, row] of rows.entries())
              await tx.insert('article', article(String(index).padStart(3, '0'), row));
          });
          const whole = (await store.find('article', { order })).map(({ id }) => id);
          const seen: string[] = [];
          let after: Scalar[] | undefined;
          do {
            const page = await store.page('article', { order, limit, after }, { id: { column: 'id' } });
            seen.push(...(JSON.parse(page.json) as { id: string }[]).map(({ id }) => id));
            after = page.last ?? undefined;
          } while (after);
          assert.deepEqual(seen, whole);
        },
      ),
      { numRuns: 200 },
    );
  });
  it('a transaction is all or nothing, and is seen by nobody until it ends', async () => {
    const store = new MemoryStore();
    await store.transact((tx) => tx.insert('article', article('a')));
    let inside: number | undefined;
    const failed = store.transact(async (tx) => {
      await tx.insert('article', article('b'));
      await tx.delete('article', 'a');
      tx.emit({
        id: 'e',
        type: 'case-created',
        case: 'c',
        item: null,
        number: 'n',
        version: 1,
        at: '2026-11-21T00:00:00.000Z',
        internal: false,
      });
      inside = await tx.count('article', { and: [] });
      assert.deepEqual(
        (await store.find('article', {})).map(({ id }) => id),
        ['a'],
      );
      throw new Error('no');
    });
    await assert.rejects(failed, /no/);
    assert.equal(inside, 1);
    assert.deepEqual(
      (await store.find('article', {})).map(({ id }) => id),
      ['a'],
    );
    assert.equal(await store.count('event', { and: [] }), 0);
  });
  it('transactions run one after the other, events carry the order of their commits', async () => {
    const store = new MemoryStore();
    let woken = 0;
    store.onEvents(() => {
      woken += 1;
    });
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        store.transact(async (tx) => {
          const value = await tx.next('n', 1);
          tx.emit({
            id: `e${index}`,
            type: 'case-updated',
            case: 'c',
            item: null,
            number: String(value),
            version: value,
            at: '2026-11-21T00:00:00.000Z',
            internal: false,
          });
        }),
      ),
    );
    const events = await store.find('event', { order: ['seq'] });
    assert.deepEqual(
      events.map(({ seq, version }) => [seq, version]),
      Array.from({ length: 20 }, (_, index) => [index + 1, index + 1]),
    );
    await Promise.resolve();
    assert.equal(woken, 20);
  });
  it('rows cannot be changed behind the store’s back', async () => {
    const store = new MemoryStore();
    const given = article('a');
    await store.transact((tx) => tx.insert('article', given));
    given.title = 'changed';
    assert.equal((await store.get('article', 'a'))?.title, 'a');
    const row = store.export().tables.article?.[0];
    assert.throws(() => Object.assign(row ?? {}, { title: 'x' }), TypeError);
  });
  it('what was exported can be imported elsewhere', async () => {
    const one = new MemoryStore();
    await one.transact(async (tx) => {
      await tx.insert('article', article('a'));
      await tx.next('case', 7);
    });
    const other = new MemoryStore();
    other.import(structuredClone(one.export()));
    assert.deepEqual(other.export(), one.export());
    assert.equal(await other.transact((tx) => tx.next('case', 1)), 8);
  });
  it('a budget is spent, tells how long to wait, and fills again', async () => {
    let now = 0;
    const store = new MemoryStore(() => now);
    for (let count = 0; count < 5; count++) assert.equal(await store.take('k', 1, 5, 60), 0);
    assert.equal(await store.take('k', 1, 5, 60), 12);
    assert.equal(await store.take('other', 1, 5, 60), 0);
    now += 12_000;
    assert.equal(await store.take('k', 1, 5, 60), 0);
  });
  it('ids rise, also within one millisecond and when the clock goes back', () => {
    const ids = Array.from({ length: 5000 }, (_, index) => uuidv7(1_790_000_000_000 - (index > 2000 ? 500 : 0)));
    assert.deepEqual([...ids].sort(), ids);
    assert.equal(new Set(ids).size, ids.length);
    assert.match(ids[0] ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
