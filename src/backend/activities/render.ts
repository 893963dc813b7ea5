import type { Activity } from '../../contract/activity.js';
import type { CaseState } from '../../contract/case.js';
import { renderAttachment } from '../attachments/render.js';
import type { TicketHolder } from '../attachments/tickets.js';
import type { Deps } from '../deps.js';
import type { Reader } from '../store/store.js';
import type { Row } from '../store/tables.js';

/** Who looks at a stream: decides what is “you”, and whose tickets the files carry. */
export interface Looker extends TicketHolder {
  /** Name of the agent who looks, if one does. */
  agent?: string;
  /** What stands after an agent's name. */
  support: string;
}

/** First letters of the first and the last word. */
export const initials = (name: string): string => {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => Array.from(word ?? '')[0] ?? '',
  );
  return letters.join('').toUpperCase();
};

export const renderActivities = async (
  deps: Deps,
  reader: Reader,
  rows: Row<'activity'>[],
  looker: Looker,
): Promise<Activity[]> => {
  const ids = rows.map(({ id }) => id);
  const files =
    ids.length === 0
      ? []
      : await reader.find('attachment', { filter: { in: ['activity', ids] }, order: ['createdAt'] });
  const rendered = await Promise.all(files.map((file) => renderAttachment(deps, file, looker)));
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as Activity['kind'],
    at: row.at,
    author: {
      name: row.authorName,
      initials: initials(row.authorName),
      role: row.authorRole as Activity['author']['role'],
      you:
        row.authorRole === 'agent'
          ? row.authorName === looker.agent
          : row.author !== null && row.author === looker.profile,
      ...(row.authorRole === 'agent' ? { detail: looker.support } : {}),
    },
    text: row.text,
    from: row.from as CaseState | null,
    to: row.to as CaseState | null,
    reason: row.reason,
    attachments: rendered.filter((_, index) => files[index]?.activity === row.id),
  }));
};
