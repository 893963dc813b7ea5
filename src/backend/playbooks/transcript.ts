/** What was asked and answered, in words, for whoever works on the case. */
import type { ActivityDefinition, Answer } from '../../contract/playbook.js';
import type { Scalar } from '../../contract/schema.js';
import { fieldsOf } from './complete.js';
import { outcomeOf, own } from './evaluate.js';
import { listOf, type Run } from './load.js';

type Told = Pick<Run, 'kept' | 'base' | 'type' | 'names'>;

/** Yes and no in the languages of the elements; English elsewhere. */
const yesAndNo: Readonly<Record<string, readonly [string, string]>> = { de: ['Ja', 'Nein'], ar: ['نعم', 'لا'] };

interface Asked {
  options?: readonly { value: string | number; label: string }[] | undefined;
}

const say = ({ options }: Asked, answer: Answer | undefined, { names }: Told, locale: string): string => {
  const [yes, no] = yesAndNo[locale.split('-')[0] ?? ''] ?? ['Yes', 'No'];
  const one = (value: Scalar): string =>
    options?.find((option) => String(option.value) === String(value))?.label ??
    names.get(String(value)) ??
    String(value);
  if (typeof answer === 'boolean') return answer ? yes : no;
  if (Array.isArray(answer)) return answer.map(one).join(', ');
  return answer === null || answer === undefined || answer === '' ? '' : one(answer);
};

/** Each choice with its question, and where they led. */
const sayDecision = (activity: ActivityDefinition, answer: Answer | undefined): string => {
  const { decision } = activity;
  let at = decision?.start ?? '';
  const path = listOf(answer).flatMap((value) => {
    const node = own(decision?.nodes ?? {}, at);
    const option = node?.options.find((each) => each.value === value);
    at = option?.to ?? '';
    return option ? [`${node?.title} ${option.label}`] : [];
  });
  const outcome = own(decision?.outcomes ?? {}, outcomeOf(activity, { [activity.id]: answer ?? null }) ?? '');
  return [...path, ...(outcome ? [outcome.title] : [])].join(' → ');
};

const linesOf = (run: Told, activity: ActivityDefinition, locale: string): [asked: string, said: string][] => {
  const { id, kind, title, question, checklist } = activity;
  const answers = own(run.kept, id)?.answers ?? {};
  if (kind === 'question' && question) return [[title, say(question, own(answers, id), run, locale)]];
  if (kind === 'decision') return [[title, sayDecision(activity, own(answers, id))]];
  if (kind === 'checklist') {
    const options = checklist?.map((item) => ({ value: item.id, label: item.label }));
    return [[title, say({ options }, own(answers, id), run, locale)]];
  }
  // Fields are the case's own, and read there; those that its type does not have would be lost.
  if (kind !== 'form') return [];
  return (fieldsOf(activity, run) ?? [])
    .filter(({ name }) => !run.type?.fields.some((field) => field.name === name))
    .map((field) => [field.label, say(field, own(answers, field.name), run, locale)]);
};

/** A line for each answer. `locale` is a BCP 47 tag. */
export const transcript = (run: Told, activities: readonly ActivityDefinition[], locale: string): string =>
  activities
    .flatMap((activity) => linesOf(run, activity, locale))
    .flatMap(([asked, said]) => (said === '' ? [] : [/[?？؟]$/.test(asked) ? `${asked} ${said}` : `${asked}: ${said}`]))
    .join('\n');
