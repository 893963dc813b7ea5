/** Judges playbooks over the demo's data, as the operator API does when one is stored. */
import { MemoryStore } from '../backend/index.js';
import { judgePlaybook } from '../backend/playbooks/definitions.js';
import { type PlacedFinding, readPlaybook } from '../backend/playbooks/document.js';
import type { PlaybookDefinition } from '../contract/playbook.js';
import { seededData } from './service.js';

export interface CheckedPlaybook {
  /** Undefined when the text says no playbook. */
  definition?: PlaybookDefinition;
  /** What is wrong, in the order of the lines. */
  findings: PlacedFinding[];
}

/** `text` is JSON or YAML: for editors that tell what is wrong while somebody writes. */
export const checkPlaybook = async (text: string): Promise<CheckedPlaybook> => {
  const { definition, supposed = definition, findings, place } = await readPlaybook(text);
  if (!supposed) return { findings };
  const store = new MemoryStore();
  store.import((await seededData()).snapshot);
  const all = [...findings, ...place(await judgePlaybook(store, supposed))].sort((a, b) => a.line - b.line);
  return { ...(definition && { definition }), findings: all };
};
