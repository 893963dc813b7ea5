import { equal, matches, ok } from './assert.js';
import { newCase, type Suite } from './host.js';

export const create: Suite = ({ describe, it }, caller) => {
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
      equal(
        (await caller().call('getViewer', { as: 'jonas' })).body.mayActFor.map(({ kind }) => kind),
        ['self'],
        'nobody else',
      );
    });
  });
};
