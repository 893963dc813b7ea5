/** The HTML of a staged scene as its author would write it: without the stage, Lit's markers and what elements reflect. */
const own = new Set(['defer-hydration']);

const line = (node: Node, depth: number): string[] => {
  const pad = '  '.repeat(depth);
  if (node instanceof Text) return node.data.trim() ? [pad + node.data.trim()] : [];
  if (!(node instanceof Element)) return [];
  const tag = node.localName;
  const attributes = [...node.attributes]
    .filter(({ name }) => !own.has(name))
    .map(({ name, value }) =>
      value === '' ? ` ${name}` : ` ${name}=${value.includes('"') ? `'${value}'` : `"${value}"`}`,
    )
    .join('');
  const inside = [...node.childNodes].flatMap((child) => line(child, depth + 1));
  if (inside.length === 0) return [`${pad}<${tag}${attributes}></${tag}>`];
  return [`${pad}<${tag}${attributes}>`, ...inside, `${pad}</${tag}>`];
};

export const markupOf = (root: Element): string => [...root.childNodes].flatMap((child) => line(child, 0)).join('\n');
