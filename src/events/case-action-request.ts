import type { CaseAction } from '../contract/case.js';
import { OrielEvent } from './oriel-event.js';

export interface CaseActionRequestDetail {
  id: string;
  number: string;
  action: CaseAction;
}

/** An action on a case is about to be taken. Canceled: it is not. */
export class CaseActionRequestEvent extends OrielEvent<CaseActionRequestDetail> {
  static readonly type = 'oriel-case-action-request';
  constructor(detail: CaseActionRequestDetail) {
    super(CaseActionRequestEvent.type, detail, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-case-action-request': CaseActionRequestEvent;
  }
}
