import { equal, ok } from './assert.js';
import { bring, newCase, type Suite } from './host.js';

export const writes: Suite = ({ describe, it }, caller) => {
  const ask = { caseType: 'product-question', shortDescription: 'Once and only once', description: 'Text' };
  const count = async (subject: string): Promise<number | null> =>
    (await caller().call('listCases', { query: { filter: { eq: ['shortDescription', subject] }, limit: 1 } })).body
      .total;

  describe('idempotency', () => {
    it('a repeated key answers the same, once', async () => {
      const key = crypto.randomUUID();
      const body = { ...ask, shortDescription: `Repeated ${key}` };
      const first = await caller().send('createCase', { body, key });
      const again = await caller().send('createCase', { body, key });
      equal(
        [again.status, again.headers.get('etag'), await again.text()],
        [first.status, first.headers.get('etag'), await first.text()],
      );
      equal(await count(body.shortDescription), 1, 'effects');
    });
    it('twenty at once have one effect and one answer', async () => {
      const key = crypto.randomUUID();
      const body = { ...ask, shortDescription: `At once ${key}` };
      const answers = await Promise.all(
        Array.from({ length: 20 }, async () => {
          const response = await caller().send('createCase', { body, key });
          return `${response.status} ${await response.text()}`;
        }),
      );
      equal(new Set(answers).size, 1, 'kinds of answers');
      ok(answers[0]?.startsWith('201 '), 'a success');
      equal(await count(body.shortDescription), 1, 'effects');
    });
    it('a repeated reply, action and change have one effect', async () => {
      const made = await newCase(caller(), 'Repeated writes');
      const params = { id: made.id };
      for (const [name, more] of [
        ['addComment', { body: { text: 'Hello' } }],
        ['actOnCase', { params: { ...params, action: 'escalate' }, body: { comment: 'Now' } }],
      ] as const) {
        const key = crypto.randomUUID();
        const first = await (await caller().send(name, { params, ...more, key })).text();
        equal(await (await caller().send(name, { params, ...more, key })).text(), first, name);
      }
      const key = crypto.randomUUID();
      const { version } = (await caller().call('opsGetCase', { as: 'ops', params })).body;
      const change = { as: 'ops' as const, params, body: { priority: 1 as const }, version, key };
      const first = await (await caller().send('opsUpdateCase', change)).text();
      equal(
        await (await caller().send('opsUpdateCase', change)).text(),
        first,
        'the version of the request, not of now',
      );
      equal((await caller().call('getCase', { params })).body.escalation, 1, 'escalated once');
      equal(
        (await caller().call('listActivities', { params })).body.items.filter(({ text }) => text === 'Hello').length,
        1,
        'said once',
      );
    });
    it('the same key with another body is refused', async () => {
      const key = crypto.randomUUID();
      await caller().call('createCase', { body: ask, key });
      await caller().refused(
        'createCase',
        { body: { ...ask, description: 'Other' }, key },
        422,
        'idempotency-key-reused',
      );
      const made = await newCase(caller(), 'Another request');
      await caller().refused(
        'addComment',
        { params: { id: made.id }, body: { text: 'x' }, key },
        422,
        'idempotency-key-reused',
      );
    });
    it('the same key of another person is another key', async () => {
      const key = crypto.randomUUID();
      const one = (await caller().call('createCase', { body: ask, key })).body;
      const other = (await caller().call('createCase', { as: 'jonas', body: ask, key })).body;
      ok(one.id !== other.id, 'two cases');
    });
    it('a refused request can be corrected under the same key', async () => {
      const key = crypto.randomUUID();
      await caller().refused('createCase', { body: { ...ask, description: '' }, key }, 422, 'invalid');
      await caller().call('createCase', { body: ask, key });
    });
    it('a write without a key, or with one that is none, is refused', async () => {
      await caller().refused('createCase', { body: ask, key: null }, 400, 'idempotency-key-missing');
      await caller().refused('createCase', { body: ask, key: 'x'.repeat(200) }, 400, 'malformed-request');
    });
  });

  describe('changes and versions', () => {
    it('a submitted case is not changed by its customer', async () => {
      const made = await newCase(caller(), 'Read only');
      const request = { params: { id: made.id }, body: { priority: 1 as const }, version: 1 };
      await caller().refused('updateCase', request, 403, 'forbidden');
      await caller().refused('updateCase', { ...request, version: undefined }, 428, 'version-required');
      await caller().refused('updateCase', { ...request, headers: { 'if-match': '*' } }, 400, 'malformed-request');
    });
    it('an agent changes with the version at hand, and is told of a newer one', async () => {
      const made = await newCase(caller(), 'Changed by agents');
      const params = { id: made.id };
      await caller().refused('opsUpdateCase', { as: 'ops', params, body: { priority: 2 } }, 428, 'version-required');
      const { body, headers } = await caller().call('opsUpdateCase', {
        as: 'ops',
        params,
        version: 1,
        body: { priority: 2, category: 'Alerts' },
      });
      equal([body.priority, body.category, body.version, headers.get('etag')], [2, 'Alerts', 2, '"2"']);
      const conflict = await caller().refused(
        'opsUpdateCase',
        { as: 'ops', params, version: 1, body: { priority: 3 } },
        412,
        'version-conflict',
      );
      equal((conflict.current as { version?: number }).version, 2, 'the case as it is now');
      equal((await caller().call('getCase', { params })).headers.get('etag'), '"2"', 'entity tag');
    });
    it('of many who change the same version one wins', async () => {
      const made = await newCase(caller(), 'Changed at once');
      const answers = await Promise.all(
        [1, 2, 3, 4].map((priority) =>
          caller().send('opsUpdateCase', { as: 'ops', params: { id: made.id }, version: 1, body: { priority } }),
        ),
      );
      equal(answers.map(({ status }) => status).sort(), [200, 412, 412, 412]);
    });
    it('an agent takes the steps that are offered, and no other', async () => {
      const made = await newCase(caller(), 'Steps of the agent');
      const params = { id: made.id };
      const states: number[] = [0, 1, 3, 6, 7, 10, 18];
      const now = async () => (await caller().call('opsGetCase', { as: 'ops', params })).body;
      for (const way of [[], [10], [18], [10], [6], [10]]) {
        await bring(caller(), made.id, ...way);
        const record = await now();
        for (const state of states.filter(
          (one) => one !== record.state && !(record.transitions as number[]).includes(one),
        )) {
          await caller().refused(
            'opsUpdateCase',
            { as: 'ops', params, version: record.version, body: { state } },
            409,
            'state-conflict',
          );
        }
      }
      await caller().refused(
        'opsUpdateCase',
        { as: 'ops', params, version: (await now()).version, body: { state: 6 } },
        422,
        'invalid',
      );
      await bring(caller(), made.id, 3);
      equal((await now()).transitions, [], 'closed is closed');
      await caller().refused(
        'opsUpdateCase',
        { as: 'ops', params, version: (await now()).version, body: { priority: 1 } },
        409,
        'state-conflict',
      );
    });
    it('the operator lists all cases but nobody without the key does', async () => {
      const { body } = await caller().call('opsListCases', { as: 'ops', query: { limit: 200 } });
      const numbers = new Set(body.items.map(({ number }) => number));
      ok(numbers.has('CS0001401') && numbers.has('CS0001318') && numbers.has('CS0001393'), 'of all modules');
      for (const as of ['maria', 'nobody'] as const)
        await caller().refused('opsListCases', { as }, 401, 'unauthenticated');
    });
  });

  describe('as time goes by', () => {
    it('an old key is a new one after a day', async () => {
      const { host } = caller();
      if (!host.advance) return;
      const key = crypto.randomUUID();
      const first = (await caller().call('createCase', { body: ask, key })).body;
      host.advance(25 * 3_600_000);
      const second = (await caller().call('createCase', { body: ask, key })).body;
      ok(first.id !== second.id, 'two cases');
    });
  });
};
