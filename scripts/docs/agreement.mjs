/** Whether an element's documentation and its code say the same: slots, parts, events, attributes, README tables. */
import { dirname, join } from 'node:path/posix';

const withoutComments = (text) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

/** `file` and what it imports by a relative path inside `components/` and `src/`, types aside. */
export function reachable(file, read, seen = new Map()) {
  if (seen.has(file)) return seen;
  const text = read(file);
  if (text === undefined) return seen;
  seen.set(file, withoutComments(text));
  for (const [, path] of text.matchAll(/^(?:import|export)\s(?!type\b)[^'"]*?from\s+'(\.{1,2}\/[^']+)\.js'/gm)) {
    reachable(`${join(dirname(file), path)}.ts`, read, seen);
  }
  for (const [, path] of text.matchAll(/\bimport\('(\.{1,2}\/[^']+)\.js'\)/g)) {
    reachable(`${join(dirname(file), path)}.ts`, read, seen);
  }
  return seen;
}

const allMatches = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** Names that templates of a source use. */
export const inTemplates = {
  slots: (text) => [
    ...allMatches(text, /<slot\s[^>]*?\bname="([a-z-]+)"/g),
    ...(/<slot(?![^>]*\bname=)[\s>]/.test(text) ? [''] : []),
  ],
  /** Names written out, and the literals among which an expression chooses. */
  parts: (text) =>
    allMatches(text, /\spart="([^"]*)"/g).flatMap((value) => [
      ...value
        .replace(/\$\{[^}]*\}/g, ' ')
        .split(/\s+/)
        .filter(Boolean),
      ...allMatches((value.match(/\$\{[^}]*\}/g) ?? []).join(' '), /'([a-z][a-z-]*)'/g),
    ]),
};

/** Types of the events that a source dispatches; `eventTypes`: class name → type. */
export function dispatched(text, eventTypes) {
  const own = allMatches(text, /\bnew (\w+Event)\(/g).flatMap((name) => eventTypes[name] ?? []);
  if (/\bthis\.ready\(/.test(text)) own.push('oriel-widget-ready');
  if (/\bthis\.fail\(/.test(text)) own.push('oriel-widget-error');
  return own;
}

/**
 * Names that a README gives under a heading, without their code marks: first cells of its table, or, where a few words
 * do, a line like ``Parts: `base`, `row`.``
 */
export function tableUnder(readme, heading) {
  const section = readme.split(/^## /m).find((part) => part.toLowerCase().startsWith(heading.toLowerCase())) ?? '';
  const cells = section
    .split('\n')
    .filter((line) => /^\|\s*`/.test(line))
    .map((line) => line.split('|')[1] ?? '');
  const lines = allMatches(readme, new RegExp(`^${heading}: (.*(?:\\n(?!\\n|[A-Z]\\w+:|\`|\\|).*)*)`, 'gm'));
  return [...cells, ...lines].flatMap((text) =>
    allMatches(text, /`<?([^`>]+)>?`/g).flatMap((names) => names.split(/\s+/)),
  );
}

const missing = (wanted, there) => [...new Set(wanted)].filter((name) => !there.includes(name));
const names = (list) => (list ?? []).map((item) => item.name ?? '');

/**
 * Findings for one element. `own`: its folder's sources joined; `all`: those and the parts it draws with, so that a
 * documented name may come from a shared part, while every name of its own must be documented.
 */
export function disagreements({ tag, declaration, own, all, eventTypes, readme }) {
  const found = [];
  const say = (text) => found.push(`${tag}: ${text}`);
  const docs = {
    slots: names(declaration.slots),
    parts: names(declaration.cssParts),
    events: names(declaration.events).filter((name) => name.startsWith('oriel-')),
  };
  const code = {
    slots: { own: inTemplates.slots(own), all: inTemplates.slots(all) },
    parts: { own: inTemplates.parts(own), all: [...inTemplates.parts(all), 'base'] },
    events: { own: dispatched(own, eventTypes), all: dispatched(all, eventTypes) },
  };
  const words = { slots: '@slot', parts: '@csspart', events: '@fires' };
  for (const kind of ['slots', 'parts', 'events']) {
    for (const name of missing(code[kind].own, docs[kind]))
      say(`${words[kind]} ${name || '(default)'} is not documented`);
    for (const name of missing(docs[kind], code[kind].all))
      say(`${words[kind]} ${name || '(default)'} is in no template`);
  }
  const attributes = (declaration.attributes ?? []).filter((attribute) => !attribute.inheritedFrom);
  if (!declaration.summary) say('@summary is missing');
  for (const attribute of attributes) {
    if (!attribute.description) say(`attribute ${attribute.name} has no description`);
  }
  if (readme === undefined) {
    say('README.md is missing');
    return found;
  }
  const tables = {
    Attributes: { wanted: names(attributes), known: names(declaration.attributes) },
    Events: { wanted: code.events.own, known: docs.events },
    Parts: { wanted: code.parts.own, known: docs.parts },
    // The default slot is what stands inside the tag: that needs no row.
    Slots: { wanted: code.slots.own.filter(Boolean), known: [...docs.slots, '(default)'] },
  };
  for (const [heading, { wanted, known }] of Object.entries(tables)) {
    const table = tableUnder(readme, heading);
    for (const name of missing(wanted, table)) say(`README ${heading} lacks ${name}`);
    for (const name of missing(table, known)) say(`README ${heading} has ${name}, the element has not`);
  }
  return found;
}
