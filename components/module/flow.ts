import { hashOf, type Route, routeOf, widgetOf } from './route.js';

interface Prefill {
  detail?: { prefill?: Readonly<Record<string, string>>; number?: string };
}

/**
 * The router of `<oriel-module flow>`: the address decides what is shown, links and intents only change the address, so that
 * back, forward, reload and a sent link all do the same.
 */
export class Flow {
  readonly #module: HTMLElement;
  readonly #show: (route: Route) => HTMLElement | undefined;
  readonly #stop = new AbortController();
  #route: Route;
  #scroll = 0;
  /** What the page itself fills in. */
  #own: { prefill: string | null } | undefined;

  constructor(module: HTMLElement, show: (route: Route) => HTMLElement | undefined) {
    this.#module = module;
    this.#show = show;
    this.#route = routeOf(location.hash) ?? { view: 'list' };
    const { signal } = this.#stop;
    addEventListener('hashchange', () => this.#go(), { signal });
    // At the window, so that the page has had its say: what it prevented is not ours.
    addEventListener(
      'oriel-case-select',
      (event) => this.#intend(event, ({ number = '' }) => ({ view: 'view', case: number })),
      { signal },
    );
    addEventListener('oriel-case-list-request', (event) => this.#intend(event, () => ({ view: 'list' })), { signal });
    addEventListener(
      'oriel-case-create-request',
      (event) =>
        this.#intend(event, ({ prefill = {} }) => {
          this.#fill(prefill);
          return { view: 'create' };
        }),
      { signal },
    );
  }

  stop(): void {
    this.#stop.abort();
  }

  #intend(event: Event, to: (detail: NonNullable<Prefill['detail']>) => Route): void {
    if (event.defaultPrevented || !(event.target instanceof Node) || !this.#module.contains(event.target)) return;
    const route = to((event as Prefill).detail ?? {});
    if (!widgetOf(this.#module, route.view)) return;
    // The widget would follow its link; the address we set is the same, without a load where that link leads elsewhere.
    event.preventDefault();
    location.hash = hashOf(route);
  }

  /** The form begins with what was asked for, or as the page has it: not with what was asked for before. */
  #fill(prefill: Readonly<Record<string, string>>): void {
    const form = widgetOf(this.#module, 'create');
    if (!form) return;
    this.#own ??= { prefill: form.getAttribute('prefill') };
    const wanted = Object.keys(prefill).length > 0 ? JSON.stringify(prefill) : this.#own.prefill;
    if (wanted === null) form.removeAttribute('prefill');
    else form.setAttribute('prefill', wanted);
  }

  #go(): void {
    const before = this.#route;
    const route = routeOf(location.hash);
    if (!route || hashOf(route) === hashOf(before)) return;
    if (before.view === 'list') this.#scroll = scrollY;
    this.#route = route;
    const shown = this.#show(route);
    if (!shown) return;
    const back = route.view === 'list' && before.view !== 'list';
    const place = (): void => {
      if (hashOf(this.#route) !== hashOf(route) || this.#stop.signal.aborted) return;
      focusIn(shown, back ? before.case : undefined);
    };
    if (back) scrollTo({ top: this.#scroll, behavior: 'instant' });
    else if (shown.getBoundingClientRect().top < 0) shown.scrollIntoView({ block: 'start', behavior: 'instant' });
    // A widget that shows its first content now has no heading yet.
    if (titleOf(shown)) requestAnimationFrame(place);
    else shown.addEventListener('oriel-widget-ready', place, { once: true, signal: this.#stop.signal });
  }
}

const titleOf = (widget: Element): HTMLElement | null | undefined =>
  widget.shadowRoot?.querySelector('h1, h2, [role=heading]');

/** Back in the list: the row one came from. Elsewhere: the title, so that a screen reader says where one is. */
const focusIn = (widget: HTMLElement, from: string | undefined): void => {
  const row = from && widget.shadowRoot?.querySelector<HTMLElement>(`a[href$="/${CSS.escape(from)}"]`);
  const target = row || titleOf(widget) || widget;
  if (!row && !target.hasAttribute('tabindex')) target.tabIndex = -1;
  target.focus({ preventScroll: true });
};
