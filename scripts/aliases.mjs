/**
 * The package by its public names inside this repository: the same names a customer writes, resolved to sources.
 * `tsconfig.base.json` holds the same table for the type checker and tsx.
 */
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

export const aliases = [
  { find: /^oriel$/, replacement: at('src/index.ts') },
  { find: /^oriel\/(client|contract|mock)$/, replacement: `${at('src')}/$1/index.ts` },
  { find: /^oriel\/define\/([a-z-]+)$/, replacement: `${at('components')}/$1/define.ts` },
  { find: /^oriel\/elements\/([a-z-]+)$/, replacement: `${at('components')}/$1/$1.ts` },
];
