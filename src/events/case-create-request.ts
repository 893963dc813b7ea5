import { OrielEvent } from './oriel-event.js';

export interface CaseCreateRequestDetail {
  /** Fields to fill in, by name. */
  prefill: Readonly<Record<string, string>>;
  /** Ids of all install base items the case is about, when it was asked for from them. */
  installBaseItems?: readonly string[];
}

/** Somebody wants to create a case. Canceled: the page leads there in its own way. */
export class CaseCreateRequestEvent extends OrielEvent<CaseCreateRequestDetail> {
  static readonly type = 'oriel-case-create-request';
  constructor(detail: CaseCreateRequestDetail) {
    super(CaseCreateRequestEvent.type, detail, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-case-create-request': CaseCreateRequestEvent;
  }
}
