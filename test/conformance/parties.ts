/** Whom a case is for, and what it may be about then. */
import type { LookupTable } from '../../src/contract/case-type.js';
import { equal, ok } from './assert.js';
import type { Person, Suite } from './host.js';

const question = { caseType: 'billing-question', shortDescription: 'A bill', description: 'Text', category: 'A bill' };
const claim = {
  ...{ caseType: 'warranty-claim', shortDescription: 'A pump', description: 'Text', category: 'Hydraulics' },
  fields: { operatingHours: 12 },
};
const home = 'home-whitfield';
const dana = 'consumer-dana.whitfield';
const theo = 'consumer-theo.whitfield';

export const parties: Suite = ({ describe, it }, caller) => {
  const offered = async (as: Person, table: LookupTable, parties?: object): Promise<string[]> => {
    const query = { limit: 200, ...(parties && { for: parties }) };
    return (await caller().call('lookup', { as, params: { table }, query })).body.items.map(({ id }) => id).sort();
  };

  describe('whom a case is for', () => {
    it('the head of a household is offered itself, the household and its members, each with what a case names', async () => {
      const { mayActFor } = (await caller().call('getViewer', { as: 'dana' })).body;
      equal(
        mayActFor.map(({ kind, name, relation, as }) => [kind, name, relation, as]),
        [
          ['self', 'Dana Whitfield', 'self', { consumer: dana }],
          ['household', 'Whitfield household', 'household', { consumer: dana, household: home }],
          ['consumer', 'Theo Whitfield', 'household', { consumer: theo, household: home }],
        ],
      );
    });
    it('a partner is offered its customers and their people', async () => {
      const { items, more } = (await caller().call('listParties', { as: 'petra' })).body;
      const northline = items.find(({ name }) => name === 'Northline Civil');
      equal([northline?.relation, northline?.as], ['customer', { account: 'acct-northline' }]);
      const owen = items.find(({ name }) => name === 'Owen Hartley');
      equal([owen?.relation, owen?.as], ['customer', { account: 'acct-northline', contact: 'contact-owen.hartley' }]);
      ok(!items.some(({ name }) => name === 'Eirik Dahl'), 'nobody of another dealer');
      equal(more, false, 'these are all');
    });
    it('they are found by name, and by what the case is about', async () => {
      const found = async (query: object) =>
        (await caller().call('listParties', { as: 'petra', query: { ...query } })).body.items.map(({ name }) => name);
      equal(await found({ text: 'hollm karl' }), ['Karl Hollmann']);
      equal(await found({ installBaseItem: 'ib-mx210-04417' }), ['Owen Hartley', 'Northline Civil']);
      const unknown = { as: 'petra', query: { installBaseItem: 'ib-ml90-02204' } } as const;
      await caller().refused('listParties', unknown, 400, 'malformed-request');
      await caller().refused('listParties', { as: 'petra', query: { nonsense: 'x' } }, 400, 'malformed-request');
    });
    it('a case for each of them is created', async () => {
      for (const { as } of (await caller().call('getViewer', { as: 'dana' })).body.mayActFor)
        ok((await caller().call('createCase', { as: 'dana', body: { ...question, ...as } })).body.number, 'created');
    });
    it('a case in a household names it, for its head and its member', async () => {
      const body = { ...question, household: home };
      const own = (await caller().call('createCase', { as: 'theo', body })).body;
      equal([own.consumer?.name, own.household?.name], ['Theo Whitfield', 'Whitfield household']);
      const read = (await caller().call('getCase', { as: 'dana', params: { id: own.id } })).body;
      equal(read.household?.id, home, 'the head reads it');
      const none = (await caller().call('createCase', { as: 'theo', body: { ...question, household: null } })).body;
      equal(none.household, null, 'in none');
    });
    it('a household of others is answered like one that is not there', async () => {
      for (const [as, household] of [
        ['sam', home],
        ['sam', 'nonsense'],
        ['dana', 'nonsense'],
      ] as const) {
        const body = { ...question, household };
        const problem = await caller().refused('createCase', { as, body }, 422, 'invalid');
        equal(problem.errors, [{ pointer: '/household', code: 'not-found', message: 'Choose the household again' }]);
      }
      const member = { ...question, consumer: dana, household: home };
      await caller().refused('createCase', { as: 'theo', body: member }, 422, 'invalid');
    });
  });

  describe('what a case may be about', () => {
    it('follows whom it is for', async () => {
      equal(await offered('dana', 'soldProduct', { consumer: theo, household: home }), [
        'sp-whitfield-app',
        'sp-whitfield-plan',
      ]);
      equal(await offered('theo', 'soldProduct', { consumer: theo, household: null }), ['sp-whitfield-app']);
      const elena = { account: 'acct-boxeo-italia', contact: 'contact-elena.rossi' };
      const italia = await offered('maria', 'soldProduct', elena);
      ok(italia.length > 0 && italia.every((id) => id.startsWith('sp-italia')), 'products of her account');
      const items = await offered('maria', 'installBaseItem', elena);
      ok(items.length > 0 && !items.includes('ib-frankfurt'), 'items of her account');
      const models = await offered('maria', 'product', elena);
      ok(models.includes('prod-edge-probe') && !models.includes('prod-access-gateway'), 'models of her account');
    });
    it('for oneself is one’s own; a partner chooses the customer first', async () => {
      const all = await offered('petra', 'installBaseItem');
      ok(all.includes('ib-mx210-04417'), 'read');
      equal(await offered('petra', 'installBaseItem', { contact: 'contact-petra.kessler' }), []);
      const northline = await offered('petra', 'installBaseItem', { account: 'acct-northline' });
      equal(northline, ['ib-ml90-01932', 'ib-mx210-04417', 'ib-mx210-04418']);
      const about = { soldProduct: 'sp-northline-mx210', installBaseItem: 'ib-mx210-04417' };
      const made = await caller().call('createCase', {
        as: 'petra',
        body: { ...claim, ...about, account: 'acct-northline' },
      });
      equal([made.body.account?.name, made.body.contact], ['Northline Civil', null]);
    });
    it('is nothing for somebody that one may not act for, whether there or not', async () => {
      for (const parties of [{ account: 'acct-avid' }, { account: 'nonsense' }, { contact: 'contact-noah.adler' }])
        equal(await offered('maria', 'soldProduct', parties), []);
      for (const wrong of ['nonsense', '{"account":7}', '{"nonsense":"x"}']) {
        const query = { for: wrong };
        const problem = await caller().refused(
          'lookup',
          { params: { table: 'soldProduct' }, query },
          400,
          'malformed-request',
        );
        equal(problem.errors?.[0]?.pointer, '?for');
      }
    });
    it('an item says how it is and what it belongs to', async () => {
      const query = { filter: { eq: ['id', 'ib-mx210-04417'] } };
      const { items } = (await caller().call('lookup', { as: 'petra', params: { table: 'installBaseItem' }, query }))
        .body;
      equal(items[0]?.soldProduct?.id, 'sp-northline-mx210');
      equal([items[0]?.product?.name, items[0]?.account?.name], ['Excavator MX 210', 'Northline Civil']);
      equal([items[0]?.location, items[0]?.health], ['Kassel bypass, lot 3', 7]);
    });
    it('a case says how each further item is', async () => {
      const affectedItems = ['ib-mx210-04417', 'ib-ml90-01932'];
      const body = { ...claim, soldProduct: 'sp-northline-mx210', installBaseItem: 'ib-mx210-04417', affectedItems };
      const made = (await caller().call('createCase', { as: 'petra', body })).body;
      equal(
        made.affectedProducts.map(({ id, health }) => [id, health]),
        [['ib-ml90-01932', 7]],
      );
    });
  });
};
