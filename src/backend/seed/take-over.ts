/**
 * People who came before they were imported. Whoever registered themself is a consumer with a profile that opens nothing.
 * A profile that a document gives the same sign-in takes its place, while nothing refers to either and neither was switched
 * off: no case, no relation, no product, no file. Otherwise the document is refused and names them; nothing is merged.
 * Whoever wants both lists the older profile too: one sign-in may have several.
 */
import type { World } from '../../contract/world.js';
import { subjectKey } from '../policy/index.js';
import type { Tx } from '../store/store.js';
import { type Row, type TableName, type TableShape, tables } from '../store/tables.js';
import { wrongAt } from './world-error.js';

type Registered = Row<'profile'> & { consumer: string };

/** Those of these sign-ins that their people made themselves. */
const registeredAs = async (tx: Tx, subjects: string[]): Promise<Registered[]> => {
  const filter = {
    and: [{ in: ['subject', subjects] as [string, string[]] }, { eq: ['kind', 'consumer'] as [string, string] }],
  };
  const found = (await tx.find('profile', { filter })).filter((row): row is Registered => row.consumer !== null);
  if (found.length === 0) return [];
  const ids = found.map(({ consumer }) => consumer);
  const trail = await tx.find('audit', { filter: { and: [{ in: ['record', ids] }, { eq: ['action', 'register'] }] } });
  const actors = new Set(trail.map(({ actor }) => actor));
  return found.filter(({ id }) => actors.has(id));
};

/** What keeps a registered person as they are. */
const holding = async (tx: Tx, { id, consumer, active }: Registered): Promise<string | undefined> => {
  if (!active || !(await tx.get('consumer', consumer))?.active) return 'was switched off';
  const own: Record<string, string> = { profile: id, consumer };
  for (const [table, { refs = {} }] of Object.entries(tables) as [TableName, TableShape][]) {
    const naming = Object.entries(refs).flatMap(([column, target]) => {
      const wanted = own[target];
      return wanted === undefined ? [] : [{ eq: [column, wanted] as [string, string] }];
    });
    if (naming.length === 0) continue;
    const filter = { and: [{ or: naming }, { ne: ['id', id] as [string, string] }] };
    if ((await tx.find(table, { filter, limit: 1 })).length > 0) return `has something of its own (${table})`;
  }
  return undefined;
};

export const takeOver = async (tx: Tx, { profiles }: World): Promise<void> => {
  if (profiles.length === 0) return;
  const given = profiles.map((profile, at) => ({ ...profile, at, key: subjectKey(profile.module, profile.subject) }));
  const listed = new Set(given.map(({ id }) => id));
  const subjects = [...new Set(given.map(({ key }) => key))];
  for (const old of await registeredAs(tx, subjects)) {
    const mine = given.filter(({ key }) => key === old.subject);
    if (listed.has(old.id) || mine.some(({ consumer }) => consumer === old.consumer)) continue;
    const held = await holding(tx, old);
    if (held) {
      const [{ at, subject } = { at: 0, subject: '' }] = mine;
      throw wrongAt(
        `/profiles/${at}`,
        `“${subject}” registered before as consumer “${old.consumer}”, which ${held}: name that consumer here, or list ` +
          `the profile “${old.id}” of that consumer too, and the person has both`,
      );
    }
    await tx.delete('profile', old.id);
    await tx.delete('consumer', old.consumer);
  }
};
