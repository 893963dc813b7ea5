/** A few promises over IndexedDB: one snapshot of all rows, and files by their hash. */
import type { Snapshot } from '../backend/store/memory.js';

export interface Saved {
  revision: number;
  snapshot: Snapshot;
}

/** Raised when the stories or the tables change in a way that an old snapshot would not fit. */
const VERSION = 2;

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

export class Database {
  #db: IDBDatabase;

  private constructor(db: IDBDatabase) {
    this.#db = db;
  }

  static async open(name: string): Promise<Database> {
    const request = indexedDB.open(name, VERSION);
    request.onupgradeneeded = () => {
      for (const old of Array.from(request.result.objectStoreNames)) request.result.deleteObjectStore(old);
      request.result.createObjectStore('state');
      request.result.createObjectStore('files');
    };
    const db = await done(request);
    db.onversionchange = () => db.close();
    return new Database(db);
  }

  async load(): Promise<Saved | undefined> {
    return done(this.#db.transaction('state').objectStore('state').get('saved') as IDBRequest<Saved | undefined>);
  }

  async revision(): Promise<number> {
    return (
      (await done(
        this.#db.transaction('state').objectStore('state').get('revision') as IDBRequest<number | undefined>,
      )) ?? 0
    );
  }

  async save(saved: Saved): Promise<void> {
    const transaction = this.#db.transaction('state', 'readwrite');
    transaction.objectStore('state').put(saved, 'saved');
    transaction.objectStore('state').put(saved.revision, 'revision');
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  }

  async putFile(hash: string, bytes: Uint8Array): Promise<void> {
    await done(this.#db.transaction('files', 'readwrite').objectStore('files').put(bytes, hash));
  }

  async getFile(hash: string): Promise<Uint8Array | undefined> {
    return done(this.#db.transaction('files').objectStore('files').get(hash) as IDBRequest<Uint8Array | undefined>);
  }

  close(): void {
    this.#db.close();
  }
}
