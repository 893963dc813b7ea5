/** Which playbooks may be begun on a site, and what the log says of one that may not. */
import type { PlaybookDefinition } from '../../contract/playbook.js';
import { offersType } from '../cases/create.js';
import type { Session } from '../http/session.js';
import { instead } from '../modules/nearest.js';
import type { Reader } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { caseTypesOf, currentOf } from './definitions.js';

/** Case types that it may lead to and that are not offered here. */
const missingTypes = (session: Session, { definition }: Row<'playbook'>): string[] =>
  caseTypesOf(definition as PlaybookDefinition).filter((id) => !offersType(session, id));

/** Whether a playbook may be begun here: the module names it, and offers every case type that it may lead to. */
export const isOffered = (session: Session, row: Row<'playbook'>): boolean =>
  session.module.playbooks?.includes(row.name) === true && missingTypes(session, row).length === 0;

/** Why it is not, and how to mend it: for the log alone. */
export const whyNotOffered = async (
  reader: Reader,
  session: Session,
  name: string,
  row: Row<'playbook'> | undefined,
): Promise<string> => {
  const { module, instance } = session;
  const { playbooks = [] } = module;
  if (!row) {
    const stored = await reader.find('playbook', { filter: currentOf({ and: [] }), limit: 200 });
    const meant = instead(name, new Set([...playbooks, ...stored.map((each) => each.name)]));
    return `the playbook “${name}” is not stored${meant}`;
  }
  if (!playbooks.includes(name))
    return `the playbook “${name}” is not in "playbooks" of ${module.name}${instead(name, playbooks)}`;
  const where = instance?.caseTypes ? `${module.name} or its instance ${instance.name}` : module.name;
  return `the playbook “${name}” leads to “${missingTypes(session, row).join('”, “')}”, not in "caseTypes" of ${where}`;
};
