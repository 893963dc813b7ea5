/** What was sold, what is installed of it, and what it depends on. Part of `tables.ts`, where the kinds of columns are. */

/** Whom a product belongs to; `org` is a service organisation. */
const owner = {
  columns: { account: 'text?', consumer: 'text?', contact: 'text?', household: 'text?', org: 'text?' },
  refs: {
    account: 'account',
    consumer: 'consumer',
    contact: 'contact',
    household: 'household',
    org: 'serviceOrganization',
  },
} as const;

export const productTables = {
  product: {
    columns: { id: 'text', name: 'text', search: 'text' },
    search: 'search',
  },
  /** A tier in which a product is sold: Platinum, Gold, Silver. */
  serviceOffering: {
    columns: { id: 'text', name: 'text', tier: 'text' },
  },
  contract: {
    columns: { id: 'text', number: 'text', name: 'text', startDate: 'date?', endDate: 'date?' },
  },
  soldProduct: {
    columns: {
      id: 'text',
      number: 'text',
      name: 'text',
      detail: 'text?',
      product: 'text?',
      ...owner.columns,
      /** The bundle it is a component of. */
      parent: 'text?',
      /** `/bundle/this/`: ids of the line of bundles above it. */
      path: 'text',
      /** A component that the bundle may go without. */
      optional: 'bool',
      quantity: 'int',
      startDate: 'date?',
      endDate: 'date?',
      serviceOffering: 'text?',
      contract: 'text?',
      /** An account's record that its account consumers may read (SR7). */
      consumerVisible: 'bool',
      search: 'text',
    },
    refs: {
      product: 'product',
      ...owner.refs,
      parent: 'soldProduct',
      serviceOffering: 'serviceOffering',
      contract: 'contract',
    },
    through: { installBaseItem: 'installedProduct' },
    search: 'search',
  },
  /** How a sold product was deployed: each item that was installed from it, each product that an item was installed from. */
  installedProduct: {
    columns: { id: 'text', soldProduct: 'text', installBaseItem: 'text' },
    refs: { soldProduct: 'soldProduct', installBaseItem: 'installBaseItem' },
  },
  /** What a contract gives for a sold product or an install base item: 20 incidents, phone support around the clock. */
  entitlement: {
    columns: {
      id: 'text',
      name: 'text',
      contract: 'text?',
      soldProduct: 'text?',
      installBaseItem: 'text?',
      /** Units granted and left; null where it is not counted. */
      total: 'int?',
      remaining: 'int?',
      /** What is granted where it is not counted: “24 × 7”. */
      terms: 'text?',
    },
    refs: { contract: 'contract', soldProduct: 'soldProduct', installBaseItem: 'installBaseItem' },
  },
  /** What can be requested for a product. */
  catalogItem: {
    columns: { id: 'text', name: 'text', product: 'text' },
    refs: { product: 'product' },
  },
  /** A part of the provider's own estate that install base items depend on; `parent` is what it depends on itself. */
  configurationItem: {
    columns: { id: 'text', name: 'text', parent: 'text?', path: 'text' },
    refs: { parent: 'configurationItem' },
  },
  installBaseItem: {
    columns: {
      id: 'text',
      number: 'text',
      name: 'text',
      detail: 'text?',
      product: 'text?',
      ...owner.columns,
      parent: 'text?',
      /** `/top/child/this/`: ids of the line of items above it. */
      path: 'text',
      environment: 'text?',
      location: 'text?',
      serial: 'text?',
      installedOn: 'date?',
      /** `onPremises` or `multiTenant`. */
      hosting: 'text?',
      configurationItem: 'text?',
      /** 1 Critical … 5 Info, 6 Clear, 7 Not available: the worst open alert of what it depends on, kept with each alert. */
      health: 'int',
      healthAt: 'instant?',
      consumerVisible: 'bool',
      search: 'text',
    },
    refs: {
      product: 'product',
      ...owner.refs,
      parent: 'installBaseItem',
      configurationItem: 'configurationItem',
    },
    through: { soldProduct: 'installedProduct' },
    search: 'search',
  },
  /** Something is wrong with a configuration item. `severity` as in `health`, 1 to 5. */
  alert: {
    columns: {
      id: 'text',
      number: 'text',
      configurationItem: 'text',
      severity: 'int',
      message: 'text',
      openedAt: 'instant',
      closedAt: 'instant?',
    },
    refs: { configurationItem: 'configurationItem' },
  },
  /** An interruption of a configuration item: `outage` or `planned`. */
  outage: {
    columns: {
      id: 'text',
      configurationItem: 'text',
      kind: 'text',
      title: 'text',
      detail: 'text?',
      startsAt: 'instant',
      endsAt: 'instant?',
      nextUpdateAt: 'instant?',
      /** The alert that told of it; its proactive cases are those to follow. */
      alert: 'text?',
    },
    refs: { configurationItem: 'configurationItem', alert: 'alert' },
  },
} as const;
