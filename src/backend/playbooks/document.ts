/** A playbook as people write it, in JSON or YAML: read, and judged with the line of every finding. */
import type { Document, LineCounter } from 'yaml';
import { PlaybookDefinition } from '../../contract/playbook.js';
import type { Finding } from '../modules/sentences.js';
import { judge, supposed } from '../modules/sentences.js';

export interface PlacedFinding extends Finding {
  /** From 1. Of what is not there: the line of what it should be in. */
  line: number;
}

export interface PlaybookDocument {
  /** Undefined when the text says no playbook; `findings` then say why. */
  definition?: PlaybookDefinition;
  findings: PlacedFinding[];
  /** What was meant then, as far as it can be told: for judging the rest, not for keeping. */
  supposed?: PlaybookDefinition;
  /** Gives what was found in the definition its lines, in their order. */
  place(found: readonly Finding[]): PlacedFinding[];
}

const inOrder = (findings: PlacedFinding[]): PlacedFinding[] => findings.sort((a, b) => a.line - b.line);

/** Reads text that may be JSON or YAML, of which JSON is a part. */
export const readPlaybook = async (text: string): Promise<PlaybookDocument> => {
  // Only who reads documents needs the library.
  const { LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (found: readonly Finding[]): PlacedFinding[] =>
    inOrder(found.map((finding) => ({ ...finding, line: lineOf(document, lines, finding.pointer) })));
  const broken = faultOfJson(text, lines) ?? faultsOfYaml(document, lines);
  if (broken.length > 0) return { findings: broken, place };
  try {
    // Aliases may not blow a short text up.
    return { ...schemaJudges(document.toJS({ maxAliasCount: 100 }), place), place };
  } catch (error) {
    return { findings: [{ line: 1, pointer: '', message: (error as Error).message }], place };
  }
};

/** Whatever they say, nothing else depends on it. */
const words = new Set(['title', 'label', 'text', 'hint', 'confirm', 'description']);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const schemaJudges = (
  value: unknown,
  place: PlaybookDocument['place'],
): Pick<PlaybookDocument, 'definition' | 'supposed' | 'findings'> => {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return { findings: place([{ pointer: '', message: 'Write a playbook: id, title, caseType and stages' }]) };
  const { data: definition, findings } = judge(PlaybookDefinition, value);
  if (definition) return { definition, findings: [] };
  const meant = supposed(PlaybookDefinition, value, words);
  return {
    ...(meant && { supposed: meant }),
    findings: place(findings.map(({ pointer, message }) => ({ pointer, message: capital(message) }))),
  };
};

/** What begins with a brace is meant as JSON, which allows less than YAML does. */
const faultOfJson = (text: string, lines: LineCounter): PlacedFinding[] | undefined => {
  if (!/^\uFEFF?\s*\{/.test(text)) return undefined;
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    const offset = /position (\d+)/.exec(message)?.[1] ?? text.trimEnd().length - 1;
    const line = Number(/\bline (\d+)/.exec(message)?.[1] ?? lines.linePos(Number(offset)).line);
    return [{ line: Math.max(1, line), pointer: '', message: `This is no JSON: ${message}` }];
  }
};

const indenting = new Set(['BAD_INDENT', 'BLOCK_AS_IMPLICIT_KEY', 'MULTILINE_IMPLICIT_KEY', 'UNEXPECTED_TOKEN']);

/** After the first fault of its form nothing can be told for sure; names that are there twice are faults of their own. */
const faultsOfYaml = ({ errors }: Document, lines: LineCounter): PlacedFinding[] => {
  const faults = [...errors].sort((a, b) => a.pos[0] - b.pos[0]);
  const first = faults.find(({ code }) => code !== 'DUPLICATE_KEY');
  return (first ? [first] : faults).map(({ pos, code, message }) => ({
    line: lines.linePos(pos[0]).line,
    pointer: '',
    message: indenting.has(code) ? `${message}: compare how far this line and those around it are indented` : message,
  }));
};

interface Node {
  range?: [number, number, number] | null;
  items?: unknown[];
  /** Of an alias. */
  resolve?: (document: Document) => Node | undefined;
}
interface Pair {
  key: Node & { value?: unknown };
  value: Node | null;
}

/** The line on which the value of a pointer begins, or the innermost of what it is in. */
const lineOf = (document: Document, lines: LineCounter, pointer: string): number => {
  let node: Node | null | undefined = document.contents as Node | null;
  let offset = node?.range?.[0] ?? 0;
  const names = pointer.split('/').slice(1);
  for (const name of names.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))) {
    if (node?.resolve) node = node.resolve(document);
    const [next, at] = memberOf(node, name);
    if (at === undefined) break;
    offset = at;
    node = next;
  }
  return Math.max(1, lines.linePos(offset).line);
};

const memberOf = (node: Node | null | undefined, name: string): [Node | null | undefined, number | undefined] => {
  const items = node?.items ?? [];
  const pair = (items as Pair[]).find((item) => item?.key && String(item.key.value) === name);
  if (pair) return [pair.value, pair.key.range?.[0]];
  const item = /^\d+$/.test(name) ? (items[Number(name)] as Node | undefined) : undefined;
  return [item, item?.range?.[0]];
};
