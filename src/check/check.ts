/**
 * Tells the author of a page, on its console, what was mistyped: tags, attributes, values, the module. The loader gets it when
 * the page has long been drawn; it runs once, and then looks at each widget that comes later.
 */
import { elements } from '../loader/elements.js';
import { defaultHost, type Host } from '../state/host.js';
import { nearest } from './nearest.js';
import { choices, columns, looks, placesOf } from './values.js';

/** What every element may carry, also from the frameworks of the page; no attributes of ours. */
const general =
  /^(accesskey|autofocus|class|dir|draggable|exportparts|hidden|id|inert|is|item\w+|lang|nonce|part|popover|role|slot|spellcheck|style|tabindex|title|translate|on\w+|(aria|data|ng|v|x|hx)-.*)$|[^a-z-]/;
/** What a flow gives to each of its widgets, whether it needs it or not. */
const ofFlow = ['href', 'create-href', 'list-href', 'cancel-href'];
const ofScript = 'module token-url locale profile api theme accent surface radius density font heading-font'.split(' ');

const tags = Object.keys(elements).filter((name) => name.includes('-'));
const said = new Set<string>();

const warn = (text: string, ...about: Element[]): void => {
  if (said.has(text)) return;
  said.add(text);
  console.warn(`Oriel: ${text}`, ...about);
};

const meant = (name: string, known: readonly string[]): string => {
  const near = nearest(name, known);
  return near ? `Did you mean “${near}”?` : `There is: ${known.join(', ')}.`;
};

/** A value that no browser takes leaves the look as it was. */
const lookAtLook = (where: string, name: string, value: unknown, ...about: Element[]): void => {
  const [property, kind, example] = looks[name] ?? [];
  if (property && typeof value === 'string' && value && !CSS.supports(property, value))
    warn(`${where}: “${value}” is no ${kind}. A good one: ${example}`, ...about);
};

const lookAtAddress = (element: Element, where: string, name: string, address: string): void => {
  const known = placesOf(element.localName, name);
  const listed = known.map((place) => `{${place}}`).join(', ');
  for (const [place, word = ''] of address.matchAll(/\{(\w+)\}/g))
    if (!known.includes(word))
      warn(
        `${where}: “${place}” is not known. ${listed ? `There is: ${listed}.` : 'Nothing is filled in here.'}`,
        element,
      );
};

const lookAtValue = (element: Element, where: string, name: string, value: string): void => {
  const known = name === 'columns' ? columns : (choices[`${element.localName} ${name}`] ?? choices[name]);
  const words = name === 'columns' ? value.split(/[\s,]+/) : [value];
  for (const word of words) {
    if (known && word && !known.includes(word))
      warn(`${where}: “${word}” is not known. ${meant(word, known)}`, element);
  }
  lookAtLook(where, name, value, element);
  if (name.endsWith('href')) lookAtAddress(element, where, name, value);
  if (name === 'page-size' && !(Number(value) > 0)) warn(`${where}: “${value}” is not a number of rows.`, element);
};

const lookAt = (element: Element): void => {
  const tag = element.localName;
  const { observedAttributes } = (customElements.get(tag) ?? {}) as { observedAttributes?: string[] };
  if (!tags.includes(tag)) {
    if (!observedAttributes) warn(`<${tag}> does not exist. ${meant(tag, tags)}`, element);
    return;
  }
  // Its code did not come, or is not wanted yet.
  if (!observedAttributes) return;
  for (const { name, value } of element.attributes) {
    if (observedAttributes.includes(name)) lookAtValue(element, `<${tag} ${name}>`, name, value);
    else if (!general.test(name) && !(ofFlow.includes(name) && element.closest('oriel-module[flow]')))
      warn(`<${tag}> has no attribute “${name}”. ${meant(name, observedAttributes)}`, element);
  }
};

const lookAtScript = (script: Element): void => {
  for (const { name, value } of script.attributes) {
    const [, own] = /^data-(.+)$/.exec(name) ?? [];
    if (!own) continue;
    if (ofScript.includes(own)) lookAtValue(script, `<script ${name}>`, own, value);
    else if (nearest(own, ofScript)) warn(`The script tag’s “${name}” means nothing. ${meant(own, ofScript)}`, script);
  }
};

const lookAtModule = ({ name, module }: Host): void => {
  const look: Readonly<Record<string, unknown>> = module?.appearance ?? {};
  for (const input of Object.keys(looks)) {
    const key = input.replace(/-./, (part) => part.slice(1).toUpperCase());
    lookAtLook(`appearance.${key} of the module`, input, look[key]);
  }
  if (name && module && module.name !== name)
    warn(
      `The page names the module “${name}”, but its tokens are for “${module.name}” (audience), and that one holds.`,
    );
};

const look = (): void => {
  const all = [...document.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('oriel-'));
  for (const element of all) lookAt(element);
  const scripts = [...document.scripts].filter(({ src }) => /\/oriel\.js([?#]|$)/.test(src));
  for (const script of scripts) lookAtScript(script);
  const [first, other] = new Set(scripts.map(({ src }) => src));
  if (other) warn(`Two scripts are on this page, ${first} and ${other}. Keep one; the other does nothing.`);
  for (const { host } of document.querySelectorAll<Element & { host?: Host }>('oriel-module'))
    if (host) lookAtModule(host);
  if (all.some((element) => element.matches(':defined') && !element.closest('oriel-module')))
    lookAtModule(defaultHost());
};

look();
for (const type of ['oriel-widget-ready', 'oriel-widget-error'])
  document.addEventListener(type, ({ target }) => target instanceof Element && lookAt(target));
