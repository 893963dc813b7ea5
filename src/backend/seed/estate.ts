/** What the demo's products are sold with, where the items stand and what they depend on. Days count from the seeding. */
import { CLEAR, lineOf, NOT_AVAILABLE } from '../products/health.js';
import type { Tx } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { installBaseItems, installedProducts, soldProducts } from './products.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;

const offerings: Row<'serviceOffering'>[] = ['Platinum', 'Gold', 'Silver'].map((tier) => ({
  id: `offering-${tier.toLowerCase()}`,
  name: `ACME support, ${tier}`,
  tier,
}));

const configuration = (id: string, name: string, above: string[] = []): Row<'configurationItem'> => ({
  id,
  name,
  parent: above.at(-1) ?? null,
  path: `/${[...above, id].join('/')}/`,
});
const configurations = [
  configuration('ci-frankfurt', 'fra-col-01'),
  configuration('ci-frankfurt-uplink', 'fra-upl-de-cix', ['ci-frankfurt']),
  configuration('ci-frankfurt-core', 'fra-core-sw'),
  configuration('ci-rotterdam', 'rtm-col-01'),
  configuration('ci-rotterdam-probe', 'rtm-prb-07', ['ci-rotterdam']),
  configuration('ci-malmo', 'mmx-col-01'),
  configuration('ci-relay', 'relay-eu'),
  configuration('ci-dev', 'dev-col-01'),
  configuration('ci-logs', 'logs-eu'),
  configuration('ci-gateway', 'gw-eu'),
  configuration('ci-eu-2', 'pharmacy-eu-2'),
  configuration('ci-milano', 'mxp-col-01'),
  configuration('ci-hub-20931', 'hub-20931'),
  configuration('ci-box-77120', 'box-77120'),
];

/** Configuration item, severity, hours since, words. */
const alerts: [string, number, number, string][] = [
  ['ci-frankfurt', 2, 3, 'Packet loss above 2 % on the collector'],
  ['ci-frankfurt-uplink', 1, 2, 'No data for ten minutes'],
  ['ci-rotterdam-probe', 4, 9, 'Battery of the probe below 20 %'],
  ['ci-dev', 3, 26, 'Two of eight workers are down'],
  ['ci-logs', 5, 30, 'Index will be rebuilt tonight'],
  ['ci-hub-20931', 1, 1, 'No answer for an hour'],
];

type SoldMore = Partial<Row<'soldProduct'>> & { from: number; to: number };
const sold = (tier: string, from: number, to: number, more: Partial<Row<'soldProduct'>> = {}): SoldMore => ({
  serviceOffering: `offering-${tier}`,
  contract: 'contract-boxeo',
  from,
  to,
  ...more,
});
const inBundle = (id: string) => ({ parent: 'sp-boxeo-operations', path: `/sp-boxeo-operations/${id}/` });
const soldMore: Record<string, SoldMore> = {
  'sp-boxeo-operations': sold('platinum', -690, 400),
  'sp-boxeo-monitoring-prod': sold('platinum', -690, 400, inBundle('sp-boxeo-monitoring-prod')),
  'sp-boxeo-monitoring-dev': sold('platinum', -690, 400, inBundle('sp-boxeo-monitoring-dev')),
  'sp-boxeo-probe': sold('silver', -500, 400, { quantity: 12, ...inBundle('sp-boxeo-probe') }),
  'sp-boxeo-archive': sold('gold', 12, 400, { optional: true, ...inBundle('sp-boxeo-archive') }),
  'sp-boxeo-logs': sold('gold', -420, 220),
  'sp-boxeo-gateway': sold('gold', -420, 220),
  'sp-boxeo-pharmacy': sold('gold', -300, 65),
  'sp-boxeo-insights': sold('silver', -120, -54),
  'sp-italia-monitoring': sold('silver', -300, 430, { contract: 'contract-italia' }),
  'sp-italia-probe': sold('silver', -300, 430, { contract: 'contract-italia', quantity: 2 }),
  'sp-avid-pharmacy': sold('platinum', -640, 90, { contract: 'contract-avid' }),
  'sp-avid-logs': sold('silver', -640, 90, { contract: 'contract-avid' }),
};

const entitlement = (
  id: string,
  soldProduct: string,
  name: string,
  units: [remaining: number, total: number] | string,
): Row<'entitlement'> => ({
  id: `entitlement-${id}`,
  name,
  contract: soldMore[soldProduct]?.contract ?? null,
  soldProduct,
  installBaseItem: null,
  remaining: typeof units === 'string' ? null : units[0],
  total: typeof units === 'string' ? null : units[1],
  terms: typeof units === 'string' ? units : null,
});
const entitlements = [
  entitlement('10', 'sp-boxeo-operations', 'Priority incidents', [12, 20]),
  entitlement('20', 'sp-boxeo-monitoring-prod', 'Priority incidents', [12, 20]),
  entitlement('21', 'sp-boxeo-monitoring-prod', 'On-site visits', [3, 4]),
  entitlement('22', 'sp-boxeo-monitoring-prod', 'Phone support', '24 × 7'),
  entitlement('30', 'sp-boxeo-monitoring-dev', 'Web support', 'Business days'),
  entitlement('40', 'sp-boxeo-probe', 'Replacement', 'Next day'),
  entitlement('50', 'sp-boxeo-gateway', 'Priority incidents', [4, 10]),
  entitlement('60', 'sp-boxeo-logs', 'Web support', 'Business days'),
  entitlement('70', 'sp-boxeo-pharmacy', 'Priority incidents', [2, 10]),
  entitlement('80', 'sp-italia-monitoring', 'Web support', 'Business days'),
  entitlement('90', 'sp-avid-pharmacy', 'Priority incidents', [18, 20]),
];

const catalogItems: Row<'catalogItem'>[] = [
  { id: 'catalog-more-devices', name: 'More monitored devices', product: 'prod-network-monitoring' },
  { id: 'catalog-new-collector', name: 'A further collector', product: 'prod-network-monitoring' },
  { id: 'catalog-more-users', name: 'More users', product: 'prod-access-gateway' },
  { id: 'catalog-retention', name: 'Longer retention', product: 'prod-log-analytics' },
  { id: 'catalog-box', name: 'A second box', product: 'prod-calico-box' },
  { id: 'catalog-upgrade', name: 'Change of plan', product: 'prod-calico-plan' },
];

type Place = [
  environment: string,
  location: string | null,
  serial: string | null,
  days: number,
  configuration: string | null,
  more?: Partial<Row<'installBaseItem'>>,
];
const partOf = (parent: string, id: string) => ({ parent, path: `/${parent}/${id}/` });
const shared = { hosting: 'multiTenant' };
const places: Record<string, Place> = {
  'ib-frankfurt': ['Production', 'Frankfurt, DE', 'ACM-77120-A', -680, 'ci-frankfurt', { hosting: 'onPremises' }],
  'ib-frankfurt-uplink': [
    'Production',
    'Frankfurt, DE',
    'ACM-88209-B',
    -600,
    'ci-frankfurt-uplink',
    partOf('ib-frankfurt', 'ib-frankfurt-uplink'),
  ],
  'ib-frankfurt-core': [
    'Production',
    'Frankfurt, DE',
    'ACM-88210-B',
    -600,
    'ci-frankfurt-core',
    partOf('ib-frankfurt', 'ib-frankfurt-core'),
  ],
  'ib-rotterdam': ['Production', 'Rotterdam, NL', 'ACM-77121-A', -660, 'ci-rotterdam', { hosting: 'onPremises' }],
  'ib-probe-rotterdam': [
    'Production',
    'Rotterdam, NL',
    'ACM-88213-B',
    -480,
    'ci-rotterdam-probe',
    partOf('ib-rotterdam', 'ib-probe-rotterdam'),
  ],
  'ib-malmo': ['Production', 'Malmö, SE', 'ACM-77133-A', -640, 'ci-malmo', { hosting: 'onPremises' }],
  'ib-relay': ['Production', 'Frankfurt, DE', 'ACM-90001-C', -640, 'ci-relay'],
  'ib-dev': ['Development', 'Malmö, SE', 'ACM-77180-A', -520, 'ci-dev'],
  'ib-logs': ['Production', 'Cloud, EU 1', null, -400, 'ci-logs'],
  'ib-gateway': ['Production', 'Frankfurt, DE', 'ACM-61007-G', -400, 'ci-gateway'],
  'ib-sandbox': ['Development', 'Cloud, EU 1', null, -90, null],
  'ib-pharmacy': ['Production', 'Cloud, EU 2', null, -280, 'ci-eu-2', shared],
  'ib-milano': ['Production', 'Milano, IT', 'ACM-77201-A', -280, 'ci-milano', { hosting: 'onPremises' }],
  'ib-pharmacy-avid': ['Production', 'Cloud, EU 2', null, -600, 'ci-eu-2', shared],
  'ib-sam-hub': ['Home', 'Hallway', 'CH2-20931', -212, 'ci-hub-20931'],
  'ib-sam-box': ['Home', 'Living room', 'CB4-77120', -210, 'ci-box-77120'],
  'ib-sam-box-2': ['Home', 'Bedroom', 'CB4-79002', -30, null],
  'ib-ada-box': ['Home', 'Study', 'CB4-80344', -95, null],
};

export const itemPath = (id: string): string => places[id]?.[5]?.path ?? `/${id}/`;

/** `now` in milliseconds since 1970. */
export const writeEstate = async (tx: Tx, now: number): Promise<void> => {
  const instant = (hours: number): string => new Date(now + hours * HOUR).toISOString();
  const day = (days: number): string => new Date(now + days * DAY).toISOString().slice(0, 10);
  for (const row of offerings) await tx.insert('serviceOffering', row);
  for (const [id, name, number] of [
    ['contract-boxeo', 'Boxeo, master agreement', 'CNTR0010042'],
    ['contract-italia', 'Boxeo Italia', 'CNTR0010057'],
    ['contract-avid', 'Avid Inc.', 'CNTR0010061'],
  ] as const)
    await tx.insert('contract', { id, number, name, startDate: day(-700), endDate: day(400) });
  for (const row of soldProducts) {
    const { from, to, ...more } = soldMore[row.id] ?? { from: -400, to: undefined };
    await tx.insert('soldProduct', {
      ...row,
      startDate: day(from),
      endDate: to === undefined ? null : day(to),
      ...more,
    });
  }
  for (const row of entitlements) await tx.insert('entitlement', row);
  for (const row of catalogItems) await tx.insert('catalogItem', row);
  for (const row of configurations) await tx.insert('configurationItem', row);
  for (const [n, [configurationItem, severity, hours, message]] of alerts.entries()) {
    const number = `ALERT00100${String(n + 21)}`;
    const openedAt = instant(-hours);
    await tx.insert('alert', {
      id: `alert-${n + 1}`,
      number,
      configurationItem,
      severity,
      message,
      openedAt,
      closedAt: null,
    });
  }
  for (const row of installBaseItems) {
    const place = places[row.id];
    if (!place) throw new Error(`Nobody said where ${row.id} stands`);
    const [environment, location, serial, days, configurationItem, more] = place;
    const line = lineOf(configurations.find(({ id }) => id === configurationItem)?.path ?? '');
    const worst = alerts.filter(([on]) => line.includes(on)).sort((a, b) => a[1] - b[1])[0];
    await tx.insert('installBaseItem', {
      ...row,
      environment,
      location,
      serial,
      installedOn: day(days),
      configurationItem,
      health: worst?.[1] ?? (configurationItem === null ? NOT_AVAILABLE : CLEAR),
      healthAt: worst ? instant(-worst[2]) : configurationItem === null ? null : instant(-240),
      ...more,
    });
  }
  for (const row of installedProducts) await tx.insert('installedProduct', row);
  const outage = { detail: null, endsAt: null, nextUpdateAt: null, alert: null };
  await tx.insert('outage', {
    ...outage,
    id: 'outage-frankfurt',
    configurationItem: 'ci-frankfurt',
    kind: 'outage',
    title: 'Uplink monitoring in Frankfurt',
    startsAt: instant(-2),
    nextUpdateAt: instant(1),
    alert: 'alert-2',
  });
  for (const [place, name] of [
    ['rotterdam', 'Rotterdam'],
    ['malmo', 'Malmö'],
  ] as const)
    await tx.insert('outage', {
      ...outage,
      id: `outage-update-${place}`,
      configurationItem: `ci-${place}`,
      kind: 'planned',
      title: `Update to 4.2.1 in ${name}`,
      detail: 'Monitoring pauses for up to 5 minutes.',
      startsAt: instant(40),
      endsAt: instant(42),
    });
  await tx.insert('outage', {
    ...outage,
    id: 'outage-frankfurt-past',
    configurationItem: 'ci-frankfurt',
    kind: 'outage',
    title: 'Collector in Frankfurt',
    startsAt: instant(-24 * 7),
    endsAt: instant(-24 * 7 + 10),
  });
  await tx.insert('outage', {
    ...outage,
    id: 'outage-eu-2',
    configurationItem: 'ci-eu-2',
    kind: 'planned',
    title: 'Maintenance of the shared instance eu-2',
    detail: 'Read only for up to 20 minutes.',
    startsAt: instant(90),
    endsAt: instant(92),
  });
};
