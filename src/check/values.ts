/** What attributes take that are a choice; by name, or by tag and name where elements differ. Held against `custom-elements.json`. */
export const choices: Record<string, readonly string[]> = {
  theme: ['light', 'dark', 'auto', 'host'],
  density: ['compact', 'comfortable', 'spacious'],
  paging: ['pages', 'scroll'],
  view: ['tree', 'list'],
  orientation: ['horizontal', 'vertical'],
  'activity-view': ['focused', 'stacked'],
  resume: ['ask', 'latest', 'new'],
  'oriel-install-base group-by': ['environment', 'location', 'none'],
  'oriel-sold-products group-by': ['account', 'state'],
};

/** Fields of a case that a list can show. */
export const columns =
  'number shortDescription state priority category product account contact consumer openedAt updatedAt resolvedAt closedAt'.split(
    ' ',
  );
