/** Tags of what a case touches: lists of cases, and the case by id and by number. */
export const caseTags = (record: { id: string; number: string }): string[] => [
  'cases',
  `case:${record.id}`,
  `case:${record.number}`,
];
