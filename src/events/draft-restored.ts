import { OrielEvent } from './oriel-event.js';

export interface DraftRestoredDetail {
  /** When it was last saved, ISO 8601. */
  savedAt: string;
}

/** What was written earlier on this device stands in the form again. */
export class DraftRestoredEvent extends OrielEvent<DraftRestoredDetail> {
  static readonly type = 'oriel-draft-restored';
  constructor(detail: DraftRestoredDetail) {
    super(DraftRestoredEvent.type, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-draft-restored': DraftRestoredEvent;
  }
}
