/** The client and the controllers over the real backend, in the page. */
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LitElement } from 'lit';
import { demoToken, mockFetch } from 'oriel/mock';
import type { OrielModule } from '../../components/module/define.js';
import type { BodyOf } from '../../src/contract/routes.js';
import { addComment, createCase, getCase, listCases, opsAddComment } from '../../src/contract/wire.js';
import { caseTags, HostController, MutationController, QueryController, upload } from '../../src/state/index.js';
import '../../components/module/define.js';

class List extends LitElement {
  static override properties = { instance: {} };
  declare instance?: string;
  readonly module = new HostController(this);
  readonly query = new QueryController(this, {
    module: this.module,
    args: () => [],
    run: async (_, { client, host, signal, instance }) =>
      host.absorb(
        await client.call(listCases, { query: { limit: 5, ...host.include(instance) } }, { signal, instance }),
        instance,
      ),
    tags: () => ['cases'],
    live: true,
  });
  readonly create = new MutationController(this, {
    module: this.module,
    run: (body: BodyOf<'createCase'>, { client, key, instance }) =>
      client.call(createCase, { body }, { key, instance }),
    stale: (result) => caseTags(result),
  });
}
customElements.define('test-list', List);

const world = (person = 'maria.lindqvist') => {
  const backend = mockFetch();
  const requests: string[] = [];
  let tokens = 0;
  const fetch = ((input: RequestInfo | URL, init?: RequestInit) => {
    requests.push(`${init?.method ?? 'GET'} ${new URL(String(input), location.href).pathname}`);
    return backend(input, init);
  }) as typeof globalThis.fetch;
  const getToken = async () => {
    tokens++;
    return demoToken('boxeo-portal', person);
  };
  return { backend, fetch, getToken, requests, tokens: () => tokens };
};
const ready = (list: List): Promise<void> =>
  waitUntil(() => list.query.state.status === 'ready', 'ready', { timeout: 5000 });

describe('client over the backend', () => {
  it('brings two widgets to their rows with two requests and one token', async () => {
    const { fetch, getToken, requests, tokens } = world();
    const module = await fixture<OrielModule>(
      html`<oriel-module name="boxeo-portal" .getToken=${getToken} .fetch=${fetch}>
        <test-list instance="boxeo-all"></test-list><test-list instance="boxeo-open"></test-list>
      </oriel-module>`,
    );
    const [all, open] = [...module.querySelectorAll<List>('test-list')];
    await Promise.all([ready(all!), ready(open!)]);
    expect(requests.filter((request) => !request.endsWith('/events'))).to.deep.equal([
      'GET /v1/cases',
      'GET /v1/cases',
    ]);
    expect(tokens()).to.equal(1);
    expect(module.host.viewer?.name).to.equal('Maria Lindqvist');
    expect(module.host.module?.name).to.equal('boxeo-portal');
    expect(module.host.instance('boxeo-open')?.name).to.equal('boxeo-open');
    expect(module.host.session).to.equal('signed-in');
  });

  it('shows a new case in every list of the page, and what an agent writes without a reload', async () => {
    const { backend, fetch, getToken } = world();
    const module = await fixture<OrielModule>(
      html`<oriel-module name="boxeo-portal" .getToken=${getToken} .fetch=${fetch}><test-list instance="boxeo-all"></test-list></oriel-module>`,
    );
    const list = module.querySelector<List>('test-list') as List;
    await ready(list);
    await waitUntil(() => module.host.live, 'live', { timeout: 5000 });
    const before = list.query.value?.total ?? 0;
    const soldProduct = list.query.value?.items.find((item) => item.soldProduct)?.soldProduct?.id;
    const said = { shortDescription: 'Collector down', description: 'Since noon', priority: 3 } as const;
    const made = await list.create.run({ caseType: 'technical-problem', soldProduct, ...said });
    expect(list.create.error).to.equal(undefined);
    await waitUntil(() => list.query.value?.total === before + 1, 'counted', { timeout: 5000 });
    const heard: string[][] = [];
    module.host.onStale(({ tags, event }) => event && heard.push([...(tags ?? [])]));
    const answer = await backend(opsAddComment.path.replace('{id}', made!.id), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${backend.opsKey}`,
        'content-type': 'application/json',
        'idempotency-key': 'agent-1',
      },
      body: JSON.stringify({ text: 'On it.' }),
    });
    expect(answer.status).to.equal(201);
    await waitUntil(() => heard.some((tags) => tags.includes(`case:${made!.number}`)), 'heard', { timeout: 5000 });
  });

  it('misses nothing that happens between the first answer and the stream', async () => {
    const { backend, fetch, getToken } = world();
    const module = await fixture<OrielModule>(
      html`<oriel-module name="boxeo-portal" .getToken=${getToken} .fetch=${fetch}></oriel-module>`,
    );
    const { host } = module;
    const first = await host.client.call(listCases, { query: { limit: 1, with: 'module,viewer' } });
    await backend(opsAddComment.path.replace('{id}', first.items[0]!.id), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${backend.opsKey}`,
        'content-type': 'application/json',
        'idempotency-key': 'agent-2',
      },
      body: JSON.stringify({ text: 'In between.' }),
    });
    const heard: string[] = [];
    host.onStale(({ tags = [] }) => heard.push(...tags));
    host.client.listen();
    await waitUntil(() => heard.includes(`case:${first.items[0]!.id}`), 'heard', { timeout: 5000 });
    host.dispose();
  });

  it('sends a reply with a file, once for one key', async () => {
    const { fetch, getToken } = world();
    const module = await fixture<OrielModule>(
      html`<oriel-module name="boxeo-portal" .getToken=${getToken} .fetch=${fetch}></oriel-module>`,
    );
    const { client } = module.host;
    const { items } = await client.call(listCases, { query: { filter: { eq: ['state', 10] }, limit: 1 } });
    const file = await upload(client, new File(['collector log'], 'collector.log', { type: 'text/plain' }));
    expect(file).to.include({ name: 'collector.log', size: 13 });
    const input = { params: { id: items[0]!.number }, body: { text: 'Here is the log', attachments: [file.id] } };
    const one = await client.call(addComment, input, { key: 'reply-1' });
    const two = await client.call(addComment, input, { key: 'reply-1' });
    expect(two).to.deep.equal(one);
    expect(one.attachments.map(({ name }) => name)).to.deep.equal(['collector.log']);
    const response = await fetch(client.url(one.attachments[0]!.url));
    expect(await response.text()).to.equal('collector log');
  });

  it('knows every answer of the backend by its shape', async () => {
    const { fetch, getToken } = world();
    const module = await fixture<OrielModule>(
      html`<oriel-module name="boxeo-portal" .getToken=${getToken} .fetch=${fetch}></oriel-module>`,
    );
    const { client } = module.host;
    const { items } = await client.call(listCases, { query: { limit: 100 } });
    expect(items.length).to.be.above(10);
    for (const { number } of items.slice(0, 10))
      expect((await client.call(getCase, { params: { id: number } })).number).to.equal(number);
  });

  it('tells that nobody is signed in, and recovers when somebody is', async () => {
    const { fetch, getToken } = world();
    const module = await fixture<OrielModule>(
      html`<oriel-module name="boxeo-portal" .getToken=${() => null} .fetch=${fetch}><test-list></test-list></oriel-module>`,
    );
    const list = module.querySelector<List>('test-list') as List;
    await waitUntil(() => list.query.state.status === 'failed');
    expect(list.query.error?.code).to.equal('unauthenticated');
    expect(module.host.session).to.equal('signed-out');
    module.getToken = getToken;
    await ready(list);
    expect(module.host.session).to.equal('signed-in');
  });

  it('stays calm while the service is down, and recovers by itself', async () => {
    const { backend, fetch, getToken } = world();
    const module = await fixture<OrielModule>(
      html`<oriel-module name="boxeo-portal" .getToken=${getToken} .fetch=${fetch}><test-list></test-list></oriel-module>`,
    );
    const list = module.querySelector<List>('test-list') as List;
    await ready(list);
    backend.weather = 'failing';
    list.query.reload();
    await waitUntil(() => list.query.state.status === 'failed', 'failed', { timeout: 4000 });
    expect(list.query.value?.items.length).to.equal(5);
    expect(list.query.retryIn).to.be.above(0);
    backend.weather = 'fair';
    await waitUntil(() => list.query.state.status === 'ready', 'recovered', { timeout: 8000 });
  });
});
