/** OpenAPI 3.1 from the route table. */
import * as z from 'zod/mini';
import * as contract from '../../src/contract/index.js';
import { type Route, routes } from '../../src/contract/routes.js';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

const isSchema = (value: unknown): value is z.ZodMiniType =>
  typeof value === 'object' && value !== null && '_zod' in value;

/** Points references at the components, and takes away what only makes sense in a file of its own. */
const relocate = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(relocate);
  if (typeof value !== 'object' || value === null) return value;
  const result: JsonObject = {};
  for (const [key, inner] of Object.entries(value)) {
    if (key === '$schema' || key === '$defs' || (key === 'id' && typeof inner === 'string')) continue;
    result[key] =
      key === '$ref' && typeof inner === 'string'
        ? inner.replace('#/$defs/', '#/components/schemas/')
        : relocate(inner);
  }
  return result;
};

export const openApi = (): JsonObject => {
  const names = z.registry<{ id: string }>();
  const named: Record<string, z.ZodMiniType> = {};
  for (const [name, value] of Object.entries(contract)) {
    if (!isSchema(value) || names.has(value)) continue;
    names.add(value, { id: name });
    named[name] = value;
  }
  const components: JsonObject = {};
  const convert = (schema: z.ZodMiniType, io: 'input' | 'output'): JsonObject => {
    const json = z.toJSONSchema(schema, { metadata: names, io, unrepresentable: 'any' }) as unknown as JsonObject;
    const { $defs } = json;
    if ($defs && typeof $defs === 'object' && !Array.isArray($defs)) {
      for (const [name, inner] of Object.entries($defs)) components[name] ??= relocate(inner as Json);
    }
    return relocate(json) as JsonObject;
  };
  const refer = (schema: z.ZodMiniType): JsonObject => {
    const name = names.get(schema)?.id;
    const json = convert(schema, 'input');
    if (!name) return json;
    components[name] ??= json;
    return { $ref: `#/components/schemas/${name}` };
  };
  const problem = refer(contract.Problem);
  const parameters = (schema: z.ZodMiniObject | undefined, place: 'path' | 'query'): Json[] =>
    Object.entries(schema?.shape ?? {}).map(([name, inner]) => {
      const optional = place === 'query' && (inner as z.ZodMiniType)._zod.optin === 'optional';
      const json = refer(inner as z.ZodMiniType);
      const list = json.type === 'array';
      const asJson = name === 'filter' || name === 'for';
      return {
        name,
        in: place,
        required: !optional,
        ...(asJson ? { content: { 'application/json': { schema: json } } } : { schema: json }),
        ...(list ? { style: 'form', explode: false } : {}),
      };
    });
  const header = (name: string, description: string, required: boolean): Json => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  });

  const paths: { [path: string]: JsonObject } = {};
  for (const [operationId, entry] of Object.entries(routes)) {
    const route: Route = entry;
    const ops = route.path.startsWith('/ops/');
    const type = route.resultType ?? 'application/json';
    const byStatus = new Map<number, string[]>();
    for (const code of route.errors) {
      const [status] = contract.problems[code];
      byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
    }
    const responses: JsonObject = {
      [String(route.status ?? 200)]: {
        description: route.summary,
        content: {
          [type === '*' ? 'application/octet-stream' : type]: route.result ? { schema: refer(route.result) } : {},
        },
      },
    };
    for (const [status, codes] of [...byStatus].sort(([a], [b]) => a - b)) {
      responses[String(status)] = {
        description: codes.map((code) => `${code}: ${contract.problems[code as contract.ProblemCode][1]}`).join('; '),
        content: { 'application/problem+json': { schema: problem } },
      };
    }
    const body = route.body
      ? { content: { 'application/json': { schema: refer(route.body) } }, required: true }
      : route.bodyType && {
          content: {
            [route.bodyType]: {
              schema: {
                type: 'object',
                properties: { file: { type: 'string', format: 'binary' } },
                required: ['file'],
              },
            },
          },
          required: true,
        };
    paths[route.path] ??= {};
    (paths[route.path] as JsonObject)[route.method.toLowerCase()] = {
      operationId,
      summary: route.summary,
      security: [{ [ops ? 'opsKey' : 'session']: [] }],
      parameters: [
        ...parameters(route.params, 'path'),
        ...parameters(route.query, 'query'),
        ...(ops
          ? []
          : [
              header('Oriel-Instance', 'Name of the component instance that asks', false),
              header(
                'Oriel-Profile',
                'Id of the own profile to act as, percent-encoded; not with a token that names one',
                false,
              ),
            ]),
        ...(route.idempotent
          ? [header('Idempotency-Key', 'Any unique string; the same key has the same effect and answer once', true)]
          : []),
        ...(route.versioned ? [header('If-Match', 'Entity tag of the version that was read: `"3"`', true)] : []),
        ...(route.resultType === 'text/event-stream'
          ? [header('Last-Event-ID', 'Resume after this event', false)]
          : []),
      ],
      ...(body ? { requestBody: body as Json } : {}),
      responses,
    };
  }
  for (const [name, schema] of Object.entries(named)) components[name] ??= convert(schema, 'input');
  return {
    openapi: '3.1.0',
    info: {
      title: 'Oriel',
      version: '1',
      description: 'Customer self-service: cases, their activities and attachments, seen by one signed-in customer.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        session: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'Token signed by the host site for one person and module; ten minutes at most',
        },
        opsKey: { type: 'http', scheme: 'bearer', description: 'Key of the operator API' },
      },
    },
  };
};
