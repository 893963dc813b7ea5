import { equal, matches, ok } from './assert.js';
import { bring, newCase, type Suite } from './host.js';

export const cases: Suite = ({ describe, it }, caller) => {
  describe('create', () => {
    it('a case gets a number, a state, its parties and what follows from its product', async () => {
      const before = await newCase(caller(), 'First of two');
      const made = await caller().call('createCase', {
        body: {
          caseType: 'technical-problem',
          shortDescription: '  Probe is silent ',
          description: 'Since noon.',
          soldProduct: 'sp-boxeo-probe',
          installBaseItem: 'ib-probe-rotterdam',
          category: 'Collectors',
          priority: 2,
          fields: { symptom: 'no-data', usersAffected: 4, startedOn: '2026-11-20' },
        },
      });
      const { body } = made;
      matches(body.number, /^CS\d{7}$/);
      ok(body.number > before.number, 'numbers rise');
      equal(made.headers.get('etag'), '"1"', 'entity tag');
      equal([body.state, body.version, body.channel, body.shortDescription], [1, 1, 'web', 'Probe is silent']);
      equal(
        [body.account?.name, body.contact?.name, body.openedBy.name, body.product?.name],
        ['Boxeo', 'Maria Lindqvist', 'Maria Lindqvist', 'Edge Probe'],
      );
      equal(body.fields, { symptom: 'no-data', usersAffected: 4, startedOn: '2026-11-20' }, 'own fields');
      equal((await caller().call('getCase', { params: { id: body.number } })).body.id, body.id, 'found by number');
      equal((await caller().call('getCase', { params: { id: body.id } })).body, body, 'read as answered');
      ok(
        (await caller().call('listCases', { query: { filter: { eq: ['number', body.number] } } })).body.total === 1,
        'listed',
      );
    });
    it('an admin creates for a colleague of the account below', async () => {
      const viewer = (await caller().call('getViewer')).body;
      const elena = viewer.mayActFor.find(({ name }) => name === 'Elena Rossi');
      ok(elena, 'Elena can be acted for');
      const { body } = await caller().call('createCase', {
        body: {
          caseType: 'product-question',
          shortDescription: 'For Elena',
          description: 'She asked me.',
          contact: elena.id,
        },
      });
      equal(
        [body.contact?.name, body.account?.name, body.openedBy.name],
        ['Elena Rossi', 'Boxeo Italia', 'Maria Lindqvist'],
      );
      equal(
        (await caller().call('getCase', { as: 'elena', params: { id: body.id } })).body.number,
        body.number,
        'she reads it',
      );
    });
    it('a consumer creates own cases', async () => {
      const made = await newCase(caller(), 'Bill of a consumer', 'sam');
      equal([made.consumer?.name, made.account, made.contact], ['Sam Collins', null, null]);
      await caller().refused('getCase', { as: 'riley', params: { id: made.id } }, 404, 'not-found');
    });

    const ask = {
      caseType: 'technical-problem',
      shortDescription: 'A subject',
      description: 'Text',
      soldProduct: 'sp-boxeo-logs',
    };
    const wrong: [name: string, body: unknown, pointer: string, code: string][] = [
      ['an empty subject', { ...ask, shortDescription: '' }, '/shortDescription', 'required'],
      ['a subject of blanks', { ...ask, shortDescription: '   ' }, '/shortDescription', 'required'],
      ['a subject that is too long', { ...ask, shortDescription: 'x'.repeat(161) }, '/shortDescription', 'too-long'],
      ['no description', { ...ask, description: undefined }, '/description', 'required'],
      ['a description that is too long', { ...ask, description: 'x'.repeat(4001) }, '/description', 'too-long'],
      ['a priority that is none', { ...ask, priority: 9 }, '/priority', 'not-a-choice'],
      ['an area that is none', { ...ask, category: 'Elsewhere' }, '/category', 'not-a-choice'],
      [
        'a choice of another area',
        { ...ask, category: 'Alerts', fields: { symptom: 'loss' } },
        '/fields/symptom',
        'not-a-choice',
      ],
      ['a date that is none', { ...ask, fields: { startedOn: '2026-02-30' } }, '/fields/startedOn', 'not-a-date'],
      [
        'a number too small',
        { ...ask, priority: 2, fields: { usersAffected: 0 } },
        '/fields/usersAffected',
        'too-small',
      ],
      [
        'what only some answers ask for',
        { ...ask, priority: 1, fields: { usersAffected: 2 } },
        '/fields/phone',
        'required',
      ],
      [
        'a text for a number',
        { ...ask, priority: 2, fields: { usersAffected: 'many' } },
        '/fields/usersAffected',
        'type',
      ],
      ['a field that is not asked', { ...ask, fields: { nonsense: 1 } }, '/fields/nonsense', 'unknown'],
      ['a field that is not there', { ...ask, nonsense: 1 }, '/nonsense', 'unknown'],
      ['a state', { ...ask, state: 6 }, '/state', 'server-owned'],
      ['a number', { ...ask, number: 'CS0000001' }, '/number', 'server-owned'],
      ['an opener', { ...ask, openedBy: 'x' }, '/openedBy', 'server-owned'],
      ['a product of nobody', { ...ask, soldProduct: 'nonsense' }, '/soldProduct', 'not-found'],
      ['a product of somebody else', { ...ask, soldProduct: 'sp-avid-logs' }, '/soldProduct', 'not-found'],
      ['an item of somebody else', { ...ask, installBaseItem: 'ib-pharmacy-avid' }, '/installBaseItem', 'not-found'],
      ['a person of somebody else', { ...ask, contact: 'contact-noah.adler' }, '/contact', 'not-found'],
      ['an account of somebody else', { ...ask, account: 'acct-avid' }, '/account', 'not-found'],
      ['a kind of case of another site', { ...ask, caseType: 'billing-question' }, '/caseType', 'not-found'],
      ['a file that is not there', { ...ask, attachments: ['nonsense'] }, '/attachments/0', 'not-found'],
      ['another shape', [], '', 'type'],
    ];
    for (const [name, body, pointer, code] of wrong) {
      it(`refused at its field: ${name}`, async () => {
        const problem = await caller().refused('createCase', { body }, 422, 'invalid');
        const error = problem.errors?.find((one) => one.pointer === pointer);
        equal(error?.code, code, `code at ${pointer} in ${JSON.stringify(problem.errors)}`);
      });
    }
    it('what is not visible is not kept, what is left out takes its default', async () => {
      const { body } = await caller().call('createCase', {
        body: { ...ask, fields: { symptom: 'late', usersAffected: 7 } },
      });
      equal([body.priority, body.fields], [3, {}]);
    });
    it('an ordinary customer acts for nobody else', async () => {
      await caller().refused(
        'createCase',
        { as: 'jonas', body: { ...ask, contact: 'contact-maria.lindqvist' } },
        422,
        'invalid',
      );
      equal((await caller().call('getViewer', { as: 'jonas' })).body.mayActFor, [], 'nobody offered');
    });
  });

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
