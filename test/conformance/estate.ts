import { equal, ok } from './assert.js';
import type { Suite } from './host.js';

export const estate: Suite = ({ describe, it }, caller) => {
  const healthOf = async (id: string): Promise<number> =>
    (await caller().call('getInstallBaseItem', { params: { id } })).body.health;
  const raise = async (configurationItem: string, severity: number) =>
    (
      await caller().call('opsCreateAlert', {
        as: 'ops',
        body: { configurationItem, severity, message: 'Something is wrong' },
      })
    ).body;
  const close = async (id: string): Promise<void> => {
    await caller().call('opsCloseAlert', { as: 'ops', params: { id }, body: {} });
  };

  describe('alerts and outages', () => {
    it('health follows the worst open alert of all that an item depends on', async () => {
      const { items } = (await caller().call('opsListConfigurationItems', { as: 'ops' })).body;
      ok(
        items.some(({ id, parent }) => id === 'ci-frankfurt-uplink' && parent === 'ci-frankfurt'),
        'what there is',
      );
      equal(await healthOf('ib-malmo'), 6, 'clear at first');
      const [minor, critical] = [await raise('ci-malmo', 3), await raise('ci-malmo', 1)];
      equal(await healthOf('ib-malmo'), 1, 'the worst');
      const open = (await caller().call('opsListAlerts', { as: 'ops' })).body.items;
      ok(open[0]?.severity === 1 && open.some(({ id }) => id === critical.id), 'worst first');
      await close(critical.id);
      equal(await healthOf('ib-malmo'), 3, 'the next worst');
      await close(minor.id);
      await close(minor.id);
      equal(await healthOf('ib-malmo'), 6, 'clear again');
    });
    it('what an item depends on may depend on something itself', async () => {
      equal(await healthOf('ib-probe-rotterdam'), 4);
      const { id } = await raise('ci-rotterdam', 2);
      equal([await healthOf('ib-rotterdam'), await healthOf('ib-probe-rotterdam')], [2, 2]);
      await close(id);
      equal([await healthOf('ib-rotterdam'), await healthOf('ib-probe-rotterdam')], [6, 4]);
    });
    it('an alert on a shared instance finds its customers; each gets a proactive case, once', async () => {
      const alert = await raise('ci-eu-2', 2);
      const affected = (await caller().call('opsAffected', { as: 'ops', params: { id: alert.id } })).body.items;
      equal(affected.map(({ account, items }) => [account?.name, items.length]).sort(), [
        ['Avid Inc.', 1],
        ['Boxeo', 1],
      ]);
      const body = { shortDescription: 'Slow answers of Pharmacy Manager', description: 'We are on it.' };
      const ask = { as: 'ops' as const, params: { id: alert.id }, body };
      const made = (await caller().call('opsCreateProactive', ask)).body.items;
      const again = (await caller().call('opsCreateProactive', ask)).body.items;
      equal(again, made, 'no second one');
      const numberOf = (name: string) => made.find(({ account }) => account?.name === name)?.case?.number ?? '';
      const boxeo = (await caller().call('getCase', { params: { id: numberOf('Boxeo') } })).body;
      equal([boxeo.channel, boxeo.account?.name, boxeo.installBaseItem?.id], ['proactive', 'Boxeo', 'ib-pharmacy']);
      equal(boxeo.soldProduct?.id, 'sp-boxeo-pharmacy', 'what the item was installed from');
      await caller().refused('getCase', { params: { id: numberOf('Avid Inc.') } }, 404, 'not-found');
      await caller().call('getCase', { as: 'noah', params: { id: numberOf('Avid Inc.') } });
      const outage = await caller().call('opsCreateOutage', {
        as: 'ops',
        body: { configurationItem: 'ci-eu-2', kind: 'outage', title: 'Slow answers', alert: alert.id },
      });
      const follow = async (as: 'maria' | 'noah') =>
        (await caller().call('listOutages', { as })).body.items.find(({ id }) => id === outage.body.id);
      equal([(await follow('maria'))?.case?.number, (await follow('maria'))?.items.length], [boxeo.number, 1]);
      equal((await follow('noah'))?.case?.number, numberOf('Avid Inc.'));
      const open = (await caller().call('opsListOutages', { as: 'ops' })).body.items;
      ok(
        open.some(({ id }) => id === outage.body.id),
        'open',
      );
      await caller().call('opsEndOutage', { as: 'ops', params: { id: outage.body.id }, body: {} });
      equal(await follow('maria'), undefined, 'over');
      await close(alert.id);
    });
    it('wrong input is refused at its place', async () => {
      const unknown = await caller().refused(
        'opsCreateAlert',
        { as: 'ops', body: { configurationItem: 'nothing', severity: 1, message: 'x' } },
        422,
        'invalid',
      );
      equal(unknown.errors?.[0]?.pointer, '/configurationItem');
      const backwards = await caller().refused(
        'opsCreateOutage',
        {
          as: 'ops',
          body: {
            configurationItem: 'ci-malmo',
            kind: 'planned',
            title: 'Backwards',
            startsAt: '2027-01-02T00:00:00.000Z',
            endsAt: '2027-01-01T00:00:00.000Z',
          },
        },
        422,
        'invalid',
      );
      equal(backwards.errors?.[0]?.pointer, '/endsAt');
      await caller().refused('opsCloseAlert', { as: 'ops', params: { id: 'nothing' }, body: {} }, 404, 'not-found');
      await caller().refused('opsListAlerts', { as: 'maria' }, 401, 'unauthenticated');
    });
    it('a case names further items that it affects; those of others are as if they were not there', async () => {
      const ask = {
        caseType: 'technical-problem',
        shortDescription: 'Two collectors at once',
        description: 'Both are slow.',
        installBaseItem: 'ib-frankfurt',
      };
      const { body } = await caller().call('createCase', {
        body: { ...ask, affectedItems: ['ib-frankfurt', 'ib-malmo'] },
      });
      equal([body.soldProduct?.id, body.installBaseItem?.id], ['sp-boxeo-monitoring-prod', 'ib-frankfurt']);
      equal(
        body.affectedProducts.map(({ id }) => id),
        ['ib-malmo'],
      );
      const recent = (await caller().call('getInstallBaseItem', { params: { id: 'ib-malmo' } })).body.recentCases;
      ok(
        recent.some(({ number }) => number === body.number),
        'a recent case of the further item too',
      );
      for (const id of ['ib-pharmacy-avid', 'ib-of-nobody']) {
        const refused = await caller().refused(
          'createCase',
          { body: { ...ask, affectedItems: ['ib-malmo', id] } },
          422,
          'invalid',
        );
        equal(refused.errors?.[0]?.pointer, '/affectedItems/1');
      }
    });
    it('why somebody reads a record is told by the ids of the rules', async () => {
      const ask = (profile: string, record: string) =>
        caller().call('opsWhy', { as: 'ops', query: { profile, record } });
      const maria = (await ask('profile-maria.lindqvist', 'ib-frankfurt')).body;
      equal([maria.table, maria.readable, maria.grants], ['installBaseItem', true, ['SR1', 'SR2']]);
      const noah = (await ask('profile-noah.adler', 'CS0001401')).body;
      equal([noah.readable, noah.grants, noah.denies], [false, [], []]);
      equal((await ask('profile-sam.collins', 'sp-sam-box')).body.grants, ['SR6']);
      await caller().refused(
        'opsWhy',
        { as: 'ops', query: { profile: 'nobody', record: 'CS0001401' } },
        404,
        'not-found',
      );
    });
  });
};
