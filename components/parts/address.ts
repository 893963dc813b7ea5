/** What an address can name a record by. */
export interface Addressed {
  id?: string;
  number?: string;
  name?: string;
  table?: string;
}

/** The address by a template of the page, `case.html?case={number}`; a place that the record has no value for stays. */
export const addressOf = (template: string | undefined, record: Addressed): string | undefined =>
  template?.replace(/\{(id|number|name|table)\}/g, (place, field: keyof Addressed) =>
    record[field] === undefined ? place : encodeURIComponent(record[field]),
  );
