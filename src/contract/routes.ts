/**
 * The route table: the one description of the HTTP interface.
 * The backend validates with it, the client is typed by it, OpenAPI and the browser's shapes are generated from it.
 */
import * as z from 'zod/mini';
import { Activity, CommentCreate } from './activity.js';
import { Attachment } from './attachment.js';
import { ActionInput, Case, CaseAction, CaseCreate, CaseSummary, CaseUpdate } from './case.js';
import { Article, CaseType, LookupItem, LookupTable, Suggestion } from './case-type.js';
import {
  Alert,
  AlertCreate,
  Concerned,
  ConfigurationItem,
  OpsOutage,
  OutageCreate,
  ProactiveCreate,
  Why,
} from './estate.js';
import { Module } from './module.js';
import { OpsActivity, OpsCase, OpsCaseUpdate, OpsComment } from './ops.js';
import type { ProblemCode } from './problem.js';
import { InstallBaseItem, InstallBaseItemSummary, Outage, SoldProduct, SoldProductSummary } from './product.js';
import { ListQuery, TreeQuery } from './query.js';
import { Id, page } from './schema.js';
import { Viewer } from './viewer.js';

export type Method = 'GET' | 'POST' | 'PATCH';

export interface Route {
  method: Method;
  /** Path with `{name}` parameters. */
  path: string;
  summary: string;
  params?: z.ZodMiniObject;
  query?: z.ZodMiniObject;
  /** JSON body. */
  body?: z.ZodMiniType;
  /** What a success carries; absent for binary and streamed answers. */
  result?: z.ZodMiniType;
  /** 200 unless said. */
  status?: number;
  /** Media type when it is not JSON: `multipart/form-data` for a body, `text/event-stream` or `*` for a result. */
  bodyType?: string;
  resultType?: string;
  /** Writes need `Idempotency-Key`. */
  idempotent?: true;
  /** Needs `If-Match` with the version. */
  versioned?: true;
  errors: ProblemCode[];
}

/**
 * Answers that can carry the module and the viewer too, so that a widget's first request is its only one:
 * `with=module,viewer`.
 */
const With = { with: z.optional(z.string().check(z.regex(/^(module|viewer)(,(module|viewer))?$/))) };
const included = { module: z.optional(Module), viewer: z.optional(Viewer) };
export type Included = { module?: Module; viewer?: Viewer };

const always: ProblemCode[] = [
  'unauthenticated',
  'token-expired',
  'origin-not-listed',
  'module-off',
  'too-many-requests',
  'internal',
  'unavailable',
];
const read: ProblemCode[] = [...always, 'malformed-request'];
const write: ProblemCode[] = [
  ...read,
  'idempotency-key-missing',
  'idempotency-key-in-use',
  'idempotency-key-reused',
  'invalid',
  'too-large',
  'unsupported-type',
];
const ById = z.object({ id: Id });

export const routes = {
  getModule: {
    method: 'GET',
    path: '/v1/module',
    summary: 'The configuration of the module, and of the instance named by Oriel-Instance',
    result: Module,
    errors: read,
  },
  getViewer: {
    method: 'GET',
    path: '/v1/viewer',
    summary: 'Who is asking, and on whose behalf they may act',
    result: Viewer,
    errors: read,
  },
  listCases: {
    method: 'GET',
    path: '/v1/cases',
    summary: 'The cases the viewer may read',
    query: z.object({ ...ListQuery.shape, ...With }),
    result: z.object({ ...page(CaseSummary).shape, ...included }),
    errors: read,
  },
  createCase: {
    method: 'POST',
    path: '/v1/cases',
    summary: 'Create a case',
    body: CaseCreate,
    result: Case,
    status: 201,
    idempotent: true,
    errors: [...write, 'forbidden'],
  },
  getCase: {
    method: 'GET',
    path: '/v1/cases/{id}',
    summary: 'One case by id or number; reading it marks it as read',
    params: ById,
    query: z.object(With),
    result: z.object({ ...Case.shape, ...included }),
    errors: [...read, 'not-found'],
  },
  updateCase: {
    method: 'PATCH',
    path: '/v1/cases/{id}',
    summary: 'Change a case',
    params: ById,
    body: CaseUpdate,
    result: Case,
    idempotent: true,
    versioned: true,
    errors: [...write, 'forbidden', 'not-found', 'state-conflict', 'version-conflict', 'version-required'],
  },
  listActivities: {
    method: 'GET',
    path: '/v1/cases/{id}/activities',
    summary: 'The activity stream of a case, oldest first unless ordered otherwise',
    params: ById,
    query: ListQuery,
    result: page(Activity),
    errors: [...read, 'not-found'],
  },
  addComment: {
    method: 'POST',
    path: '/v1/cases/{id}/activities',
    summary: 'Reply to a case, with files uploaded before',
    params: ById,
    body: CommentCreate,
    result: Activity,
    status: 201,
    idempotent: true,
    errors: [...write, 'forbidden', 'not-found', 'state-conflict'],
  },
  actOnCase: {
    method: 'POST',
    path: '/v1/cases/{id}/actions/{action}',
    summary: 'Close, accept, reject, reopen, cancel, escalate, watch, unwatch or rate a case',
    params: z.object({ id: Id, action: CaseAction }),
    body: ActionInput,
    result: Case,
    idempotent: true,
    errors: [...write, 'forbidden', 'not-found', 'state-conflict'],
  },
  getCaseType: {
    method: 'GET',
    path: '/v1/case-types/{id}',
    summary: 'The field schema of a case type; `default` is the one of the instance, else the first of the module',
    params: ById,
    query: z.object(With),
    result: z.object({ ...CaseType.shape, ...included }),
    errors: [...read, 'not-found'],
  },
  lookup: {
    method: 'GET',
    path: '/v1/lookups/{table}',
    summary: 'Records for a reference field',
    params: z.object({ table: LookupTable }),
    query: ListQuery,
    result: page(LookupItem),
    errors: [...read, 'not-found'],
  },
  listSoldProducts: {
    method: 'GET',
    path: '/v1/sold-products',
    summary: 'The sold products the viewer may read; ordered by `path`, components follow their bundle',
    query: z.object({ ...TreeQuery.shape, ...With }),
    result: z.object({ ...page(SoldProductSummary).shape, ...included }),
    errors: read,
  },
  getSoldProduct: {
    method: 'GET',
    path: '/v1/sold-products/{id}',
    summary: 'One sold product with its contract, entitlements, installed items and open cases',
    params: ById,
    result: SoldProduct,
    errors: [...read, 'not-found'],
  },
  listInstallBaseItems: {
    method: 'GET',
    path: '/v1/install-base-items',
    summary: 'The install base items the viewer may read; ordered by `path`, parts follow what they are built into',
    query: z.object({ ...TreeQuery.shape, ...With }),
    result: z.object({ ...page(InstallBaseItemSummary).shape, ...included }),
    errors: read,
  },
  getInstallBaseItem: {
    method: 'GET',
    path: '/v1/install-base-items/{id}',
    summary: 'One install base item with its outages, recent cases and entitlements',
    params: ById,
    result: InstallBaseItem,
    errors: [...read, 'not-found'],
  },
  listOutages: {
    method: 'GET',
    path: '/v1/outages',
    summary: 'Active and planned outages of items the viewer may read',
    result: z.object({ items: z.array(Outage) }),
    errors: read,
  },
  suggest: {
    method: 'GET',
    path: '/v1/suggestions',
    summary: 'Articles and own open cases that may answer already',
    query: z.object({ text: z.string().check(z.minLength(3), z.maxLength(160)) }),
    result: z.object({ items: z.array(Suggestion) }),
    errors: read,
  },
  getArticle: {
    method: 'GET',
    path: '/v1/articles/{id}',
    summary: 'A knowledge article',
    params: ById,
    result: Article,
    errors: [...read, 'not-found'],
  },
  uploadAttachment: {
    method: 'POST',
    path: '/v1/attachments',
    summary: 'Upload one file (part `file`); it stays unattached until a case or comment names it',
    bodyType: 'multipart/form-data',
    result: Attachment,
    status: 201,
    idempotent: true,
    errors: write,
  },
  getAttachment: {
    method: 'GET',
    path: '/v1/attachments/{id}',
    summary: 'The bytes of a file, always as a download; by token, or by the ticket in its url',
    params: ById,
    query: z.object({ ticket: z.optional(z.string()) }),
    resultType: '*',
    errors: [...read, 'not-found'],
  },
  streamEvents: {
    method: 'GET',
    path: '/v1/events',
    summary: 'Live events as server-sent events; Last-Event-ID resumes',
    resultType: 'text/event-stream',
    errors: read,
  },
  opsListCases: {
    method: 'GET',
    path: '/ops/v1/cases',
    summary: 'All cases of the deployment, for agents',
    query: ListQuery,
    result: page(CaseSummary),
    errors: read,
  },
  opsGetCase: {
    method: 'GET',
    path: '/ops/v1/cases/{id}',
    summary: 'One case by id or number, for agents',
    params: ById,
    result: OpsCase,
    errors: [...read, 'not-found'],
  },
  opsUpdateCase: {
    method: 'PATCH',
    path: '/ops/v1/cases/{id}',
    summary: 'Change a case as an agent',
    params: ById,
    body: OpsCaseUpdate,
    result: OpsCase,
    idempotent: true,
    versioned: true,
    errors: [...write, 'not-found', 'state-conflict', 'version-conflict', 'version-required'],
  },
  opsListActivities: {
    method: 'GET',
    path: '/ops/v1/cases/{id}/activities',
    summary: 'The whole activity stream with work notes',
    params: ById,
    query: ListQuery,
    result: page(OpsActivity),
    errors: [...read, 'not-found'],
  },
  opsAddComment: {
    method: 'POST',
    path: '/ops/v1/cases/{id}/activities',
    summary: 'Reply to the customer, or add a work note',
    params: ById,
    body: OpsComment,
    result: OpsActivity,
    status: 201,
    idempotent: true,
    errors: [...write, 'not-found', 'state-conflict'],
  },
  opsListConfigurationItems: {
    method: 'GET',
    path: '/ops/v1/configuration-items',
    summary: 'What alerts and outages can be about, by name',
    result: z.object({ items: z.array(ConfigurationItem) }),
    errors: read,
  },
  opsListOutages: {
    method: 'GET',
    path: '/ops/v1/outages',
    summary: 'Outages that have not ended, also planned ones',
    result: z.object({ items: z.array(OpsOutage) }),
    errors: read,
  },
  opsListAlerts: {
    method: 'GET',
    path: '/ops/v1/alerts',
    summary: 'Open alerts, worst first',
    result: z.object({ items: z.array(Alert) }),
    errors: read,
  },
  opsCreateAlert: {
    method: 'POST',
    path: '/ops/v1/alerts',
    summary: 'Something is wrong with a configuration item; the health of what depends on it follows',
    body: AlertCreate,
    result: Alert,
    status: 201,
    idempotent: true,
    errors: [...write, 'forbidden'],
  },
  opsCloseAlert: {
    method: 'POST',
    path: '/ops/v1/alerts/{id}/close',
    summary: 'It is over; closing twice changes nothing',
    params: ById,
    body: z.strictObject({}),
    result: Alert,
    idempotent: true,
    errors: [...write, 'not-found'],
  },
  opsAffected: {
    method: 'GET',
    path: '/ops/v1/alerts/{id}/affected',
    summary: 'The customers whose items depend on what the alert is about',
    params: ById,
    result: z.object({ items: z.array(Concerned) }),
    errors: [...read, 'not-found'],
  },
  opsCreateProactive: {
    method: 'POST',
    path: '/ops/v1/alerts/{id}/cases',
    summary: 'A proactive case for each customer that has none from this alert yet',
    params: ById,
    body: ProactiveCreate,
    result: z.object({ items: z.array(Concerned) }),
    status: 201,
    idempotent: true,
    errors: [...write, 'not-found'],
  },
  opsCreateOutage: {
    method: 'POST',
    path: '/ops/v1/outages',
    summary: 'An outage begins, or is planned',
    body: OutageCreate,
    result: OpsOutage,
    status: 201,
    idempotent: true,
    errors: [...write, 'forbidden'],
  },
  opsEndOutage: {
    method: 'POST',
    path: '/ops/v1/outages/{id}/end',
    summary: 'The outage is over; ending it twice changes nothing',
    params: ById,
    body: z.strictObject({}),
    result: OpsOutage,
    idempotent: true,
    errors: [...write, 'not-found'],
  },
  opsWhy: {
    method: 'GET',
    path: '/ops/v1/why',
    summary: 'The rules that let a profile read a record, or keep it from it',
    query: z.object({ profile: Id, record: Id }),
    result: Why,
    errors: [...read, 'not-found'],
  },
  opsStreamEvents: {
    method: 'GET',
    path: '/ops/v1/events',
    summary: 'Live events of all cases, for agents',
    resultType: 'text/event-stream',
    errors: read,
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
type Table = typeof routes;
type InferOr<R, K extends string, D> = R extends { [P in K]: infer S extends z.ZodMiniType } ? z.infer<S> : D;
type InputOr<R, K extends string, D> = R extends { [P in K]: infer S extends z.ZodMiniType } ? z.input<S> : D;

/** Types of one operation, for the client and the handlers. */
export type ParamsOf<N extends RouteName> = InferOr<Table[N], 'params', Record<never, never>>;
export type QueryOf<N extends RouteName> = InferOr<Table[N], 'query', Record<never, never>>;
export type BodyOf<N extends RouteName> = InputOr<Table[N], 'body', undefined>;
export type ResultOf<N extends RouteName> = InferOr<Table[N], 'result', undefined>;
