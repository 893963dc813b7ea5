/**
 * Which file a module goes into. A page asks for few files and for no byte twice, so at first paint there are:
 * `core`, what the case list and another element need; `shared`, what two or more elements need and the list, which
 * has the smallest budget, does not; and one file of each element's own. What is only imported lazily stays where the
 * bundler puts it.
 */
const entry = /[\\/]components[\\/]([a-z-]+)[\\/]define\.ts$/;

/** Names of the elements that need the module before their first paint. */
function elementsOf(id, graph) {
  const seen = new Set([id]);
  const elements = new Set();
  for (const each of seen) {
    const own = entry.exec(each)?.[1];
    if (own) elements.add(own);
    for (const importer of graph.getModuleInfo(each)?.importers ?? []) seen.add(importer);
  }
  return elements;
}

/** Answers a chunk name for rolldown, or null. */
export function fileOf(id, graph) {
  const elements = elementsOf(id, graph);
  if (elements.size === 0) return null;
  if (elements.size === 1) return [...elements][0];
  return elements.has('case-list') ? 'core' : 'shared';
}
