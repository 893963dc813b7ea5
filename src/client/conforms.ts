import type { Shape } from '../contract/wire-types.js';

const kinds: Record<string, string> = { s: 'string', n: 'number', b: 'boolean' };

/**
 * Path of the first value whose kind is wrong, else undefined. Unknown keys and values pass: an older page keeps working
 * when the backend learns more.
 */
export const mismatch = (shape: Shape, value: unknown, path = '$'): string | undefined => {
  if (typeof shape === 'string') return shape === '*' || typeof value === kinds[shape] ? undefined : path;
  if (Array.isArray(shape)) {
    const [kind, ...parts] = shape as [string, ...Shape[]];
    if (kind === '?' && value == null) return undefined;
    if (kind === '[' && !Array.isArray(value)) return path;
    const each = kind === '[' || kind === 'm';
    if (each && (typeof value !== 'object' || !value)) return path;
    for (const part of parts) {
      for (const [key, inner] of each ? Object.entries(value as object) : [['', value]]) {
        const wrong = mismatch(part, inner, each ? `${path}.${key}` : path);
        if (wrong) return wrong;
      }
    }
    return undefined;
  }
  if (typeof value !== 'object' || !value) return path;
  for (const key in shape) {
    const wrong = mismatch(
      (shape as Record<string, Shape>)[key] as Shape,
      (value as Record<string, unknown>)[key],
      `${path}.${key}`,
    );
    if (wrong) return wrong;
  }
  return undefined;
};
