import type { Association } from '../../src/contract/relation.js';
import { equal, ok } from './assert.js';
import type { Suite } from './host.js';

const ops = { as: 'ops' } as const;
const account = 'acct-boxeo';

/** Account consumers and the products of their account; Ada and Sam are linked to Boxeo for the while. */
export const associations: Suite = ({ describe, it }, caller) => {
  const link = async (consumer: string, dates: object = {}): Promise<string> =>
    (
      await caller().call('opsCreateRelation', {
        ...ops,
        body: { kind: 'accountConsumer', account, consumer, ...dates },
      })
    ).body.id;
  const unlink = async (id: string): Promise<void> => {
    const params = { kind: 'accountConsumer' as const, id };
    await caller().call('opsDeleteRelation', { ...ops, params, body: {} });
  };
  const associate = async (body: object): Promise<Association> =>
    (await caller().call('opsAssociate', { ...ops, body })).body;
  const dissociate = async (body: object): Promise<Association> =>
    (await caller().call('opsDissociate', { ...ops, body })).body;
  const refused = async (body: object): Promise<unknown> => {
    const problem = await caller().refused('opsAssociate', { ...ops, body }, 422, 'invalid');
    return problem.errors?.map(({ pointer, code }) => [pointer, code]);
  };
  const products = async (id: string) => (await caller().call('opsConsumerProducts', { ...ops, params: { id } })).body;
  const names = (list: { id: string; as: string }[]) => list.map(({ id, as }) => [id, as]);
  const reads = async (as: 'ada' | 'sam', id: string): Promise<boolean> =>
    (await caller().send('getSoldProduct', { as, params: { id } })).status === 200;
  const [ada, sam] = ['consumer-ada.okafor', 'consumer-sam.collins'];

  describe('account consumers and their products', () => {
    it('the first is the product’s own consumer, a further one an authorised party; both read it', async () => {
      const links = [await link(ada), await link(sam)];
      const soldProduct = 'sp-boxeo-archive';
      ok(!(await reads('ada', soldProduct)), 'not before');
      const first = await associate({ soldProduct, consumer: ada });
      equal([first.product.id, first.product.as, first.product.account?.name], [soldProduct, 'consumer', 'Boxeo']);
      equal((await associate({ soldProduct, consumer: sam })).product.as, 'relatedParty');
      equal([await reads('ada', soldProduct), await reads('sam', soldProduct)], [true, true]);
      equal(await refused({ soldProduct, consumer: ada }), [['/consumer', 'exists']], 'twice the same');
      equal(await refused({ soldProduct, consumer: sam }), [['/consumer', 'exists']], 'twice the same party');
      const installBaseItem = 'ib-sandbox';
      equal((await associate({ installBaseItem, consumer: sam })).product.as, 'consumer');
      const seen = await products(sam);
      ok(
        names(seen.soldProducts).some(([id, as]) => id === soldProduct && as === 'relatedParty'),
        'sold products',
      );
      ok(
        names(seen.installBaseItems).some(([id, as]) => id === installBaseItem && as === 'consumer'),
        'items',
      );
      for (const body of [
        { installBaseItem, consumer: sam },
        { soldProduct, consumer: sam },
        { soldProduct, consumer: ada },
      ])
        await dissociate(body);
      equal([await reads('ada', soldProduct), await reads('sam', soldProduct)], [false, false], 'at once');
      const gone = { ...ops, body: { soldProduct, consumer: ada } };
      await caller().refused('opsDissociate', gone, 422, 'invalid');
      const { items } = (
        await caller().call('opsRecordHistory', { ...ops, params: { table: 'soldProduct', id: soldProduct } })
      ).body;
      equal(
        items.slice(0, 4).map(({ action, table }) => [table, action]),
        [
          ['soldProduct', 'changed'],
          ['relatedParty', 'ended'],
          ['relatedParty', 'created'],
          ['soldProduct', 'changed'],
        ],
      );
      for (const id of links) await unlink(id);
    });
    it('when the link ends, what leaned on it ends', async () => {
      const links = [await link(ada), await link(sam)];
      const soldProduct = 'sp-boxeo-insights';
      await associate({ soldProduct, consumer: ada });
      await associate({ soldProduct, consumer: sam });
      for (const id of links) {
        const params = { kind: 'accountConsumer' as const, id };
        await caller().call('opsEndRelation', { ...ops, params, body: {} });
      }
      equal([await reads('ada', soldProduct), await reads('sam', soldProduct)], [false, false], 'both');
      equal(await refused({ soldProduct, consumer: sam }), [['/consumer', 'invalid']], 'an ended link');
      const again = await link(sam);
      ok(!(await reads('sam', soldProduct)), 'a new link brings no old party back');
      await dissociate({ soldProduct, consumer: ada });
      for (const id of [...links, again]) await unlink(id);
    });
    it('what does not fit is refused, with the place', async () => {
      equal(await refused({ soldProduct: 'sp-boxeo-archive', consumer: ada }), [['/consumer', 'invalid']], 'no link');
      equal(await refused({ soldProduct: 'sp-ada-plan', consumer: ada }), [['/soldProduct', 'invalid']], 'no account');
      equal(await refused({ soldProduct: 'nothing', consumer: 'nobody' }), [
        ['/consumer', 'not-found'],
        ['/soldProduct', 'not-found'],
      ]);
      equal(await refused({ consumer: ada }), [['/soldProduct', 'required']], 'no product');
      await caller().refused('opsConsumerProducts', { ...ops, params: { id: 'nobody' } }, 404, 'not-found');
      const body = { soldProduct: 'sp-boxeo-archive', consumer: ada };
      await caller().refused('opsAssociate', { ...ops, body, key: null }, 400, 'idempotency-key-missing');
    });
  });

  describe('people with access to an item', () => {
    const params = { id: 'ib-logs' };
    it('an administrator lists, chooses, adds and ends; ending twice changes nothing', async () => {
      const { items } = (await caller().call('listAssetContactChoices', { params, query: { search: 'sofia' } })).body;
      equal(
        items.map(({ label, detail }) => [label, detail]),
        [['Sofia Nyberg', 'Platform engineer, Boxeo']],
      );
      const body = { contact: items[0]?.id ?? '' };
      const key = crypto.randomUUID();
      const made = (await caller().call('addAssetContact', { params, body, key })).body;
      equal((await caller().call('addAssetContact', { params, body, key })).body, made, 'the same key');
      const twice = await caller().refused('addAssetContact', { params, body }, 422, 'invalid');
      equal(
        twice.errors?.map(({ pointer, code }) => [pointer, code]),
        [['/contact', 'exists']],
      );
      const listed = (await caller().call('listAssetContacts', { params })).body;
      equal([listed.items.map(({ contact }) => contact.name), listed.restricted], [['Sofia Nyberg'], false]);
      const ask = { params: { ...params, assetContact: made.id }, body: {} };
      const ended = (await caller().call('endAssetContact', ask)).body;
      equal((await caller().call('endAssetContact', ask)).body, ended, 'twice');
      equal((await caller().call('listAssetContacts', { params })).body.items, [], 'at once');
      const { items: told } = (
        await caller().call('opsRecordHistory', { ...ops, params: { table: 'installBaseItem', ...params } })
      ).body;
      equal(
        told.slice(0, 2).map(({ action, actor }) => [action, actor]),
        [
          ['ended', 'Maria Lindqvist'],
          ['created', 'Maria Lindqvist'],
        ],
      );
    });
    it('only contacts of the account, its partners and its relationships can be chosen', async () => {
      const contact = 'contact-noah.adler';
      const problem = await caller().refused('addAssetContact', { params, body: { contact } }, 422, 'invalid');
      equal(problem.errors?.[0]?.pointer, '/contact');
      const nobody = { params, body: { contact: 'nobody' } };
      await caller().refused('addAssetContact', nobody, 422, 'invalid');
      const partner = { kind: 'accountRelationship', from: 'acct-avid', to: account };
      const { id } = (await caller().call('opsCreateRelation', { ...ops, body: partner })).body;
      const made = (await caller().call('addAssetContact', { params, body: { contact } })).body;
      equal(made.account?.name, 'Avid Inc.', 'a partner’s');
      await caller().call('endAssetContact', { params: { ...params, assetContact: made.id }, body: {} });
      const kind = { kind: 'accountRelationship' as const, id };
      await caller().call('opsDeleteRelation', { ...ops, params: kind, body: {} });
    });
    it('to everybody else there is no such item', async () => {
      const unknown = await caller().refused('listAssetContacts', { params: { id: 'nothing' } }, 404, 'not-found');
      for (const as of ['jonas', 'noah', 'sam'] as const) {
        const answer = await caller().refused('listAssetContacts', { as, params }, 404, 'not-found');
        equal(answer.text, unknown.text, as);
        await caller().refused('listAssetContactChoices', { as, params }, 404, 'not-found');
        await caller().refused('addAssetContact', { as, params, body: { contact: 'x' } }, 404, 'not-found');
      }
      const other = { params: { ...params, assetContact: 'asset-frankfurt-jonas' }, body: {} };
      await caller().refused('endAssetContact', other, 404, 'not-found');
      const item = async (as: 'maria' | 'jonas') =>
        (await caller().call('getInstallBaseItem', { as, params })).body.setsAssetContacts;
      equal([await item('maria'), await item('jonas')], [true, false]);
    });
  });
};
