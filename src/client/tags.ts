import type { LiveEvent } from '../contract/event.js';

/** Tags of what a case touches: lists of cases, and the case by id and by number. */
export const caseTags = (record: { id: string; number: string }): string[] => [
  'cases',
  `case:${record.id}`,
  `case:${record.number}`,
];

/** Tags of what a live event makes stale. */
export const eventTags = (event: LiveEvent): string[] =>
  event.type === 'item-changed'
    ? ['items', `item:${event.installBaseItem}`]
    : caseTags({ id: event.case, number: event.number });
