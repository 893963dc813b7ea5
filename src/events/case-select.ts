import { OrielEvent } from './oriel-event.js';

export interface CaseSelectDetail {
  id: string;
  number: string;
}

/** A case is about to be opened. Canceled: the page opens it in its own way. */
export class CaseSelectEvent extends OrielEvent<CaseSelectDetail> {
  static readonly type = 'oriel-case-select';
  constructor(detail: CaseSelectDetail) {
    super(CaseSelectEvent.type, detail, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-case-select': CaseSelectEvent;
  }
}
