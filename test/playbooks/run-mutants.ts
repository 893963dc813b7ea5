/** Wrong variants of how runs are kept, submitted and shown: small changes of one source, each of which a walk must notice. */
import type { Change } from './loading.js';

export interface RunMutant extends Change {
  file: 'run.ts' | 'submit.ts' | 'load.ts' | 'complete.ts' | 'render.ts';
  wrong: string;
}
const mutant = (file: RunMutant['file'], wrong: string, from: string, to: string): RunMutant => ({
  file,
  wrong,
  from,
  to,
});

const isAsked = "if (state === 'pending' || state === 'cancelled')";
const ended = "const ended = { state: 'submitted', version: run.row.version + 1, updatedAt: at, kept };";
const settle = 'await settleFiles(tx, record.id, files, entry?.id);';
const complete = "run.now.states.get(id) === 'complete')";

export const runMutants: readonly RunMutant[] = [
  mutant('run.ts', 'revisions are not compared', 'if (body.revision !== (saved?.revision ?? 0))', 'if (false)'),
  mutant(
    'run.ts',
    'a save does not count on',
    'as: body.as, revision: body.revision + 1 };\n  return',
    'as: body.as, revision: body.revision };\n  return',
  ),
  // Each of the two keeps strangers off; without both nothing does.
  mutant(
    'run.ts',
    'a run is anybody’s',
    `anyOf(ofOpener(session), { eq: ['state', 'submitted'] }));
  const [row] = await reader.find('playbookRun', { filter, limit: 1 });
  const readable = row && (await reader.count('case', allOf(session.cases, { eq: ['id', row.case] })));`,
    `{ and: [] });
  const [row] = await reader.find('playbookRun', { filter, limit: 1 });
  const readable = row;`,
  ),
  mutant(
    'run.ts',
    'a run is read whether or not its case is',
    "row && (await reader.count('case', allOf(session.cases, { eq: ['id', row.case] })))",
    'row',
  ),
  mutant('run.ts', 'what is pending takes a save', isAsked, "if (state === 'cancelled')"),
  mutant('run.ts', 'what is cancelled takes a save', isAsked, "if (state === 'pending')"),
  mutant('run.ts', 'a save is taken after the submit', "if (run.row.state !== 'active' && !later)", 'if (false)'),
  mutant(
    'run.ts',
    'everything may be skipped',
    "body.as === 'skip' && !activity.skippable && !activity.optional",
    'false',
  ),
  mutant('run.ts', 'answers of other activities are kept', '.filter(([name]) => names.has(name))', ''),
  mutant(
    'run.ts',
    'an answer replaces all that was kept',
    '{ ...run.kept, [name]: entry });\n};',
    '{ [name]: entry });\n};',
  ),
  mutant(
    'run.ts',
    'files of somebody else are taken',
    "allOf({ isEmpty: 'case' }, { eq: ['uploadedBy', session.who.profile.id] })",
    "({ isEmpty: 'case' })",
  ),
  mutant(
    'run.ts',
    'files are not taken into the draft',
    'await keepFiles(tx, session',
    'false && (await keepFiles)(tx, session',
  ),
  mutant('run.ts', 'a draft stays when its run is abandoned', "await tx.delete('case', run.record.id);", ''),
  mutant(
    'run.ts',
    'files stay when a run is abandoned',
    "['attachment', 'caseMark'] as const",
    "['caseMark'] as const",
  ),
  mutant(
    'run.ts',
    'a submitted run can be abandoned',
    "if (run.row.state !== 'active')\n    throw new",
    'if (false)\n    throw new',
  ),
  mutant(
    'run.ts',
    'records that may not be seen are chosen',
    'if (!(await visible(tx, table, id, within[table]))) throw',
    'if (false) throw',
  ),

  mutant('submit.ts', 'a run is submitted twice', "if (run.row.state !== 'active')", 'if (false)'),
  mutant('submit.ts', 'nothing is missing', 'if (missing.length > 0) throw invalid(missing);', ''),
  mutant('submit.ts', 'nothing is to be confirmed', 'confirmed !== true', 'false'),
  mutant('submit.ts', 'the run stays active', ended, ended.replace("'submitted'", "'active'")),
  mutant('submit.ts', 'the case stays a draft', '{ state: 1, version, openedAt', '{ state: 0, version, openedAt'),
  mutant('submit.ts', 'what is not complete is told', `.filter(({ id }) => ${complete}`, ''),
  mutant(
    'submit.ts',
    'files of what is cancelled go along',
    'completeOf(run).flatMap(({ id, kind }) =>',
    'activitiesOf(run.definition).flatMap(({ id, kind }) =>',
  ),
  mutant('submit.ts', 'files that were taken back stay', "else await tx.delete('attachment', file);", ''),
  mutant('submit.ts', 'files are lost', settle, 'await settleFiles(tx, record.id, [], entry?.id);'),
  mutant('submit.ts', 'nobody is noted', 'if (automation?.notify)', 'if (false)'),
  mutant('submit.ts', 'nobody becomes a party', 'if (automation?.party)', 'if (false)'),
  mutant('submit.ts', 'nothing is set beside the fields', ', ...setOf(run) };', ' };'),
  mutant('submit.ts', 'what was in error counts afterwards', '...withoutErrors(run),', '...run.kept,'),
  mutant(
    'submit.ts',
    'the first comment is left out',
    'const entry = said || files.length > 0 ?',
    'const entry = files.length > 0 ?',
  ),

  mutant(
    'load.ts',
    'records that are gone are no error',
    'const errors = { ...found.errors, ...records.errors };',
    'const errors = { ...found.errors };',
  ),
  mutant(
    'load.ts',
    'files that are gone are no error',
    'const errors = { ...found.errors, ...records.errors };',
    'const errors = { ...records.errors };',
  ),
  mutant(
    'load.ts',
    'the run does not begin with its own values',
    'const now = evaluate(definition, kept, prefill, errors);',
    'const now = evaluate(definition, kept, {}, errors);',
  ),
  mutant(
    'load.ts',
    'a decision leads to no other case type',
    "outcome?.kind === 'caseType' && outcome.caseType",
    'false && outcome?.caseType',
  ),
  mutant(
    'load.ts',
    'after the submit records are looked for still',
    "row.state === 'active' ? definition :",
    'true ? definition :',
  ),

  mutant(
    'complete.ts',
    'an answer that is none of the choices is kept',
    "errors.push(wrong(id, 'not-a-choice', `Choose again: “${title}”`));",
    '{}',
  ),
  mutant(
    'complete.ts',
    'a decision may end in the middle',
    "if (outcomeOf(activity, answers) === null) errors.push(wrong(id, 'required', 'Choose one'));",
    '',
  ),

  mutant(
    'render.ts',
    'a submit waits for offers',
    "({ id, kind, optional }) => !optional && kind !== 'automated' && !isSettled",
    "({ id, kind }) => kind !== 'automated' && !isSettled",
  ),
  mutant(
    'render.ts',
    'answers are shown after the submit',
    "run.row.state !== 'active' && !run.later.has(id)",
    'false',
  ),
];
