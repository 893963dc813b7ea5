import { equal, matches, ok } from './assert.js';
import { type Caller, newCase, type Person, type Suite } from './host.js';

export const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (char) => char.charCodeAt(0),
);

const form = (content: BlobPart, name: string, type = ''): FormData => {
  const data = new FormData();
  data.set('file', new File([content], name, { type }));
  return data;
};
const upload = (caller: Caller, content: BlobPart, name: string, type = '', as: Person = 'maria') =>
  caller.call('uploadAttachment', { raw: form(content, name, type), as });

/** A multipart body written by hand. */
const raw = (boundary: string, text: string) => ({
  raw: text,
  headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
});

export const files: Suite = ({ describe, it }, caller) => {
  const download = (url: string, headers: Record<string, string> = {}): Promise<Response> =>
    caller().host.fetch(caller().host.api + url, { headers });

  describe('files', () => {
    it('a file goes up, belongs to a reply, and comes back byte for byte as a download', async () => {
      const file = (await upload(caller(), png, 'shot one.png', 'image/png')).body;
      equal([file.name, file.type, file.size, file.image], ['shot one.png', 'image/png', png.byteLength, true]);
      const made = await newCase(caller(), 'With a file');
      const reply = (
        await caller().call('addComment', { params: { id: made.id }, body: { text: '', attachments: [file.id] } })
      ).body;
      equal([reply.kind, reply.attachments.map(({ name }) => name)], ['attachment', ['shot one.png']]);
      const url = reply.attachments[0]?.url ?? '';
      const answer = await download(url);
      equal(new Uint8Array(await answer.arrayBuffer()).join(), png.join(), 'bytes');
      const header = (name: string): string | null => answer.headers.get(name);
      equal(
        [answer.status, header('content-type'), header('x-content-type-options'), header('content-length')],
        [200, 'image/png', 'nosniff', String(png.byteLength)],
      );
      matches(
        header('content-disposition'),
        /^attachment; filename="shot one\.png"; filename\*=UTF-8''shot%20one\.png$/,
      );
      matches(header('content-security-policy'), /default-src 'none'.*sandbox/);
      equal((await download(url, { 'if-none-match': header('etag') ?? '' })).status, 304, 'not sent twice');
      equal((await caller().send('getAttachment', { params: { id: file.id } })).status, 200, 'by token as well');
      caller().called.add('getAttachment');
    });
    it('files of a new case stand in its stream', async () => {
      const ids = [
        (await upload(caller(), 'line one\n', 'a.log')).body.id,
        (await upload(caller(), png, 'b.png')).body.id,
      ];
      const { body } = await caller().call('createCase', {
        body: {
          caseType: 'product-question',
          shortDescription: 'Two files',
          description: 'See them.',
          attachments: ids,
        },
      });
      const stream = (await caller().call('listActivities', { params: { id: body.id } })).body.items;
      equal(
        stream.map(({ kind, attachments }) => [kind, attachments.map(({ name }) => name)]),
        [['attachment', ['a.log', 'b.png']]],
      );
    });
    it('only whoever reads the case gets its files; nobody gets another’s unattached one', async () => {
      const file = (await upload(caller(), 'secret', 'secret.txt')).body;
      for (const as of ['jonas', 'noah'] as const)
        await caller().refused('getAttachment', { as, params: { id: file.id } }, 404, 'not-found');
      const stolen = {
        caseType: 'product-question',
        shortDescription: 'Not mine',
        description: 'x',
        attachments: [file.id],
      };
      await caller().refused('createCase', { as: 'jonas', body: stolen }, 422, 'invalid');
      const made = await newCase(caller(), 'Has a secret');
      await caller().call('addComment', { params: { id: made.id }, body: { text: 'x', attachments: [file.id] } });
      await caller().refused('getAttachment', { as: 'noah', params: { id: file.id } }, 404, 'not-found');
      equal((await caller().send('getAttachment', { as: 'maria', params: { id: file.id } })).status, 200);
      await caller().refused(
        'addComment',
        { params: { id: made.id }, body: { text: 'x', attachments: [file.id] } },
        422,
        'invalid',
      );
    });
    it('a ticket opens its own file only, unchanged only', async () => {
      const one = (await upload(caller(), 'one', 'one.txt')).body;
      const other = (await upload(caller(), 'other', 'other.txt')).body;
      const ticket = new URL(one.url, 'http://x').searchParams.get('ticket') ?? '';
      ok(!one.url.includes('ey') || ticket.split('.').length === 2, 'no session token in an address');
      equal((await download(one.url)).status, 200);
      equal((await download(`/v1/attachments/${other.id}?ticket=${ticket}`)).status, 401, 'another file');
      equal(
        (await download(`/v1/attachments/${one.id}?ticket=${ticket.slice(0, -2)}AA`)).status,
        401,
        'another signature',
      );
      equal((await download(`/v1/attachments/${one.id}?ticket=nonsense`)).status, 401, 'nonsense');
      equal((await download(`/v1/attachments/${one.id}`)).status, 401, 'nothing');
    });
    it('the same file twice under one key is one', async () => {
      const key = crypto.randomUUID();
      const one = await (await caller().send('uploadAttachment', { raw: form(png, 'x.png'), key })).text();
      equal(await (await caller().send('uploadAttachment', { raw: form(png, 'x.png'), key })).text(), one);
      await caller().refused('uploadAttachment', { raw: form('other', 'x.txt'), key }, 422, 'idempotency-key-reused');
    });

    const kinds: [name: string, content: BlobPart, file: string, claimed: string, type: string | undefined][] = [
      ['a picture that calls itself text', png, 'notes.txt', 'text/plain', 'image/png'],
      ['a log', '12:00 all well\n', 'app.log', '', 'text/plain'],
      ['a table', 'a,b\n1,2\n', 'data.csv', 'text/csv', 'text/csv'],
      ['a document', '%PDF-1.7\n', 'report.pdf', 'application/pdf', 'application/pdf'],
      [
        'a page that calls itself a picture',
        '<!doctype html><script>alert(1)</script>',
        'cat.png',
        'image/png',
        undefined,
      ],
      [
        'a drawing with script',
        '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
        'logo.svg',
        'image/svg+xml',
        undefined,
      ],
      ['a program', Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0), 'setup.png', 'image/png', undefined],
      ['bytes that are nothing', Uint8Array.of(1, 2, 3, 4, 0, 255), 'blob.txt', 'text/plain', undefined],
    ];
    for (const [name, content, file, claimed, type] of kinds) {
      it(`${type ? 'taken' : 'refused'} for what it is: ${name}`, async () => {
        if (type === undefined) {
          await caller().refused('uploadAttachment', { raw: form(content, file, claimed) }, 415, 'unsupported-type');
          return;
        }
        equal((await upload(caller(), content, file, claimed)).body.type, type);
      });
    }
    it('names are only names', async () => {
      for (const [given, kept] of [
        ['../../etc/passwd', 'passwd'],
        ['C:\\temp\\x.txt', 'x.txt'],
        ['...', 'file'],
        ['grüße 🙂.txt', 'grüße 🙂.txt'],
        ['invoice\u202Etxt.exe', 'invoicetxt.exe'],
      ] as const) {
        equal((await upload(caller(), 'text', given)).body.name, kept, given);
      }
      const long = (await upload(caller(), 'text', `${'ä'.repeat(400)}.txt`)).body.name;
      ok(
        new TextEncoder().encode(long).byteLength <= 255 && long.endsWith('.txt'),
        'long names are cut before their ending',
      );
    });
    it('too large is told with the limit; the limit is the module’s', async () => {
      const limits = (await caller().call('getModule', { as: 'sam' })).body.attachments;
      const big = new Uint8Array(limits.maxBytes + 1).fill(65);
      const problem = await caller().refused(
        'uploadAttachment',
        { as: 'sam', raw: form(big, 'big.txt') },
        413,
        'too-large',
      );
      matches(problem.detail ?? '', /15 MB/);
      equal((await upload(caller(), big, 'big.txt')).body.size, big.byteLength, 'another module takes it');
    });
    it('too many files with one reply are refused', async () => {
      const made = await newCase(caller(), 'Too many files', 'sam');
      const attachments = ['1', '2', '3', '4', '5', '6'];
      const problem = await caller().refused(
        'addComment',
        { as: 'sam', params: { id: made.id }, body: { text: 'x', attachments } },
        422,
        'invalid',
      );
      equal(problem.errors?.[0]?.pointer, '/attachments');
    });

    const part = (name: string, content: string, file = ''): string =>
      `--B\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${content}\r\n`;
    const broken: [
      name: string,
      ask: { raw: BodyInit; headers?: Record<string, string> },
      status: number,
      code: string,
    ][] = [
      ['an empty file', { raw: form('', 'empty.txt') }, 422, 'invalid'],
      ['no file', raw('B', '--B--\r\n'), 422, 'invalid'],
      ['a part that is not asked', raw('B', `${part('other', 'x')}--B--\r\n`), 400, 'malformed-request'],
      [
        'two files',
        raw('B', `${part('file', 'x', '; filename="a.txt"')}${part('file', 'y', '; filename="b.txt"')}--B--\r\n`),
        400,
        'malformed-request',
      ],
      ['no end', raw('B', part('file', 'x', '; filename="a.txt"')), 400, 'malformed-request'],
      ['another boundary', raw('C', `${part('file', 'x', '; filename="a.txt"')}--B--\r\n`), 400, 'malformed-request'],
      ['no headers of the part', raw('B', '--B\r\n\r\nx\r\n--B--\r\n'), 400, 'malformed-request'],
      ['endless headers', raw('B', `--B\r\nX: ${'y'.repeat(20_000)}\r\n\r\nx\r\n--B--\r\n`), 400, 'malformed-request'],
      ['JSON', { raw: '{}', headers: { 'content-type': 'application/json' } }, 415, 'unsupported-type'],
    ];
    for (const [name, ask, status, code] of broken) {
      it(`refused: ${name}`, async () => {
        await caller().refused('uploadAttachment', ask, status, code);
      });
    }
    it('a line in the file that looks like the boundary is part of the file', async () => {
      const content = 'a\r\n--Bo\r\n--\r\n-\r\nz';
      const { body } = await caller().call(
        'uploadAttachment',
        raw(
          'Boundary',
          `--Boundary\r\nContent-Disposition: form-data; name="file"; filename="b.txt"\r\nContent-Type: text/plain\r\n\r\n${content}\r\n--Boundary--\r\n`,
        ),
      );
      equal(await (await download(body.url)).text(), content);
    });
  });
};
