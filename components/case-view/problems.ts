/** Refusals in words: what is so, and who can help. Never that something hidden exists. */
import type { Module } from '../../src/contract/module.js';
import { power, search, user } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import type { StateView } from '../parts/async-view.js';
import { setUpProblems } from '../parts/set-up.js';
import { handStrings } from './hands.strings.js';

type Known = Record<string, Partial<StateView> & { title: unknown }>;

export const problems = (locale: Locale, support: Module['support'] | undefined, signIn: unknown): Known => {
  const t = translate(locale, handStrings);
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
    action: signIn,
  };
  return {
    ...setUpProblems(locale),
    'not-found': missing,
    forbidden: missing,
    'module-off': off,
    unauthenticated: out,
    'token-expired': out,
  };
};
