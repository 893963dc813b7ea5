/** The console's line for a widget that is set up wrongly. Loaded when one says that it cannot do its work. */

const help: Record<string, string> = {
  setup:
    'The page needs a way to a token: data-token-url on the script tag, token-url on <oriel-module>, or configure({ getToken }). The address answers POST with {token, expiresAt}, and 401 when nobody is signed in.',
  'malformed-request': 'Look at the attributes of the tag, and at the instances of the module.',
  'malformed-attribute': 'The attribute is passed over.',
  'origin-not-listed': 'Put the address of this page into the “origins” of the module.',
  'not-found': 'Look at “caseTypes” of the module and of the instance.',
  contract: 'Loader and service are of versions that do not fit.',
};
const said = new Set<string>();

/** Says it once for each tag; what only time or a person can mend is not said. */
export const report = (element: Element, code: string, message: string): void => {
  // A record that is not there is no mistake of the page; a type of case is.
  if (code === 'not-found' && !element.hasAttribute('case-type')) return;
  const tag = (element.cloneNode() as Element).outerHTML.replace(/<\/.*$/, '');
  const text = `Oriel: ${tag} ${message} (${code}). ${help[code]}`;
  if (!help[code] || said.has(text)) return;
  said.add(text);
  console.error(text);
};
