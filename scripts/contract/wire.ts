/** Derives the browser's shapes from the route table. */
import * as z from 'zod/mini';
import * as contract from '../../src/contract/index.js';
import { type Route, routes } from '../../src/contract/routes.js';
import type { Shape } from '../../src/contract/wire-types.js';

/** The part of JSON Schema that our schemas come out as. */
export interface JsonSchema {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
}

const letters: Record<string, Shape> = { string: 's', number: 'n', integer: 'n', boolean: 'b' };

/** Kinds of a JSON Schema; what has more than one kind, or refers to itself, is `'*'`. */
export const shapeOf = (schema: JsonSchema | boolean): Shape => {
  if (typeof schema === 'boolean') return '*';
  if (schema.anyOf) {
    const rest = schema.anyOf.filter((option) => option.type !== 'null');
    const kinds = [...new Set(rest.map((option) => JSON.stringify(shapeOf(option))))];
    const kind: Shape = kinds.length === 1 && kinds[0] ? (JSON.parse(kinds[0]) as Shape) : '*';
    return kind !== '*' && rest.length < schema.anyOf.length ? ['?', kind] : kind;
  }
  const values = schema.enum ?? ('const' in schema ? [schema.const] : undefined);
  if (values) {
    const kinds = new Set(values.map((value) => typeof value));
    const kind = [...kinds][0];
    return (kinds.size === 1 && kind && letters[kind]) || '*';
  }
  if (Array.isArray(schema.type)) return shapeOf({ anyOf: schema.type.map((type) => ({ ...schema, type })) });
  if (schema.type === 'array') return ['[', shapeOf(schema.items ?? {})];
  if (schema.type === 'object') {
    if (!schema.properties) {
      return ['m', typeof schema.additionalProperties === 'object' ? shapeOf(schema.additionalProperties) : '*'];
    }
    const shape: Record<string, Shape> = {};
    for (const [key, value] of Object.entries(schema.properties)) {
      const inner = shapeOf(value);
      const optional = !schema.required?.includes(key);
      const open = inner === '*' || (Array.isArray(inner) && inner[0] === '?');
      if (inner !== '*') shape[key] = optional && !open ? ['?', inner] : inner;
    }
    return shape;
  }
  return (schema.type && letters[schema.type]) || '*';
};

const isObject = (shape: Shape): shape is { readonly [key: string]: Shape } =>
  typeof shape === 'object' && !Array.isArray(shape);

const toJson = (schema: z.ZodMiniType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;

const named = new Map<string, string>();
for (const [name, value] of Object.entries(contract)) {
  if (typeof value === 'object' && value !== null && '_zod' in value)
    named.set(JSON.stringify(shapeOf(toJson(value))), name);
}
const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const resultShape = (route: Route): Shape | undefined => route.result && shapeOf(toJson(route.result));

/**
 * Text of `wire.ts`: one constant per route, so that a bundle keeps only what it calls; objects with three keys or more that
 * occur twice become constants of their own, and an object that extends one of them refers to it.
 */
export const wireModule = (): string => {
  const entries = Object.entries(routes).map(([name, route]) => [name, route as Route, resultShape(route)] as const);

  const seen = new Map<string, number>();
  const names = new Map<string, string>();
  const count = (shape: Shape, hint: string): void => {
    if (typeof shape !== 'object') return;
    if (Array.isArray(shape)) {
      for (const part of shape.slice(1)) count(part as Shape, hint);
      return;
    }
    const key = JSON.stringify(shape);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    if (!names.has(key)) names.set(key, lower(named.get(key) ?? hint));
    if (times === 1)
      for (const [name, inner] of Object.entries<Shape>(shape as Record<string, Shape>)) count(inner, name);
  };
  for (const [name, , shape] of entries) if (shape) count(shape, name);

  const shared = new Map<string, { name: string; shape: { readonly [key: string]: Shape } }>();
  const lines: string[] = [];
  const taken = new Set<string>();
  const print = (shape: Shape, top = false): string => {
    if (typeof shape !== 'object') return `'${shape}'`;
    if (Array.isArray(shape))
      return `['${shape[0]}', ${shape
        .slice(1)
        .map((part) => print(part as Shape))
        .join(', ')}]`;
    const key = JSON.stringify(shape);
    const known = shared.get(key);
    if (known) return known.name;
    const object = shape as { readonly [key: string]: Shape };
    const bases = [...shared.values()]
      .filter((base) => Object.keys(base.shape).length > 5)
      .filter((base) =>
        Object.entries(base.shape).every(([name, inner]) => JSON.stringify(object[name]) === JSON.stringify(inner)),
      )
      .sort((a, b) => Object.keys(b.shape).length - Object.keys(a.shape).length);
    const base = bases[0];
    const own = Object.entries(object).filter(([name]) => !(base && name in base.shape));
    const literal = `{ ${own.map(([name, inner]) => `${/^[a-z]\w*$/i.test(name) ? name : `'${name}'`}: ${print(inner)}`).join(', ')} }`;
    const text = base ? `['&', ${base.name}, ${literal}]` : literal;
    if (!top && ((seen.get(key) ?? 0) < 2 || Object.keys(object).length < 2)) return text;
    if (top && (seen.get(key) ?? 0) < 2) return text;
    let name = `${names.get(key) ?? 'shape'}Shape`;
    while (taken.has(name)) name += '_';
    taken.add(name);
    shared.set(key, { name, shape: object });
    lines.push(`const ${name}: Shape = ${text};`);
    return name;
  };
  const sorted = [...entries].sort((a, b) => JSON.stringify(a[2] ?? '').length - JSON.stringify(b[2] ?? '').length);
  const texts = new Map(sorted.map(([name, , shape]) => [name, shape && print(shape, isObject(shape))]));

  const exports = entries.map(([name, route]) => {
    const shape = texts.get(name);
    const parts = [
      `method: '${route.method}'`,
      `path: '${route.path}'`,
      ...(shape ? [`shape: ${shape}`] : []),
      ...(route.idempotent ? ['idempotent: true'] : []),
      ...(route.versioned ? ['versioned: true'] : []),
    ];
    return `/** ${route.summary}. */\nexport const ${name}: Wire<'${name}'> = { ${parts.join(', ')} };`;
  });
  return [
    '// Generated by `npm run contract` from the route table. Do not edit.',
    "import type { Shape, Wire } from './wire-types.js';",
    '',
    ...lines,
    '',
    ...exports,
    '',
  ].join('\n');
};
