import { OrielEvent } from './oriel-event.js';

export interface ActivityChangedDetail {
  run: string;
  stage: string;
  activity: string;
  from: string;
  to: string;
}

/** An activity of a run is in another state: `ready`, `inProgress`, `complete`, `cancelled` … */
export class ActivityChangedEvent extends OrielEvent<ActivityChangedDetail> {
  static readonly type = 'oriel-activity-changed';
  constructor(detail: ActivityChangedDetail) {
    super(ActivityChangedEvent.type, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-activity-changed': ActivityChangedEvent;
  }
}
