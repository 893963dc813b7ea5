/** Refusals in words: what is so, and who can help. Never that something hidden exists. */
import { html } from 'lit';
import type { Case } from '../../src/contract/case.js';
import type { Module } from '../../src/contract/module.js';
import type { Async } from '../../src/state/index.js';
import { power, search, user } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import type { AsyncView, StateView } from '../parts/async-view.js';
import { strings } from './case-view.strings.js';

type Known = Record<string, Partial<StateView> & { title: unknown }>;

export const problems = (locale: Locale, support: Module['support'] | undefined, onSignIn: () => void): Known => {
  const t = translate(locale, strings);
  // What is not there and what may not be seen look the same, down to the letter.
  const missing = { icon: search, title: t.notFound, text: support ? t.notFoundHint(support.name) : t.notFoundBare };
  const off = {
    icon: power,
    title: t.off,
    text: support?.phone ? t.offPhone(support.name, support.phone, support.hours ?? '') : t.offHint,
  };
  const out = {
    icon: user,
    title: t.signedOut,
    action: html`<button class="btn" @click=${onSignIn}>${t.signIn}</button>`,
  };
  return {
    'not-found': missing,
    forbidden: missing,
    'module-off': off,
    'origin-not-listed': off,
    unauthenticated: out,
    'token-expired': out,
  };
};

/** Refusals after which nothing that was shown before may stay. */
const withdrawn: readonly string[] = ['not-found', 'forbidden', 'module-off', 'origin-not-listed'];

/** What is shown of what is known. Without a line nothing is newer than its last answer: it says its age. */
export const shown = (state: Async<Case>, record: Case | undefined, online: boolean): AsyncView<Case> => {
  const gone = state.status === 'failed' && withdrawn.includes(state.error.code);
  const stale = !online && record && !gone;
  return {
    ...state,
    value: gone ? undefined : record,
    ...(stale && { status: 'failed', error: state.error ?? { kind: 'network', message: '' } }),
  } as AsyncView<Case>;
};
