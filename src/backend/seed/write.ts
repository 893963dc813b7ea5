/** Turns a story into the rows that the backend would have written. */
import type { CaseState } from '../../contract/case.js';
import { affectedBy, caseNumber, caseRow, hoursAfter, targetOf } from '../cases/row.js';
import { enter } from '../cases/workflow.js';
import { loadModule } from '../http/session.js';
import type { Tx } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { itemPath } from './estate.js';
import { contacts, nameOf, profileOf, profiles, seedAgents } from './people.js';
import { installBaseItems, soldProducts } from './products.js';
import { before, type Said, type Story } from './story.js';

export interface StoredFile {
  name: string;
  type: string;
  size: number;
  hash: string;
}

const agentNames = new Map<string, string>(
  seedAgents.map(({ name }) => [name.split(' ')[0]?.toLowerCase() ?? '', name]),
);
/** The name of a customer by sign-in. */
type NameOf = (person: string) => string;

const authorOf = (who: string, name: NameOf): Pick<Row<'activity'>, 'author' | 'authorName' | 'authorRole'> => {
  if (who === 'system') return { author: null, authorName: 'System', authorRole: 'system' };
  const agent = agentNames.get(who);
  if (agent) return { author: null, authorName: agent, authorRole: 'agent' };
  return { author: profileOf(who), authorName: name(who), authorRole: 'customer' };
};

const entryOf = (
  record: Row<'case'>,
  said: Said,
  { at, id, name }: { at: string; id: string; name: NameOf },
): Row<'activity'> => {
  const base = { id, case: record.id, at, ...authorOf(said.who, name), public: true };
  if (said.to !== undefined) {
    const change = { text: null, from: record.state, to: said.to, reason: said.reason ?? null };
    return { ...base, ...change, kind: 'stateChange' };
  }
  const kind = said.text ? 'comment' : 'attachment';
  return { ...base, kind, text: said.text ?? null, from: null, to: null, reason: null };
};

/** What was said and done to a new case, as the entries that it left and the case that it made. */
export const unfold = (
  fresh: Row<'case'>,
  { log, solution }: Pick<Story, 'log' | 'solution'>,
  now: number,
  name: NameOf,
): { record: Row<'case'>; entries: { row: Row<'activity'>; files: string[] }[] } => {
  let record = fresh;
  const entries: { row: Row<'activity'>; files: string[] }[] = [];
  for (const [index, said] of log.entries()) {
    const at = before(now, said.ago);
    const row = entryOf(record, said, { at, id: `${record.id}-${String(index + 1).padStart(2, '0')}`, name });
    entries.push({ row, files: said.files ?? [] });
    const changed = said.to === undefined ? {} : enter(record, said.to as CaseState, at, 7);
    const replied = row.authorRole === 'agent' ? { repliedAt: at } : {};
    record = { ...record, ...changed, ...replied, updatedAt: at, version: record.version + 1 };
    if (said.to === 6 && solution) {
      record = { ...record, resolutionCode: solution.code, resolutionNotes: solution.notes };
    }
    if (said.to === 3 && record.resolutionCode === null) {
      record = {
        ...record,
        resolutionCode: solution?.code ?? 'Closed by customer',
        resolutionNotes: solution?.notes ?? null,
      };
    }
  }
  return { record, entries };
};

/** `hours` after the opening where the story says so, else as the module has it. */
export const dueAtOf = async (
  tx: Tx,
  { module, openedAt, priority }: Pick<Row<'case'>, 'module' | 'openedAt' | 'priority'>,
  hours: number | undefined,
): Promise<string | null> =>
  hours === undefined ? targetOf(openedAt, priority, await loadModule(tx, module)) : hoursAfter(openedAt, hours);

const caseId = ({ number }: Story): string => `case-${number}`;

export const writeStory = async (
  tx: Tx,
  story: Story,
  now: number,
  files: ReadonlyMap<string, StoredFile>,
): Promise<void> => {
  const id = caseId(story);
  const number = caseNumber(story.number);
  const openedAt = before(now, story.opened);
  const profile = profiles.find((one) => one.id === profileOf(story.by));
  if (!profile) throw new Error(`Nobody is called ${story.by}`);
  const sold = soldProducts.find((one) => one.id === story.product);
  const item = installBaseItems.find((one) => one.id === story.item);
  if ((story.product && !sold) || (story.item && !item)) throw new Error(`${number} names a product that is not there`);
  const priority = story.priority ?? 3;
  const module = profile.kind === 'consumer' ? 'calico-tv' : 'boxeo-portal';

  const fresh = caseRow({
    id,
    number,
    module,
    caseType: story.type,
    shortDescription: story.subject,
    description: story.description,
    priority,
    category: story.category ?? null,
    escalation: story.escalation ?? 0,
    account: sold?.account ?? contacts.find((one) => one.id === profile.contact)?.account ?? null,
    contact: profile.contact,
    consumer: profile.consumer,
    openedBy: profile.id,
    openedByName: nameOf(story.by),
    product: sold?.product ?? item?.product ?? null,
    soldProduct: sold?.id ?? null,
    installBaseItem: item?.id ?? null,
    affected: affectedBy(item ? [{ path: itemPath(item.id) }] : []),
    channel: story.channel ?? 'web',
    openedAt,
    dueAt: await dueAtOf(tx, { module, openedAt, priority }, story.target),
    fields: story.fields ?? {},
  });
  const { record, entries } = unfold(fresh, story, now, nameOf);
  await tx.insert('case', record);
  for (const { row, files: names } of entries) {
    await tx.insert('activity', row);
    for (const [index, name] of names.entries()) {
      const file = files.get(name);
      if (!file) throw new Error(`There is no file ${name}`);
      const uploadedBy = row.author;
      await tx.insert('attachment', {
        id: `${row.id}-file-${index + 1}`,
        case: id,
        activity: row.id,
        uploadedBy,
        ...file,
        createdAt: row.at,
      });
    }
  }
  const readAt = story.unread
    ? new Date(Date.parse(record.repliedAt ?? openedAt) - 60_000).toISOString()
    : record.updatedAt;
  for (const person of new Set([story.by, ...(story.watch ?? [])])) {
    const mark = { case: id, profile: profileOf(person), readAt, watching: story.watch?.includes(person) ?? false };
    await tx.insert('caseMark', {
      id: `${id}:${profileOf(person)}`,
      ...mark,
      rating: person === story.by ? (story.rating ?? null) : null,
    });
  }
};
