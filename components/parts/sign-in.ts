import { html, type TemplateResult } from 'lit';
import { SignInRequestEvent } from '../../src/events/sign-in-request.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { signInStrings } from './sign-in.strings.js';

/** What holds the session. */
type Session = { signedIn: () => void } | undefined;

export const signInWord = (locale: Locale): string => translate(locale, signInStrings).signIn;

/** Says that somebody wants to sign in; unless the page does that itself, it is asked for a token again. */
export const signIn = (element: HTMLElement, session: Session): void => {
  if (element.dispatchEvent(new SignInRequestEvent())) session?.signedIn();
};

/** The same button wherever somebody is signed out. `look`: `primary` where it is all there is to do. */
export const signInButton = (
  element: HTMLElement & { locale: Locale },
  session: Session,
  look: '' | 'primary' = '',
): TemplateResult =>
  html`<button type="button" class="btn ${look}" @click=${() => signIn(element, session)}>${signInWord(element.locale)}</button>`;
