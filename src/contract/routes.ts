/**
 * The route table: the one description of the HTTP interface.
 * The backend validates with it, the client is typed by it, OpenAPI and the browser's shapes are generated from it.
 */
import * as z from 'zod/mini';
import { Activity, CommentCreate } from './activity.js';
import { Attachment } from './attachment.js';
import { ActionInput, Case, CaseAction, CaseCreate, CaseSummary, CaseUpdate } from './case.js';
import { Article, CaseType, LookupItem, LookupTable, Suggestion } from './case-type.js';
import { included, With } from './included.js';
import { Module } from './module.js';
import { opsRoutes } from './ops-routes.js';
import { playbookRoutes } from './playbook-routes.js';
import { InstallBaseItem, InstallBaseItemSummary, Outage, SoldProduct, SoldProductSummary } from './product.js';
import { ListQuery, TreeQuery } from './query.js';
import { AssetContact, AssetContacts } from './relation.js';
import { ById, type Route, read, versioned, write } from './route.js';
import { Id, page } from './schema.js';
import { Party, PartyReferences, Viewer } from './viewer.js';

export type { Included } from './included.js';
export type { Method, Route } from './route.js';

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
  listParties: {
    method: 'GET',
    path: '/v1/parties',
    summary: 'Whom a case can be for, by name, or for which of them it can name a product or an item',
    query: z.object({
      text: z.optional(z.string().check(z.minLength(1), z.maxLength(160))),
      soldProduct: z.optional(Id),
      installBaseItem: z.optional(Id),
    }),
    result: z.object({ items: z.array(Party), more: z.boolean() }),
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
    errors: write,
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
    errors: [...versioned, 'state-conflict'],
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
    errors: [...write, 'not-found', 'state-conflict'],
  },
  actOnCase: {
    method: 'POST',
    path: '/v1/cases/{id}/actions/{action}',
    summary: 'Close, accept, reject, reopen, cancel, escalate, watch, unwatch or rate a case',
    params: z.object({ id: Id, action: CaseAction }),
    body: ActionInput,
    result: Case,
    idempotent: true,
    errors: [...write, 'not-found', 'state-conflict'],
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
    query: z.object({
      ...ListQuery.shape,
      /** JSON: whom the case is for. Then only what a case for exactly them may name is offered. */
      for: z.optional(PartyReferences),
    }),
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
    query: z.object({
      ...TreeQuery.shape,
      ...With,
      /** Only what was installed from this sold product: nothing where the viewer may not read it. */
      soldProduct: z.optional(Id),
    }),
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
  listAssetContacts: {
    method: 'GET',
    path: '/v1/install-base-items/{id}/asset-contacts',
    summary: 'The people with access to an item, for an administrator of its account',
    params: ById,
    result: AssetContacts,
    errors: [...read, 'not-found'],
  },
  listAssetContactChoices: {
    method: 'GET',
    path: '/v1/install-base-items/{id}/asset-contacts/choices',
    summary: 'Contacts of the account, its partners and its contact relationships, at most 50',
    params: ById,
    query: z.object({ search: z.optional(z.string().check(z.maxLength(160))) }),
    result: z.object({ items: z.array(LookupItem) }),
    errors: [...read, 'not-found'],
  },
  addAssetContact: {
    method: 'POST',
    path: '/v1/install-base-items/{id}/asset-contacts',
    summary: 'Give a contact access to an item',
    params: ById,
    body: z.strictObject({ contact: Id }),
    result: AssetContact,
    status: 201,
    idempotent: true,
    errors: [...write, 'not-found'],
  },
  endAssetContact: {
    method: 'POST',
    path: '/v1/install-base-items/{id}/asset-contacts/{assetContact}/end',
    summary: 'Take the access away at once; ending it twice changes nothing',
    params: z.object({ id: Id, assetContact: Id }),
    body: z.strictObject({}),
    result: AssetContact,
    idempotent: true,
    errors: [...write, 'not-found'],
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
  ...playbookRoutes,
  ...opsRoutes,
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
