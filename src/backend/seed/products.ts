/** What was sold, and what is installed of it. */
import { fold } from '../store/fold.js';
import type { Row } from '../store/tables.js';
import { installedAs } from './installed.js';

const product = (id: string, name: string): Row<'product'> => ({ id, name, search: fold(name) });

export const products: Row<'product'>[] = [
  product('prod-network-monitoring', 'Network Monitoring'),
  product('prod-network-operations', 'Network Operations'),
  product('prod-traffic-insights', 'Traffic Insights'),
  product('prod-log-analytics', 'Log Analytics'),
  product('prod-access-gateway', 'Access Gateway'),
  product('prod-edge-probe', 'Edge Probe'),
  product('prod-pharmacy-manager', 'Pharmacy Manager'),
  product('prod-calico-box', 'Calico Box 4K'),
  product('prod-calico-plan', 'Calico plan'),
  product('prod-calico-app', 'Calico app'),
  product('prod-calico-fibre', 'Calico Fibre'),
  product('prod-calico-hub', 'Calico Hub'),
];

type Owner = { account: string } | { consumer: string };
const owned = (owner: Owner) => ({
  account: 'account' in owner ? owner.account : null,
  consumer: 'consumer' in owner ? owner.consumer : null,
  contact: null,
  household: null,
  org: null,
  parent: null,
  consumerVisible: false,
});

const sold = (
  id: string,
  number: number,
  name: string,
  detail: string,
  of: string,
  owner: Owner,
): Row<'soldProduct'> => {
  const code = `SP${String(number).padStart(7, '0')}`;
  return {
    id,
    number: code,
    name,
    detail,
    product: of,
    ...owned(owner),
    path: `/${id}/`,
    optional: false,
    quantity: 1,
    startDate: null,
    endDate: null,
    serviceOffering: null,
    contract: null,
    search: fold(`${code} ${name} ${detail}`),
  };
};

const boxeo = { account: 'acct-boxeo' };
const italia = { account: 'acct-boxeo-italia' };
const avid = { account: 'acct-avid' };
const sam = { consumer: 'consumer-sam.collins' };
const riley = { consumer: 'consumer-riley.collins' };
const ada = { consumer: 'consumer-ada.okafor' };

export const soldProducts: Row<'soldProduct'>[] = [
  sold('sp-boxeo-operations', 1000, 'ACME Network Operations', 'Bundle', 'prod-network-operations', boxeo),
  sold('sp-boxeo-archive', 1007, 'ACME Log Archive', '50 GB a day', 'prod-log-analytics', boxeo),
  sold('sp-boxeo-insights', 1008, 'Traffic Insights', 'Trial', 'prod-traffic-insights', boxeo),
  sold(
    'sp-boxeo-monitoring-prod',
    1001,
    'ACME Network Monitoring',
    'Platinum, Production, 2,000 devices',
    'prod-network-monitoring',
    boxeo,
  ),
  sold(
    'sp-boxeo-monitoring-dev',
    1002,
    'ACME Network Monitoring',
    'Platinum, Development, 200 devices',
    'prod-network-monitoring',
    boxeo,
  ),
  sold('sp-boxeo-logs', 1003, 'ACME Log Analytics', 'Gold, Production', 'prod-log-analytics', boxeo),
  sold('sp-boxeo-gateway', 1004, 'ACME Access Gateway', 'Gold, Production', 'prod-access-gateway', boxeo),
  sold('sp-boxeo-probe', 1005, 'ACME Edge Probe', 'Silver, 12 sites', 'prod-edge-probe', boxeo),
  sold('sp-boxeo-pharmacy', 1006, 'Pharmacy Manager', 'Gold, multi-tenant', 'prod-pharmacy-manager', boxeo),
  sold(
    'sp-italia-monitoring',
    1010,
    'ACME Network Monitoring',
    'Silver, Production, 150 devices',
    'prod-network-monitoring',
    italia,
  ),
  sold('sp-italia-probe', 1011, 'ACME Edge Probe', 'Silver, 2 sites', 'prod-edge-probe', italia),
  sold('sp-avid-pharmacy', 1020, 'Pharmacy Manager', 'Platinum, multi-tenant', 'prod-pharmacy-manager', avid),
  sold('sp-avid-logs', 1021, 'ACME Log Analytics', 'Silver, Production', 'prod-log-analytics', avid),
  sold('sp-sam-box', 2001, 'Calico Box 4K', 'Living room', 'prod-calico-box', sam),
  sold('sp-sam-plan', 2002, 'Calico Family plan', '4K, five profiles', 'prod-calico-plan', sam),
  sold('sp-sam-app', 2003, 'Calico app', 'Phones and tablets', 'prod-calico-app', sam),
  sold('sp-sam-fibre', 2004, 'Calico Fibre 250', 'With a Calico Hub', 'prod-calico-fibre', sam),
  sold('sp-riley-app', 2010, 'Calico app', 'Tablet', 'prod-calico-app', riley),
  sold('sp-ada-plan', 2020, 'Calico Solo plan', 'HD, one profile', 'prod-calico-plan', ada),
  sold('sp-ada-box', 2021, 'Calico Box 4K', 'Study', 'prod-calico-box', ada),
];

/** `product`: its model, where that is another than the one of what was sold. */
const item = (
  id: string,
  number: number,
  name: string,
  place: string,
  soldProduct: string,
  product?: string,
): Row<'installBaseItem'> => {
  const of = soldProducts.find((one) => one.id === soldProduct);
  const code = `IBITM${String(number).padStart(7, '0')}`;
  return {
    id,
    number: code,
    name,
    detail: `${code}, ${place}`,
    product: product ?? of?.product ?? null,
    account: of?.account ?? null,
    consumer: of?.consumer ?? null,
    contact: null,
    household: null,
    org: null,
    parent: null,
    path: `/${id}/`,
    environment: null,
    location: null,
    serial: null,
    installedOn: null,
    hosting: null,
    configurationItem: null,
    health: 7,
    healthAt: null,
    consumerVisible: false,
    search: fold(`${code} ${name} ${place}`),
  };
};

/** Each with the product that it was installed from first. */
const installed: Parameters<typeof item>[] = [
  ['ib-frankfurt', 1013, 'Frankfurt collector', 'Production', 'sp-boxeo-monitoring-prod'],
  ['ib-frankfurt-uplink', 1031, 'Uplink probe DE-CIX', 'Production', 'sp-boxeo-monitoring-prod'],
  ['ib-frankfurt-core', 1032, 'Core switch probe', 'Production', 'sp-boxeo-monitoring-prod'],
  ['ib-sandbox', 1045, 'Sandbox', 'Development', 'sp-boxeo-monitoring-dev'],
  ['ib-rotterdam', 1014, 'Rotterdam collector', 'Production', 'sp-boxeo-monitoring-prod'],
  ['ib-malmo', 1015, 'Malmö collector', 'Production', 'sp-boxeo-monitoring-prod'],
  ['ib-relay', 1016, 'Alert relay', 'Production', 'sp-boxeo-monitoring-prod'],
  ['ib-dev', 1017, 'Development collector', 'Development', 'sp-boxeo-monitoring-dev'],
  ['ib-logs', 1018, 'Log cluster', 'Production, three nodes', 'sp-boxeo-logs'],
  ['ib-gateway', 1019, 'Access gateway', 'Production, active pair', 'sp-boxeo-gateway'],
  ['ib-probe-rotterdam', 1020, 'Rotterdam probe', 'ACM-88213-B', 'sp-boxeo-probe'],
  ['ib-pharmacy', 1021, 'Pharmacy Manager, tenant Boxeo', 'Shared instance eu-2', 'sp-boxeo-pharmacy'],
  ['ib-milano', 1030, 'Milano collector', 'Production', 'sp-italia-monitoring'],
  ['ib-pharmacy-avid', 1040, 'Pharmacy Manager, tenant Avid', 'Shared instance eu-2', 'sp-avid-pharmacy'],
  ['ib-sam-box', 2001, 'Living-room box', 'Calico Box 4K, serial CB4-77120', 'sp-sam-box'],
  ['ib-sam-hub', 2003, 'Router in the hallway', 'Calico Hub, serial CH2-20931', 'sp-sam-fibre', 'prod-calico-hub'],
  ['ib-sam-box-2', 2004, 'Bedroom box', 'Calico Box 4K, serial CB4-79002', 'sp-sam-box'],
  ['ib-ada-box', 2002, 'Study box', 'Calico Box 4K, serial CB4-80344', 'sp-ada-box'],
];

export const installBaseItems = installed.map((each) => item(...each));
export const installedProducts: Row<'installedProduct'>[] = [
  ...installed.map(([id, , , , soldProduct]) => installedAs(id, soldProduct)),
  // The archive lies on the log cluster.
  { id: 'installed-archive', soldProduct: 'sp-boxeo-archive', installBaseItem: 'ib-logs' },
];
