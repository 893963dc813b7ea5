import { equal, ok } from './assert.js';
import { bring, newCase, type Suite } from './host.js';

export const cases: Suite = ({ describe, it }, caller) => {
  describe('who reads what', () => {
    it('a customer reads own cases, an admin those of the account and below, nobody reads sideways or upward', async () => {
      const numbers = async (as: 'maria' | 'jonas' | 'elena' | 'noah' | 'sam' | 'ada') =>
        new Set(
          (await caller().call('listCases', { as, query: { limit: 200 } })).body.items.map(({ number }) => number),
        );
      const [maria, jonas, elena, noah, sam] = await Promise.all([
        numbers('maria'),
        numbers('jonas'),
        numbers('elena'),
        numbers('noah'),
        numbers('sam'),
      ]);
      ok(
        maria.has('CS0001401') && maria.has('CS0001398') && maria.has('CS0001386'),
        'Maria reads own, Jonas’s and Elena’s',
      );
      ok(jonas.has('CS0001398') && !jonas.has('CS0001401') && !jonas.has('CS0001386'), 'Jonas reads own only');
      ok(elena.has('CS0001386') && !elena.has('CS0001401'), 'Elena does not read upward');
      ok(noah.has('CS0001318') && ![...noah].some((number) => maria.has(number)), 'Avid and Boxeo share nothing');
      ok(sam.has('CS0001393') && !sam.has('CS0001384') && !sam.has('CS0001401'), 'Sam reads own only');
    });
    it('what may not be read and what is not there are the same answer, byte for byte', async () => {
      const made = await newCase(caller(), 'Not for Noah');
      const answers: string[] = [];
      for (const id of [made.id, made.number, 'CS9999999', '00000000-0000-7000-8000-000000000000', 'x'.repeat(64)]) {
        const response = await caller().send('getCase', { as: 'noah', params: { id } });
        const headers = [...response.headers].filter(([name]) => name !== 'oriel-reference' && name !== 'date').sort();
        answers.push(JSON.stringify([response.status, headers, await response.text()]));
      }
      equal(new Set(answers).size, 1, 'kinds of answers');
      const writes = [];
      for (const id of [made.id, 'nothing']) {
        for (const name of ['addComment', 'actOnCase', 'updateCase', 'listActivities'] as const) {
          const body =
            name === 'addComment'
              ? { text: 'x' }
              : name === 'actOnCase'
                ? {}
                : name === 'updateCase'
                  ? { priority: 1 }
                  : undefined;
          const problem = await caller().refused(
            name,
            { as: 'noah', params: { id, action: 'close' }, body, version: name === 'updateCase' ? 1 : undefined },
            404,
            'not-found',
          );
          writes.push(problem.text);
        }
      }
      equal(new Set([...writes, JSON.parse(answers[0] ?? '[]')[2]]).size, 1, 'kinds of bodies');
    });
    it('lookups offer only what may be read', async () => {
      const sold = (
        await caller().call('lookup', { as: 'jonas', params: { table: 'soldProduct' }, query: { limit: 200 } })
      ).body.items.map(({ id }) => id);
      ok(
        sold.includes('sp-boxeo-logs') && !sold.includes('sp-italia-monitoring') && !sold.includes('sp-avid-logs'),
        'sold products',
      );
      const found = (
        await caller().call('lookup', {
          params: { table: 'installBaseItem' },
          query: { filter: { text: 'frankfurt' } },
        })
      ).body.items;
      equal(
        found.map(({ label }) => label),
        ['Frankfurt collector'],
        'search',
      );
      ok((await caller().call('lookup', { params: { table: 'product' } })).body.items.length > 2, 'products');
      equal(
        (await caller().call('lookup', { as: 'jonas', params: { table: 'contact' } })).body.items.map(
          ({ label }) => label,
        ),
        ['Jonas Weber'],
        'people',
      );
      equal(
        (await caller().call('lookup', { as: 'sam', params: { table: 'consumer' } })).body.items.map(
          ({ label }) => label,
        ),
        ['Sam Collins'],
        'consumers',
      );
      await caller().refused('lookup', { params: { table: 'account' } }, 404, 'not-found');
    });
    it('suggestions find articles of the site and own open cases; articles are read in paragraphs', async () => {
      const { items } = (
        await caller().call('suggest', { query: { text: 'Alert e-mails are delayed since this morning' } })
      ).body;
      equal(items[0]?.title, 'Alert e-mails are delayed: check the relay queue', 'first');
      ok(
        items.some(({ kind, number }) => kind === 'case' && number === 'CS0001398'),
        'own open case',
      );
      const article = (await caller().call('getArticle', { params: { id: items[0]?.id ?? '' } })).body;
      ok(article.paragraphs.length >= 2, 'paragraphs');
      await caller().refused('getArticle', { as: 'sam', params: { id: article.id } }, 404, 'not-found');
      equal(
        (await caller().call('suggest', { as: 'ada', query: { text: 'alert mails delayed' } })).body.items,
        [],
        'nothing of another site',
      );
    });
    it('a case type comes with its fields, and only where it is offered', async () => {
      const { body } = await caller().call('getCaseType', {
        params: { id: 'technical-problem' },
        query: { with: 'module,viewer' },
      });
      ok(body.fields.length > 5 && body.module && body.viewer, 'fields, module, viewer');
      await caller().refused('getCaseType', { as: 'sam', params: { id: 'technical-problem' } }, 404, 'not-found');
    });
  });

  describe('reading and unread', () => {
    it('a reply by support makes a case unread until it is read', async () => {
      const made = await newCase(caller(), 'Unread until read');
      const unread = async () =>
        (await caller().call('listCases', { query: { filter: { eq: ['number', made.number] } } })).body.items[0]
          ?.unread;
      equal(await unread(), false, 'new');
      await caller().call('opsAddComment', { as: 'ops', params: { id: made.id }, body: { text: 'We look at it.' } });
      equal(await unread(), true, 'after the reply');
      await caller().call('getCase', { params: { id: made.id } });
      equal(await unread(), false, 'after reading');
    });
    it('work notes leave no trace for a customer', async () => {
      const made = await newCase(caller(), 'Has a work note');
      const before = (await caller().call('getCase', { params: { id: made.id } })).body;
      const note = (
        await caller().call('opsAddComment', {
          as: 'ops',
          params: { id: made.id },
          body: { text: 'Do not tell', workNote: true },
        })
      ).body;
      equal(note.workNote, true);
      equal((await caller().call('getCase', { params: { id: made.id } })).body, before, 'the case');
      equal((await caller().call('listActivities', { params: { id: made.id } })).body.total, 0, 'the stream');
      equal(
        (await caller().call('opsListActivities', { as: 'ops', params: { id: made.id } })).body.total,
        1,
        'the agents’ stream',
      );
    });
  });

  describe('the life of a case', () => {
    it('every step that is offered can be taken, and no other', async () => {
      const needs: Record<string, object> = {
        reject: { comment: 'No' },
        escalate: { comment: 'Urgent' },
        rate: { rating: 4 },
      };
      const all = ['close', 'accept', 'reject', 'reopen', 'cancel', 'escalate', 'rate', 'watch', 'unwatch'] as const;
      const expected: Record<string, string[]> = {
        new: ['cancel', 'close', 'escalate', 'watch'],
        open: ['cancel', 'close', 'escalate', 'watch'],
        awaiting: ['cancel', 'close', 'escalate', 'watch'],
        resolved: ['accept', 'escalate', 'rate', 'reject', 'watch'],
        cancelled: ['reopen', 'watch'],
        closed: ['watch'],
      };
      const ways: Record<string, number[]> = {
        new: [],
        open: [10],
        awaiting: [10, 18],
        resolved: [10, 6],
        cancelled: [7],
        closed: [3],
      };
      const after: Record<string, number> = { close: 3, accept: 3, reject: 10, reopen: 10, cancel: 7 };
      for (const [state, way] of Object.entries(ways)) {
        for (const action of all) {
          const made = await newCase(caller(), `${state} then ${action}`);
          await bring(caller(), made.id, ...way);
          const now = (await caller().call('getCase', { params: { id: made.id } })).body;
          equal([...now.actions].sort(), expected[state], `offered in ${state}`);
          const allowed = expected[state]?.includes(action) || action === 'unwatch';
          const request = { params: { id: made.id, action }, body: needs[action] ?? {} };
          if (!allowed) {
            await caller().refused('actOnCase', request, 409, 'state-conflict');
            equal(
              (await caller().call('getCase', { params: { id: made.id } })).body.version,
              now.version,
              'nothing changed',
            );
            continue;
          }
          const then = (await caller().call('actOnCase', request)).body;
          equal(then.state, after[action] ?? now.state, `${action} in ${state}`);
          if (after[action] !== undefined) equal(then.history.at(-1)?.state, after[action], 'history');
        }
      }
    });
    it('what an action asks for is asked for', async () => {
      const made = await newCase(caller(), 'Asks for a comment');
      const comment = await caller().refused(
        'actOnCase',
        { params: { id: made.id, action: 'escalate' }, body: {} },
        422,
        'invalid',
      );
      equal(comment.errors?.[0]?.pointer, '/comment');
      await bring(caller(), made.id, 10, 6);
      await caller().refused(
        'actOnCase',
        { params: { id: made.id, action: 'reject' }, body: { comment: ' ' } },
        422,
        'invalid',
      );
      await caller().refused('actOnCase', { params: { id: made.id, action: 'rate' }, body: {} }, 422, 'invalid');
      await caller().refused(
        'actOnCase',
        { params: { id: made.id, action: 'rate' }, body: { rating: 6 } },
        422,
        'invalid',
      );
      await caller().refused('actOnCase', { params: { id: made.id, action: 'destroy' }, body: {} }, 404, 'not-found');
    });
    it('accepting keeps the words and the stars', async () => {
      const made = await newCase(caller(), 'Accepted with thanks');
      await bring(caller(), made.id, 10, 6);
      const resolved = (await caller().call('getCase', { params: { id: made.id } })).body;
      ok(resolved.resolvedAt && resolved.closesAt && resolved.closesAt > resolved.resolvedAt, 'closes by itself later');
      equal([resolved.resolutionCode, resolved.resolutionNotes], ['Solved by support', 'It works again.']);
      const { body } = await caller().call('actOnCase', {
        params: { id: made.id, action: 'accept' },
        body: { comment: 'Thank you', rating: 5 },
      });
      equal([body.state, body.rating, body.closesAt, body.canComment], [3, 5, null, false]);
      const stream = (await caller().call('listActivities', { params: { id: made.id } })).body.items;
      equal(
        stream.map(({ kind, reason, text }) => [kind, reason ?? text]),
        [
          ['stateChange', null],
          ['stateChange', null],
          ['comment', 'Thank you'],
          ['stateChange', 'accept'],
        ],
      );
      await caller().refused(
        'addComment',
        { params: { id: made.id }, body: { text: 'One more' } },
        409,
        'state-conflict',
      );
    });
    it('a reply to a waiting case takes it back to work', async () => {
      const made = await newCase(caller(), 'Waits for a reply');
      await bring(caller(), made.id, 10, 18);
      const { body } = await caller().call('addComment', { params: { id: made.id }, body: { text: 'Here it is' } });
      equal(
        [body.author.you, body.author.role, body.author.initials, body.text],
        [true, 'customer', 'ML', 'Here it is'],
      );
      equal((await caller().call('getCase', { params: { id: made.id } })).body.state, 10);
      const last = (
        await caller().call('listActivities', { params: { id: made.id }, query: { order: '-at', limit: 1 } })
      ).body.items[0];
      equal([last?.kind, last?.from, last?.to, last?.reason], ['stateChange', 18, 10, 'reply']);
      const seen = (await caller().call('opsListActivities', { as: 'ops', params: { id: made.id } })).body.items;
      ok(
        seen.every(({ author }) => !author.you || author.role === 'agent'),
        'the agent is not the customer',
      );
    });
    it('escalating raises the case up to the top and no further', async () => {
      const made = await newCase(caller(), 'More urgent each time');
      for (const level of [1, 2, 3]) {
        const { body } = await caller().call('actOnCase', {
          params: { id: made.id, action: 'escalate' },
          body: { comment: `Level ${level}` },
        });
        equal(body.escalation, level);
        equal(body.actions.includes('escalate'), level < 3, 'offered');
      }
    });
    it('watching is one’s own', async () => {
      const made = await newCase(caller(), 'Watched by Elena’s admin', 'elena');
      const watched = (await caller().call('actOnCase', { params: { id: made.id, action: 'watch' }, body: {} })).body;
      equal([watched.watching, watched.version], [true, made.version]);
      equal((await caller().call('getCase', { as: 'elena', params: { id: made.id } })).body.watching, false);
      equal(
        (await caller().call('actOnCase', { params: { id: made.id, action: 'unwatch' }, body: {} })).body.watching,
        false,
      );
    });
    it('an instance that does not release an action refuses it', async () => {
      const made = await newCase(caller(), 'No escalation here', 'sam');
      const headers = { 'oriel-instance': 'calico-view' };
      equal(
        (await caller().call('getCase', { as: 'sam', params: { id: made.id }, headers })).body.actions.includes(
          'escalate',
        ),
        false,
      );
      await caller().refused(
        'actOnCase',
        { as: 'sam', params: { id: made.id, action: 'escalate' }, body: { comment: 'x' }, headers },
        403,
        'forbidden',
      );
    });
  });
};
