import { type Locale, translate } from '../../src/ui/localize.js';
import type { StateView } from './async-view.js';
import { setUpStrings } from './set-up.strings.js';

type Known = Partial<StateView> & { title: unknown };

/** What is said where only the site's owner can mend something: no second try helps. */
export const setUp = (locale: Locale): Known => translate(locale, setUpStrings);

/** The problem codes that mean it. */
export const setUpProblems = (locale: Locale): Record<string, Known> => {
  const wrong = setUp(locale);
  return { setup: wrong, 'malformed-request': wrong, 'origin-not-listed': wrong };
};
