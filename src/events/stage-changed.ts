import { OrielEvent } from './oriel-event.js';

export interface StageChangedDetail {
  run: string;
  stage: string;
  from: string;
  to: string;
}

/** A stage of a run is in another state: `ready`, `inProgress`, `complete` … */
export class StageChangedEvent extends OrielEvent<StageChangedDetail> {
  static readonly type = 'oriel-stage-changed';
  constructor(detail: StageChangedDetail) {
    super(StageChangedEvent.type, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-stage-changed': StageChangedEvent;
  }
}
