import { OrielEvent } from './oriel-event.js';

export interface RecordSelectDetail {
  table: string;
  id: string;
  name: string;
}

/** A related record (sold product, install base item, contact, …) was chosen. Not canceled: nothing happens. */
export class RecordSelectEvent extends OrielEvent<RecordSelectDetail> {
  static readonly type = 'oriel-record-select';
  constructor(detail: RecordSelectDetail) {
    super(RecordSelectEvent.type, detail, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-record-select': RecordSelectEvent;
  }
}
