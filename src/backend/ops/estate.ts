/** Alerts, outages and the proactive cases made from them. */
import type * as z from 'zod/mini';
import type {
  Alert,
  AlertCreate,
  Concerned,
  ConfigurationItem,
  OpsOutage,
  OutageCreate,
  ProactiveCreate,
} from '../../contract/estate.js';
import type { ModuleDefinition } from '../../contract/module.js';
import { allOf, type Filter } from '../../contract/query.js';
import { affectedBy, caseNumber, caseRow, FIRST_NUMBER, targetOf } from '../cases/row.js';
import type { Agent, Deps } from '../deps.js';
import { invalid, notFound } from '../http/refusal.js';
import { dependents, refreshHealth } from '../products/health.js';
import type { Reader, Tx } from '../store/store.js';
import type { Row } from '../store/tables.js';

const FIRST_ALERT = 10_030;

const require = async <T extends 'alert' | 'outage'>(reader: Reader, table: T, id: string): Promise<Row<T>> => {
  const row = await reader.get(table, id);
  if (!row) throw notFound();
  return row;
};

const configurationOf = async (reader: Reader, id: string): Promise<Row<'configurationItem'>> => {
  const row = await reader.get('configurationItem', id);
  if (row) return row;
  const message = 'There is no configuration item of this id';
  throw invalid([{ pointer: '/configurationItem', code: 'not-found', message }]);
};

const asAlert = ({ configurationItem: _, ...row }: Row<'alert'>, on: Row<'configurationItem'>): Alert => ({
  ...row,
  severity: row.severity as Alert['severity'],
  configurationItem: { id: on.id, name: on.name },
});

/** At most 1,000: whoever has more names them by id. */
export const configurationItems = async (reader: Reader): Promise<ConfigurationItem[]> => {
  const rows = await reader.find('configurationItem', { order: ['name'], limit: 1000 });
  return rows.map(({ id, name, parent }) => ({ id, name, parent }));
};

export const openOutages = async ({ store, now }: Deps): Promise<OpsOutage[]> => {
  const filter: Filter = { or: [{ eq: ['endsAt', null] }, { gt: ['endsAt', now()] }] };
  return (await store.find('outage', { filter, order: ['-startsAt'], limit: 500 })).map(asOutage);
};

export const openAlerts = async (reader: Reader): Promise<Alert[]> => {
  const rows = await reader.find('alert', {
    filter: { eq: ['closedAt', null] },
    order: ['severity', 'openedAt'],
    limit: 500,
  });
  const ids = [...new Set(rows.map(({ configurationItem }) => configurationItem))];
  const found = ids.length === 0 ? [] : await reader.find('configurationItem', { filter: { in: ['id', ids] } });
  const on = new Map(found.map((row) => [row.id, row]));
  return rows.flatMap((row) => {
    const configuration = on.get(row.configurationItem);
    return configuration ? [asAlert(row, configuration)] : [];
  });
};

export const createAlert = async (deps: Deps, tx: Tx, body: z.infer<typeof AlertCreate>): Promise<Alert> => {
  const configuration = await configurationOf(tx, body.configurationItem);
  await tx.lock('estate');
  const row: Row<'alert'> = {
    id: deps.ids(),
    number: `ALERT${String(await tx.next('alert', FIRST_ALERT)).padStart(7, '0')}`,
    ...body,
    openedAt: deps.now(),
    closedAt: null,
  };
  await tx.insert('alert', row);
  await refreshHealth(deps, tx, configuration);
  return asAlert(row, configuration);
};

export const closeAlert = async (deps: Deps, tx: Tx, id: string): Promise<Alert> => {
  await tx.lock('estate');
  const row = await require(tx, 'alert', id);
  const configuration = await configurationOf(tx, row.configurationItem);
  if (row.closedAt !== null) return asAlert(row, configuration);
  const closedAt = deps.now();
  await tx.update('alert', id, { closedAt });
  await refreshHealth(deps, tx, configuration);
  return asAlert({ ...row, closedAt }, configuration);
};

interface Customer {
  account: Row<'account'> | null;
  consumer: Row<'consumer'> | null;
  items: Row<'installBaseItem'>[];
  record: Row<'case'> | undefined;
}

/** The customers that an alert concerns, each with the case that was made for it. */
const customersOf = async (reader: Reader, alert: Row<'alert'>): Promise<Customer[]> => {
  const items = await dependents(reader, await configurationOf(reader, alert.configurationItem));
  const made = await reader.find('case', { filter: { eq: ['alert', alert.id] } });
  const groups = new Map<string, Row<'installBaseItem'>[]>();
  for (const item of items) {
    const owner = item.account ?? item.consumer;
    if (owner !== null) groups.set(owner, [...(groups.get(owner) ?? []), item]);
  }
  return Promise.all(
    [...groups].map(async ([owner, own]): Promise<Customer> => {
      const ofAccount = own[0]?.account === owner;
      return {
        account: ofAccount ? ((await reader.get('account', owner)) ?? null) : null,
        consumer: ofAccount ? null : ((await reader.get('consumer', owner)) ?? null),
        items: own,
        record: made.find(({ account, consumer }) => (ofAccount ? account : consumer) === owner),
      };
    }),
  );
};

const asConcerned = ({ account, consumer, items, record }: Customer): Concerned => ({
  account: account && { id: account.id, name: account.name },
  consumer: consumer && { id: consumer.id, name: consumer.name },
  items: items.map(({ id, name }) => ({ id, name })),
  case: record ? { id: record.id, number: record.number } : null,
});

export const affectedCustomers = async (reader: Reader, id: string): Promise<Concerned[]> =>
  (await customersOf(reader, await require(reader, 'alert', id))).map(asConcerned);

/** The module in which the customer signs in: that of the oldest profile. A customer nobody signs in for has none. */
const moduleOf = async (tx: Tx, { account, consumer }: Customer): Promise<ModuleDefinition | undefined> => {
  const filter = account
    ? { eq: ['contact.account', account.id] as [string, string] }
    : { eq: ['consumer', consumer?.id ?? ''] as [string, string] };
  const [profile] = await tx.find('profile', { filter: allOf(filter, { eq: ['active', true] }), limit: 1 });
  const name = profile?.subject.split('/')[0];
  return name === undefined ? undefined : ((await tx.get('module', name))?.definition as ModuleDefinition | undefined);
};

/** What the item was installed from, where that is one product of the customer alone. */
const soldAs = async (tx: Tx, { account, consumer }: Customer, item: string): Promise<string | null> => {
  const own: Filter = account
    ? { eq: ['account', account.id] }
    : allOf({ isEmpty: 'account' }, { eq: ['consumer', consumer?.id ?? null] });
  const [sold, ...others] = await tx.find('soldProduct', { filter: allOf({ eq: ['installBaseItem', item] }, own) });
  return others.length > 0 ? null : (sold?.id ?? null);
};

export const createProactive = async (
  deps: Deps,
  tx: Tx,
  agent: Agent,
  id: string,
  body: z.infer<typeof ProactiveCreate>,
): Promise<Concerned[]> => {
  await tx.lock('estate');
  const alert = await require(tx, 'alert', id);
  const customers = await customersOf(tx, alert);
  for (const customer of customers) {
    if (customer.record) continue;
    const module = await moduleOf(tx, customer);
    const [caseType] = module?.caseTypes ?? [];
    const [item] = customer.items;
    if (!module || !caseType || !item) continue;
    const openedAt = deps.now();
    const priority = body.priority ?? 2;
    const record = caseRow({
      id: deps.ids(),
      number: caseNumber(await tx.next('case', FIRST_NUMBER)),
      module: module.name,
      caseType,
      shortDescription: body.shortDescription.trim(),
      description: body.description ?? '',
      priority,
      account: customer.account?.id ?? null,
      consumer: customer.consumer?.id ?? null,
      openedBy: `agent:${agent.name}`,
      openedByName: agent.name,
      product: item.product,
      soldProduct: await soldAs(tx, customer, item.id),
      installBaseItem: item.id,
      affected: affectedBy(customer.items),
      alert: alert.id,
      channel: 'proactive',
      openedAt,
      dueAt: targetOf(openedAt, priority, module),
    });
    await tx.insert('case', record);
    const { number } = record;
    tx.emit({
      id: deps.ids(),
      type: 'case-created',
      case: record.id,
      item: null,
      number,
      version: 1,
      at: openedAt,
      internal: false,
    });
    customer.record = record;
  }
  return customers.map(asConcerned);
};

const asOutage = ({ id, configurationItem, kind, title, startsAt, endsAt }: Row<'outage'>): OpsOutage => ({
  id,
  configurationItem,
  kind: kind as OpsOutage['kind'],
  title,
  startsAt,
  endsAt,
});

export const createOutage = async (deps: Deps, tx: Tx, body: z.infer<typeof OutageCreate>): Promise<OpsOutage> => {
  const configuration = await configurationOf(tx, body.configurationItem);
  if (body.alert !== undefined && !(await tx.get('alert', body.alert))) {
    throw invalid([{ pointer: '/alert', code: 'not-found', message: 'There is no alert of this id' }]);
  }
  const startsAt = body.startsAt ?? deps.now();
  if (body.endsAt !== undefined && body.endsAt <= startsAt) {
    throw invalid([{ pointer: '/endsAt', code: 'invalid', message: 'Give an end after the beginning' }]);
  }
  const row: Row<'outage'> = {
    id: deps.ids(),
    configurationItem: configuration.id,
    kind: body.kind,
    title: body.title,
    detail: body.detail ?? null,
    startsAt,
    endsAt: body.endsAt ?? null,
    nextUpdateAt: body.nextUpdateAt ?? null,
    alert: body.alert ?? null,
  };
  await tx.insert('outage', row);
  await refreshHealth(deps, tx, configuration, { always: true });
  return asOutage(row);
};

export const endOutage = async (deps: Deps, tx: Tx, id: string): Promise<OpsOutage> => {
  await tx.lock('estate');
  const row = await require(tx, 'outage', id);
  const now = deps.now();
  if (row.endsAt !== null && row.endsAt <= now) return asOutage(row);
  await tx.update('outage', id, { endsAt: now });
  await refreshHealth(deps, tx, await configurationOf(tx, row.configurationItem), { always: true });
  return asOutage({ ...row, endsAt: now });
};
