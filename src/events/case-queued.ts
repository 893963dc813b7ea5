import { OrielEvent } from './oriel-event.js';

export interface CaseQueuedDetail {
  /** Idempotency key under which it will be sent. */
  key: string;
  /** Case of a reply;
absent for a new case. */
  case?: string;
}

/** A case or reply was written without a connection and waits to be sent. */
export class CaseQueuedEvent extends OrielEvent<CaseQueuedDetail> {
  static readonly type = 'oriel-case-queued';
  constructor(detail: CaseQueuedDetail) {
    super(CaseQueuedEvent.type, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-case-queued': CaseQueuedEvent;
  }
}
