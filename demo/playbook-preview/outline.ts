/** What a picture and a list of a playbook both tell: its stages, its activities, what leads to each. */
import type { ActivityDefinition, ActivityKind, ActivityState, Decision, PlaybookDefinition } from 'oriel/contract';
import { condition, namesIn } from './condition.js';

/** Why an activity comes, or when. */
export interface Way {
  kind: 'when' | 'after';
  text: string;
  /** Activities whose answers decide, or that come before. */
  from: string[];
}

/** A line of a decision's tree: `seen` is a node that stands above. */
export interface Twig {
  depth: number;
  kind: 'node' | 'option' | 'seen' | 'recommendation' | 'article' | 'caseType' | 'none';
  text: string;
}

export interface Step {
  id: string;
  kind: ActivityKind;
  title: string;
  /** The kind in words, and whether it may be left out. */
  signs: string;
  optional: boolean;
  ways: Way[];
  tree: Twig[];
}

export interface Outline {
  title: string;
  stages: { id: string; title: string; steps: Step[] }[];
}

export const kindWords: Record<ActivityKind, string> = {
  form: 'Form',
  question: 'Question',
  decision: 'Guided decision',
  instruction: 'Instruction',
  checklist: 'Checklist',
  article: 'Article',
  product: 'Product',
  attachment: 'Files',
  review: 'Review',
  automated: 'Automated',
};

export const stateWords: Record<ActivityState, string> = {
  pending: 'Pending',
  ready: 'Ready',
  inProgress: 'In Progress',
  complete: 'Complete',
  skipped: 'Skipped',
  error: 'Error',
  cancelled: 'Cancelled',
};

export const outcomeWords: Partial<Record<Twig['kind'], string>> = {
  recommendation: 'Advice',
  article: 'Article',
  caseType: 'Another case type',
  none: 'No case needed',
  seen: 'As above',
};

const gives = (activity: ActivityDefinition, name: string): boolean =>
  activity.id === name ||
  (activity.fields?.includes(name) ?? false) ||
  (activity.kind === 'product' && (activity.table ?? 'soldProduct') === name) ||
  Object.hasOwn(activity.automation?.set ?? {}, name);

const treeOf = ({ start, nodes, outcomes }: Decision): Twig[] => {
  const seen = new Set<string>();
  const from = (name: string, depth: number): Twig[] => {
    const outcome = Object.hasOwn(outcomes, name) ? outcomes[name] : undefined;
    if (outcome) return [{ depth, kind: outcome.kind, text: outcome.title }];
    const node = Object.hasOwn(nodes, name) ? nodes[name] : undefined;
    if (!node || seen.has(name)) return [{ depth, kind: 'seen', text: node?.title ?? name }];
    seen.add(name);
    return [
      { depth, kind: 'node', text: node.title },
      ...node.options.flatMap(({ label, to }): Twig[] => [
        { depth, kind: 'option', text: label },
        ...from(to, depth + 1),
      ]),
    ];
  };
  return from(start, 0);
};

const stepOf = (
  definition: PlaybookDefinition,
  activity: ActivityDefinition,
  before: readonly ActivityDefinition[],
): Step => {
  const { id, kind, title, when, after = [], decision, skippable, optional = false } = activity;
  const ways: Way[] = [];
  if (after.length > 0) {
    const titles = after.map((name) => before.find((other) => other.id === name)?.title ?? name);
    ways.push({ kind: 'after', text: `after ${titles.join(' and ')}`, from: after });
  }
  if (when) {
    const names = namesIn(when);
    const deciding = before.filter((other) => names.some((name) => gives(other, name)));
    ways.push({ kind: 'when', text: condition(definition, when), from: deciding.map((other) => other.id) });
  }
  const more = optional ? ['optional'] : skippable ? ['can be skipped'] : [];
  const signs = [kindWords[kind], ...more].join(' · ');
  return { id, kind, title, signs, optional, ways, tree: decision ? treeOf(decision) : [] };
};

export const outlineOf = (definition: PlaybookDefinition): Outline => {
  const all = definition.stages.flatMap(({ activities }) => activities);
  return {
    title: definition.title,
    stages: definition.stages.map(({ id, title, activities }) => ({
      id,
      title,
      steps: activities.map((activity) => stepOf(definition, activity, all.slice(0, all.indexOf(activity)))),
    })),
  };
};
