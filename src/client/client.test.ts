import { expect } from '@open-wc/testing';
import { createCase, getModule, listCases, updateCase } from '../contract/wire.js';
import { createClient, type GetToken, type OrielError } from './index.js';

const page = { items: [], next: null, total: 0 };
const json = (body: unknown, init: ResponseInit = {}): Response => new Response(JSON.stringify(body), init);
const problem = (status: number, code: string, more: object = {}, headers: Record<string, string> = {}): Response =>
  json({ type: `urn:oriel:problem:${code}`, title: code, status, code, ...more }, { status, headers });

type Answer = Response | Error | ((request: Request) => Response | Promise<Response>);
/** A fetch that answers in order (the last one again and again) and keeps what it was asked. */
const observed = (...answers: Answer[]) => {
  const requests: Request[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(new URL(String(input), 'https://api.example'), init);
    requests.push(request);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer instanceof Error) throw answer;
    if (answer instanceof Response) return answer.clone();
    if (!answer) throw new Error('no answer');
    return answer(request);
  };
  return { fetch: fetch as typeof globalThis.fetch, requests };
};
/** A token as the host site signs it, living `seconds` from `issued` (ms). */
const jwt = (seconds: number, issued = Date.now(), name = 'a'): string => {
  const iat = Math.floor(issued / 1000);
  return `e30.${btoa(JSON.stringify({ iat, exp: iat + seconds, jti: name })).replace(/=+$/, '')}.x`;
};
const client = (fetch: typeof globalThis.fetch, getToken: GetToken = () => jwt(600)) =>
  createClient({ api: 'https://api.example/', fetch, getToken });
const failure = async (promise: Promise<unknown>): Promise<OrielError> => {
  try {
    await promise;
  } catch (reason) {
    return reason as OrielError;
  }
  throw new Error('it should have failed');
};
const body = { caseType: 'product', shortDescription: 'No picture' };
const made = {
  id: 'c1',
  number: 'CS0001001',
  version: 1,
  caseType: 'product',
  shortDescription: 'No picture',
  state: 1,
  priority: 4,
  escalation: 0,
  openedAt: '',
  updatedAt: '',
  unread: false,
  description: '',
  openedBy: { id: 'p', name: 'Sam' },
  channel: 'web',
  fields: {},
  history: [],
  watching: false,
  relatedParties: [],
  affectedProducts: [],
  playbook: false,
  canComment: true,
  actions: [],
}; // prettier-ignore

describe('client', () => {
  it('names the profile it asks as, and drops what was asked as another one', async () => {
    const { fetch, requests } = observed(json(page));
    const asking = client(fetch);
    await asking.call(listCases, {});
    asking.profile = 'a profile/é';
    await asking.call(listCases, {});
    const late = failure(asking.call(createCase, { body }));
    asking.profile = undefined;
    expect((await late).kind).to.equal('aborted');
    expect(requests.map(({ headers }) => headers.get('oriel-profile'))).to.deep.equal([
      null,
      'a%20profile%2F%C3%A9',
      'a%20profile%2F%C3%A9',
    ]);
  });

  it('sends token, instance and the query language', async () => {
    const { fetch, requests } = observed(json(page));
    const token = jwt(600);
    await client(fetch, () => token).call(
      listCases,
      { query: { filter: { text: 'a&b' }, order: ['-updatedAt', 'number'], limit: 50, with: 'module,viewer' } },
      { instance: 'boxeo-all' },
    );
    const { url, headers } = requests[0]!;
    expect(new URL(url).pathname).to.equal('/v1/cases');
    expect(Object.fromEntries(new URL(url).searchParams)).to.deep.equal({
      filter: '{"text":"a&b"}',
      order: '-updatedAt,number',
      limit: '50',
      with: 'module,viewer',
    }); // prettier-ignore
    expect(headers.get('authorization')).to.equal(`Bearer ${token}`);
    expect(headers.get('oriel-instance')).to.equal('boxeo-all');
  });

  it('escapes what stands in a path', async () => {
    const { fetch, requests } = observed(json(made));
    await client(fetch).call(updateCase, { params: { id: '../x y' }, body: { priority: 1 } }, { version: 3 });
    expect(requests[0]!.url).to.equal('https://api.example/v1/cases/..%2Fx%20y');
    expect(requests[0]!.headers.get('if-match')).to.equal('"3"');
  });

  describe('token', () => {
    it('is asked for once by many requests at the same time', async () => {
      let asked = 0;
      const { fetch, requests } = observed(json(page));
      const shared = client(fetch, async () => jwt(600 + asked++));
      await Promise.all([1, 2, 3, 4].map(() => shared.call(listCases, {})));
      expect(asked).to.equal(1);
      expect(requests).to.have.length(4);
    });

    it('is kept while it lives, and renewed shortly before its end', async () => {
      let asked = 0;
      const { fetch } = observed(json(page));
      const shared = client(fetch, () => jwt(asked++ ? 600 : 0.01 + 1));
      await shared.call(listCases, {});
      await shared.call(listCases, {});
      expect(asked).to.equal(1);
      await new Promise((resolve) => setTimeout(resolve, 1100));
      await shared.call(listCases, {});
      expect(asked).to.equal(2);
    });

    for (const [where, drift] of [
      ['ahead', 3_600_000],
      ['behind', -3_600_000],
    ] as const) {
      it(`is trusted when the device's clock is an hour ${where}`, async () => {
        let asked = 0;
        const { fetch } = observed(json(page));
        const shared = client(fetch, () => jwt(600, Date.now() - drift, `t${asked++}`));
        await shared.call(listCases, {});
        await shared.call(listCases, {});
        expect(asked).to.equal(1);
      });
    }

    it('is renewed once after a 401, for all who were refused together', async () => {
      let asked = 0;
      const first = jwt(600, Date.now(), 'first');
      const { fetch, requests } = observed((request) =>
        request.headers.get('authorization') === `Bearer ${first}` ? problem(401, 'token-expired') : json(page),
      );
      const shared = client(fetch, () => (asked++ ? jwt(600, Date.now(), 'second') : first));
      await Promise.all([shared.call(listCases, {}), shared.call(listCases, {}), shared.call(listCases, {})]);
      expect(asked).to.equal(2);
      expect(requests).to.have.length(6);
    });

    it('is not asked for again and again when the backend refuses it', async () => {
      let asked = 0;
      const { fetch, requests } = observed(problem(401, 'unauthenticated'));
      const notices: boolean[] = [];
      const shared = client(fetch, () => jwt(600, Date.now(), `t${asked++}`));
      shared.subscribe((notice) => notice.type === 'session' && notices.push(notice.signedIn));
      expect((await failure(shared.call(listCases, {}))).code).to.equal('unauthenticated');
      expect(requests).to.have.length(2);
      expect(notices.at(-1)).to.equal(false);
    });

    it('tells that nobody is signed in without asking the backend', async () => {
      const { fetch, requests } = observed(json(page));
      const error = await failure(client(fetch, () => null).call(listCases, {}));
      expect(error.kind).to.equal('problem');
      expect(error.code).to.equal('unauthenticated');
      expect(requests).to.have.length(0);
    });

    it('leaves no trace in storage, address or document', async () => {
      const { fetch, requests } = observed(json(page));
      const canary = jwt(600, Date.now(), 'canary-of-this-test');
      await client(fetch, () => canary).call(listCases, {});
      const traces =
        JSON.stringify({ ...localStorage, ...sessionStorage }) +
        location.href +
        document.documentElement.outerHTML +
        requests[0]!.url;
      expect(traces).not.to.include(canary);
    });
  });

  describe('writes', () => {
    it('carry one key over all their attempts', async () => {
      const { fetch, requests } = observed(
        new TypeError('cut'),
        problem(503, 'unavailable'),
        json(made, { status: 201 }),
      );
      await client(fetch).call(createCase, { body });
      const keys = requests.map(({ headers }) => headers.get('idempotency-key'));
      expect(keys).to.have.length(3);
      expect(new Set(keys).size).to.equal(1);
      expect(keys[0]).to.match(/^[\da-f-]{36}$/);
    });

    it('take the key of the caller', async () => {
      const { fetch, requests } = observed(json(made));
      await client(fetch).call(createCase, { body }, { key: 'draft-7' });
      expect(requests[0]!.headers.get('idempotency-key')).to.equal('draft-7');
    });

    it('wait for their own first attempt that is still being carried out', async () => {
      const { fetch, requests } = observed(problem(409, 'idempotency-key-in-use'), json(made));
      expect((await client(fetch).call(createCase, { body })).number).to.equal('CS0001001');
      expect(requests).to.have.length(2);
    });

    it('are not repeated after a clear no, and tell the wrong fields', async () => {
      const errors = [{ pointer: '/shortDescription', code: 'required', message: 'Enter a subject' }];
      const { fetch, requests } = observed(problem(422, 'invalid', { errors, reference: '7F3A-21C0' }));
      const error = await failure(client(fetch).call(createCase, { body }));
      expect(requests).to.have.length(1);
      expect(error.fieldErrors).to.deep.equal(errors);
      expect(error.reference).to.equal('7F3A-21C0');
      expect(error.uncertain).to.equal(false);
    });
  });

  describe('failures', () => {
    it('that pass are passed over', async () => {
      const { fetch, requests } = observed(problem(502, 'x'), new TypeError('cut'), json(page));
      expect((await client(fetch).call(listCases, {})).total).to.equal(0);
      expect(requests).to.have.length(3);
    });

    it('are calm after three attempts, within three seconds', async () => {
      const { fetch, requests } = observed(new TypeError('refused'));
      const start = performance.now();
      const error = await failure(client(fetch).call(listCases, {}));
      expect(performance.now() - start).to.be.below(3000);
      expect(error.kind).to.equal('network');
      expect(error.temporary).to.equal(true);
      expect(requests).to.have.length(3);
    });

    it('wait as long as the backend asks, when it is short; tell it when it is long', async () => {
      const short = observed(problem(429, 'too-many-requests', {}, { 'Retry-After': '1' }), json(page));
      const start = performance.now();
      await client(short.fetch).call(listCases, {});
      expect(performance.now() - start).to.be.within(990, 2500);
      const long = observed(problem(429, 'too-many-requests', {}, { 'Retry-After': '30' }));
      const error = await failure(client(long.fetch).call(listCases, {}));
      expect(error.retryAfter).to.equal(30);
      expect(long.requests).to.have.length(1);
    });

    it('of an answer that never comes end in time', async () => {
      const { fetch } = observed(
        (request) =>
          new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason))),
      );
      const error = await failure(client(fetch).call(listCases, {}, { timeout: 50, attempts: 1 }));
      expect(error.kind).to.equal('timeout');
    });

    it('of an answer that stops in its middle end in time', async () => {
      const { fetch } = observed((request) => {
        const stream = new ReadableStream<Uint8Array>({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"items":['));
            request.signal.addEventListener('abort', () => controller.error(request.signal.reason));
          },
        });
        return new Response(stream);
      });
      const error = await failure(client(fetch).call(listCases, {}, { timeout: 50, attempts: 1 }));
      expect(error.kind).to.equal('timeout');
    });

    it('of a page without end are noticed early', async () => {
      let sent = 0;
      const chunk = new Uint8Array(1_000_000).fill(32);
      const { fetch } = observed(
        () =>
          new Response(
            new ReadableStream<Uint8Array>({
              pull(controller) {
                sent += chunk.length;
                if (sent > 100_000_000) controller.close();
                else controller.enqueue(chunk);
              },
            }),
          ),
      );
      expect((await failure(client(fetch).call(listCases, {}))).kind).to.equal('contract');
      expect(sent).to.be.below(12_000_000);
    });

    for (const [what, text] of [
      ['a page of a proxy', '<html>'],
      ['nothing', ''],
      ['the wrong kind of value', '{"items":{},"next":null,"total":0}'],
      ['a wrong value inside', '{"items":[{"id":"1","number":7,"version":1}],"next":null,"total":1}'],
      ['null', 'null'],
    ] as const) {
      it(`with ${what} in place of an answer break no one`, async () => {
        const error = await failure(client(observed(new Response(text)).fetch).call(listCases, {}));
        expect(error.kind).to.equal('contract');
      });
    }

    it('from a proxy keep their status', async () => {
      const { fetch } = observed(new Response('<h1>Teapot</h1>', { status: 418 }));
      expect((await failure(client(fetch).call(listCases, {}))).status).to.equal(418);
    });

    it('end when the caller no longer wants an answer, also while waiting for the next attempt', async () => {
      const { fetch, requests } = observed(problem(503, 'unavailable'));
      const abort = new AbortController();
      const promise = failure(client(fetch).call(listCases, {}, { signal: abort.signal }));
      setTimeout(() => abort.abort(), 20);
      expect((await promise).kind).to.equal('aborted');
      expect(requests).to.have.length(1);
    });
  });

  it('takes values and fields that it does not know', async () => {
    const { fetch } = observed(
      json({
        items: [{ id: '1', number: 'CS1', version: 1, state: 99, mood: 'new' }],
        next: null,
        total: null,
        more: 1,
      }),
    );
    expect((await client(fetch).call(listCases, {})).items[0]!.number).to.equal('CS1');
  });

  it('tells the way to a wrong value', async () => {
    const error = await failure(client(observed(json({ name: 'x' })).fetch).call(getModule, {}));
    expect(error.message).to.include('/v1/module').and.to.include('$.title');
  });
});
