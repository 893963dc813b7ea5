/** The browser's back and forward go through the activities. The address stays as the page has it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Mark {
  run: string;
  at: string;
}
interface State {
  oriel?: Mark;
}

export class Footprints implements ReactiveController {
  readonly #returned: (at: string | undefined) => void;
  #run: string | undefined;
  /** Address at which the run was opened: elsewhere the page has gone on by itself. */
  #page = '';

  constructor(element: ReactiveControllerHost, returned: (at: string | undefined) => void) {
    this.#returned = returned;
    element.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#onPop);
  }
  hostDisconnected(): void {
    removeEventListener('popstate', this.#onPop);
  }

  leave(run: string, at: string, how: 'push' | 'replace'): void {
    const before = history.state as State | null;
    // After a reload the page stands where the run has left its mark already.
    const again = this.#run !== run && before?.oriel?.run === run;
    this.#run = run;
    this.#page = location.href;
    const state: State = { ...before, oriel: { run, at } };
    try {
      if (how === 'push' && !again) history.pushState(state, '');
      else history.replaceState(state, '');
    } catch {
      // A page that allows no history: the buttons still lead back.
    }
  }

  readonly #onPop = (event: PopStateEvent): void => {
    const mark = (event.state as State | null)?.oriel;
    if (mark?.run === this.#run) this.#returned(mark?.at);
    else if (!mark && location.href === this.#page) this.#returned(undefined);
  };
}
