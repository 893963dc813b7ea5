/** The console's line for a widget that is set up wrongly. Loaded when one says that it cannot do its work. */
import type { Trouble } from './element.js';

const help: Record<string, string> = {
  setup:
    'The page needs a way to a token: data-token-url on the script tag, token-url on <oriel-module>, or configure({ getToken }). The address answers POST with {token, expiresAt}, and 401 when nobody is signed in.',
  'malformed-request': 'Look at the attributes of the tag, and at the instances of the module.',
  'malformed-attribute': 'The attribute is not JSON, and is passed over.',
  'origin-not-listed': 'Put the address of this page into the “origins” of the module.',
  contract: 'Loader and service are of versions that do not fit.',
};
/** Of what is not there: a record is no mistake of the page; a type of case and a playbook are. */
const missing: Record<string, string> = {
  '[case-type]': 'Look at “caseTypes” of the module and of the instance.',
  'oriel-playbook-intake':
    'Look at the attribute “playbook”, here and of the instance, and at “playbooks” of the module: it names what is offered, the first of them where no attribute says which.',
};
/** Fields of a case that a list of them is usefully ordered by. */
export const orders = 'number shortDescription state priority category openedAt updatedAt resolvedAt closedAt'.split(
  ' ',
);
const said = new Set<string>();

const say = (key: string, text: string): void => {
  if (said.has(key)) return;
  said.add(key);
  console.error(`Oriel: ${text}`);
};

/** Says it once for each tag; what only time or a person can mend is not said. */
export const report = (element: Element, { code, message, reference, fieldErrors }: Trouble): void => {
  // Nobody being signed in is told by the page itself. An answer has a reference: that token was refused, for all tags alike.
  if (code === 'unauthenticated' || code === 'token-expired') {
    if (reference)
      say('token', `The token was refused (${code}). The server’s log says why, under the reference ${reference}.`);
    return;
  }
  const place = code === 'not-found' ? Object.keys(missing).find((each) => element.matches(each)) : undefined;
  const unordered = fieldErrors?.some(({ pointer }) => pointer === '?order') && element.matches('oriel-case-list');
  const hint = unordered
    ? `Fields for “order”: ${orders.join(', ')}; with “-” before one, descending.`
    : place
      ? missing[place]
      : help[code];
  const tag = (element.cloneNode() as Element).outerHTML.replace(/<\/.*$/, '');
  const text = `${tag} ${message} (${code}). ${hint}`;
  if (hint) say(text, text);
};
