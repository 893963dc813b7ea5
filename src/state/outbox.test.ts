import { expect, waitUntil } from '@open-wc/testing';
import type { Viewer } from '../contract/viewer.js';
import { Host } from './host.js';
import { type Outbox, openOutbox, type Sent } from './outbox.js';

const secret = 'the router is on fire';
const viewer = (id: string): Viewer => ({
  id,
  kind: 'consumer',
  name: id,
  initials: 'x',
  email: null,
  account: null,
  roles: [],
  mayCreate: true,
  mayActFor: [],
  draftKey: btoa(String.fromCharCode(...new Uint8Array(32).fill(id.length))),
}); // prettier-ignore
const made = (number: string) => ({
  id: `id-${number}`,
  number,
  version: 1,
  caseType: 't',
  shortDescription: '',
  state: 1,
  priority: 4,
  escalation: 0,
  openedAt: '',
  updatedAt: '',
  unread: false,
  description: '',
  openedBy: { id: 'p', name: '' },
  channel: 'web',
  fields: {},
  history: [],
  watching: false,
  relatedParties: [],
  affectedProducts: [],
  playbook: false,
  canComment: true,
  actions: [],
}); // prettier-ignore

/** A backend that keeps its promises about keys, behind a line that can be cut before or after the request arrives. */
const backend = () => {
  const effects: { key: string; path: string; body: string }[] = [];
  const profiles: (string | null)[] = [];
  const answers = new Map<string, string>();
  const state = { cut: 'none' as 'none' | 'before' | 'after', refuse: false, requests: 0 };
  const fetch = (async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    state.requests++;
    profiles.push(request.headers.get('oriel-profile'));
    if (state.cut === 'before') throw new TypeError('cut');
    const key = request.headers.get('idempotency-key') as string;
    const { pathname } = new URL(request.url);
    const file = pathname.endsWith('attachments')
      ? ((await request.clone().formData()).get('file') as File)
      : undefined;
    const body = file ? `${file.name}: ${await file.text()}` : await request.text();
    if (state.refuse) return new Response('{"code":"invalid","type":"","title":"no","status":422}', { status: 422 });
    if (!answers.has(key)) {
      effects.push({ key, path: pathname, body });
      const number = `CS${effects.length}`;
      const author = { name: '', initials: '', role: 'customer', you: true };
      const answer = file
        ? { id: `file-${effects.length}`, name: file.name, type: '', size: 1, image: false, url: '', createdAt: '' }
        : pathname.endsWith('activities')
          ? { id: 'a', kind: 'comment', at: '', author, text: '', from: null, to: null, reason: null, attachments: [] }
          : made(number);
      answers.set(key, JSON.stringify(answer));
    } else if (effects.find((effect) => effect.key === key)?.body !== body)
      throw new Error('the same key with another body');
    if (state.cut === 'after') throw new TypeError('cut');
    return new Response(answers.get(key), { status: 201 });
  }) as typeof globalThis.fetch;
  return { effects, profiles, state, fetch };
};

const boxes: Outbox[] = [];
let person = 0;
describe('outbox', () => {
  let world: ReturnType<typeof backend>;
  let name: string;
  /** Another page, or the same browser started again, with the same person. */
  const page = async (): Promise<{ box: Outbox; host: Host; sent: Sent[] }> => {
    const host = new Host({ module: 'm', getToken: () => 't', fetch: world.fetch, api: 'https://api.example' });
    host.viewer = viewer(name);
    const box = await openOutbox(host);
    boxes.push(box);
    const sent: Sent[] = [];
    box.subscribe((one) => one && sent.push(one));
    return { box, host, sent };
  };
  const away = (offline: boolean): void => {
    Object.defineProperty(navigator, 'onLine', { value: !offline, configurable: true });
  };
  const arrived = (number: number): Promise<void> =>
    waitUntil(() => world.effects.length === number, `${number} effects`, { timeout: 9000 });

  beforeEach(() => {
    world = backend();
    name = 'p'.repeat(++person);
    away(true);
  });
  afterEach(async () => {
    away(false);
    for (const box of boxes.splice(0)) {
      for (const { key } of box.entries) await box.discard(key);
      box.close();
    }
  });
  const submit = (key: string, text = secret) => ({
    kind: 'case' as const,
    key,
    body: { caseType: 't', shortDescription: text },
  });

  it('keeps what is submitted without a line, and tells so', async () => {
    const { box } = await page();
    await box.add(submit('k1'));
    expect(box.entries.map(({ key, state, text }) => [key, state, text])).to.deep.equal([['k1', 'waiting', secret]]);
    expect(world.state.requests).to.equal(0);
  });

  it('sends in order, once, with files, when the line is back', async () => {
    const { box, sent, host } = await page();
    const stale: unknown[] = [];
    host.onStale(({ tags }) => stale.push(tags));
    await box.add({ ...submit('k1', 'first'), files: [new File(['log'], 'log.txt')] });
    await box.add({ kind: 'comment', key: 'k2', case: 'CS7', body: { text: 'second' } });
    await box.add(submit('k3', 'third'));
    away(false);
    dispatchEvent(new Event('online'));
    await arrived(4);
    await waitUntil(() => box.entries.length === 0);
    expect(world.effects.map(({ path, body }) => [path, body])).to.deep.equal([
      ['/v1/attachments', 'log.txt: log'],
      ['/v1/cases', '{"caseType":"t","shortDescription":"first","attachments":["file-1"]}'],
      ['/v1/cases/CS7/activities', '{"text":"second"}'],
      ['/v1/cases', '{"caseType":"t","shortDescription":"third"}'],
    ]);
    expect(sent.map(({ key }) => key)).to.deep.equal(['k1', 'k2', 'k3']);
    expect(stale.flat()).to.include.members(['cases', 'case:CS7', 'case:CS2']);
  });

  it('sends what an earlier page left, as soon as its person is known', async () => {
    const { box } = await page();
    await box.add(submit('k1'));
    box.close();
    away(false);
    const host = new Host({ module: 'm', getToken: () => 't', fetch: world.fetch, api: 'https://api.example' });
    host.absorb({ viewer: viewer(name) });
    await arrived(1);
    const opened = await openOutbox(host);
    boxes.push(opened);
    await waitUntil(() => opened.entries.length === 0);
  });

  it('has one effect when the line is cut after the request arrived', async () => {
    const { box } = await page();
    await box.add({ ...submit('k1'), files: [new File(['log'], 'log.txt')] });
    world.state.cut = 'after';
    away(false);
    box.send();
    await waitUntil(() => world.state.requests >= 3, 'tried', { timeout: 5000 });
    box.close();
    world.state.cut = 'none';
    const again = await page();
    await waitUntil(() => again.box.entries.length === 0, 'sent', { timeout: 5000 });
    expect(world.effects.map(({ path }) => path)).to.deep.equal(['/v1/attachments', '/v1/cases']);
  });

  it('sends from one tab only', async () => {
    const one = await page();
    await one.box.add(submit('k1'));
    const two = await page();
    const three = await page();
    away(false);
    for (const { box } of [one, two, three]) box.send();
    await arrived(1);
    for (const { box } of [one, two, three]) await waitUntil(() => box.entries.length === 0);
    expect(world.state.requests).to.equal(1);
  });

  it('keeps what the backend refuses, with the reason, and gives it back; the next goes on', async () => {
    const { box } = await page();
    await box.add({ ...submit('k1'), files: [new File(['log'], 'log.txt')] });
    world.state.refuse = true;
    away(false);
    box.send();
    await waitUntil(() => box.entries[0]?.state === 'failed');
    expect(box.entries[0]?.error?.code).to.equal('invalid');
    const back = await box.entries[0]?.submit();
    expect(back).to.deep.include({ kind: 'case', key: 'k1' });
    expect(await back?.files?.[0]?.text()).to.equal('log');
    world.state.refuse = false;
    await box.add(submit('k2'));
    await arrived(1);
    expect(box.entries.map(({ key }) => key)).to.deep.equal(['k1']);
    await box.discard('k1');
    expect(box.entries).to.have.length(0);
  });

  it('is nobody else’s', async () => {
    const { box } = await page();
    await box.add(submit('k1'));
    const host = new Host({ module: 'm', getToken: () => 't', fetch: world.fetch });
    host.viewer = viewer(`${name}other-person`);
    const other = await openOutbox(host);
    boxes.push(other);
    expect(other.entries).to.have.length(0);
  });

  it('sends nothing as another profile, and goes on when its own is back', async () => {
    const { box, host } = await page();
    await box.add(submit('k1'));
    host.configure({ profile: 'another' });
    away(false);
    box.send();
    host.absorb({ viewer: viewer(`${name}-another`) });
    const other = await openOutbox(host);
    boxes.push(other);
    expect(other.entries).to.deep.equal([]);
    expect(world.state.requests).to.equal(0);
    host.configure({ profile: name });
    host.absorb({ viewer: viewer(name) });
    await arrived(1);
    expect(world.profiles).to.deep.equal([name]);
  });
});
