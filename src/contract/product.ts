/** Sold products, install base items and their outages. Terms as in the field's reference system. */
import * as z from 'zod/mini';
import { CaseState } from './case.js';
import { CalendarDate, Health, Id, Ref, Timestamp } from './schema.js';

/** Follows from the dates: before the first day, between, after the last. */
export const SoldProductState = z.enum(['inPreparation', 'active', 'expired']);
export type SoldProductState = z.infer<typeof SoldProductState>;

/** The tier in which a product was sold: Platinum, Gold, Silver. */
export const ServiceOffering = z.object({ id: Id, name: z.string(), tier: z.string() });

/** What a contract grants. Counted ones have `total` and `remaining`, others say their `terms`: “24 × 7”. */
export const Entitlement = z.object({
  id: Id,
  name: z.string(),
  total: z.nullable(z.int()),
  remaining: z.nullable(z.int()),
  terms: z.nullable(z.string()),
});
export type Entitlement = z.infer<typeof Entitlement>;

const common = {
  id: Id,
  number: z.string(),
  name: z.string(),
  detail: z.nullable(z.string()),
  product: z.nullable(Ref),
  /** The bundle, or what it is built into, when the viewer may read that too. */
  parent: z.nullable(Ref),
  account: z.nullable(Ref),
  consumer: z.nullable(Ref),
  household: z.nullable(Ref),
};

export const SoldProductSummary = z.object({
  ...common,
  /** A component that its bundle may go without. */
  optional: z.boolean(),
  quantity: z.int(),
  startDate: z.nullable(CalendarDate),
  endDate: z.nullable(CalendarDate),
  state: SoldProductState,
  serviceOffering: z.nullable(ServiceOffering),
  /** The entitlement to show first. Null also where the viewer may not see entitlements: account consumers. */
  entitlement: z.nullable(Entitlement),
});
export type SoldProductSummary = z.infer<typeof SoldProductSummary>;

export const InstallBaseItemSummary = z.object({
  ...common,
  /** What it was installed from: of several that the viewer may read the first by name. */
  soldProduct: z.nullable(Ref),
  environment: z.nullable(z.string()),
  location: z.nullable(z.string()),
  serial: z.nullable(z.string()),
  installedOn: z.nullable(CalendarDate),
  hosting: z.nullable(z.enum(['onPremises', 'multiTenant'])),
  health: Health,
  /** When the health became what it is. */
  healthAt: z.nullable(Timestamp),
});
export type InstallBaseItemSummary = z.infer<typeof InstallBaseItemSummary>;

/** A case to go on with. */
export const CaseRef = z.object({ id: Id, number: z.string() });

/** An interruption, as far as it concerns the viewer: `items` are the viewer's own alone. */
export const Outage = z.object({
  id: Id,
  kind: z.enum(['outage', 'planned']),
  title: z.string(),
  detail: z.nullable(z.string()),
  startsAt: Timestamp,
  endsAt: z.nullable(Timestamp),
  nextUpdateAt: z.nullable(Timestamp),
  items: z.array(Ref),
  /** The viewer's case about it. */
  case: z.nullable(CaseRef),
});
export type Outage = z.infer<typeof Outage>;

/** A case about a product or an item. */
export const ProductCase = z.object({
  id: Id,
  number: z.string(),
  shortDescription: z.string(),
  state: CaseState,
  openedAt: Timestamp,
});
export type ProductCase = z.infer<typeof ProductCase>;

const Contract = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  startDate: z.nullable(CalendarDate),
  endDate: z.nullable(CalendarDate),
});

export const SoldProduct = z.object({
  ...SoldProductSummary.shape,
  /** Null also where the viewer may not see contracts: account consumers. */
  contract: z.nullable(Contract),
  entitlements: z.array(Entitlement),
  /** Install base items installed from it that the viewer may read. */
  installed: z.array(z.object({ ...Ref.shape, number: z.string(), health: Health })),
  /** Cases about it that are not closed or cancelled and that the viewer may read, newest first, at most 20. */
  openCases: z.array(ProductCase),
  /** What can be requested for it. */
  catalogItems: z.array(Ref),
});
export type SoldProduct = z.infer<typeof SoldProduct>;

export const InstallBaseItem = z.object({
  ...InstallBaseItemSummary.shape,
  /** Sold products it was installed from that the viewer may read, by name. */
  soldProducts: z.array(Ref),
  configurationItem: z.nullable(Ref),
  entitlements: z.array(Entitlement),
  /** Active, planned and those that ended in the last 30 days; newest first. */
  outages: z.array(Outage),
  /** Cases about it of the last 30 days that the viewer may read, newest first, at most 20. */
  recentCases: z.array(ProductCase),
  /** The viewer administers the account and says who may see the item. */
  setsAssetContacts: z.boolean(),
});
export type InstallBaseItem = z.infer<typeof InstallBaseItem>;
