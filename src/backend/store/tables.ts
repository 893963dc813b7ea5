import { playbookTables } from './tables-playbooks.js';
import { productTables } from './tables-products.js';
import { staffTables } from './tables-staff.js';

/**
 * The tables of the backend: columns, references that a filter may follow, indexes.
 * One description for both stores; `server/store/migrations.ts` creates them in SQL and a test compares the two.
 *
 * Column kinds: `text`, `int`, `bool`, `instant` (timestamptz, ISO string in rows), `date`, `json`; a `?` makes it nullable.
 */
interface Kinds {
  text: string;
  int: number;
  bool: boolean;
  instant: string;
  date: string;
  json: unknown;
}
type Kind = keyof Kinds;
export type Column = Kind | `${Kind}?`;
export interface TableShape {
  columns: Record<string, Column>;
  /** Column → table it refers to by id. */
  refs?: Record<string, string>;
  /**
   * Field of several ids → table in between that has a row for each: its column of the field's name holds the id, its
   * column named as this table the row's own.
   */
  through?: Record<string, string>;
  /** Column that holds the folded text for the operator `text`. */
  search?: string;
}

/** A relation counts while it is active and today lies within its dates; an empty date is open. */
const inForce = { active: 'bool', startDate: 'date?', endDate: 'date?' } as const;

export const tables = {
  account: {
    columns: {
      id: 'text',
      number: 'text',
      /** Account code: short, in capitals, and of no other account. */
      code: 'text',
      name: 'text',
      parent: 'text?',
      /** Account path, `/TOP/CHILD/THIS/`: codes of the line of ancestors, so that a sub-tree is a prefix. */
      path: 'text',
      /** Contacts read an install base item of it only as its contact, asset contact or authorised party (D3). */
      restrictAssets: 'bool',
      /** Contacts read a product of it only as its contact or authorised party (D4). */
      restrictContacts: 'bool',
      /** The account's side reads cases that also name a consumer. */
      seesConsumerCases: 'bool',
      active: 'bool',
    },
    refs: { parent: 'account' },
  },
  contact: {
    columns: {
      id: 'text',
      name: 'text',
      email: 'text?',
      title: 'text?',
      account: 'text',
      /** Space separated roles: `customer`, `customer_case_manager`, `customer_admin`, `partner`, `partner_admin`. */
      roles: 'text',
      active: 'bool',
    },
    refs: { account: 'account' },
  },
  consumer: {
    columns: { id: 'text', name: 'text', email: 'text?', active: 'bool' },
  },
  /** What somebody answers for, and what that opens: `account`, `own` or `assets`; null opens nothing. */
  responsibility: {
    columns: { id: 'text', name: 'text', level: 'text?' },
  },
  /** Partner of: `from` is the partner, `to` its customer. The reverse, customer of, is the same row. */
  accountRelationship: {
    columns: {
      id: 'text',
      from: 'text',
      to: 'text',
      ...inForce,
    },
    refs: { from: 'account', to: 'account' },
  },
  /** A contact's relationship with an account other than the own one, one row for each responsibility. */
  contactRelationship: {
    columns: {
      id: 'text',
      contact: 'text',
      account: 'text',
      responsibility: 'text?',
      ...inForce,
    },
    refs: { contact: 'contact', account: 'account', responsibility: 'responsibility' },
  },
  /** A contact or an employee in the team of an account. */
  accountTeamMember: {
    columns: {
      id: 'text',
      contact: 'text?',
      staff: 'text?',
      account: 'text',
      responsibility: 'text?',
      ...inForce,
    },
    refs: { contact: 'contact', staff: 'staff', account: 'account', responsibility: 'responsibility' },
  },
  /** A consumer as the customer of an account. */
  accountConsumer: {
    columns: {
      id: 'text',
      account: 'text',
      consumer: 'text',
      ...inForce,
    },
    refs: { account: 'account', consumer: 'consumer' },
  },
  household: {
    columns: { id: 'text', name: 'text', head: 'text?', active: 'bool' },
    refs: { head: 'consumer' },
  },
  householdMember: {
    columns: {
      id: 'text',
      household: 'text',
      consumer: 'text',
      /** The household that counts first for the consumer: at most one at a time. */
      primary: 'bool',
      ...inForce,
    },
    refs: { household: 'household', consumer: 'consumer' },
  },
  /** `representative` acts for `represented`: everywhere, or inside a household. Without a responsibility only listed. */
  consumerRelationship: {
    columns: {
      id: 'text',
      representative: 'text',
      represented: 'text',
      household: 'text?',
      responsibility: 'text?',
      ...inForce,
    },
    refs: {
      representative: 'consumer',
      represented: 'consumer',
      household: 'household',
      responsibility: 'responsibility',
    },
  },
  /** An account, contact or consumer as a party on one case, sold product or install base item. */
  relatedParty: {
    columns: {
      id: 'text',
      case: 'text?',
      soldProduct: 'text?',
      installBaseItem: 'text?',
      account: 'text?',
      contact: 'text?',
      consumer: 'text?',
      staff: 'text?',
      organization: 'text?',
      /** Null: listed, which grants nothing (G7). */
      responsibility: 'text?',
      ...inForce,
    },
    refs: {
      case: 'case',
      soldProduct: 'soldProduct',
      installBaseItem: 'installBaseItem',
      account: 'account',
      contact: 'contact',
      consumer: 'consumer',
      staff: 'staff',
      organization: 'serviceOrganization',
      responsibility: 'responsibility',
    },
  },
  /** A contact who may see one install base item of an account that restricts its assets. */
  assetContact: {
    columns: {
      id: 'text',
      installBaseItem: 'text',
      contact: 'text',
      ...inForce,
    },
    refs: { installBaseItem: 'installBaseItem', contact: 'contact' },
  },
  ...staffTables,
  /** One sign-in subject of a module → one profile. `kind` is `contact`, `consumer`, `employee` or `member`. */
  profile: {
    columns: {
      id: 'text',
      subject: 'text',
      kind: 'text',
      contact: 'text?',
      consumer: 'text?',
      staff: 'text?',
      active: 'bool',
    },
    refs: { contact: 'contact', consumer: 'consumer', staff: 'staff' },
  },
  ...playbookTables,
  ...productTables,
  case: {
    columns: {
      id: 'text',
      number: 'text',
      version: 'int',
      module: 'text',
      caseType: 'text',
      state: 'int',
      shortDescription: 'text',
      description: 'text',
      priority: 'int',
      category: 'text?',
      escalation: 'int',
      account: 'text?',
      contact: 'text?',
      consumer: 'text?',
      household: 'text?',
      /** Partner account that opened it for a customer account, and its contact; set by the server alone (NC12). */
      partner: 'text?',
      partnerContact: 'text?',
      /** Service organisation that serves it, and the one that asked for it. */
      org: 'text?',
      requestorOrg: 'text?',
      /** Profile of the employee it is for. */
      requestedBy: 'text?',
      /** Profiles of the contributors who may reply, and of those who work on its tasks, each between bars: `|a|b|`. */
      contributors: 'text?',
      taskAgents: 'text?',
      openedBy: 'text',
      openedByName: 'text',
      product: 'text?',
      soldProduct: 'text?',
      installBaseItem: 'text?',
      /** Paths of all items it affects, each between bars: `|/collector/|/collector/probe/|`. */
      affected: 'text?',
      /** The alert it was made from. */
      alert: 'text?',
      channel: 'text',
      openedAt: 'instant',
      updatedAt: 'instant',
      /** Last public entry by support; with a viewer's mark it tells what is unread. */
      repliedAt: 'instant?',
      resolvedAt: 'instant?',
      closedAt: 'instant?',
      dueAt: 'instant?',
      closesAt: 'instant?',
      resolutionCode: 'text?',
      resolutionNotes: 'text?',
      fields: 'json',
      history: 'json',
      search: 'text',
    },
    refs: {
      account: 'account',
      contact: 'contact',
      consumer: 'consumer',
      product: 'product',
      soldProduct: 'soldProduct',
      installBaseItem: 'installBaseItem',
      household: 'household',
      partner: 'account',
      partnerContact: 'contact',
      org: 'serviceOrganization',
      requestorOrg: 'serviceOrganization',
      requestedBy: 'profile',
      alert: 'alert',
      openedBy: 'profile',
    },
    search: 'search',
  },
  /** What one profile noted on one case. `id` is `<case>:<profile>`. */
  caseMark: {
    columns: {
      id: 'text',
      case: 'text',
      profile: 'text',
      readAt: 'instant',
      watching: 'bool',
      rating: 'int?',
    },
    refs: { case: 'case', profile: 'profile' },
  },
  activity: {
    columns: {
      id: 'text',
      case: 'text',
      kind: 'text',
      at: 'instant',
      /** Profile id of a customer, null for agents and the system. */
      author: 'text?',
      authorName: 'text',
      authorRole: 'text',
      /** False for work notes, which no customer ever sees. */
      public: 'bool',
      text: 'text?',
      from: 'int?',
      to: 'int?',
      reason: 'text?',
    },
    refs: { case: 'case', author: 'profile' },
  },
  attachment: {
    columns: {
      id: 'text',
      /** Null until a case or comment names it. */
      case: 'text?',
      activity: 'text?',
      uploadedBy: 'text?',
      name: 'text',
      type: 'text',
      size: 'int',
      hash: 'text',
      createdAt: 'instant',
    },
    refs: { case: 'case', activity: 'activity', uploadedBy: 'profile' },
  },
  caseType: {
    columns: { id: 'text', version: 'int', definition: 'json' },
  },
  module: {
    /** `id` is the module's name. */
    columns: { id: 'text', definition: 'json' },
  },
  article: {
    columns: {
      id: 'text',
      number: 'text',
      title: 'text',
      body: 'text',
      language: 'text',
      module: 'text?',
      readMinutes: 'int',
      search: 'text',
    },
    search: 'search',
  },
  /** Answer kept for a repeated request. `id` is `<profile>:<key>`. */
  idempotency: {
    columns: { id: 'text', hash: 'text', status: 'int', body: 'text', at: 'instant' },
  },
  audit: {
    columns: {
      id: 'text',
      at: 'instant',
      module: 'text',
      actor: 'text',
      action: 'text',
      record: 'text',
      outcome: 'text',
      detail: 'json',
    },
  },
  /** A record that an entry of the trail concerns: `account:<id>`, `accountConsumer:<id>`. */
  auditRecord: {
    columns: { id: 'text', audit: 'text', record: 'text', at: 'instant' },
    refs: { audit: 'audit' },
  },
  event: {
    /** `id` is the event's own; `seq` its place in the order of commits. */
    columns: {
      id: 'text',
      seq: 'int',
      type: 'text',
      /** The case that changed, or the item. */
      case: 'text?',
      item: 'text?',
      number: 'text?',
      version: 'int',
      at: 'instant',
      /** True when only agents may hear of it: work notes. */
      internal: 'bool',
    },
    refs: { case: 'case', item: 'installBaseItem' },
  },
} as const satisfies Record<string, TableShape>;

export type TableName = keyof typeof tables;
type ValueOf<C> = C extends `${infer K extends Kind}?` ? Kinds[K] | null : C extends Kind ? Kinds[C] : never;
export type Row<T extends TableName> = {
  -readonly [C in keyof (typeof tables)[T]['columns']]: ValueOf<(typeof tables)[T]['columns'][C]>;
};
