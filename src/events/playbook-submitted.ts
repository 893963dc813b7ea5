import { OrielEvent } from './oriel-event.js';

export interface PlaybookSubmittedDetail {
  /** Id of the run. */
  run: string;
  /** Name of the playbook. */
  playbook: string;
  /** Id and number of the draft. */
  id: string;
  number: string;
}

/** The draft has become a case. */
export class PlaybookSubmittedEvent extends OrielEvent<PlaybookSubmittedDetail> {
  static readonly type = 'oriel-playbook-submitted';
  constructor(detail: PlaybookSubmittedDetail) {
    super(PlaybookSubmittedEvent.type, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-playbook-submitted': PlaybookSubmittedEvent;
  }
}
