/** The words in place of what asks: signed out, not allowed, switched off. Loaded when nothing can be asked. */
import type { TemplateResult } from 'lit';
import type { HostController } from '../../src/state/index.js';
import type { OrielElement } from '../../src/ui/element.js';
import { lock, power, user } from '../../src/ui/icons.js';
import { type StateView, stateView } from '../parts/async-view.js';
import { setUp, setUpProblems } from '../parts/set-up.js';
import { signInButton } from '../parts/sign-in.js';
import { problemStrings } from './problems.strings.js';

/** `named`: the page names what is asked for, so that it is set up wrongly when that is not there. */
export const problemsOf = (
  element: OrielElement,
  { host }: HostController,
  named: boolean,
): Record<string, Partial<StateView> & { title: unknown }> => {
  const t = element.t(problemStrings);
  const support = host?.module?.support;
  const signedOut = {
    icon: user,
    title: t.signedOutTitle,
    text: t.signedOutText,
    action: signInButton(element, host, 'primary'),
  };
  const off = {
    icon: power,
    title: t.offTitle,
    text: support?.phone ? t.offText(support.name, support.phone, support.hours ?? '') : t.offTextPlain,
  };
  return {
    ...setUpProblems(element.locale),
    unauthenticated: signedOut,
    'token-expired': signedOut,
    forbidden: {
      icon: lock,
      title: t.forbiddenTitle,
      text: support ? t.forbiddenText(support.name) : t.forbiddenPlain,
    },
    'module-off': off,
    'not-found': named ? setUp(element.locale) : off,
  };
};

/** For somebody who is signed in and may not create cases. */
export const renderForbidden = (element: OrielElement, { host }: HostController): TemplateResult => {
  const t = element.t(problemStrings);
  const account = host?.viewer?.account?.name;
  const text = account ? t.administrator(account) : t.forbiddenText(host?.module?.support.name ?? '');
  return stateView({ icon: lock, title: t.forbiddenTitle, text });
};
