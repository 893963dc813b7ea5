/** Which rules let somebody read a record, or keep it from them: each rule asked by itself. */
import type { Why } from '../../contract/estate.js';
import { allOf, type Filter } from '../../contract/query.js';
import type { Reader } from '../store/store.js';
import { caseDenies, caseGrants } from './cases.js';
import { itemDenies, itemGrants, soldDenies, soldGrants } from './products.js';
import type { Rules } from './rules.js';
import { isActive, type Subject } from './subject.js';

const tables: Record<Why['table'], { grants: Rules; denies: Rules }> = {
  case: { grants: caseGrants, denies: caseDenies },
  soldProduct: { grants: soldGrants, denies: soldDenies },
  installBaseItem: { grants: itemGrants, denies: itemDenies },
};

/** The record by id or number, in whichever table it is; undefined where there is none. */
export const explain = async (reader: Reader, who: Subject, record: string): Promise<Why | undefined> => {
  const called: Filter = { or: [{ eq: ['id', record] }, { eq: ['number', record] }] };
  for (const table of Object.keys(tables) as Why['table'][]) {
    // Of a draft nobody but its opener learns that it is there.
    const there = table === 'case' ? allOf(called, { ne: ['state', 0] }) : called;
    const [row] = await reader.find(table, { filter: there, limit: 1 });
    if (!row) continue;
    const { grants, denies } = tables[table];
    const matching = async (rules: Rules): Promise<string[]> => {
      const asked = Object.entries(rules).map(async ([id, rule]) => {
        const filter = rule(who);
        const found = filter && (await reader.count(table, allOf({ eq: ['id', row.id] }, filter)));
        return found ? [id] : [];
      });
      return (await Promise.all(asked)).flat();
    };
    const active = isActive(who);
    const denied = [...(active ? [] : ['D1']), ...(await matching(denies))];
    const granted = await matching(grants);
    return { table, id: row.id, readable: granted.length > 0 && denied.length === 0, grants: granted, denies: denied };
  }
  return undefined;
};
