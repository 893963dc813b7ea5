import type { CaseAction } from '../contract/case.js';
import { OrielEvent } from './oriel-event.js';

export interface CaseActedDetail {
  id: string;
  number: string;
  action: CaseAction;
  /** State after it, as in `caseStates`. */
  state: number;
}

/** An action on a case was taken. */
export class CaseActedEvent extends OrielEvent<CaseActedDetail> {
  static readonly type = 'oriel-case-acted';
  constructor(detail: CaseActedDetail) {
    super(CaseActedEvent.type, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-case-acted': CaseActedEvent;
  }
}
