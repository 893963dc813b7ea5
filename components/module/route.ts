/** Addresses of a flow: `#/cases`, `#/cases/new`, `#/cases/CS0001001`. `cases/` may be left out. */

export type View = 'list' | 'create' | 'view';
export interface Route {
  view: View;
  /** Number or id, with `view`. */
  case?: string;
}

const selectors: Record<View, string> = {
  list: 'oriel-case-list',
  create: 'oriel-case-create',
  view: 'oriel-case-view',
};
const views = Object.keys(selectors) as View[];

/** Undefined: the hash is none of ours (a link to a section of the page), what is shown stays. */
export const routeOf = (hash: string): Route | undefined => {
  if (!hash) return { view: 'list' };
  const rest = /^#\/(?:cases(?:\/|$))?([\w-]*)$/.exec(hash)?.[1];
  if (rest === undefined) return undefined;
  if (rest === 'new') return { view: 'create' };
  return rest ? { view: 'view', case: rest } : { view: 'list' };
};
export const hashOf = ({ view, case: number }: Route): string =>
  `#/cases${view === 'create' ? '/new' : number ? `/${number}` : ''}`;

export const widgetOf = (module: Element, view: View): HTMLElement | undefined =>
  module.querySelector<HTMLElement>(selectors[view]) ?? undefined;

/** Which of the three a widget is; undefined for any other, which the flow leaves alone. */
export const viewOf = (module: Element, widget: Element): View | undefined =>
  views.find((view) => widgetOf(module, view) === widget);

/** Shows one of the three and hides the others; answers the one that is shown. */
export const showRoute = (module: Element, route: Route): HTMLElement | undefined => {
  const base: Record<string, string> = {
    href: '#/cases/{number}',
    'create-href': '#/cases/new',
    'list-href': '#/cases',
    'cancel-href': '#/cases',
  };
  for (const view of views) {
    const widget = widgetOf(module, view);
    if (!widget) continue;
    for (const [name, value] of Object.entries(base)) if (!widget.hasAttribute(name)) widget.setAttribute(name, value);
    widget.hidden = view !== route.view;
  }
  const shown = widgetOf(module, route.view);
  if (route.case) shown?.setAttribute('case', route.case);
  return shown;
};
