/** What other people find of a run: nothing before the submit, afterwards as much as of its case. */
import assert from 'node:assert/strict';
import type { Dice } from '../dice.js';
import { type Asking, others, type Reply, type RunWorld } from './run-world.js';

interface Seen {
  id: string;
  case: { id: string; number: string };
}
/** A request, and whether its answer gives nothing away. */
type Try = [path: string, asking: Asking, isNothing: (reply: Reply) => boolean];

const isMissing = ({ status, body }: Reply): boolean => status === 404 && body['code'] === 'not-found';
const isEmpty = ({ status, body }: Reply): boolean =>
  status === 200 && (body['items'] as unknown[]).length === 0 && [undefined, 0].includes(body['total'] as number);
const filtered = (path: string, filter: unknown): string =>
  `${path}?filter=${encodeURIComponent(JSON.stringify(filter))}`;

const ofCustomers = ({ id, case: { id: draft, number } }: Seen): Try[] => {
  const run = `/v1/playbook-runs/${id}`;
  const save = { body: { revision: 0, as: 'save', answers: {} } };
  return [
    [`/v1/cases/${draft}`, {}, isMissing],
    [`/v1/cases/${number}`, {}, isMissing],
    [`/v1/cases/${draft}/activities`, {}, isMissing],
    [`/v1/cases/${draft}/comments`, { body: { text: 'Hello' } }, isMissing],
    [filtered('/v1/cases', { eq: ['number', number] }), {}, isEmpty],
    [filtered('/v1/cases', { text: number }), {}, isEmpty],
    [`/v1/playbook-runs?case=${draft}`, {}, isEmpty],
    ['/v1/playbook-runs', {}, isEmpty],
    [run, {}, isMissing],
    [`${run}/activities/activity0`, save, isMissing],
    [`${run}/activities/review`, save, isMissing],
    [`${run}/submit`, { body: { confirmed: true } }, isMissing],
    [`${run}/abandon`, { body: {} }, isMissing],
  ];
};
const ofAgents = ({ case: { id, number } }: Seen): Try[] => {
  const at = `/ops/v1/cases/${id}`;
  const activities = [{ id: 'more', kind: 'instruction', title: 'More', text: 'Do more' }];
  return [
    [at, {}, isMissing],
    [`${at}/activities`, {}, isMissing],
    [`${at}/comments`, { body: { text: 'Hello', workNote: true } }, isMissing],
    [`${at}/playbook-activities`, { body: { activities } }, isMissing],
    [filtered('/ops/v1/cases', { eq: ['number', number] }), {}, isEmpty],
    [`/ops/v1/why?profile=profile-maria.lindqvist&record=${number}`, {}, isMissing],
  ];
};
/** Files of a draft are its opener’s. */
const ofFiles = (world: RunWorld, { case: draft }: Seen): Try[] =>
  world
    .find('attachment', (row) => row.case === draft.id)
    .map(({ id }): Try => [`/v1/attachments/${id}`, {}, isMissing]);

/** After the submit somebody who does not read the case finds nothing still. */
const strangers = ['sam.collins'] as const;

export const lookAsOthers = async (
  world: RunWorld,
  seen: Seen,
  state: 'active' | 'submitted' | 'gone',
  dice: Dice,
): Promise<void> => {
  const person = dice.pick(state === 'submitted' ? strangers : others);
  const byAgent = state !== 'submitted' && dice.often(3);
  const tries = byAgent ? ofAgents(seen) : [...ofCustomers(seen), ...ofFiles(world, seen)];
  for (const [path, asking, isNothing] of tries) {
    const reply = await world.ask(path, { ...asking, as: byAgent ? 'ops' : person });
    assert.ok(
      isNothing(reply),
      `${byAgent ? 'support' : person} at ${path}: ${reply.status} ${reply.text.slice(0, 300)}`,
    );
  }
};
