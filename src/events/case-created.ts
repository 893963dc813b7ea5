import { OrielEvent } from './oriel-event.js';

export interface CaseCreatedDetail {
  id: string;
  number: string;
}

/** A case was created. */
export class CaseCreatedEvent extends OrielEvent<CaseCreatedDetail> {
  static readonly type = 'oriel-case-created';
  constructor(detail: CaseCreatedDetail) {
    super(CaseCreatedEvent.type, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-case-created': CaseCreatedEvent;
  }
}
