import { OrielEvent } from './oriel-event.js';

export interface WidgetErrorDetail {
  /** Problem code or kind of failure. */
  code: string;
  /** For developers: what was refused, and why. */
  message: string;
}

/** The widget cannot do its work. */
export class WidgetErrorEvent extends OrielEvent<WidgetErrorDetail> {
  static readonly type = 'oriel-widget-error';
  constructor(code: string, message: string) {
    super(WidgetErrorEvent.type, { code, message });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-widget-error': WidgetErrorEvent;
  }
}
