/** The mock in a real browser: the conformance suite over its worker, one state for all pages, faults on demand. */
import { expect } from '@open-wc/testing';
import { conformance } from '../../test/conformance/suite.js';
import { demoModules, demoOpsKey, demoToken, mockFetch, type RunningMock, startMock } from './index.js';

const forget = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('oriel-mock');
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });

const secret = (name: string): string => {
  const module = demoModules.find((one) => (one as { name: string }).name === name) as { keys: { secret: string } };
  return module.keys.secret;
};
const signedIn = async (
  fetch: (url: string, init?: RequestInit) => Promise<Response>,
  path: string,
  init: RequestInit = {},
): Promise<Response> => {
  const { token } = await demoToken('boxeo-portal', 'maria.lindqvist');
  return fetch(path, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
};
const writing = { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': 'k' } };

let mock: RunningMock;
conformance('MSW in a browser', { describe, it, before, after }, async () => {
  await forget();
  mock = await startMock();
  return {
    api: '',
    opsKey: demoOpsKey,
    setsOrigin: false,
    fetch: (input, init) => fetch(input, init),
    secret,
  };
});

describe('the mock’s worker', () => {
  it('keeps what was written for the next page', async () => {
    const body = JSON.stringify({
      caseType: 'product-question',
      shortDescription: 'Kept over pages',
      description: 'x',
    });
    const made = (await (await signedIn(fetch, '/v1/cases', { ...writing, body })).json()) as { id: string };
    mock.stop();
    mock = await startMock();
    const answer = await signedIn(fetch, `/v1/cases/${made.id}`);
    expect(answer.status).to.equal(200);
    expect(((await answer.json()) as { shortDescription: string }).shortDescription).to.equal('Kept over pages');
  });
  it('keeps uploaded files for the next page', async () => {
    const form = new FormData();
    form.set('file', new File(['kept'], 'kept.txt'));
    const uploaded = await signedIn(fetch, '/v1/attachments', {
      method: 'POST',
      body: form,
      headers: { 'idempotency-key': 'file' },
    });
    const { url } = (await uploaded.json()) as { url: string };
    mock.stop();
    mock = await startMock();
    expect(await (await fetch(url)).text()).to.equal('kept');
  });
  it('answers the sites’ own addresses: persons, tokens, the operator’s key', async () => {
    const { items } = (await (await fetch('/demo/boxeo/persons')).json()) as { items: { id: string; name: string }[] };
    expect(items[0]).to.include({ id: 'maria.lindqvist', name: 'Maria Lindqvist' });
    const token = (await (await fetch('/demo/calico/token?person=sam.collins', { method: 'POST' })).json()) as {
      token: string;
    };
    const viewer = await fetch('/v1/viewer', { headers: { authorization: `Bearer ${token.token}` } });
    expect(((await viewer.json()) as { name: string }).name).to.equal('Sam Collins');
    const { key } = (await (await fetch('/demo/ops/key', { method: 'POST' })).json()) as { key: string };
    expect((await fetch('/ops/v1/cases', { headers: { authorization: `Bearer ${key}` } })).status).to.equal(200);
    expect((await fetch('/demo/boxeo/token?person=sam.collins', { method: 'POST' })).status).to.equal(404);
  });
  it('shows a picture by its ticket to an <img>', async () => {
    const { items } = (await (await signedIn(fetch, '/v1/cases/CS0001401/activities')).json()) as {
      items: { attachments: { image: boolean; url: string }[] }[];
    };
    const picture = items.flatMap(({ attachments }) => attachments).find(({ image }) => image);
    const element = new Image();
    element.src = picture?.url ?? '';
    await element.decode();
    expect(element.naturalWidth).to.equal(800);
  });
  it('holds requests that come before it is ready', async () => {
    mock.stop();
    const starting = startMock();
    const early = signedIn(fetch, '/v1/viewer');
    mock = await starting;
    expect((await early).status).to.equal(200);
  });
  it('takes the weather while it runs, and begins anew when told', async () => {
    mock.weather = 'off';
    expect((await signedIn(fetch, '/v1/cases')).status).to.equal(403);
    mock.weather = 'fair';
    const total = async () => ((await (await signedIn(fetch, '/v1/cases')).json()) as { total: number }).total;
    const before = await total();
    await mock.reset();
    expect(await total()).to.be.below(before);
  });
  after(() => mock.stop());
});

describe('mockFetch', () => {
  it('serves each caller its own service', async () => {
    const one = mockFetch();
    const other = mockFetch();
    const body = JSON.stringify({ caseType: 'product-question', shortDescription: 'Mine', description: 'x' });
    expect((await signedIn(one, '/v1/cases', { ...writing, body })).status).to.equal(201);
    const filter = encodeURIComponent('{"text":"mine"}');
    expect(((await (await signedIn(other, `/v1/cases?filter=${filter}`)).json()) as { total: number }).total).to.equal(
      0,
    );
  });
  for (const [weather, status] of [
    ['fair', 200],
    ['failing', 500],
    ['forbidden', 403],
    ['off', 403],
    ['signed-out', 401],
  ] as const) {
    it(`${weather} weather answers ${status}`, async () => {
      expect((await signedIn(mockFetch({ weather }), '/v1/cases')).status).to.equal(status);
    });
  }
  it('offline nothing is reached', async () => {
    const error = await signedIn(mockFetch({ weather: 'offline' }), '/v1/cases').catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(TypeError);
  });
  it('empty lists keep module and viewer', async () => {
    const answer = (await (await signedIn(mockFetch({ weather: 'empty' }), '/v1/cases?with=module,viewer')).json()) as {
      items: unknown[];
      total: number;
      module: object;
      viewer: object;
    };
    expect([answer.items, answer.total]).to.deep.equal([[], 0]);
    expect(answer.module && answer.viewer).to.be.an('object');
  });
  it('slow weather ends when the caller gives up', async () => {
    const stop = new AbortController();
    const asked = signedIn(mockFetch({ weather: 'slow' }), '/v1/cases', { signal: stop.signal }).catch(
      (reason: unknown) => reason,
    );
    stop.abort();
    expect((await asked) as DOMException).to.have.property('name', 'AbortError');
  });
});
