/** What operators read in the log, and nobody in the answer: why a request was refused, and which page is not listed. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SignJWT } from 'jose';
import { smallTalk } from '../playbooks/small-talk.js';
import { makeWorld, type World } from './backend-world.js';

const seconds = (): number => Math.floor(Date.now() / 1000);
const bearing = (token: string, more: Record<string, string> = {}): Request =>
  new Request('http://oriel.test/v1/viewer', { headers: { authorization: `Bearer ${token}`, ...more } });

/** The lines of the log with the reference of an answer. */
const linesOf = ({ log }: World, answer: Response) =>
  log.filter(({ reference }) => reference === answer.headers.get('oriel-reference'));

describe('the log of refused requests', () => {
  const tokens: [what: string, make: (world: World) => Promise<string>, reason: RegExp][] = [
    [
      'another secret',
      () =>
        new SignJWT({ sub: 'maria.lindqvist', aud: 'boxeo-portal', iat: seconds(), exp: seconds() + 300 })
          .setProtectedHeader({ alg: 'HS256' })
          .sign(new TextEncoder().encode('a secret that is not the secret of the module')),
      /^the token's signature does not match the keys of boxeo-portal$/,
    ],
    [
      'a long life',
      ({ token }) => token('maria.lindqvist', { exp: seconds() + 7200, iat: seconds() }),
      /^the token lives 2 h, at most 10 min$/,
    ],
    [
      'an end that is past',
      ({ token }) => token('maria.lindqvist', { iat: seconds() - 400, exp: seconds() - 120 }),
      /^the token ended (2 min|12\d s) ago$/,
    ],
    [
      'a clock that is ahead',
      ({ token }) => token('maria.lindqvist', { iat: seconds() + 120, exp: seconds() + 300 }),
      /^the token's iat is (2 min|1[12]\d s) in the future: compare the clocks$/,
    ],
    [
      'no beginning',
      ({ token }) => token('maria.lindqvist', { iat: undefined }),
      /^the token is not taken by the keys of boxeo-portal: .*"iat"/,
    ],
    [
      'an audience that is no module',
      ({ token }) => token('maria.lindqvist', { aud: 'my-shop' }),
      /^the token's aud is “my-shop”, and no module is called that$/,
    ],
    [
      'two audiences',
      ({ token }) => token('maria.lindqvist', { aud: ['boxeo-portal', 'calico-tv'] }),
      /^the token's aud is not the name of one module$/,
    ],
    ['no subject', ({ token }) => token('maria.lindqvist', { sub: undefined }), /^the token's sub is missing/],
    [
      'somebody unknown',
      ({ token }) => token('u1'),
      /^nobody is known by sub “u1” in boxeo-portal: bring the person in, or switch on selfRegistration$/,
    ],
    [
      'a profile of somebody else',
      ({ token }) => token('maria.lindqvist', { profile: 'profile-noah.adler' }),
      /^sub “maria.lindqvist” in boxeo-portal has no profile “profile-noah.adler”$/,
    ],
    ['nonsense', async () => 'nonsense', /^the token is no JWT$/],
  ];
  for (const [what, make, reason] of tokens) {
    it(`says what is wrong with a token with ${what}, and the answer does not`, async () => {
      const world = await makeWorld();
      const answer = await world.backend.fetch(bearing(await make(world)));
      assert.equal(answer.status, 401);
      const [line, ...more] = linesOf(world, answer);
      assert.deepEqual(more, []);
      assert.equal(line?.level, 'warn');
      assert.match(line?.reason ?? '', reason);
      const text = await answer.text();
      assert.ok(text.includes(line?.reference ?? 'no reference'));
      assert.doesNotMatch(text, /reason|keys of|my-shop|u1|noah/);
    });
  }

  it('a person who is switched off, and a wrong operator key', async () => {
    const world = await makeWorld();
    await world.store.transact((tx) => tx.update('profile', 'profile-maria.lindqvist', { active: false }));
    const off = await world.ask('/v1/viewer');
    assert.match(linesOf(world, off)[0]?.reason ?? '', /^the profile profile-maria.lindqvist of .* is switched off/);
    const answer = await world.ask('/ops/v1/cases', { as: 'sam.collins' });
    assert.equal(answer.status, 401);
    assert.equal(linesOf(world, answer)[0]?.reason, 'what came as Authorization: Bearer is not the operator key');
  });

  it('one line for every refused answer, with places and codes and nothing of what was sent', async () => {
    const world = await makeWorld({ limits: { perAddress: 1_000_000, perProfile: 14, perModule: 1_000_000 } });
    const { ask, log } = world;
    const body = { caseType: 'product-question', shortDescription: 'Canary subject', description: 'Canary text' };
    const made = (await (await ask('/v1/cases', { body })).json()) as { id: string };
    const update = (headers: Record<string, string>) =>
      ask(`/ops/v1/cases/${made.id}`, { as: 'ops', method: 'PATCH', body: { priority: 1 }, headers });
    const expected: [status: number, code: string, answer: Response][] = [
      [400, 'malformed-request', await ask('/v1/cases?filter=canary')],
      [400, 'idempotency-key-missing', await ask('/v1/cases', { body, headers: { 'idempotency-key': '' } })],
      [404, 'not-found', await ask('/v1/cases/nothing')],
      [409, 'state-conflict', await ask(`/v1/cases/${made.id}/actions/accept`, { body: {} })],
      [412, 'version-conflict', await update({ 'if-match': '"99"' })],
      [422, 'invalid', await ask('/v1/cases', { body: { ...body, shortDescription: '' } })],
      [428, 'version-required', await update({})],
    ];
    for (const [status, code, answer] of expected) {
      assert.equal(answer.status, status, await answer.clone().text());
      const lines = linesOf(world, answer);
      assert.deepEqual([lines.length, lines[0]?.level, lines[0]?.status, lines[0]?.code], [1, 'warn', status, code]);
    }
    const invalid = log.find(({ status }) => status === 422);
    assert.deepEqual(
      [invalid?.module, invalid?.profile, invalid?.errors],
      ['boxeo-portal', 'profile-maria.lindqvist', ['/shortDescription required']],
    );
    let last = await ask('/v1/viewer');
    for (let n = 0; n < 20 && last.status !== 429; n++) last = await ask('/v1/viewer');
    assert.equal(last.status, 429);
    assert.equal(linesOf(world, last)[0]?.reason, 'more than 14 requests a minute for this profile');
    assert.ok(!JSON.stringify(log).includes('Canary'));
    const wrongPlace = await ask('/v1/nowhere');
    assert.deepEqual([wrongPlace.status, linesOf(world, wrongPlace)[0]?.level], [404, 'warn']);
    const good = await ask('/v1/viewer', { as: 'sam.collins' });
    assert.deepEqual([good.status, linesOf(world, good)[0]?.level], [200, 'info']);
  });
});

describe('the log of a playbook that is not offered', () => {
  const definition = smallTalk('Small talk', 'question');
  const cases: [what: string, asked: string, offered: string[], reason: string][] = [
    [
      'one that is not stored',
      'smal-talk',
      ['small-talk'],
      'the playbook “smal-talk” is not stored; did you mean “small-talk”?',
    ],
    [
      'one that the module does not name',
      'small-talk',
      ['other'],
      'the playbook “small-talk” is not in "playbooks" of boxeo-portal; there is other',
    ],
    [
      'one that leads to a case type the module does not offer',
      'small-talk',
      ['small-talk'],
      'the playbook “small-talk” leads to “question”, not in "caseTypes" of boxeo-portal',
    ],
  ];
  for (const [what, asked, playbooks, reason] of cases)
    it(`says why of ${what}, and the answer does not`, async () => {
      const world = await makeWorld();
      const { ask, store } = world;
      const stored = await ask('/ops/v1/playbooks', { as: 'ops', body: definition });
      assert.equal(stored.status, 200, await stored.clone().text());
      const module = { ...world.modules[0], playbooks };
      await store.transact((tx) => tx.update('module', 'boxeo-portal', { definition: module }));
      const answers = [
        await ask('/v1/playbook-runs', { body: { playbook: asked } }),
        await ask(`/v1/playbooks/${asked}`),
      ];
      assert.deepEqual(
        answers.map(({ status }) => status),
        [422, 404],
      );
      for (const answer of answers) {
        assert.deepEqual(
          linesOf(world, answer).map((line) => line.reason),
          [reason],
        );
        assert.doesNotMatch(await answer.text(), /small-talk|boxeo-portal/);
      }
    });
});

describe('the log of origins that are not listed', () => {
  const warnings = ({ log }: World) => log.filter(({ hint }) => hint !== undefined);

  it('names module and origin and how to mend it, once a minute', async () => {
    const world = await makeWorld();
    const { backend, advance, token } = world;
    const from = async (origin: string) => backend.fetch(bearing(await token('maria.lindqvist'), { origin }));
    const answers = [await from('https://other.example'), await from('https://other.example')];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [403, 403],
    );
    assert.deepEqual(warnings(world), [
      {
        level: 'warn',
        message: 'origin not listed for the module',
        module: 'boxeo-portal',
        origin: 'https://other.example',
        hint: 'add it to "origins" in modules/boxeo-portal.json and start again',
      },
    ]);
    for (const answer of answers) assert.equal(linesOf(world, answer)[0]?.code, 'origin-not-listed');
    await from('https://third.example');
    assert.equal(warnings(world).length, 2);
    advance(60_000);
    await from('https://other.example');
    assert.equal(warnings(world).length, 3);
  });

  it('tells of a preflight, which is all that a browser sends then and names no module', async () => {
    const world = await makeWorld();
    const preflight = (origin: string) =>
      world.backend.fetch(
        new Request('http://oriel.test/v1/cases', {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': 'GET' },
        }),
      );
    await preflight('https://portal.boxeo.example');
    assert.deepEqual(warnings(world), []);
    await preflight('http://localhost:8090');
    await preflight('http://localhost:8090');
    assert.deepEqual(
      warnings(world).map(({ message, origin, hint }) => [message, origin, hint]),
      [
        [
          'origin listed for no module',
          'http://localhost:8090',
          'add it to "origins" in modules/<name>.json and start again',
        ],
      ],
    );
    for (let n = 0; n < 500; n++) await preflight(`https://${n}.example`);
    assert.equal(warnings(world).length, 100, 'whoever makes up origins does not fill the log');
  });
});
