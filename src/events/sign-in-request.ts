import { OrielEvent } from './oriel-event.js';

/** Somebody who is not signed in wants to be. Not canceled: the widget asks the page for a token again. */
export class SignInRequestEvent extends OrielEvent {
  static readonly type = 'oriel-sign-in-request';
  constructor() {
    super(SignInRequestEvent.type, undefined, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-sign-in-request': SignInRequestEvent;
  }
}
