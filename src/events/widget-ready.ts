import { OrielEvent } from './oriel-event.js';

/** The widget shows its first content. */
export class WidgetReadyEvent extends OrielEvent {
  static readonly type = 'oriel-widget-ready';
  constructor() {
    super(WidgetReadyEvent.type, undefined);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-widget-ready': WidgetReadyEvent;
  }
}
