/** What stands there now, as a number: rows of relations are not counted, so the number follows from what they say. */
import type { Row } from '../store/tables.js';

/** FNV-1a of the columns in the order of their names, at most nine digits as `If-Match` takes them. */
export const versionOf = (row: object): number => {
  const text = JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
  let hash = 0x811c9dc5;
  for (let n = 0; n < text.length; n++) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  return (hash >>> 0) % 1_000_000_000;
};

/** What operators change of an account. */
export const switchesOf = ({ restrictAssets, restrictContacts, seesConsumerCases }: Row<'account'>) => ({
  restrictAssets,
  restrictContacts,
  seesConsumerCases,
});
/** What operators change of a household. */
export const headOf = ({ head }: Row<'household'>) => ({ head });
