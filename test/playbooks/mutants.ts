/** Wrong variants of the rules: small changes of the source of `evaluate.ts`, each of which the reference must notice. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Change, changedText, inFolder, load, moved } from './loading.js';
import type { Evaluate } from './walks.js';

export interface Mutant extends Change {
  rule: string;
  wrong: string;
}

const mutant = (rule: string, wrong: string, from: string, to: string): Mutant => ({ rule, wrong, from, to });

const begun = 'begun &&= stage.activities.every(({ id }) => optional.has(id) || isSettled(states.get(id)));';
const started = '(after?.length || begun) && others.every((other) => isSettled(states.get(other)))';
const waits = '...(activity.after ?? []),';
const passedOver = "return activity.skippable || activity.optional ? 'skipped' : 'ready';";
const afterAutomated = "if (activity.kind === 'automated') return error === undefined ? 'complete' : 'error';";
const errorOf = "if (error !== undefined && kept?.as === 'complete') return 'error';";
const holdsNow = 'own(record, name) })(values)';
const initial = '{ ...definition.prefill, ...prefill }';
const list = "return answer.length > 0 ? `|${answer.join('|')}|` : null;";
const isOutcome = 'return at !== undefined && Object.hasOwn(decision.outcomes, at) ? at : null;';

export const mutants: readonly Mutant[] = [
  mutant('P1', 'what is skipped is not settled', "['complete', 'skipped', 'cancelled']", "['complete', 'cancelled']"),
  mutant('P1', 'what is cancelled is not settled', "['complete', 'skipped', 'cancelled']", "['complete', 'skipped']"),
  mutant(
    'P1',
    'an error is settled',
    "['complete', 'skipped', 'cancelled']",
    "['complete', 'skipped', 'cancelled', 'error']",
  ),

  mutant('P2', 'a stage waits for the one before it alone', begun, begun.replace('&&=', '=')),
  mutant('P2', 'a stage waits for optional activities', begun, begun.replace('optional.has(id) || ', '')),
  mutant('P2', 'a stage begins with its first settled activity', begun, begun.replace('every', 'some')),
  mutant('P2', 'every stage has begun', begun, ''),
  mutant('P2', 'no stage begins by itself', 'let begun = true', 'let begun = false'),

  mutant('P3', '`after` waits for the stage too', started, started.replace('after?.length || begun', 'begun')),
  mutant('P3', 'an empty `after` waits for nothing', started, started.replace('after?.length', 'after')),
  mutant('P3', '`after` waits for one of several', started, started.replace('every', 'some')),
  mutant('P3', '`after` is not read', waits, ''),
  mutant('P3', 'a condition waits for nobody', 'providers.get(name) ?? []) : []', '[]) : []'),
  mutant('P3', 'a condition waits for optional activities', '(id) => !optional.has(id)', '() => true'),
  mutant(
    'P3',
    '`after` does not wait for optional activities',
    waits,
    '...(activity.after ?? []).filter((id) => !optional.has(id)),',
  ),
  mutant('P3', 'a condition waits for one that gives its value', '[...(providers.get(name) ?? []), id]', '[id]'),

  mutant('P4', 'a condition is not judged', 'if (when && !compile', 'if (false && when && !compile'),
  mutant('P4', 'a condition is judged the wrong way round', 'if (when && !compile', 'if (when && compile'),
  mutant(
    'P4',
    'a condition reads only what the run began with',
    holdsNow,
    holdsNow.replace('values', '{ ...definition.prefill, ...prefill }'),
  ),
  mutant('P4', 'what does not apply is Pending', "states.set(id, 'cancelled')", "states.set(id, 'pending')"),
  mutant('P4', 'what does not apply is Skipped', "states.set(id, 'cancelled')", "states.set(id, 'skipped')"),

  mutant('P5', 'an automated activity is Ready', afterAutomated, afterAutomated.replace("'complete'", "'ready'")),
  mutant('P5', 'everything may be skipped', passedOver, "return 'skipped';"),
  mutant('P5', 'an offer cannot be skipped', passedOver, passedOver.replace(' || activity.optional', '')),
  mutant('P5', 'only an offer can be skipped', passedOver, passedOver.replace('activity.skippable || ', '')),
  mutant('P5', 'what cannot be skipped is In Progress', passedOver, passedOver.replace('ready', 'inProgress')),
  mutant('P5', 'what is saved is Ready', "return 'inProgress';", "return 'ready';"),
  mutant('P5', 'what is saved is Complete', "return 'inProgress';", "return 'complete';"),
  mutant('P5', 'nothing kept is In Progress', "if (!kept) return 'ready'", "if (!kept) return 'inProgress'"),

  mutant(
    'P6',
    'an automated activity cannot fail',
    afterAutomated,
    "if (activity.kind === 'automated') return 'complete';",
  ),
  mutant('P6', 'nothing but an automated activity can fail', errorOf, ''),
  mutant('P6', 'what is not answered can fail', errorOf, errorOf.replace(" && kept?.as === 'complete'", '')),
  mutant('P6', 'what is skipped can fail', errorOf, errorOf.replace("=== 'complete'", "!== 'save'")),

  mutant('P7', 'the run does not begin with its own values', initial, '{ ...definition.prefill }'),
  mutant('P7', 'the definition prefills nothing', initial, '{ ...prefill }'),
  mutant('P7', 'the definition comes after the run', initial, '{ ...prefill, ...definition.prefill }'),
  mutant('P7', 'everything gives values, not what is complete alone', "if (state === 'complete')\n", 'if (saved)\n'),
  mutant(
    'P7',
    'an error gives values',
    "if (state === 'complete')\n",
    "if (state === 'complete' || state === 'error')\n",
  ),
  mutant('P7', 'the first value stays', 'values[name] = value;', 'values[name] ??= value;'),
  mutant(
    'P7',
    'a form gives only what was answered',
    '(activity.fields ?? []).map',
    '(activity.fields ?? []).filter((name) => answers[name] != null).map',
  ),
  mutant('P7', 'a product does not become the case’s own', "[activity.table ?? 'soldProduct', answer],", ''),
  mutant('P7', 'a product has no name of its own', '[activity.id, answer],\n        [', '['),
  mutant(
    'P7',
    'an item becomes a sold product',
    "[activity.table ?? 'soldProduct', answer]",
    "['soldProduct', answer]",
  ),
  mutant(
    'P7',
    'a decision gives its choices',
    '[[activity.id, outcomeOf(activity, answers)]]',
    '[[activity.id, answer]]',
  ),
  mutant('P7', 'a decision gives the node that it stands at', isOutcome, 'return at ?? null;'),
  mutant(
    'P7',
    'a decision stops at a wrong choice',
    'option.value === value)?.to',
    'option.value === value)?.to ?? at',
  ),
  mutant('P7', 'an automated activity gives false', '[[activity.id, true], ', '[[activity.id, false], '),
  mutant('P7', 'an automated activity sets nothing', ', ...Object.entries(activity.automation?.set ?? {})]', ']'),
  mutant('P7', 'several choices are joined by commas', list, list.replace("join('|')", "join(',')")),
  mutant('P7', 'several choices have no bars around them', list, "return answer.length > 0 ? answer.join('|') : null;"),
  mutant('P7', 'none of several is two bars', list, "return `|${answer.join('|')}|`;"),
  mutant('P7', 'an answer gives nothing', 'return [[activity.id, answer]];', 'return [];'),
];

const source = new URL('../../src/backend/playbooks/evaluate.ts', import.meta.url);

/** The module with one change. */
export const mutated = (mutant: Mutant): Promise<Evaluate> =>
  inFolder(async (folder) => {
    const file = join(folder, 'evaluate.mts');
    const text = changedText(await readFile(source, 'utf8'), mutant, 'evaluate.ts');
    await writeFile(file, moved(text, source));
    return (await load(file))['evaluate'] as Evaluate;
  });
