import { OrielEvent } from './oriel-event.js';

/** A draft was thrown away by its writer. */
export class DraftDiscardedEvent extends OrielEvent {
  static readonly type = 'oriel-draft-discarded';
  constructor() {
    super(DraftDiscardedEvent.type, undefined);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-draft-discarded': DraftDiscardedEvent;
  }
}
