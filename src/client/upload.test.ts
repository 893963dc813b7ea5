import { expect } from '@open-wc/testing';
import { createClient, upload } from './index.js';
import { fetchWithProgress } from './upload-progress.js';

const stored = {
  id: 'a1',
  name: 'log.txt',
  type: 'text/plain',
  size: 3,
  image: false,
  url: '/v1/attachments/a1',
  createdAt: '',
};

describe('upload', () => {
  it('sends the file as a form, with a key', async () => {
    const requests: Request[] = [];
    const client = createClient({
      api: 'https://api.example',
      getToken: () => 't',
      fetch: (async (input: RequestInfo | URL, init?: RequestInit) => {
        requests.push(new Request(input, init));
        return new Response(JSON.stringify(stored), { status: 201 });
      }) as typeof fetch,
    });
    const result = await upload(client, new File(['abc'], 'log.txt', { type: 'text/plain' }), { progress: () => {} });
    expect(result.id).to.equal('a1');
    const file = (await requests[0]!.formData()).get('file') as File;
    expect([file.name, file.type, await file.text()]).to.deep.equal(['log.txt', 'text/plain', 'abc']);
    expect(requests[0]!.headers.get('idempotency-key')).to.match(/^[\da-f-]{36}$/);
  });

  it('by XMLHttpRequest answers as fetch does, and tells how far it is', async () => {
    const parts: number[] = [];
    const body = new FormData();
    body.append('file', new File([new Uint8Array(300_000)], 'x'));
    const address = new URL('/__none', location.href);
    const response = await fetchWithProgress((part) => parts.push(part))(address, { method: 'POST', body });
    const plain = await fetch(address, { method: 'POST', body });
    expect(response.status).to.equal(plain.status);
    expect(await response.text()).to.equal(await plain.text());
    expect(response.headers.get('content-type')).to.equal(plain.headers.get('content-type'));
    expect(parts.at(-1)).to.equal(1);
  });

  it('by XMLHttpRequest ends when it is no longer wanted', async () => {
    const abort = new AbortController();
    const promise = fetchWithProgress(() => {})('/__none', { method: 'POST', body: 'x', signal: abort.signal });
    abort.abort('enough');
    expect(await promise.catch((reason: unknown) => reason)).to.equal('enough');
  });
});
