/** The one way a case changes: rows, stream, events and marks together, in the transaction of the request. */
import type { CaseState } from '../../contract/case.js';
import type { Deps } from '../deps.js';
import { invalid } from '../http/refusal.js';
import { StoreBusy, type Tx } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { enter } from './workflow.js';

export interface Author {
  /** Profile id, or null for agents and the system. */
  profile: string | null;
  name: string;
  role: 'customer' | 'agent' | 'system';
}

/** Entries and a patch for one case, written together by `save`. */
export class CaseChange {
  readonly at: string;
  #patch: Partial<Row<'case'>> = {};
  #activities: Row<'activity'>[] = [];
  #version: number;

  constructor(
    readonly deps: Deps,
    readonly tx: Tx,
    readonly record: Row<'case'>,
    readonly author: Author,
  ) {
    this.at = deps.now();
    this.#version = record.version;
  }

  get version(): number {
    return this.#version;
  }

  set(patch: Partial<Row<'case'>>): void {
    Object.assign(this.#patch, patch);
  }

  #add(entry: Partial<Row<'activity'>> & { kind: string }): Row<'activity'> {
    const row: Row<'activity'> = {
      id: this.deps.ids(),
      case: this.record.id,
      at: this.at,
      author: this.author.profile,
      authorName: this.author.name,
      authorRole: this.author.role,
      public: true,
      text: null,
      from: null,
      to: null,
      reason: null,
      ...entry,
    };
    this.#activities.push(row);
    return row;
  }

  comment(text: string): Row<'activity'> {
    return this.#add(text === '' ? { kind: 'attachment' } : { kind: 'comment', text });
  }

  workNote(text: string): Row<'activity'> {
    return this.#add({ kind: 'comment', text, public: false });
  }

  system(text: string): void {
    this.#add({ kind: 'system', text });
  }

  enter(to: CaseState, reason: string | null): void {
    const from = this.record.state as CaseState;
    this.#add({ kind: 'stateChange', from, to, reason });
    this.set(enter(this.record, to, this.at, this.deps.closeAfterDays));
  }

  /** Gives files that wait unattached to this case; a file that is not there, or not the author's, is an error at its place. */
  async attach(ids: readonly string[], activity: Row<'activity'>, uploadedBy: string): Promise<void> {
    for (const [index, id] of ids.entries()) {
      const free = { and: [{ isEmpty: 'case' }, { eq: ['uploadedBy', uploadedBy] as [string, string] }] };
      const taken = await this.tx.update('attachment', id, { case: this.record.id, activity: activity.id }, free);
      if (!taken) {
        throw invalid([{ pointer: `/attachments/${index}`, code: 'not-found', message: 'Choose this file again' }]);
      }
    }
  }

  /** Writes the entries first: files refer to them. */
  async saveEntries(): Promise<void> {
    for (const row of this.#activities) await this.tx.insert('activity', row);
  }

  /** Writes the case and tells the event log. Work notes alone leave no trace that a customer could see. */
  async save(): Promise<void> {
    const seen = this.#activities.filter((row) => row.public);
    const changed = seen.length > 0 || Object.keys(this.#patch).length > 0;
    if (changed) {
      this.#version += 1;
      const replied = this.author.role === 'agent' && seen.length > 0 ? { repliedAt: this.at } : {};
      const patch = { ...this.#patch, ...replied, version: this.#version, updatedAt: this.at };
      const saved = await this.tx.update('case', this.record.id, patch, { eq: ['version', this.record.version] });
      if (!saved) throw new StoreBusy('The case changed under its lock');
    }
    const { id, number } = this.record;
    const event = { case: id, item: null, number, version: this.#version, at: this.at };
    if (seen.length > 0) this.tx.emit({ id: this.deps.ids(), type: 'activity-created', internal: false, ...event });
    if (Object.keys(this.#patch).length > 0) {
      this.tx.emit({ id: this.deps.ids(), type: 'case-updated', internal: false, ...event });
    }
    if (this.#activities.length > seen.length) {
      this.tx.emit({ id: this.deps.ids(), type: 'activity-created', internal: true, ...event });
    }
  }
}
