/** Questions, checklists and files of a playbook: they can be answered, and say no more than their kind has. */
import type { ActivityDefinition } from '../../contract/playbook.js';
import type { Report } from './check-conditions.js';

/** A list of choices is no longer: `Answer` of the contract. */
const MOST_CHOICES = 50;

/** Of two that are the same, one could never be told from the other. */
export const checkTwice = (values: readonly string[], pointer: (at: number) => string, report: Report): void => {
  for (const [at, value] of values.entries())
    if (values.indexOf(value) < at) report(pointer(at), `“${value}” is there twice`);
};

type Question = NonNullable<ActivityDefinition['question']>;
const limits: Readonly<Record<'min' | 'max' | 'maxLength', readonly Question['kind'][]>> = {
  min: ['number', 'several'],
  max: ['number', 'several'],
  maxLength: ['text', 'longText'],
};

const checkLimits = (question: Question, here: string, report: Report): void => {
  const { kind, options, min, max, maxLength } = question;
  for (const [part, kinds] of Object.entries(limits))
    if (question[part as keyof typeof limits] !== undefined && !kinds.includes(kind))
      report(`${here}/${part}`, `“${part}” does not belong to a ${kind}`);
  if (min !== undefined && max !== undefined && min > max) report(`${here}/max`, 'The most is less than the least');
  if (maxLength !== undefined && maxLength < 1) report(`${here}/maxLength`, 'Leave room for an answer');
  if (kind !== 'several') return;
  if (min !== undefined && min > Math.min(options?.length ?? 0, MOST_CHOICES))
    report(`${here}/min`, 'So many cannot be chosen');
  if (max !== undefined && max < 1) report(`${here}/max`, 'Let at least one be chosen');
};

const checkOptions = ({ kind, options = [] }: Question, here: string, report: Report): void => {
  const place = (at: number): string => `${here}/options/${at}/value`;
  checkTwice(
    options.map(({ value }) => String(value)),
    place,
    report,
  );
  for (const [at, { value, when }] of options.entries()) {
    if (value === '') report(place(at), 'Give it a value: an empty one counts as no answer');
    if (when) report(`${here}/options/${at}/when`, 'A question stands alone: ask it only where it applies with “when”');
    if (kind === 'several' && String(value).includes('|'))
      report(place(at), 'Leave out the bar: it stands between several answers');
  }
};

export const checkQuestion = (activity: ActivityDefinition, pointer: string, report: Report): void => {
  const { kind, question, checklist, files } = activity;
  if (kind === 'checklist' && checklist?.length === 0) report(`${pointer}/checklist`, 'Name what is to be ticked');
  if (checklist && checklist.length > MOST_CHOICES)
    report(`${pointer}/checklist`, `Name at most ${MOST_CHOICES}, and the rest in another one`);
  checkTwice(checklist?.map(({ id }) => id) ?? [], (at) => `${pointer}/checklist/${at}/id`, report);
  if (files?.min !== undefined && files.min > (files.max ?? MOST_CHOICES))
    report(`${pointer}/files/min`, 'So many files cannot be added');
  if (files?.max !== undefined && files.max < 1) report(`${pointer}/files/max`, 'Let at least one file be added');
  if (!question) return;
  const here = `${pointer}/question`;
  const chooses = question.kind === 'choice' || question.kind === 'several';
  if (chooses && !question.options?.length) report(`${here}/options`, 'Give the answers to choose from');
  if (!chooses && question.options) report(`${here}/options`, `Nobody chooses in a ${question.kind}`);
  checkLimits(question, here, report);
  checkOptions(question, here, report);
};
