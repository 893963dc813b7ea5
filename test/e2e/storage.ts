/** All that a browser keeps for a site, as one text: keys and values of every store, bytes read as Latin-1. */
import type { Page } from 'playwright-core';

export const storedText = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const read = async (value: unknown): Promise<string> => {
      if (value instanceof Blob) return read(await value.arrayBuffer());
      if (value instanceof ArrayBuffer) return read(new Uint8Array(value));
      if (ArrayBuffer.isView(value))
        return Array.from(value as Uint8Array, (byte) => String.fromCharCode(byte)).join('');
      if (value instanceof CryptoKey) return `key, extractable ${value.extractable}`;
      if (value && typeof value === 'object')
        return (await Promise.all(Object.entries(value).map(async ([key, each]) => `${key}=${await read(each)}`))).join(
          ' ',
        );
      return String(value);
    };
    const wait = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const found = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
    for (const { name } of await indexedDB.databases()) {
      const database = await wait(indexedDB.open(name ?? ''));
      for (const store of database.objectStoreNames) {
        const values = await wait(database.transaction(store).objectStore(store).getAll());
        const keys = await wait(database.transaction(store).objectStore(store).getAllKeys());
        found.push(name ?? '', store, JSON.stringify(keys), await read(values));
      }
      database.close();
    }
    return found.join('\n');
  });
