import { OrielEvent } from './oriel-event.js';

export interface PlaybookAbandonedDetail {
  /** Id of the run. */
  run: string;
  /** Name of the playbook. */
  playbook: string;
  /** Id and number of the draft. */
  id: string;
  number: string;
}

/** A run was deleted with its draft by whoever began it. */
export class PlaybookAbandonedEvent extends OrielEvent<PlaybookAbandonedDetail> {
  static readonly type = 'oriel-playbook-abandoned';
  constructor(detail: PlaybookAbandonedDetail) {
    super(PlaybookAbandonedEvent.type, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-playbook-abandoned': PlaybookAbandonedEvent;
  }
}
