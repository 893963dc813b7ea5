/** The entries of the case on the page: asked for, kept, told when new ones come, their files opened. */

import type { Attachment } from '../../src/contract/attachment.js';
import type { Case } from '../../src/contract/case.js';
import type { CaseEvent } from '../../src/contract/event.js';
import { listActivities } from '../../src/contract/wire.js';
import { type HostController, type QueryContext, QueryController, type Widget } from '../../src/state/index.js';
import { type LoadEntries, type Log, PAGE, refresh } from './activity-log.js';

/** A log with the case it belongs to (as it was asked for), and the version of the case that it knows for sure. */
export type CaseLog = Log & { of: string; version: number };

interface Surroundings {
  id: () => string | undefined;
  record: () => Case | undefined;
  /** Entries were got. */
  came: (log: CaseLog) => void;
}

export class ActivityController {
  readonly query: QueryController<readonly [string], CaseLog>;
  /** How it went with earlier entries. */
  earlier: 'loading' | 'failed' | undefined;
  readonly #module: HostController;
  readonly #around: Surroundings;
  /** Addresses that pictures are shown by. */
  readonly urls = new Map<string, string>();

  constructor(element: Widget, module: HostController, around: Surroundings) {
    this.#module = module;
    this.#around = around;
    this.query = new QueryController(element, {
      module,
      args: () => {
        const id = around.id();
        return id ? ([id] as const) : undefined;
      },
      run: async ([id], context) => {
        const version = around.record()?.version ?? 0;
        return { of: id, version, ...(await refresh(load(id, context), () => this.#of(id))) };
      },
      tags: ([id]) => [`case:${id}`, ...(around.record() ? [`case:${around.record()?.id}`] : [])],
      known: (log, { event }) => log.version >= ((event as CaseEvent | undefined)?.version ?? Number.POSITIVE_INFINITY),
      done: (log) => around.came(log),
      // Another profile has its own addresses of pictures.
      forget: () => {
        this.urls.clear();
        this.earlier = undefined;
      },
    });
  }

  /** The log of the case asked for. */
  get log(): CaseLog | undefined {
    return this.#of(this.#around.id());
  }

  /** The address by which a picture was first shown stays, so that it is not loaded again with each new ticket. */
  urlOf(file: Attachment): string {
    const { client } = this.#module.host ?? {};
    if (!client) return '';
    const kept = (file.image && this.urls.get(file.id)) || client.url(file.url);
    if (file.image) this.urls.set(file.id, kept);
    return kept;
  }

  #of(id: string | undefined): CaseLog | undefined {
    const { value } = this.query;
    return value?.of === id ? value : undefined;
  }
}

/** Pages of entries, newest first. */
export const load =
  (id: string, { client, signal, instance }: QueryContext): LoadEntries =>
  (after) =>
    client.call(
      listActivities,
      { params: { id }, query: { order: ['-at'], limit: PAGE, ...(after && { after }) } },
      { signal, instance },
    );
