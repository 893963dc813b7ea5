/** What a list says in place of its rows, or above rows that could not be refreshed. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { inbox, search, user } from '../../src/ui/icons.js';
import type { Locale } from '../../src/ui/localize.js';
import { type AsyncView, renderAsync, type StateView, stateView } from './async-view.js';
import { setUpProblems } from './set-up.js';
import { signInButton } from './sign-in.js';

type Host = ReactiveControllerHost & HTMLElement & { locale: Locale };

export interface StaleWords {
  notLoaded: string;
  notRefreshed: string;
  listFrom: (time: string) => string;
  offlineFrom: (time: string) => string;
}
export interface NoMatchWords {
  noMatch: (text: string) => string;
  noMatchFilters: string;
  noMatchHint: string;
  clearAll: string;
}
export interface StateWords {
  none: string;
  noneHint: string;
  notLoaded: string;
  forbidden: string;
  forbiddenHint: (name: string) => string;
  off: string;
  call: (name: string, phone: string, hours: string) => string;
  signedOut: string;
}

export interface Situation {
  /** Whose session it is, and who helps where the list cannot. */
  owner:
    | {
        signedIn: () => void;
        module: { support: { name: string; phone?: string | undefined; hours?: string | undefined } } | undefined;
      }
    | undefined;
  /** What can be done while there is nothing yet. */
  action?: StateView['action'];
  onRetry: () => void;
  /** Seconds until it is tried again by itself, 0 when it is not. */
  retryIn: number;
}

/** Above rows that could not be refreshed: what is so, and how old they are. */
export const renderStale = (host: Host, view: AsyncView<unknown>, t: StaleWords, onRetry: () => void): unknown =>
  view.status === 'failed'
    ? renderAsync(host, view, {
        content: () => nothing,
        skeleton: nothing,
        failed: t.notLoaded,
        stale: { title: t.notRefreshed, text: t.listFrom, offline: t.offlineFrom },
        onRetry,
      })
    : nothing;

/** In place of rows when search or filters leave none; `text` is what was searched for. */
export const renderNoMatch = (t: NoMatchWords, text: string, onClear: () => void): TemplateResult =>
  stateView({
    icon: search,
    title: text ? t.noMatch(text) : t.noMatchFilters,
    text: t.noMatchHint,
    action: html`<button class="btn" @click=${onClear}>${t.clearAll}</button>`,
  });

/** In place of rows: none yet, not allowed, not available, failed. */
export const renderState = (host: Host, view: AsyncView<unknown>, t: StateWords, situation: Situation): unknown => {
  const { owner, action, onRetry, retryIn } = situation;
  const support = owner?.module?.support;
  const signedOut = { icon: user, title: t.signedOut, action: signInButton(host, owner, 'primary') };
  return renderAsync(host, view, {
    content: () => nothing,
    skeleton: nothing,
    empty: { icon: inbox, title: html`<slot name="empty">${t.none}</slot>`, text: t.noneHint, action },
    failed: t.notLoaded,
    problems: {
      ...setUpProblems(host.locale),
      forbidden: { title: t.forbidden, text: support && t.forbiddenHint(support.name) },
      'module-off': {
        title: t.off,
        text: support?.phone && t.call(support.name, support.phone, support.hours ?? ''),
      },
      unauthenticated: signedOut,
      'token-expired': signedOut,
    },
    onRetry,
    retryAt: retryIn ? Date.now() + retryIn * 1000 : undefined,
  });
};
