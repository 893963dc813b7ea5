/** Anything at all, sent anywhere: refused or answered, never an error of ours. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { MultipartError, readParts } from '../../src/backend/attachments/multipart.js';
import { cleanName, isAccepted, sniff } from '../../src/backend/attachments/sniff.js';
import { type Route, routes } from '../../src/contract/routes.js';
import { makeWorld } from './backend-world.js';

describe('every route under random input', () => {
  const known = fc.constantFrom(
    'case-1401',
    'CS0001401',
    'technical-problem',
    'soldProduct',
    'contact',
    'article-1001',
    'case-1401-05-file-1',
    'close',
    'watch',
    'account',
    'acct-boxeo',
    'accountConsumer',
    'ib-frankfurt',
    'asset-frankfurt-jonas',
    'home-whitfield',
  );
  const word = fc.oneof(
    known,
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('__proto__', '%', '../..', '\0', '🙂'),
  );
  const json = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.record(
      {
        caseType: fc.constantFrom<unknown>('technical-problem', 'product-question', 5, null),
        shortDescription: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom<unknown>('Subject', '', null, 7)),
        description: fc.oneof(fc.string(), fc.jsonValue()),
        priority: fc.oneof(fc.integer(), fc.double()),
        category: fc.oneof(fc.string(), fc.constant(null)),
        soldProduct: fc.oneof(fc.constantFrom('sp-boxeo-logs', 'sp-avid-logs'), fc.string()),
        contact: fc.oneof(fc.constantFrom('contact-jonas.weber', 'contact-noah.adler'), fc.string()),
        fields: fc.dictionary(
          fc.oneof(fc.string(), fc.constantFrom('symptom', 'usersAffected', 'startedOn', '__proto__')),
          fc.jsonValue(),
        ),
        attachments: fc.array(fc.string(), { maxLength: 3 }),
        text: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
        comment: fc.string(),
        rating: fc.oneof(fc.integer(), fc.double()),
        state: fc.integer(),
        resolutionCode: fc.string(),
      },
      { requiredKeys: [] },
    ),
    fc.record(
      {
        kind: fc.constantFrom<unknown>('accountConsumer', 'householdMember', 'relatedParty', 'assetContact', 'x'),
        account: fc.constantFrom<unknown>('acct-boxeo', 'acct-avid', null),
        consumer: fc.constantFrom<unknown>('consumer-ada.okafor', 'nobody', 5),
        contact: fc.constantFrom<unknown>('contact-jonas.weber', ''),
        household: fc.constantFrom<unknown>('home-whitfield', 'home-singh'),
        soldProduct: fc.constantFrom<unknown>('sp-boxeo-logs', 'nothing'),
        installBaseItem: fc.constantFrom<unknown>('ib-frankfurt', {}),
        primary: fc.constantFrom<unknown>(true, 'yes'),
        startDate: fc.constantFrom<unknown>('0001-01-01', '2026-02-28', '2026-02-30', '9999-12-31', null),
        endDate: fc.constantFrom<unknown>('2026-03-01', '0000-01-01', null, 7),
        head: fc.constantFrom<unknown>('consumer-dana.whitfield', null),
        restrictAssets: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  );
  const query = fc.dictionary(
    fc.constantFrom(
      'filter',
      'order',
      'limit',
      'after',
      'offset',
      'total',
      'with',
      'text',
      'ticket',
      'other',
      'kind',
      'search',
    ),
    fc.oneof(
      word,
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.constantFrom(
        'true',
        '5',
        '-1',
        '1e9',
        'module,viewer',
        '-updatedAt',
        'W10',
        '{"text":"a"}',
        '{"eq":["state",1]}',
      ),
    ),
  );
  const header = fc.constantFrom<Record<string, string>>(
    {},
    { 'if-match': '"1"' },
    { 'if-match': 'x' },
    { 'oriel-instance': 'boxeo-open' },
    { 'oriel-instance': 'é' },
    { 'last-event-id': 'x' },
    { 'content-type': 'text/plain' },
    { 'content-type': 'multipart/form-data; boundary=B' },
  );

  it('no answer is a 500, and every refusal is problem details', async () => {
    const { backend, token, opsKey, log } = await makeWorld();
    const maria = await token('maria.lindqvist');
    const table = Object.values<Route>(routes).filter(({ resultType }) => resultType !== 'text/event-stream');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...table),
        word,
        word,
        query,
        json,
        header,
        fc.boolean(),
        async (route, id, action, search, value, headers, cut) => {
          const path = route.path
            .replace('{id}', encodeURIComponent(id))
            .replace('{action}', encodeURIComponent(action))
            .replace('{table}', encodeURIComponent(id))
            .replace('{kind}', encodeURIComponent(action))
            .replace('{assetContact}', encodeURIComponent(action));
          const key = route.path.startsWith('/ops') ? opsKey : maria;
          const text = JSON.stringify(value);
          const request = new Request(`http://oriel.test${path}?${new URLSearchParams(search)}`, {
            method: route.method,
            headers: {
              authorization: `Bearer ${key}`,
              'content-type': 'application/json',
              'idempotency-key': crypto.randomUUID(),
              ...headers,
            },
            body: route.method === 'GET' ? undefined : cut ? text.slice(0, -1) : text,
          });
          const answer = await backend.fetch(request, { address: '192.0.2.1' });
          const body = await answer.text();
          assert.ok(
            answer.status < 500,
            `${route.method} ${path} ${text}: ${JSON.stringify(log.filter(({ level }) => level === 'error').map(({ error }) => String((error as Error).stack)))}`,
          );
          if (answer.status >= 400) assert.match(answer.headers.get('content-type') ?? '', /problem\+json/, body);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('multipart', () => {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const stream = (bytes: Uint8Array, cuts: number[]): ReadableStream<Uint8Array> =>
    new ReadableStream({
      start(controller) {
        let at = 0;
        for (const cut of [
          ...cuts.map((one) => one % (bytes.byteLength + 1)).sort((a, b) => a - b),
          bytes.byteLength,
        ]) {
          if (cut > at) controller.enqueue(bytes.slice(at, cut));
          at = Math.max(at, cut);
        }
        controller.close();
      },
    });
  const collect = async (body: ReadableStream<Uint8Array>, boundary: string) => {
    const parts: { name: string; filename: string | undefined; bytes: string }[] = [];
    for await (const part of readParts(body, boundary)) {
      const bytes = new Uint8Array(await new Response(part.content).arrayBuffer());
      parts.push({ name: part.name, filename: part.filename, bytes: bytes.join() });
    }
    return parts;
  };

  it('every file comes out as it went in, however the bytes are cut on the way', async () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('\r\n--B', '\r\n--', '--B--', '\r\n--X\r\n', '\r').map(encode),
      fc
        .array(fc.constantFrom('\r', '\n', '-', 'B', '\r\n--'), { maxLength: 30 })
        .map((parts) => encode(parts.join(''))),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(content, { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(), { maxLength: 12 }),
        async (files, cuts) => {
          const boundary = 'Bxyz';
          const kept = files.filter((file) => !new TextDecoder('latin1').decode(file).includes(`\r\n--${boundary}`));
          const chunks = kept.flatMap((file, index) => [
            encode(
              `--${boundary}\r\nContent-Disposition: form-data; name="f${index}"; filename="a ${index}.txt"\r\n\r\n`,
            ),
            file,
            encode('\r\n'),
          ]);
          const whole = new Uint8Array(
            await new Blob([...chunks, encode(`--${boundary}--\r\n`)] as BlobPart[]).arrayBuffer(),
          );
          const parts = await collect(stream(whole, cuts), boundary);
          assert.deepEqual(
            parts,
            kept.map((file, index) => ({ name: `f${index}`, filename: `a ${index}.txt`, bytes: file.join() })),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
  it('anything else is refused as such', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await assert.rejects(collect(stream(bytes, []), 'B'), MultipartError);
      }),
    );
  });
});

describe('what a file is', () => {
  it('names never lead anywhere, and always name something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const clean = cleanName(name);
        assert.ok(clean.length > 0 && new TextEncoder().encode(clean).byteLength <= 255);
        assert.ok(!/[/\\\0\r\n"]|^\.|\u202e/.test(clean), clean);
        assert.equal(cleanName(clean), clean);
      }),
      { numRuns: 2000 },
    );
  });
  it('any bytes have a type', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.string(), (bytes, name) =>
        assert.match(sniff(bytes, name), /^[a-z]+\/[a-z0-9.+-]+$/),
      ),
    );
  });
  it('“image/*” takes no drawing with script', () => {
    assert.ok(isAccepted('image/png', ['image/*']));
    assert.ok(!isAccepted('image/svg+xml', ['image/*', 'text/*']));
    assert.ok(!isAccepted('text/html', ['text/*']));
  });
});
