/**
 * Which file a module goes into. A page asks for few files and for no byte twice, so at first paint there are:
 * `core`, what the case list and another element need; `shared`, what two or more elements need and the list, which
 * has the smallest budget, does not; `tree` and `form`, what only the elements with a tree or with a form need; and one file
 * of each element's own.
 * What an element needs at once and another one only later is a file apart, so that the later one does not bring the whole
 * element with it. What is only imported lazily stays where the bundler puts it, except routes, a line or two each: they
 * are one file, `routes`.
 */
import { join } from 'node:path';
import { root } from '../files.mjs';

const tree = join(root, 'components/parts/tree.ts');
const form = join(root, 'components/form/later.ts');
const route = /[\\/]src[\\/]contract[\\/]wire[\\/]/;
const entry = /[\\/]components[\\/]([a-z-]+)[\\/]define\.ts$/;

/** Names of the elements that reach the module: before their first paint, or with `later` also by a lazy import. */
function elementsOf(id, graph, later) {
  const seen = new Set([id]);
  const elements = new Set();
  for (const each of seen) {
    const own = entry.exec(each)?.[1];
    if (own) elements.add(own);
    const info = graph.getModuleInfo(each);
    for (const importer of info?.importers ?? []) seen.add(importer);
    // An element that is itself loaded lazily (by the loader, by a flow) does not need what loads it.
    if (later && !own) for (const importer of info?.dynamicImporters ?? []) seen.add(importer);
  }
  return elements;
}

/** Answers a chunk name for rolldown, or null. */
export function fileOf(id, graph) {
  const [first, ...others] = elementsOf(id, graph, false);
  if (!first) return route.test(id) ? 'routes' : null;
  const later = elementsOf(id, graph, true);
  const withTree = elementsOf(tree, graph, false);
  if (later.size > 1 && [...later].every((name) => withTree.has(name))) return 'tree';
  const withForm = elementsOf(form, graph, false);
  if (others.length > 0 && [first, ...others].every((name) => withForm.has(name))) return 'form';
  if (others.length > 0) return [first, ...others].includes('case-list') ? 'core' : 'shared';
  if (later.size === 1) return first;
  return first === 'case-list' ? 'core' : `${first}-parts`;
}
