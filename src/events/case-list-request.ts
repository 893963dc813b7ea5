import { OrielEvent } from './oriel-event.js';

/** Somebody wants back to the list of cases. Canceled: the page leads there in its own way. */
export class CaseListRequestEvent extends OrielEvent {
  static readonly type = 'oriel-case-list-request';
  constructor() {
    super(CaseListRequestEvent.type, undefined, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-case-list-request': CaseListRequestEvent;
  }
}
