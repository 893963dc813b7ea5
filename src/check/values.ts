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

/** What attributes of the look take: a property of CSS with values of the kind, what it is, a good one. */
export const looks: Record<string, readonly [property: string, kind: string, example: string]> = {
  accent: ['color', 'colour', '#7a1f3d'],
  surface: ['color', 'colour', '#fffaf5'],
  radius: ['row-gap', 'length', '8px'],
  font: ['font-family', 'font family', 'Inter, sans-serif'],
  'heading-font': ['font-family', 'font family', 'Georgia, serif'],
};

const record = ['number', 'id'];
/** What an address is filled in with: by name, or by tag and name where elements differ; else `record`. */
const places: Record<string, readonly string[]> = {
  'list-href': [],
  'cancel-href': [],
  'oriel-case-list create-href': [],
  'oriel-case-view create-href': [],
  'oriel-case-view record-href': ['table', 'id', 'name'],
  'oriel-case-view item-href': ['id', 'name', 'table'],
  'oriel-install-base create-href': ['ids', 'id', 'number'],
};
export const placesOf = (tag: string, name: string): readonly string[] =>
  places[`${tag} ${name}`] ?? places[name] ?? record;

/** Fields of a case that a list can show. */
export const columns =
  'number shortDescription state priority category product account contact consumer openedAt updatedAt resolvedAt closedAt'.split(
    ' ',
  );
