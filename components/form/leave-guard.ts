import type { ReactiveController, ReactiveControllerHost } from 'lit';

const warn = (event: Event): void => event.preventDefault();

/** Has the browser ask before the page is left, only while something would be lost. */
export class LeaveGuard implements ReactiveController {
  readonly #unsaved: () => boolean;

  constructor(element: ReactiveControllerHost, unsaved: () => boolean) {
    this.#unsaved = unsaved;
    element.addController(this);
  }
  hostUpdated(): void {
    if (this.#unsaved()) addEventListener('beforeunload', warn);
    else removeEventListener('beforeunload', warn);
  }
  hostDisconnected(): void {
    removeEventListener('beforeunload', warn);
  }
}
