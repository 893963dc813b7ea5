import { equal, ok } from './assert.js';
import { newCase, type Suite } from './host.js';

export const lists: Suite = ({ describe, it }, caller) => {
  describe('lists and the query language', () => {
    it('the newest change comes first, fifty at most, and the count is told', async () => {
      const { body } = await caller().call('listCases');
      const times = body.items.map((item) => item.updatedAt ?? '');
      equal(times, [...times].sort().reverse(), 'order');
      ok(body.items.length <= 50 && (body.total ?? 0) >= body.items.length, 'count');
    });
    it('pages by cursor give each record once, in order, whatever their size', async () => {
      const whole = (
        await caller().call('listCases', { query: { limit: 200, order: 'state,-number' } })
      ).body.items.map(({ id }) => id);
      for (const limit of [1, 7, 50]) {
        const seen: string[] = [];
        let after: string | undefined;
        do {
          const { body } = await caller().call('listCases', {
            query: { limit, order: 'state,-number', after, total: false },
          });
          equal(body.total, null, 'no count was asked for');
          seen.push(...body.items.map(({ id }) => id));
          after = body.next ?? undefined;
        } while (after);
        equal(seen, whole, `pages of ${limit}`);
      }
    });
    it('a cursor holds its place in a column with empty values', async () => {
      for (const order of ['closedAt', '-closedAt', 'category', '-category,priority']) {
        const whole = (await caller().call('listCases', { query: { limit: 200, order } })).body.items.map(
          ({ id }) => id,
        );
        const seen: string[] = [];
        let after: string | undefined;
        do {
          const { body } = await caller().call('listCases', { query: { limit: 3, order, after } });
          seen.push(...body.items.map(({ id }) => id));
          after = body.next ?? undefined;
        } while (after);
        equal(seen, whole, order);
      }
    });
    it('a cursor is stable while records are added', async () => {
      const order = '-openedAt';
      const first = (await caller().call('listCases', { query: { limit: 3, order } })).body;
      const rest = (
        await caller().call('listCases', { query: { limit: 200, order, after: first.next } })
      ).body.items.map(({ id }) => id);
      await newCase(caller(), 'Added between two pages');
      const again = (
        await caller().call('listCases', { query: { limit: 200, order, after: first.next } })
      ).body.items.map(({ id }) => id);
      equal(again, rest, 'the page that follows');
    });
    it('rows can be skipped', async () => {
      const order = 'number';
      const all = (await caller().call('listCases', { query: { limit: 10, order } })).body.items.map(({ id }) => id);
      const part = (await caller().call('listCases', { query: { limit: 4, order, offset: 5 } })).body.items.map(
        ({ id }) => id,
      );
      equal(part, all.slice(5, 9), 'offset');
    });

    const counts: [
      name: string,
      filter: unknown,
      holds: (item: {
        state?: number;
        priority?: number;
        category?: string | null;
        shortDescription?: string;
        number: string;
      }) => boolean,
    ][] = [
      ['eq', { eq: ['state', 3] }, ({ state }) => state === 3],
      ['eq null', { eq: ['category', null] }, ({ category }) => category === null],
      ['ne counts empty fields', { ne: ['category', 'Alerts'] }, ({ category }) => category !== 'Alerts'],
      ['in', { in: ['state', [1, 10]] }, ({ state }) => state === 1 || state === 10],
      ['in nothing', { in: ['state', []] }, () => false],
      ['lte', { lte: ['priority', 2] }, ({ priority }) => (priority ?? 9) <= 2],
      [
        'gt on text leaves out empty fields',
        { gt: ['category', 'C'] },
        ({ category }) => category != null && category > 'C',
      ],
      [
        'startsWith ignores case',
        { startsWith: ['shortDescription', 'aLERT'] },
        ({ shortDescription }) => /^alert/i.test(shortDescription ?? ''),
      ],
      [
        'contains ignores case',
        { contains: ['shortDescription', 'ROTTERDAM'] },
        ({ shortDescription }) => /rotterdam/i.test(shortDescription ?? ''),
      ],
      ['isEmpty', { isEmpty: 'category' }, ({ category }) => category === null || category === ''],
      [
        'text, every word, any order',
        { text: 'collector  packet' },
        ({ shortDescription }) => /collector/i.test(shortDescription ?? '') && /packet/i.test(shortDescription ?? ''),
      ],
      ['text finds the number', { text: 'cs0001401' }, ({ number }) => number === 'CS0001401'],
      [
        'and, or, not',
        { and: [{ not: { eq: ['state', 3] } }, { or: [{ eq: ['priority', 4] }, { eq: ['priority', 2] }] }] },
        ({ state, priority }) => state !== 3 && (priority === 4 || priority === 2),
      ],
      ['the empty conjunction', { and: [] }, () => true],
      ['the empty disjunction', { or: [] }, () => false],
      ['a path over a reference', { contains: ['product.name', 'log'] }, () => true],
    ];
    for (const [name, filter, holds] of counts) {
      it(`filter: ${name}`, async () => {
        const all = (await caller().call('listCases', { query: { limit: 200 } })).body.items;
        const { body } = await caller().call('listCases', { query: { limit: 200, filter } });
        equal(body.total, body.items.length, 'count');
        if (name === 'a path over a reference') {
          const wanted = all.filter((item) => /log/i.test(item.product?.name ?? ''));
          ok(wanted.length > 0, 'there is something to find');
          equal(body.items.map(({ id }) => id).sort(), wanted.map(({ id }) => id).sort(), 'found');
          return;
        }
        equal(
          body.items.map(({ id }) => id).sort(),
          all
            .filter(holds)
            .map(({ id }) => id)
            .sort(),
          'found',
        );
      });
    }
    it('accents and case do not matter in a search', async () => {
      const made = await newCase(caller(), 'Überlastete Zähler in Malmö');
      const { body } = await caller().call('listCases', { query: { filter: { text: 'MALMO zahler uberlastete' } } });
      ok(
        body.items.some(({ id }) => id === made.id),
        'found without accents',
      );
    });
    it('a percent sign, an underscore, a quote and a backslash are only characters', async () => {
      const made = await newCase(caller(), String.raw`100%_sure 'quoted' "twice" \back`);
      for (const part of ['100%_s', "'quoted'", '"twice"', String.raw`\back`, '%']) {
        const { body } = await caller().call('listCases', {
          query: { filter: { contains: ['shortDescription', part] }, limit: 200 },
        });
        ok(
          body.items.some(({ id }) => id === made.id),
          `finds ${part}`,
        );
        ok(
          body.items.every((item) => item.shortDescription?.includes(part)),
          `finds nothing else by ${part}`,
        );
      }
      const { body } = await caller().call('listCases', {
        query: { filter: { startsWith: ['shortDescription', '_00'] } },
      });
      equal(body.items.length, 0, 'an underscore stands for itself');
    });

    const wrong: [name: string, query: Record<string, unknown>, pointer: string][] = [
      ['a field that is not there', { filter: { eq: ['secret', 1] } }, '?filter/eq/0'],
      ['a column that is not released', { filter: { eq: ['description', 'x'] } }, '?filter/eq/0'],
      ['a path that is not released', { filter: { startsWith: ['account.path', '/'] } }, '?filter/startsWith/0'],
      ['a value of another kind', { filter: { and: [{ eq: ['state', 'open'] }] } }, '?filter/and/0/eq/1'],
      ['an operator that is not there', { filter: { like: ['state', 1] } }, '?filter'],
      ['two operators at once', { filter: { eq: ['state', 1], ne: ['state', 2] } }, '?filter'],
      ['no JSON', { filter: '{' }, '?filter'],
      [
        'too deep',
        { filter: { not: { not: { not: { not: { not: { not: { not: { eq: ['state', 1] } } } } } } } } },
        '?filter/not/not/not/not/not/not',
      ],
      [
        'too many conditions',
        {
          filter: {
            and: [
              { or: Array.from({ length: 31 }, () => ({ eq: ['state', 1] })) },
              { or: Array.from({ length: 31 }, () => ({ eq: ['state', 1] })) },
            ],
          },
        },
        '?filter/and/1/or/29/eq',
      ],
      ['a number beyond all cases', { filter: { eq: ['state', 1e300] } }, '?filter/eq/1'],
      ['a time that is none', { filter: { gt: ['openedAt', 'yesterday'] } }, '?filter/gt/1'],
      ['control characters', { filter: { contains: ['shortDescription', 'a\0b'] } }, '?filter/contains/1'],
      ['an order by what is not there', { order: 'nonsense' }, '?order'],
      ['an order twice by the same', { order: 'state,-state' }, '?order'],
      ['a limit of nothing', { limit: 0 }, '?limit'],
      ['a limit beyond all', { limit: 201 }, '?limit'],
      ['a limit that is no number', { limit: 'ten' }, '?limit'],
      ['a cursor that is none', { after: 'xyz' }, '?after'],
      ['a parameter that is not there', { filtr: '{}' }, '?filtr'],
      ['an include that is not there', { with: 'secrets' }, '?with'],
    ];
    for (const [name, query, pointer] of wrong) {
      it(`refused with its place: ${name}`, async () => {
        const problem = await caller().refused('listCases', { query }, 400, 'malformed-request');
        equal(problem.errors?.[0]?.pointer, pointer, 'pointer');
        ok((problem.errors?.[0]?.message.length ?? 0) > 5, 'says how it would be right');
      });
    }
    it('a cursor is refused with another order', async () => {
      const { next } = (await caller().call('listCases', { query: { limit: 2, order: 'number' } })).body;
      await caller().refused(
        'listCases',
        { query: { limit: 2, order: '-number', after: next } },
        400,
        'malformed-request',
      );
    });
    it('module and viewer come along when asked', async () => {
      const { body } = await caller().call('listCases', {
        query: { limit: 1, with: 'module,viewer' },
        headers: { 'oriel-instance': 'boxeo-all' },
      });
      equal(
        [body.module?.name, body.module?.instance?.name, body.viewer?.name],
        ['boxeo-portal', 'boxeo-all', 'Maria Lindqvist'],
      );
      equal(
        (await caller().call('getModule', { headers: { 'oriel-instance': 'boxeo-all' } })).body,
        body.module,
        'the same module',
      );
      equal((await caller().call('getViewer')).body, body.viewer, 'the same viewer');
    });
    it('an instance narrows records and fields, and cannot be widened', async () => {
      const headers = { 'oriel-instance': 'boxeo-open' };
      const { body } = await caller().call('listCases', { headers, query: { limit: 200 } });
      ok(
        body.items.length > 0 && body.items.every(({ state }) => [1, 10, 18, 6].includes(state ?? -1)),
        'locked filter',
      );
      ok(
        body.items.every((item) => !('contact' in item) && 'priority' in item),
        'released fields only',
      );
      const closed = { query: { filter: { eq: ['state', 3] } }, headers };
      equal((await caller().call('listCases', closed)).body.total, 0, 'nothing beyond the lock');
      await caller().refused(
        'listCases',
        { headers, query: { filter: { eq: ['contact', 'x'] } } },
        400,
        'malformed-request',
      );
      await caller().refused('listCases', { headers, query: { order: 'category' } }, 400, 'malformed-request');
      await caller().refused('getCase', { headers, params: { id: 'CS0001108' } }, 404, 'not-found');
      await caller().refused('listCases', { headers: { 'oriel-instance': 'nonsense' } }, 400, 'malformed-request');
    });
  });
};
