import { OrielEvent } from './oriel-event.js';

export interface PlaybookStartedDetail {
  /** Id of the run. */
  run: string;
  /** Name of the playbook. */
  playbook: string;
  /** Id and number of the draft. */
  id: string;
  number: string;
}

/** A playbook was begun; its draft case is there. */
export class PlaybookStartedEvent extends OrielEvent<PlaybookStartedDetail> {
  static readonly type = 'oriel-playbook-started';
  constructor(detail: PlaybookStartedDetail) {
    super(PlaybookStartedEvent.type, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-playbook-started': PlaybookStartedEvent;
  }
}
