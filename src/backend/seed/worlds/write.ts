/** Writes the worlds of the demo, and what their cases went through. */
import { World } from '../../../contract/world.js';
import type { Tx } from '../../store/store.js';
import { nameOf } from '../people.js';
import { writeWorld } from '../world.js';
import { dueAtOf, unfold } from '../write.js';
import { demoWorlds } from './index.js';
import type { Told } from './told.js';

const tell = async (tx: Tx, id: string, told: Told, now: number, name: (person: string) => string): Promise<void> => {
  const found = await tx.get('case', id);
  if (!found) throw new Error(`There is no case ${id} to tell of`);
  const fresh = {
    ...found,
    category: told.category ?? null,
    fields: told.fields ?? {},
    dueAt: await dueAtOf(tx, found, told.target),
  };
  const { record, entries } = unfold(fresh, told, now, name);
  const { id: _, ...patch } = record;
  await tx.update('case', id, patch);
  for (const { row } of entries) await tx.insert('activity', row);
  const readAt = told.unread
    ? new Date(Date.parse(record.repliedAt ?? record.openedAt) - 60_000).toISOString()
    : record.updatedAt;
  const profile = record.openedBy;
  await tx.insert('caseMark', { id: `${id}:${profile}`, case: id, profile, readAt, watching: false, rating: null });
};

/** Answers whether there was one that was not there yet. */
export const writeWorlds = async (tx: Tx, now: number): Promise<boolean> => {
  let written = false;
  for (const { world: document, told } of demoWorlds) {
    const world = World.parse(document(now));
    const first = world.cases[0];
    if (first && (await tx.get('case', first.id))) continue;
    await writeWorld(tx, world, new Date(now).toISOString());
    const names = new Map(
      [...world.contacts, ...world.consumers].map(({ id, name }) => [id.replace(/^\w+-/, ''), name]),
    );
    for (const [id, each] of Object.entries(told(now))) {
      await tell(tx, id, each, now, (person) => names.get(person) ?? nameOf(person));
    }
    written = true;
  }
  return written;
};
