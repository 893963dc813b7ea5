import { OrielEvent } from './oriel-event.js';

export interface CaseCreateFailedDetail {
  /** Problem code or kind of failure. */
  code: string;
}

/** A case could not be created; what was written is kept. */
export class CaseCreateFailedEvent extends OrielEvent<CaseCreateFailedDetail> {
  static readonly type = 'oriel-case-create-failed';
  constructor(detail: CaseCreateFailedDetail) {
    super(CaseCreateFailedEvent.type, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-case-create-failed': CaseCreateFailedEvent;
  }
}
