/** The households of a world keep what operators have to keep too: see `relations/household.ts`. */
import type { World } from '../../contract/world.js';
import { type Member, primaryClash } from '../relations/household.js';
import { stateOn } from '../relations/time.js';
import type { Tx } from '../store/store.js';
import { wrongAt } from './world-error.js';

/** Those of the document, and those of the store that it does not bring up to date. */
const membersOf = async (
  tx: Tx,
  world: World,
  column: 'household' | 'consumer',
  ids: readonly string[],
): Promise<Member[]> => {
  const stored = ids.length === 0 ? [] : await tx.find('householdMember', { filter: { in: [column, [...ids]] } });
  const given = new Set(world.householdMembers.map(({ id }) => id));
  return [...world.householdMembers, ...stored.filter(({ id }) => !given.has(id))];
};

export const checkHouseholds = async (tx: Tx, world: World, day: string): Promise<void> => {
  const headed = world.households.flatMap((household, at) => (household.head === null ? [] : [{ ...household, at }]));
  const inHouseholds = await membersOf(
    tx,
    world,
    'household',
    headed.map(({ id }) => id),
  );
  for (const { id, head, at } of headed) {
    const stands = inHouseholds.some(
      (row) => row.household === id && row.consumer === head && stateOn(day, row) === 'inForce',
    );
    if (!stands)
      throw wrongAt(
        `/households/${at}/head`,
        `“${head}” is no member of “${id}” now: add the membership or name another`,
      );
  }
  const primary = world.householdMembers.flatMap((row, at) => (row.primary ? [{ row, at }] : []));
  const others = await membersOf(
    tx,
    world,
    'consumer',
    primary.map(({ row }) => row.consumer),
  );
  for (const { row, at } of primary) {
    const clash = primaryClash(row, others);
    if (clash)
      throw wrongAt(
        `/householdMembers/${at}/primary`,
        `“${row.consumer}” has the primary household “${clash.household}” at that time: make one of the two not primary`,
      );
  }
};
