import { expect, waitUntil } from '@open-wc/testing';
import type { Viewer } from '../contract/viewer.js';
import { type Draft, openDraft } from './drafts.js';
import { Host } from './host.js';
import { Vault } from './vault.js';

const viewer = (id: string): Viewer => ({
  id,
  kind: 'contact',
  name: id,
  initials: 'x',
  email: null,
  account: null,
  roles: [],
  mayCreate: true,
  mayActFor: [],
  draftKey: btoa(
    String.fromCharCode(...new Uint8Array(32).map((_, at) => (at * 7 + id.length * 13 + id.charCodeAt(0)) % 256)),
  ),
}); // prettier-ignore
const hostOf = (id: string): Host => {
  const host = new Host({ module: 'm' });
  host.viewer = viewer(id);
  return host;
};
const drafts: Draft[] = [];
const open = async (person = 'maria', form = 'case-create'): Promise<Draft> => {
  const draft = await openDraft(hostOf(person), 'boxeo-new', form);
  drafts.push(draft);
  return draft;
};
/** What a crash leaves: the lock is gone, nothing was said good-bye to. */
const leave = async (draft: Draft): Promise<void> => draft.close();

const secret = 'the picture freezes, says nobody else';
/** What lies on this device of that person's form. Other tests of the same run keep theirs beside it. */
const everythingStored = async (person = 'maria'): Promise<string> => {
  const { scope } = await Vault.open(viewer(person).draftKey, ['m', 'boxeo-new', person, 'case-create']);
  const entries = Object.entries({ ...localStorage, ...sessionStorage }).filter(([name]) => name.includes(scope));
  const texts = entries.map((entry) => entry.join());
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name as string);
      request.onsuccess = () => resolve(request.result);
    });
    for (const store of database.objectStoreNames) {
      const rows = await new Promise<{ data: ArrayBuffer; id: string; scope: string }[]>((resolve) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
      });
      for (const row of rows.filter((each) => each.scope === scope))
        texts.push(JSON.stringify({ ...row, data: '' }), new TextDecoder('latin1').decode(row.data));
    }
    database.close();
  }
  return texts.join('\n');
};

describe('draft', () => {
  afterEach(async () => {
    for (const draft of drafts.splice(0)) await draft.clear();
  });

  it('touches nothing before the first key', async () => {
    const before = await everythingStored('nobody-yet');
    const draft = await open('nobody-yet');
    expect(await draft.restore()).to.equal(undefined);
    expect([before, await everythingStored('nobody-yet')]).to.deep.equal(['', '']);
    expect(draft.status).to.equal('none');
  });

  it('is there again, with its key and files, after the page was left', async () => {
    const first = await open();
    first.save({ shortDescription: secret });
    expect(await first.addFile('f1', new File(['log'], 'log.txt', { type: 'text/plain' }))).to.equal(true);
    await leave(first);
    const second = await open();
    const found = await second.restore();
    expect(found?.values).to.deep.equal({ shortDescription: secret });
    expect(found?.key).to.equal(first.key);
    expect(found?.files.map(({ id, file }) => [id, file.name, file.type])).to.deep.equal([
      ['f1', 'log.txt', 'text/plain'],
    ]);
    expect(await found?.files[0]?.file.text()).to.equal('log');
  });

  it('is on the disk within half a second of a key, also while keys are pressed without a pause', async () => {
    const draft = await open();
    const start = performance.now();
    const typing = setInterval(() => draft.save({ text: String(performance.now()) }), 20);
    await waitUntil(() => draft.savedAt !== undefined, 'saved', { interval: 5 });
    clearInterval(typing);
    expect(performance.now() - start).to.be.below(500);
  });

  it('is not readable on the disk', async () => {
    const draft = await open();
    draft.save({ text: secret });
    await draft.flush();
    draft.save({ text: `${secret}, again` });
    dispatchEvent(new PageTransitionEvent('pagehide'));
    const stored = await everythingStored();
    expect(stored.length).to.be.above(100);
    for (const word of ['picture', 'maria', 'boxeo', 'case-create']) expect(stored).not.to.include(word);
    await draft.flush();
  });

  it('is nobody else’s', async () => {
    const hers = await open('maria');
    hers.save({ text: secret });
    await leave(hers);
    expect(await (await open('sam')).restore()).to.equal(undefined);
    expect(await (await open('maria', 'another-form')).restore()).to.equal(undefined);
    expect((await (await open('maria')).restore())?.values).to.deep.equal({ text: secret });
  });

  it('is not taken from a tab that works on it; each tab keeps its own', async () => {
    const one = await open();
    one.save({ text: 'one' });
    await one.flush();
    const two = await open();
    expect(await two.restore()).to.equal(undefined);
    two.save({ text: 'two' });
    await two.flush();
    await leave(one);
    const three = await open();
    expect((await three.restore())?.values).to.deep.equal({ text: 'one' });
  });

  it('keeps what was typed in the last moment, when nothing can be waited for', async () => {
    const draft = await open();
    draft.save({ text: 'first' });
    await draft.flush();
    await waitUntil(() => draft.status === 'saved');
    draft.save({ text: 'first and last' });
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(Object.keys(localStorage).some((name) => name.startsWith('oriel-'))).to.equal(true);
    await leave(draft);
    expect((await (await open()).restore())?.values).to.deep.equal({ text: 'first and last' });
  });

  it('leaves nothing after it was sent', async () => {
    const draft = await open();
    draft.save({ text: secret });
    await draft.addFile('f', new File(['x'], 'x'));
    await draft.flush();
    const { key } = draft;
    await draft.clear();
    expect(draft.status).to.equal('none');
    expect(draft.key).not.to.equal(key);
    expect(await (await open()).restore()).to.equal(undefined);
    expect(await everythingStored()).to.equal('');
  });

  it('says so when this device keeps nothing, and harms no one', async () => {
    const draft = await open();
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
    try {
      draft.save({ text: 'x' });
      await draft.flush();
      expect(draft.status).to.equal('full');
      expect(await draft.addFile('f', new File(['x'], 'x'))).to.equal(false);
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    draft.save({ text: 'y' });
    await draft.flush();
    expect(draft.status).to.equal('saved');
  });

  it('is not offered while nobody is signed in', async () => {
    const refused = await openDraft(new Host({}), undefined, 'x').catch((reason: { reason: string }) => reason.reason);
    expect(refused).to.equal('denied');
  });
});
