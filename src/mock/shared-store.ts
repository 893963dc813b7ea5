/**
 * One state for all pages and tabs of the static demo: each page holds it in memory, writes go one after the other
 * through a lock of the browser into IndexedDB, and the other pages hear of them.
 */

import { MemoryBlobs, MemoryStore } from '../backend/index.js';
import type { Blobs, JsonPage, Projection, Query, Store, Tx } from '../backend/store/store.js';
import type { Row, TableName } from '../backend/store/tables.js';
import type { Filter } from '../contract/query.js';
import { Database } from './database.js';
import { seededData } from './service.js';

const NAME = 'oriel-mock';

export class SharedStore implements Store {
  #memory = new MemoryStore();
  #revision = 0;
  #database: Database;
  #channel = new BroadcastChannel(NAME);

  private constructor(database: Database) {
    this.#database = database;
    this.#channel.onmessage = () => void this.#alone(() => this.#refresh());
  }

  static async open(): Promise<SharedStore> {
    const store = new SharedStore(await Database.open(NAME));
    await store.#alone(async () => {
      await store.#refresh();
      if (store.#revision === 0) await store.#begin();
    });
    return store;
  }

  /** The stories from their beginning, for all pages. */
  async reset(): Promise<void> {
    await this.#alone(() => this.#begin());
  }

  async #begin(): Promise<void> {
    const { snapshot } = await seededData();
    this.#memory.import(snapshot);
    this.#revision = await this.#database.revision();
    await this.#save();
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    return navigator.locks.request(NAME, work) as Promise<T>;
  }

  async #refresh(): Promise<void> {
    if ((await this.#database.revision()) === this.#revision) return;
    const saved = await this.#database.load();
    if (!saved) return;
    this.#revision = saved.revision;
    this.#memory.import(saved.snapshot);
  }

  async #save(): Promise<void> {
    this.#revision += 1;
    await this.#database.save({ revision: this.#revision, snapshot: this.#memory.export() });
    this.#channel.postMessage(this.#revision);
  }

  /** What was done is acknowledged only when it is written down; if that fails, memory goes back to what is. */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#alone(async () => {
      await this.#refresh();
      const before = this.#memory.export();
      const result = await this.#memory.transact(work);
      try {
        await this.#save();
      } catch (error) {
        this.#memory.import(before);
        throw error;
      }
      return result;
    });
  }

  get<T extends TableName>(table: T, id: string): Promise<Row<T> | undefined> {
    return this.#memory.get(table, id);
  }
  find<T extends TableName>(table: T, query: Query): Promise<Row<T>[]> {
    return this.#memory.find(table, query);
  }
  gather(queries: { table: TableName; query: Query }[]): Promise<Row<TableName>[][]> {
    return this.#memory.gather(queries);
  }
  count(table: TableName, filter: Filter): Promise<number> {
    return this.#memory.count(table, filter);
  }
  page(table: TableName, query: Query & { limit: number }, projection: Projection): Promise<JsonPage> {
    return this.#memory.page(table, query, projection);
  }
  onEvents(wake: () => void): () => void {
    return this.#memory.onEvents(wake);
  }
  take(key: string, cost: number, limit: number, seconds: number): Promise<number> {
    return this.#memory.take(key, cost, limit, seconds);
  }
  async ready(): Promise<boolean> {
    return true;
  }
  async close(): Promise<void> {
    this.#channel.close();
    this.#database.close();
  }

  /** Files of the stories are made anew by each page; uploaded ones are kept beside the rows. */
  async blobs(): Promise<Blobs> {
    const { blobs: stories } = await seededData();
    const uploaded = new MemoryBlobs((hash, bytes) => this.#database.putFile(hash, bytes));
    return {
      put: (content, maxBytes) => uploaded.put(content, maxBytes),
      get: async (hash) => {
        const found = (await uploaded.get(hash)) ?? (await stories.get(hash));
        if (found) return found;
        const bytes = await this.#database.getFile(hash);
        if (!bytes) return undefined;
        uploaded.load(hash, bytes);
        return uploaded.get(hash);
      },
    };
  }
}
