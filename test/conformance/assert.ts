/** Assertions that work in every runner. */
export const fail = (message: string): never => {
  throw new Error(message);
};
export function ok(value: unknown, message: string): asserts value {
  if (!value) fail(message);
}
/** The order of an object's names says nothing. */
export const sortKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sortKeys(part)]),
  );
};
const show = (value: unknown): string => JSON.stringify(sortKeys(value)) ?? String(value);
export const equal = (actual: unknown, expected: unknown, what = 'value'): void => {
  if (show(actual) !== show(expected)) fail(`${what}: expected ${show(expected)}, got ${show(actual)}`);
};
export const matches = (actual: string | null, pattern: RegExp, what = 'text'): void => {
  if (actual === null || !pattern.test(actual)) fail(`${what}: ${show(actual)} does not match ${pattern}`);
};
