import { OrielEvent } from './oriel-event.js';

export interface PlaybookResumedDetail {
  /** Id of the run. */
  run: string;
  /** Name of the playbook. */
  playbook: string;
  /** Id and number of the draft. */
  id: string;
  number: string;
}

/** A run that was left is gone on with. */
export class PlaybookResumedEvent extends OrielEvent<PlaybookResumedDetail> {
  static readonly type = 'oriel-playbook-resumed';
  constructor(detail: PlaybookResumedDetail) {
    super(PlaybookResumedEvent.type, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-playbook-resumed': PlaybookResumedEvent;
  }
}
