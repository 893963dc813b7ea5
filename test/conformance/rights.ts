import type { BodyOf } from '../../src/contract/routes.js';
import { equal, ok } from './assert.js';
import { newCase, type Suite } from './host.js';
import { Listener } from './listener.js';

const ops = { as: 'ops' } as const;
/** Long before the streams are judged by the clock. */
const AT_ONCE = 1000;

export const rights: Suite = ({ describe, it }, caller) => {
  const resets = ({ frames }: Listener): number => frames.filter(({ event }) => event === 'reset').length;
  const hears = ({ events }: Listener, id: string): number => events.filter((event) => event.case === id).length;
  const comment = (id: string, text: string) => caller().call('addComment', { params: { id }, body: { text } });

  describe('rights and open streams', () => {
    it('what a relation opens is heard at once, and what its end takes away is heard no more', async () => {
      const made = await newCase(caller(), 'Told to a party');
      const [noah, ada] = await Promise.all([Listener.open(caller(), 'noah'), Listener.open(caller(), 'ada')]);
      // Heard by both or not, it shows that the streams were judged once.
      await newCase(caller(), 'Judged once', 'noah');
      await noah.until(() => noah.events.length > 0);
      const party = { contact: 'contact-noah.adler', responsibility: 'responsibility-authorised' };
      const body = { kind: 'relatedParty', case: made.id, ...party };
      const { id } = (await caller().call('opsCreateRelation', { ...ops, body })).body;
      await noah.until(() => resets(noah) === 1, AT_ONCE);
      await comment(made.id, 'For all who may read');
      await noah.until(() => hears(noah, made.id) === 1);
      const params = { kind: 'relatedParty' as const, id };
      await caller().call('opsEndRelation', { ...ops, params, body: {} });
      await comment(made.id, 'No longer for Noah');
      await noah.until(() => resets(noah) === 2, AT_ONCE);
      const next = await newCase(caller(), 'Heard by Noah', 'noah');
      await noah.until(() => hears(noah, next.id) > 0);
      equal([hears(noah, made.id), resets(ada)], [1, 0], 'nothing more; others are left alone');
      await caller().refused('getCase', { as: 'noah', params: { id: made.id } }, 404, 'not-found');
      for (const listener of [noah, ada]) listener.stop();
    });
    it('a switch of the account reaches the pages of its contacts', async () => {
      const jonas = await Listener.open(caller(), 'jonas');
      await newCase(caller(), 'Judged once', 'jonas');
      await jonas.until(() => jonas.events.length > 0);
      const set = async (restrictAssets: boolean) => {
        const place = { ...ops, params: { id: 'acct-boxeo' } };
        const { version } = (
          await caller().call('opsGetRecord', { ...ops, params: { table: 'account', id: 'acct-boxeo' } })
        ).body;
        await caller().call('opsUpdateAccount', { ...place, body: { restrictAssets }, version: version ?? 0 });
      };
      await set(true);
      await jonas.until(() => resets(jonas) === 1, AT_ONCE);
      await set(false);
      await jonas.until(() => resets(jonas) === 2, AT_ONCE);
      ok(!jonas.ended, 'the stream goes on');
      jonas.stop();
    });
  });

  describe('customers written by operators', () => {
    const put = (body: BodyOf<'opsPutWorld'>) => caller().call('opsPutWorld', { ...ops, body });
    const refused = (body: BodyOf<'opsPutWorld'>) => caller().refused('opsPutWorld', { ...ops, body }, 422, 'invalid');
    const account = (id: string, parent: string | null) => ({ id, number: id.toUpperCase(), name: id, parent });
    const sold = (id: string, of: string) => ({ id, number: id.toUpperCase(), name: id, account: of });
    const sees = async (as: 'maria' | 'noah', id: string): Promise<boolean> => {
      const query = { filter: { eq: ['id', id] as [string, string] } };
      return (await caller().call('listSoldProducts', { as, query })).body.total === 1;
    };
    it('stand below what is there, at any depth', async () => {
      const accounts = [account('written-site', 'acct-boxeo-italia')];
      const { body } = await put({ accounts, soldProducts: [sold('written-product', 'written-site')] });
      equal(body.written, 2);
      equal([await sees('maria', 'written-product'), await sees('noah', 'written-product')], [true, false]);
    });
    it('take what is below them along when they move', async () => {
      await put({
        accounts: [account('written-region', 'acct-boxeo'), account('written-branch', 'written-region')],
        soldProducts: [sold('written-branch-product', 'written-branch')],
      });
      equal(await sees('maria', 'written-branch-product'), true);
      await put({ accounts: [account('written-region', null)] });
      equal(await sees('maria', 'written-branch-product'), false, 'it is Boxeo’s no more');
      const circle = await refused({ accounts: [account('written-region', 'written-branch')] });
      equal(circle.errors?.[0]?.pointer, '/accounts/0/parent');
    });
    it('are in the account path by their account codes, which no two share', async () => {
      const pathOf = async (id: string) =>
        (await caller().call('opsGetRecord', { ...ops, params: { table: 'account', id } })).body.accountPath;
      const coded = (id: string, parent: string | null, code: string) => ({ ...account(id, parent), code });
      await put({
        accounts: [coded('written-group', null, 'GROUP'), account('written-plain', 'written-group')],
        soldProducts: [sold('written-plain-product', 'written-plain')],
      });
      equal(await pathOf('written-group'), '/GROUP/');
      const own = /^\/GROUP\/(A\d{5})\/$/.exec((await pathOf('written-plain')) ?? '')?.[1];
      ok(own, 'made up for who brings none');
      for (const accounts of [
        [coded('written-other', null, 'GROUP')],
        [coded('written-other', null, 'TWICE'), coded('written-another', null, 'TWICE')],
      ]) {
        const { errors } = await refused({ accounts });
        equal(errors?.[0]?.pointer, `/accounts/${accounts.length - 1}/code`);
        ok(errors?.[0]?.message.includes('is the account code of'), 'it says whose it is');
      }
      equal(
        (await refused({ accounts: [coded('written-other', null, 'a/b')] })).errors?.[0]?.pointer,
        '/accounts/0/code',
      );
      // Another code above, and none said again: what is below follows.
      await put({ accounts: [coded('written-group', 'acct-boxeo', 'HOLDING')] });
      equal(await pathOf('written-plain'), `/BOXEO/HOLDING/${own}/`);
      equal(await sees('maria', 'written-plain-product'), true);
      await put({ accounts: [account('written-plain', null)] });
      equal(await pathOf('written-plain'), `/${own}/`, 'it keeps the code it has');
      equal(await sees('maria', 'written-plain-product'), false);
      await put({ accounts: [account('written-plain', 'written-group')] });
      const circle = await refused({ accounts: [coded('written-group', 'written-plain', 'ROUND')] });
      equal(circle.errors?.[0]?.pointer, '/accounts/0/parent');
    });
    it('are written whole or not at all, and no module with them', async () => {
      const soldProducts = [sold('written-nowhere', 'acct-of-nobody')];
      const { errors } = await refused({ accounts: [account('written-half', null)], soldProducts });
      ok(errors?.[0]?.message.includes('acct-of-nobody'), 'it says what is not there');
      await caller().refused(
        'opsGetRecord',
        { ...ops, params: { table: 'account', id: 'written-half' } },
        404,
        'not-found',
      );
      await refused({ modules: [] } as unknown as BodyOf<'opsPutWorld'>);
    });
  });
};
