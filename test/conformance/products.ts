import type { Filter } from '../../src/contract/query.js';
import { equal, ok } from './assert.js';
import type { Suite } from './host.js';

export const products: Suite = ({ describe, it }, caller) => {
  const idsOf = ({ items }: { items: { id: string }[] }): string[] => items.map(({ id }) => id);

  describe('sold products', () => {
    it('components follow their bundle, with tier, state from the dates, and what is granted', async () => {
      const { body } = await caller().call('listSoldProducts', { query: {} });
      equal(body.total, body.items.length, 'one page');
      const bundle = idsOf(body).indexOf('sp-boxeo-operations');
      const components = body.items.filter(({ parent }) => parent?.id === 'sp-boxeo-operations');
      equal(
        idsOf(body)
          .slice(bundle + 1, bundle + 5)
          .sort(),
        components.map(({ id }) => id).sort(),
        'right behind it',
      );
      equal(components[0]?.parent?.name, 'ACME Network Operations');
      const of = (id: string) => body.items.find((item) => item.id === id);
      equal(of('sp-boxeo-monitoring-prod')?.serviceOffering?.tier, 'Platinum');
      equal(of('sp-boxeo-probe')?.quantity, 12);
      equal([of('sp-boxeo-archive')?.state, of('sp-boxeo-archive')?.optional], ['inPreparation', true]);
      equal([of('sp-boxeo-logs')?.state, of('sp-boxeo-insights')?.state], ['active', 'expired']);
      const granted = of('sp-boxeo-monitoring-prod')?.entitlement;
      equal([granted?.name, granted?.remaining, granted?.total], ['Priority incidents', 12, 20]);
      ok(!idsOf(body).some((id) => id.startsWith('sp-avid')), 'nothing of Avid');
    });
    it('one has its contract, entitlements, installed items, open cases and what can be requested', async () => {
      const { body } = await caller().call('getSoldProduct', { params: { id: 'sp-boxeo-monitoring-prod' } });
      equal(body.contract?.number, 'CNTR0010042');
      equal(
        body.entitlements.map(({ name, terms }) => [name, terms]),
        [
          ['Priority incidents', null],
          ['On-site visits', null],
          ['Phone support', '24 × 7'],
        ],
      );
      ok(
        body.installed.some(
          ({ name, number, health }) => name === 'Frankfurt collector' && /^IBITM/.test(number) && health === 2,
        ),
        'installed',
      );
      ok(body.openCases.length > 0 && body.openCases.every(({ state }) => ![0, 3, 7].includes(state)), 'open cases');
      equal(
        body.catalogItems.map(({ name }) => name),
        ['A further collector', 'More monitored devices'],
      );
      const again = await caller().call('getSoldProduct', { params: { id: body.number } });
      equal(again.body.id, body.id, 'by number');
    });
    it('the list is searched and filtered by what it shows, and by nothing else', async () => {
      const found = await caller().call('listSoldProducts', { query: { filter: { text: 'gateway' } } });
      equal(idsOf(found.body), ['sp-boxeo-gateway']);
      const gold = await caller().call('listSoldProducts', {
        query: { filter: { eq: ['serviceOffering.tier', 'Gold'] } },
      });
      ok(
        gold.body.items.length > 1 && gold.body.items.every(({ serviceOffering }) => serviceOffering?.tier === 'Gold'),
        'all gold',
      );
      await caller().refused(
        'listSoldProducts',
        { query: { filter: { eq: ['path', '/'] } } },
        400,
        'malformed-request',
      );
      await caller().refused(
        'listSoldProducts',
        { query: { filter: { eq: ['contract', 'contract-avid'] } } },
        400,
        'malformed-request',
      );
    });
    it('what is somebody else’s is not there, like what never was', async () => {
      const [foreign, unknown] = [
        await caller().refused('getSoldProduct', { params: { id: 'sp-avid-logs' } }, 404, 'not-found'),
        await caller().refused('getSoldProduct', { params: { id: 'sp-of-nobody' } }, 404, 'not-found'),
      ];
      const said = ({ text }: { text: string }) => text.replace(/"(reference|instance)":"[^"]*"/g, '');
      equal(said(foreign), said(unknown));
      ok(
        (await caller().call('getSoldProduct', { as: 'noah', params: { id: 'sp-avid-logs' } })).body.id,
        'Noah reads it',
      );
    });
  });

  describe('install base', () => {
    it('items have place, serial, health and its moment; parts follow what they are built into', async () => {
      const { body } = await caller().call('listInstallBaseItems', { query: {} });
      const at = idsOf(body).indexOf('ib-frankfurt');
      equal(idsOf(body).slice(at + 1, at + 3), ['ib-frankfurt-core', 'ib-frankfurt-uplink']);
      const uplink = body.items[at + 2];
      equal([uplink?.parent?.name, uplink?.health], ['Frankfurt collector', 1]);
      ok(uplink?.healthAt, 'since when');
      const of = (id: string) => body.items.find((item) => item.id === id);
      const core = of('ib-frankfurt-core');
      equal(
        [core?.environment, core?.location, core?.serial, core?.health],
        ['Production', 'Frankfurt, DE', 'ACM-88210-B', 6],
      );
      equal([of('ib-sandbox')?.health, of('ib-sandbox')?.healthAt], [7, null]);
      equal(of('ib-pharmacy')?.hosting, 'multiTenant');
    });
    it('one has outages of now, to come and of the last days, recent cases and what it depends on', async () => {
      const made = await caller().call('createCase', {
        body: {
          caseType: 'technical-problem',
          shortDescription: 'About the collector',
          description: 'It is slow.',
          installBaseItem: 'ib-frankfurt',
        },
      });
      const { body } = await caller().call('getInstallBaseItem', { params: { id: 'ib-frankfurt' } });
      equal(
        body.outages.map(({ title, endsAt }) => [title, endsAt !== null]),
        [
          ['Uplink monitoring in Frankfurt', false],
          ['Collector in Frankfurt', true],
        ],
      );
      ok(
        body.recentCases.some(({ number }) => number === made.body.number),
        'the new case',
      );
      equal(body.configurationItem?.name, 'fra-col-01');
      equal(body.soldProduct?.name, 'ACME Network Monitoring');
    });
    it('one of several products names all that may be read, is found by each and shows the first', async () => {
      const params = { id: 'ib-logs' };
      const { body } = await caller().call('getInstallBaseItem', { params });
      equal(
        body.soldProducts.map(({ name, detail }) => [name, detail]),
        [
          ['ACME Log Analytics', 'Gold, Production'],
          ['ACME Log Archive', '50 GB a day'],
        ],
      );
      equal(body.soldProduct?.id, 'sp-boxeo-logs', 'the first by name');
      for (const id of ['sp-boxeo-logs', 'sp-boxeo-archive']) {
        const of = await caller().call('listInstallBaseItems', { query: { soldProduct: id } });
        equal([idsOf(of.body), of.body.total], [['ib-logs'], 1], id);
        equal(of.body.items[0]?.soldProduct?.id, 'sp-boxeo-logs', 'as in every list');
        const { installed } = (await caller().call('getSoldProduct', { params: { id } })).body;
        equal(
          installed.map((item) => item.id),
          ['ib-logs'],
        );
      }
      const several = { soldProduct: 'sp-boxeo-monitoring-prod' };
      ok(
        (await caller().call('listInstallBaseItems', { query: several })).body.total === 6,
        'one product of many items',
      );
      for (const soldProduct of ['sp-avid-pharmacy', 'sp-of-nobody'])
        equal((await caller().call('listInstallBaseItems', { query: { soldProduct } })).body.total, 0, soldProduct);
      const headers = { 'oriel-instance': 'boxeo-production' };
      equal((await caller().call('listInstallBaseItems', { headers, query: several })).body.total, 0, 'withheld');
      equal((await caller().call('getInstallBaseItem', { headers, params })).body.soldProducts, [], 'withheld');
      const query = { filter: { eq: ['soldProduct', 'sp-boxeo-logs'] } as Filter };
      await caller().refused('listInstallBaseItems', { query }, 400, 'malformed-request');
      await caller().refused('lookup', { params: { table: 'installBaseItem' }, query }, 400, 'malformed-request');
    });
    it('one of several products brings none to a case or a form; what is chosen is taken', async () => {
      const found = async (id: string) =>
        (
          await caller().call('lookup', {
            params: { table: 'installBaseItem' },
            query: { filter: { eq: ['id', id] }, for: { contact: 'contact-maria.lindqvist' } },
          })
        ).body.items[0];
      equal((await found('ib-frankfurt'))?.soldProduct?.id, 'sp-boxeo-monitoring-prod', 'the only one');
      equal((await found('ib-logs'))?.soldProduct, undefined, 'one of two');
      const about = { shortDescription: 'Index', description: 'It is slow.', installBaseItem: 'ib-logs' };
      const { body } = await caller().call('createCase', { body: { ...about, caseType: 'product-question' } });
      equal([body.soldProduct, body.installBaseItem?.id], [null, 'ib-logs']);
      const problem = { ...about, caseType: 'technical-problem' };
      const refused = await caller().refused('createCase', { body: problem }, 422, 'invalid');
      equal(refused.errors?.[0]?.pointer, '/soldProduct', 'a type that asks for it wants it chosen');
      const chosen = await caller().call('createCase', { body: { ...problem, soldProduct: 'sp-boxeo-archive' } });
      equal(chosen.body.soldProduct?.id, 'sp-boxeo-archive');
    });
    it('outages of a shared instance name the viewer’s own items alone', async () => {
      const mine = (await caller().call('listOutages', {})).body.items;
      const theirs = (await caller().call('listOutages', { as: 'noah' })).body.items;
      const shared = (list: typeof mine) => list.find(({ id }) => id === 'outage-eu-2')?.items.map(({ id }) => id);
      equal(shared(mine), ['ib-pharmacy']);
      equal(shared(theirs), ['ib-pharmacy-avid']);
      equal(
        theirs.map(({ id }) => id),
        ['outage-eu-2'],
        'and no outage of others',
      );
      const frankfurt = mine.find(({ id }) => id === 'outage-frankfurt');
      equal(frankfurt?.items.map(({ id }) => id).sort(), ['ib-frankfurt', 'ib-frankfurt-uplink'], 'what depends on it');
      equal((await caller().call('listOutages', { as: 'sam' })).body.items, []);
    });
    it('an instance narrows tables, records and fields, and cannot be widened', async () => {
      const headers = { 'oriel-instance': 'boxeo-production' };
      const { body } = await caller().call('listInstallBaseItems', { headers, query: { limit: 200 } });
      const all = (await caller().call('listInstallBaseItems', { query: { limit: 200 } })).body;
      equal(
        idsOf(body),
        all.items.filter(({ environment }) => environment === 'Production').map(({ id }) => id),
        'policy and lock together',
      );
      ok(
        body.items.every(({ serial, account, soldProduct, parent }) => !serial && !account && !soldProduct && !parent),
        'what is not released is empty',
      );
      equal(
        body.items.map(({ health, location }) => [health, location]),
        all.items.filter(({ id }) => idsOf(body).includes(id)).map(({ health, location }) => [health, location]),
        'what is released is there',
      );
      const one = await caller().call('getInstallBaseItem', { headers, params: { id: 'ib-frankfurt' } });
      equal(
        [one.body.serial, one.body.outages, one.body.recentCases, one.body.configurationItem],
        [null, [], [], null],
      );
      await caller().refused('getInstallBaseItem', { headers, params: { id: 'ib-dev' } }, 404, 'not-found');
      const query = (filter: Filter) => ({ headers, query: { filter } });
      equal(
        (await caller().call('listInstallBaseItems', query({ eq: ['environment', 'Development'] }))).body.total,
        0,
        'nothing beyond the lock',
      );
      for (const filter of [{ eq: ['serial', 'ACM-77120-A'] }, { text: 'ACM-77120-A' }] as Filter[])
        await caller().refused('listInstallBaseItems', query(filter), 400, 'malformed-request');
      equal((await caller().call('listSoldProducts', { headers, query: {} })).body.items, [], 'no other table');
      equal((await caller().call('listCases', { headers, query: {} })).body.total, 0);
      await caller().refused('getCase', { headers, params: { id: 'CS0001401' } }, 404, 'not-found');
    });
    it('what is somebody else’s is not there', async () => {
      await caller().refused('getInstallBaseItem', { params: { id: 'ib-pharmacy-avid' } }, 404, 'not-found');
      const { body } = await caller().call('listInstallBaseItems', { as: 'sam', query: {} });
      equal(idsOf(body).sort(), ['ib-sam-box', 'ib-sam-box-2', 'ib-sam-hub']);
    });
  });
};
