import { expect, waitUntil } from '@open-wc/testing';
import { listCases } from '../contract/wire.js';
import { createClient, type Notice } from './index.js';
import { frames } from './stream.js';

const versionOf = (notice: Notice): number | undefined =>
  notice.type === 'event' && 'version' in notice.event ? notice.event.version : undefined;
const event = (id: number, version = id): string =>
  `id: ${id}\nevent: case-updated\ndata: ${JSON.stringify({ type: 'case-updated', case: 'c1', number: 'CS1', version, at: '' })}\n\n`;

/** A stream that sends each text, then closes; one that stays open when `open`. */
const answer = (texts: string[], open = false): Response =>
  new Response(
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const text of texts) controller.enqueue(new TextEncoder().encode(text));
        if (!open) controller.close();
      },
    }),
  );

const listen = (...answers: (() => Response)[]) => {
  const requests: Request[] = [];
  const notices: Notice[] = [];
  const client = createClient({
    api: 'https://api.example',
    getToken: () => 'token',
    fetch: (async (input: RequestInfo | URL, init?: RequestInit) => {
      requests.push(new Request(input, init));
      const next = answers.length > 1 ? answers.shift() : answers[0];
      return next?.() ?? Response.error();
    }) as typeof fetch,
  });
  const waiting: { test: (notice: Notice) => boolean; done: () => void }[] = [];
  client.subscribe((notice) => {
    notices.push(notice);
    for (const { test, done } of waiting) if (test(notice)) done();
  });
  const heard = (test: (notice: Notice) => boolean): Promise<void> =>
    notices.some(test) ? Promise.resolve() : new Promise((done) => waiting.push({ test, done }));
  client.listen();
  client.listen();
  return { client, requests, notices, heard };
};
const is =
  (version: number) =>
  (notice: Notice): boolean =>
    notice.type === 'event' && versionOf(notice) === version;

describe('stream of live events', () => {
  it('is one for all who listen', async () => {
    const { client, requests, heard } = listen(() => answer([event(1)], true));
    client.listen();
    await heard(is(1));
    expect(requests).to.have.length(1);
    expect(requests[0]!.headers.get('accept')).to.equal('text/event-stream');
    client.close();
  });

  it('hears as the profile of its client', async () => {
    const { client, requests, heard } = listen(() => answer([event(1)], true));
    await heard(is(1));
    client.close();
    client.profile = 'p2';
    client.listen();
    await heard((notice) => notice.type === 'live' && requests.length === 2);
    expect(requests.map(({ headers }) => headers.get('oriel-profile'))).to.deep.equal([null, 'p2']);
    client.close();
  });

  it('resumes after the last event it heard, and repeats none', async () => {
    const { client, requests, notices, heard } = listen(
      () => answer([event(1), event(2)]),
      () => answer([event(3)], true),
    );
    await heard(is(3));
    expect(requests[1]!.headers.get('last-event-id')).to.equal('2');
    expect(notices.flatMap((notice) => versionOf(notice) ?? [])).to.deep.equal([1, 2, 3]);
    client.close();
  });

  it('tells when it is up and when it is down', async () => {
    const { client, notices, heard } = listen(
      () => answer([event(1)]),
      () => answer([event(2)], true),
    );
    await heard(is(2));
    expect(notices.flatMap((notice) => (notice.type === 'live' ? notice.live : []))).to.deep.equal([true, false, true]);
    client.close();
  });

  it('ends when it is closed, and goes on where it ended', async () => {
    const { client, requests, notices, heard } = listen(() => answer([event(4)], true));
    await heard(is(4));
    client.close();
    expect(notices.at(-1)).to.deep.equal({ type: 'live', live: false });
    client.listen();
    await waitUntil(() => requests.length === 2);
    expect(requests[0]!.signal.aborted).to.equal(true);
    expect(requests[1]!.headers.get('last-event-id')).to.equal('4');
    client.close();
  });

  it('begins where the first answer stood, so that nothing between the two is missed', async () => {
    const { client, requests, heard } = listen(
      () => new Response('{"items":[],"next":null,"total":0}', { headers: { 'Oriel-Event': '41' } }),
      () => answer([event(42)], true),
    );
    client.close();
    await client.call(listCases, {});
    client.listen();
    await heard(is(42));
    expect(requests.at(-1)!.headers.get('last-event-id')).to.equal('41');
    client.close();
  });

  it('says that everything may have changed when events were missed', async () => {
    const { client, heard } = listen(() => answer(['event: reset\ndata: \n\n'], true));
    await heard(({ type }) => type === 'reset');
    client.close();
  });

  it('gets over garbage', async () => {
    const { client, heard } = listen(
      () => answer(['data: {{{\n\n']),
      () => answer([event(5)], true),
    );
    await heard(is(5));
    client.close();
  });

  it('reads frames however they are cut', () => {
    const text = ': heartbeat\n\nid: 7\nevent: x\ndata: one\ndata: two\n\ndata:three\n\n';
    for (let cut = 1; cut < text.length; cut++) {
      const got: string[] = [];
      const feed = frames(({ data, id, event }) => data && got.push(`${id}|${event}|${data}`));
      feed(text.slice(0, cut));
      feed(text.slice(cut));
      expect(got).to.deep.equal(['7|x|one\ntwo', 'undefined|message|three']);
    }
  });
});
