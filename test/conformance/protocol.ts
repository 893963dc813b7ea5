import { equal, matches, ok } from './assert.js';
import { newCase, readProblem, type Suite } from './host.js';

export const protocol: Suite = ({ describe, it }, caller) => {
  describe('sign-in', () => {
    const now = (): number => Math.floor(caller().now() / 1000);
    const vectors: [name: string, make: () => Promise<string>, code: string | undefined][] = [
      ['a good token', () => caller().sign('maria'), undefined],
      ['ten minutes of life', () => caller().sign('maria', { exp: now() + 600 }), undefined],
      [
        'a clock that is twenty seconds ahead',
        () => caller().sign('maria', { iat: now() + 20, exp: now() + 320 }),
        undefined,
      ],
      ['ended twenty seconds ago', () => caller().sign('maria', { iat: now() - 300, exp: now() - 20 }), undefined],
      ['ended forty seconds ago', () => caller().sign('maria', { iat: now() - 300, exp: now() - 40 }), 'token-expired'],
      ['eleven minutes of life', () => caller().sign('maria', { exp: now() + 660 }), 'unauthenticated'],
      ['made in the future', () => caller().sign('maria', { iat: now() + 120, exp: now() + 300 }), 'unauthenticated'],
      ['not valid yet', () => caller().sign('maria', { nbf: now() + 120 }), 'unauthenticated'],
      ['no end', () => caller().sign('maria', { exp: undefined }), 'unauthenticated'],
      ['no beginning', () => caller().sign('maria', { iat: undefined }), 'unauthenticated'],
      ['no subject', () => caller().sign('maria', { sub: undefined }), 'unauthenticated'],
      ['nobody known', () => caller().sign('maria', { sub: 'nobody' }), 'unauthenticated'],
      ['a person of another site', () => caller().sign('maria', { sub: 'sam.collins' }), 'unauthenticated'],
      [
        'another module, signed by this one',
        () => caller().sign('maria', { aud: 'calico-tv', sub: 'sam.collins' }),
        'unauthenticated',
      ],
      ['two modules', () => caller().sign('maria', { aud: ['boxeo-portal', 'calico-tv'] }), 'unauthenticated'],
      ['no module', () => caller().sign('maria', { aud: undefined }), 'unauthenticated'],
      ['a module that is not there', () => caller().sign('maria', { aud: 'nonsense' }), 'unauthenticated'],
      [
        'another secret',
        () => caller().sign('maria', {}, {}, 'another secret, long enough to be one'),
        'unauthenticated',
      ],
      ['a key by address', () => caller().sign('maria', {}, { jku: 'https://evil.example/keys' }), 'unauthenticated'],
      ['a key that comes along', () => caller().sign('maria', {}, { jwk: { kty: 'oct', k: 'eA' } }), 'unauthenticated'],
      ['another algorithm of the same family', () => caller().sign('maria', {}, { alg: 'HS512' }), 'unauthenticated'],
      [
        'a profile of somebody else',
        () => caller().sign('maria', { profile: 'profile-noah.adler' }),
        'unauthenticated',
      ],
      ['the own profile by name', () => caller().sign('maria', { profile: 'profile-maria.lindqvist' }), undefined],
      [
        'no algorithm',
        async () => {
          const [, payload] = (await caller().sign('maria')).split('.');
          return `${btoa('{"alg":"none"}').replace(/=+$/, '')}.${payload}.`;
        },
        'unauthenticated',
      ],
      [
        'a changed payload',
        async () => {
          const [head, , signature] = (await caller().sign('maria')).split('.');
          const payload = btoa(JSON.stringify({ sub: 'noah.adler', aud: 'boxeo-portal', iat: now(), exp: now() + 300 }))
            .replaceAll('+', '-')
            .replaceAll('/', '_')
            .replace(/=+$/, '');
          return `${head}.${payload}.${signature}`;
        },
        'unauthenticated',
      ],
      ['nonsense', async () => 'nonsense', 'unauthenticated'],
      ['three dots', async () => '...', 'unauthenticated'],
      ['far too long', async () => `${'a'.repeat(9000)}.b.c`, 'unauthenticated'],
    ];
    for (const [name, make, code] of vectors) {
      it(`${code ? 'refused' : 'taken'}: ${name}`, async () => {
        const ask = { as: 'nobody' as const, headers: { authorization: `Bearer ${await make()}` } };
        if (code === undefined) equal((await caller().call('getViewer', ask)).body.name, 'Maria Lindqvist');
        else await caller().refused('getViewer', ask, 401, code);
      });
    }
    it('no token, another scheme, an empty one: sign in', async () => {
      for (const headers of [{}, { authorization: 'Basic eDp5' }, { authorization: 'Bearer ' }] as Record<
        string,
        string
      >[]) {
        const problem = await caller().refused('getViewer', { as: 'nobody', headers }, 401, 'unauthenticated');
        equal(problem.headers.get('www-authenticate'), 'Bearer');
      }
    });
    it('the key for drafts is a person’s own and stays the same', async () => {
      const key = async (as: 'maria' | 'jonas') => (await caller().call('getViewer', { as })).body.draftKey;
      const [one, again, other] = await Promise.all([key('maria'), key('maria'), key('jonas')]);
      equal(one, again);
      ok(one !== other && one.length === 43, '32 bytes, another for another');
    });
    it('a page is told nothing that is not its own: no keys, no origins, no locked filter', async () => {
      const { text } = await caller().call('getModule', { headers: { 'oriel-instance': 'boxeo-open' } });
      for (const secret of ['secret', 'origins', 'filter', caller().host.secret('boxeo-portal')])
        ok(!text.includes(secret), secret);
    });
  });

  describe('refusals', () => {
    it('a path that is not there, a method that is not offered', async () => {
      const { host } = caller();
      const headers = await caller().headers();
      await readProblem(await host.fetch(`${host.api}/v1/nonsense`, { headers }), 404, 'not-found');
      const answer = await readProblem(
        await host.fetch(`${host.api}/v1/cases`, { method: 'PUT', headers, body: '{}' }),
        405,
        'method-not-allowed',
      );
      matches(answer.headers.get('allow'), /GET.*POST/);
    });
    it('a body that is no JSON, another type, too large', async () => {
      const json = { 'content-type': 'application/json' };
      await caller().refused('createCase', { raw: '{"caseType":', headers: json }, 400, 'malformed-request');
      await caller().refused('createCase', { raw: '', headers: json }, 400, 'malformed-request');
      await caller().refused(
        'createCase',
        { raw: '{"shortDescription":"a\\u0000b"}', headers: json },
        400,
        'malformed-request',
      );
      await caller().refused(
        'createCase',
        { raw: '{"shortDescription":"\\ud800"}', headers: json },
        400,
        'malformed-request',
      );
      await caller().refused(
        'createCase',
        { raw: new Uint8Array([0x22, 0xff, 0x22]), headers: json },
        400,
        'malformed-request',
      );
      await caller().refused(
        'createCase',
        { raw: 'caseType=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
        415,
        'unsupported-type',
      );
      const raw = 'id: small-talk';
      const yaml = { as: 'ops' as const, raw, headers: { 'content-type': 'application/yaml' } };
      const { detail } = await caller().refused('opsPutPlaybook', yaml, 415, 'unsupported-type');
      equal(detail, 'Send JSON with Content-Type: application/json; YAML is taken in files alone, by npm run playbook');
      await caller().refused(
        'createCase',
        { raw: JSON.stringify({ description: 'x'.repeat(300_000) }), headers: json },
        413,
        'too-large',
      );
    });
    it('a name like a prototype is only a name', async () => {
      const raw =
        '{"caseType":"product-question","shortDescription":"x","description":"y","fields":{"__proto__":1,"constructor":2}}';
      await caller().refused('createCase', { raw, headers: { 'content-type': 'application/json' } }, 422, 'invalid');
      for (const id of ['__proto__', 'constructor', 'toString'])
        await caller().refused('getCaseType', { params: { id } }, 404, 'not-found');
      await caller().refused('listCases', { query: { filter: { eq: ['constructor', 1] } } }, 400, 'malformed-request');
    });
    it('every answer carries a reference, and no refusal says more than it should', async () => {
      const problem = await caller().refused('listCases', { query: { limit: 0 } }, 400, 'malformed-request');
      matches(problem.headers.get('oriel-reference'), /^[0-9A-F]{4}-[0-9A-F]{4}$/);
      equal(problem.reference, problem.headers.get('oriel-reference'), 'the same in the body');
      ok(!/at .*\.(ts|js):\d/.test(problem.text), 'no trace of code');
    });
    it('answers say how they may be kept and read', async () => {
      const { headers } = await caller().call('listCases', { query: { limit: 1 } });
      equal(
        [headers.get('cache-control'), headers.get('x-content-type-options'), headers.get('referrer-policy')],
        ['private, no-store', 'nosniff', 'no-referrer'],
      );
      matches(headers.get('vary'), /Origin/);
    });
    it('the interface describes itself', async () => {
      const { host } = caller();
      const document = (await (await host.fetch(`${host.api}/v1/openapi.json`)).json()) as {
        openapi: string;
        paths: object;
      };
      matches(document.openapi, /^3\.1/);
      ok('/v1/cases/{id}/actions/{action}' in document.paths, 'paths');
    });
  });

  describe('other origins', () => {
    const listed = 'https://portal.boxeo.example';
    it('only listed origins are granted, letter for letter', async () => {
      if (!caller().host.setsOrigin) return;
      const good = await caller().call('getViewer', { headers: { origin: listed } });
      equal(
        [good.headers.get('access-control-allow-origin'), good.headers.get('access-control-allow-credentials')],
        [listed, null],
      );
      matches(good.headers.get('access-control-expose-headers'), /ETag.*Retry-After.*Oriel-Reference/);
      const wrong = [
        'https://portal.boxeo.example.evil.example',
        'https://evilportal.boxeo.example',
        'http://portal.boxeo.example',
        'https://portal.boxeo.example:8443',
        'https://PORTAL.boxeo.example',
        'https://portal.boxeo.example.',
        'https://xn--portal-boxeo.example',
        'null',
        'https://www.calico.example',
        'https://portal.boxeo.example/',
        '',
      ];
      for (const origin of wrong) {
        const response = await caller().send('getViewer', { headers: { origin } });
        equal([response.status, response.headers.get('access-control-allow-origin')], [403, null], origin);
        matches(response.headers.get('vary'), /Origin/);
      }
    });
    it('a preflight names what is allowed, for listed origins only', async () => {
      const { host } = caller();
      if (!host.setsOrigin) return;
      const ask = (origin: string) =>
        host.fetch(`${host.api}/v1/cases`, {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'authorization,idempotency-key',
          },
        });
      const good = await ask(listed);
      equal([good.status, good.headers.get('access-control-allow-origin')], [204, listed]);
      matches(
        good.headers.get('access-control-allow-headers'),
        /Authorization.*Idempotency-Key.*Oriel-Instance.*Oriel-Profile/,
      );
      matches(good.headers.get('access-control-allow-methods'), /POST/);
      equal((await ask('https://evil.example')).headers.get('access-control-allow-origin'), null);
    });
    it('the operator’s interface is for the deployment’s own pages', async () => {
      if (!caller().host.setsOrigin) return;
      await caller().refused('opsListCases', { as: 'ops', headers: { origin: listed } }, 403, 'origin-not-listed');
    });
  });

  describe('too many', () => {
    it('a person who asks too often is told how long to wait; others are not', async () => {
      const limited = await caller().host.limited?.();
      if (!limited) return;
      const ask = async (as: 'maria' | 'jonas') =>
        limited.fetch(`${limited.api}/v1/viewer`, { headers: await caller().headers(as) });
      let refused: Response | undefined;
      for (let count = 0; count < 30 && !refused; count++) {
        const answer = await ask('maria');
        if (answer.status !== 200) refused = answer;
        else await answer.text();
      }
      ok(refused, 'refused at last');
      const problem = await readProblem(refused, 429, 'too-many-requests');
      ok(
        Number(problem.headers.get('retry-after')) >= 1 &&
          problem.retryAfter === Number(problem.headers.get('retry-after')),
        'how long to wait',
      );
      equal((await ask('jonas')).status, 200, 'somebody else');
      await limited.close?.();
    });
  });

  describe('nothing breaks it', () => {
    it('odd paths and odd input are refused, never an error of ours', async () => {
      const made = await newCase(caller(), 'Fuzzed');
      const odd = [
        '%00',
        '%ff',
        '..%2f..%2fetc',
        "'; drop table case; --",
        '\u202e',
        '🙂',
        '-1',
        '{}',
        'NaN',
        'CS0001401%20',
        'x'.repeat(300),
      ];
      const { host } = caller();
      const headers = {
        ...(await caller().headers()),
        'idempotency-key': 'odd',
        'content-type': 'application/json',
        'if-match': '"1"',
      };
      for (const text of odd) {
        const part = text.startsWith('%') || text.includes('%2') ? text : encodeURIComponent(text);
        for (const path of [
          `/v1/cases/${part}`,
          `/v1/cases/${made.id}/actions/${part}`,
          `/v1/attachments/${part}`,
          `/v1/lookups/${part}`,
          `/v1/articles/${part}`,
          `/v1/case-types/${part}`,
          `/v1/cases?filter=${part}`,
          `/v1/cases?order=${part}`,
          `/v1/cases?after=${part}`,
          `/v1/suggestions?text=abc${part}`,
          `/v1/attachments/${made.id}?ticket=${part}`,
        ]) {
          for (const method of ['GET', 'POST', 'PATCH']) {
            const response = await host.fetch(host.api + path, {
              method,
              headers,
              body: method === 'GET' ? undefined : text,
            });
            await response.text();
            ok(response.status < 500, `${method} ${path} answered ${response.status}`);
          }
        }
      }
    });
  });
};
