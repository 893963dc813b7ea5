/** Mappings for public data sets of real requests, found by the file's name or by its columns. */
import type { Mapping } from './mapping.js';

interface BuiltIn {
  /** Beginning of the file's name. */
  file: string;
  /** Columns that tell the data apart when the file has another name. */
  columns: readonly string[];
  mapping: Mapping;
}

const cut = 'cut' as const;

export const builtIns: readonly BuiltIn[] = [
  {
    file: 'tickets-jquery',
    columns: ['tracker', 'number', 'summary', 'activity'],
    mapping: {
      source: 'tickets-jquery',
      key: ['tracker', 'number'],
      shortDescription: { from: 'summary', tooLong: cut },
      description: { from: 'description', html: true, tooLong: cut },
      category: { from: ['tracker', 'component'], join: ' / ', tooLong: cut },
      state: {
        from: ['status', 'resolution'],
        map: {
          'closed/fixed': 'resolved',
          'closed/*': 'closed',
          'new/*': 'new',
          'open/*': 'open',
          'assigned/*': 'open',
          'reopened/*': 'open',
          'pending/*': 'awaitingInfo',
        },
      },
      priority: { from: 'priority', map: { blocker: 1, critical: 2, high: 3, major: 3 }, default: 4 },
      opened: { from: 'opened' },
      updated: { from: 'modified' },
      ended: { from: 'closed' },
      resolutionCode: {
        from: 'resolution',
        map: {
          fixed: 'Solved',
          invalid: 'Not valid',
          notabug: 'Not a fault',
          duplicate: 'Duplicate',
          wontfix: 'Will not be changed',
          worksforme: 'Could not be reproduced',
          cantfix: 'Cannot be changed',
          patchwelcome: 'Contribution welcome',
        },
        default: 'Closed',
      },
      owner: 'reporter',
      activities: {
        list: 'activity',
        at: { from: 'time' },
        author: 'author',
        role: { from: 'role', map: { agent: 'agent', customer: 'customer', system: 'system' }, default: 'other' },
        text: { from: 'comment', html: true, tooLong: cut },
        changes: { list: 'changes', field: 'field', old: 'old', new: 'new', state: 'status' },
      },
    },
  },
  {
    file: 'complaints-cfpb',
    columns: ['complaint_id', 'date_received', 'issue', 'company_response'],
    mapping: {
      source: 'complaints-cfpb',
      key: ['complaint_id'],
      shortDescription: { from: ['issue', 'sub_issue'], join: ': ', tooLong: cut },
      description: { from: 'narrative', tooLong: cut },
      category: { from: 'product', tooLong: cut },
      state: {
        from: 'company_response',
        map: { 'In progress': 'open', '': 'new' },
        default: 'closed',
      },
      priority: { default: 3 },
      channel: {
        from: 'submitted_via',
        map: { Web: 'web', Phone: 'phone', Email: 'email' },
        default: 'web',
      },
      opened: { from: 'date_received' },
      ended: { from: 'date_sent_to_company' },
      resolutionCode: { default: 'Answered' },
      resolutionNotes: { from: ['company_response', 'company_public_response'], join: '. ', tooLong: cut },
      owner: 'company',
    },
  },
  {
    file: 'narratives-cfpb',
    columns: ['product', 'company', 'narrative', 'source'],
    mapping: {
      source: 'narratives-cfpb',
      shortDescription: { from: 'narrative', firstSentence: true, tooLong: cut },
      description: { from: 'narrative', tooLong: cut },
      category: { from: 'product', tooLong: cut },
      state: { default: 'new' },
      priority: { default: 3 },
      opened: { spreadDays: 365 },
    },
  },
  {
    file: 'requests-la311',
    columns: ['number', 'created', 'request_type', 'neighborhood_council'],
    mapping: {
      source: 'requests-la311',
      key: ['number'],
      shortDescription: { from: ['request_type', 'neighborhood_council'], join: ', ', tooLong: cut },
      description: { from: ['action_taken', 'planning_area', 'assigned_to'], join: '\n', tooLong: cut },
      category: { from: 'request_type', tooLong: cut },
      state: {
        from: 'status',
        map: {
          Closed: 'closed',
          Cancelled: 'cancelled',
          Open: 'open',
          Pending: 'awaitingInfo',
          'Referred Out': 'open',
        },
      },
      priority: { default: 4 },
      channel: {
        from: 'channel',
        map: { Call: 'phone', Email: 'email', 'Social Media': 'social', Twitter: 'social', Chat: 'chat' },
        default: 'web',
      },
      opened: { from: 'created', zone: 'America/Los_Angeles' },
      updated: { from: 'updated', zone: 'America/Los_Angeles' },
      ended: { from: 'closed', zone: 'America/Los_Angeles' },
      due: { from: 'service_date', zone: 'America/Los_Angeles' },
      resolutionCode: { from: 'status', map: { Closed: 'Done', Cancelled: 'Withdrawn' }, default: 'Done' },
    },
  },
  {
    file: 'requests-nyc311',
    columns: ['number', 'created', 'complaint_type', 'descriptor', 'resolution'],
    mapping: {
      source: 'requests-nyc311',
      key: ['number'],
      shortDescription: { from: ['descriptor', 'location_type'], join: ', ', tooLong: cut },
      description: {
        from: ['complaint_type', 'descriptor', 'location_type', 'community_board'],
        join: '\n',
        tooLong: cut,
      },
      category: { from: 'complaint_type', tooLong: cut },
      state: { from: 'status', map: { Closed: 'closed', Assigned: 'open', Pending: 'awaitingInfo' } },
      priority: { default: 4 },
      opened: { from: 'created', zone: 'America/New_York' },
      updated: { from: 'updated', zone: 'America/New_York' },
      ended: { from: 'closed', zone: 'America/New_York' },
      due: { from: 'due', zone: 'America/New_York' },
      resolutionCode: { default: 'Inspected' },
      resolutionNotes: { from: 'resolution', tooLong: cut },
    },
  },
  {
    file: 'queries-arabic-banking',
    columns: ['variety', 'category_ar', 'category_en', 'text'],
    mapping: {
      source: 'queries-arabic-banking',
      shortDescription: { from: 'text', tooLong: cut },
      description: { from: 'text', tooLong: cut },
      category: { from: 'category_ar', tooLong: cut },
      state: { default: 'new' },
      priority: { default: 4 },
      channel: { default: 'chat' },
      opened: { spreadDays: 365 },
    },
  },
  {
    file: 'texts-multilingual',
    columns: ['lang', 'script', 'dir', 'text', 'english'],
    mapping: {
      source: 'texts-multilingual',
      shortDescription: { from: 'text', tooLong: cut },
      description: { from: ['text', 'english'], join: '\n\n', tooLong: cut },
      category: { from: 'lang', tooLong: cut },
      state: { default: 'new' },
      priority: { default: 4 },
      opened: { spreadDays: 365 },
    },
  },
];

/** The mapping for a file by its name, else by the columns of its first record. */
export function builtInFor(file: string, columns: readonly string[]): Mapping | undefined {
  const byName = builtIns.find((each) => file.startsWith(each.file));
  return (byName ?? builtIns.find((each) => each.columns.every((name) => columns.includes(name))))?.mapping;
}
