/** Import of real cases: records become cases, bad ones are told by line, and a second run adds nothing. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { builtInFor, builtIns } from '../../server/import/built-in.js';
import { htmlToText } from '../../server/import/html-text.js';
import { frameOf, load } from '../../server/import/load.js';
import { Mapping } from '../../server/import/mapping.js';
import { readRecords } from '../../server/import/records.js';
import { instantOf } from '../../server/import/times.js';
import { demoModules } from '../../server/open.js';
import { openEmbedded } from '../../server/store/database.js';
import { SqlStore } from '../../server/store/sql-store.js';
import { seed } from '../../src/backend/seed/index.js';
import { MemoryBlobs } from '../../src/backend/store/memory-blobs.js';

describe('HTML texts', () => {
  const cases: [html: string, text: string][] = [
    ['<p>One &amp; two</p><p>three</p>', 'One & two\n\nthree'],
    ['a<br>b<br/>c', 'a\nb\nc'],
    ['<ul><li>x<li>y</ul>', '• x\n• y'],
    ['<pre>if (a &lt; b) {\r\n  c();\r\n}</pre>', 'if (a < b) {\n  c();\n}'],
    ['<h66>Odd</h66> text <p></p>', 'Odd\n\ntext'],
    ['<a href="javascript:alert(1)">link</a>', 'link'],
    ['<script>alert(1)</script>after<style>p{}</style>', 'after'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
    ['<p>unbalanced', 'unbalanced'],
    ['x &nbsp; &#8212; &hellip; &unknown; &#x1F600;', 'x \u00a0 — … &unknown; 😀'],
    ['  many\n   blanks  ', 'many blanks'],
  ];
  for (const [html, text] of cases) {
    it(`keeps the words of ${html}`, () => assert.equal(htmlToText(html), text));
  }
});

describe('times', () => {
  it('reads instants, days and local times of a zone, across the change of the clocks', () => {
    const at = (text: string, zone?: string) => {
      const found = instantOf(text, zone);
      return found === undefined ? undefined : new Date(found).toISOString();
    };
    assert.equal(at('2006-06-14T17:57Z'), '2006-06-14T17:57:00.000Z');
    assert.equal(at('2020-08-07'), '2020-08-07T00:00:00.000Z');
    assert.equal(at('2020-08-07 10:00:01.5+02:00'), '2020-08-07T08:00:01.500Z');
    assert.equal(at('2017-12-31T23:59:58', 'America/Los_Angeles'), '2018-01-01T07:59:58.000Z');
    assert.equal(at('2016-07-01T00:00:00', 'America/New_York'), '2016-07-01T04:00:00.000Z');
    assert.equal(at('2016-11-06T03:00:00', 'America/New_York'), '2016-11-06T08:00:00.000Z');
    for (const wrong of ['', 'soon', '2020-02-30', '2020-13-01', '2020-01-01T25:00'])
      assert.equal(at(wrong), undefined);
  });
});

describe('mappings', () => {
  it('are found by the name of the file, else by its columns', () => {
    assert.equal(builtInFor('requests-la311.csv.gz', [])?.source, 'requests-la311');
    const columns = ['tracker', 'number', 'summary', 'activity', 'more'];
    assert.equal(builtInFor('export.jsonl', columns)?.source, 'tickets-jquery');
    assert.equal(builtInFor('export.jsonl', ['a', 'b']), undefined);
  });
  it('that are built in are mappings like any other', () => {
    for (const { mapping } of builtIns) assert.deepEqual(Mapping.parse(mapping), mapping);
    assert.equal(
      Mapping.safeParse({ source: 'x', shortDescription: { from: 'a' }, opened: {}, extra: 1 }).success,
      false,
    );
  });
});

describe('an import', () => {
  let folder: string;
  let store: SqlStore;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'oriel-import-'));
    store = await SqlStore.open(await openEmbedded());
    await seed(store, new MemoryBlobs(), { now: Date.parse('2026-11-21T12:00:00.000Z'), modules: await demoModules() });
  });
  after(async () => {
    await store?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const run = async (
    name: string,
    content: string | Uint8Array,
    mapping = builtInFor(name, []),
    limit = Number.POSITIVE_INFINITY,
    dryRun = false,
  ) => {
    const file = join(folder, name);
    await writeFile(file, content);
    const refused: string[] = [];
    const frame = await frameOf(store, 'boxeo-portal', ['maria.lindqvist'], Date.parse('2026-11-21T12:00:00.000Z'));
    const counts = await load(readRecords(file), {
      store, mapping: mapping as Mapping, frame, limit, dryRun,
      refused: (line, reason) => refused.push(`${line}: ${reason}`),
      progress: () => undefined,
    }); // biome-ignore format: short
    return { ...counts, refused };
  };
  const found = async (shortDescription: string) => {
    const rows = await store.find('case', { filter: { eq: ['shortDescription', shortDescription] } });
    return {
      row: rows[0]!,
      count: rows.length,
      activities: await store.find('activity', { filter: { eq: ['case', rows[0]?.id ?? ''] }, order: ['at'] }),
    };
  };

  const ticket = (number: number, more: object = {}) => ({
    tracker: 'jquery', number, type: 'bug', status: 'closed', resolution: 'fixed', priority: 'blocker', component: 'effects',
    opened: '2006-06-14T17:57Z', closed: '2006-06-16T02:03Z', modified: null, reporter: 'person-08340', summary: `Ticket ${number}`,
    description: '<p>It <b>breaks</b> &amp; stops</p>', attachments: [],
    activity: [
      { time: '2006-06-15T08:00Z', author: 'person-2', role: 'customer', changes: [], comment: '<p>Me too</p>' },
      {
        time: '2006-06-16T02:03Z', author: 'person-3', role: 'agent', comment: '<p>Done in <a href="javascript:x()">r79</a></p>',
        changes: [{ field: 'status', old: 'new', new: 'closed' }, { field: 'priority', old: 'major', new: 'blocker' }],
      },
    ],
    ...more,
  }); // biome-ignore format: a record
  const lines = (...records: unknown[]) =>
    records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n');

  it('turns tickets with their activity into cases with a stream', async () => {
    const counts = await run('tickets-jquery.jsonl.gz', gzipSync(lines(ticket(1))));
    assert.deepEqual([counts.imported, counts.already, counts.refused], [1, 0, []]);
    const { row, activities } = await found('Ticket 1');
    assert.match(row.number, /^CS\d{7}$/);
    assert.deepEqual(
      [
        row.state,
        row.priority,
        row.category,
        row.description,
        row.openedAt,
        row.resolvedAt,
        row.closedAt,
        row.resolutionCode,
      ],
      [
        6,
        1,
        'jquery / effects',
        'It breaks & stops',
        '2006-06-14T17:57:00.000Z',
        '2006-06-16T02:03:00.000Z',
        null,
        'Solved',
      ],
    );
    assert.deepEqual(
      activities.map(({ kind, authorRole, authorName, text, from, to }) => [
        kind,
        authorRole,
        authorName,
        text,
        from,
        to,
      ]),
      [
        ['comment', 'customer', 'Maria Lindqvist', 'Me too', null, null],
        ['comment', 'agent', 'ACME Support', 'Done in r79', null, null],
        ['stateChange', 'agent', 'ACME Support', null, 1, 6],
        ['system', 'system', 'System', 'priority: major → blocker', null, null],
      ],
    );
    assert.deepEqual(
      (row.history as { state: number }[]).map(({ state }) => state),
      [1, 6],
    );
    assert.equal(row.repliedAt, '2006-06-16T02:03:00.000Z');
  });

  it('adds nothing twice', async () => {
    const again = await run('tickets-jquery.jsonl', lines(ticket(1), ticket(2)));
    assert.deepEqual([again.imported, again.already], [1, 1]);
    assert.equal((await found('Ticket 1')).count, 1);
    assert.equal((await found('Ticket 1')).activities.length, 4);
  });

  it('tells bad records by line and reason and keeps the good ones', async () => {
    const counts = await run(
      'tickets-jquery.jsonl',
      lines(
        ticket(10),
        '{"broken": ',
        ticket(11, { summary: ' ' }),
        ticket(12, { status: 'lost' }),
        '[1]',
        '',
        ticket(13, { opened: 'yesterday' }),
        ticket(14, { activity: [{ role: 'agent', comment: 'no time' }] }),
        ticket(15),
      ),
    );
    assert.equal(counts.imported, 2);
    assert.equal(counts.refused.length, 6);
    const expected = [
      /^2: not a JSON object/,
      /^3: shortDescription is empty/,
      /^4: state is “lost\/fixed”/,
      /^5: not a JSON object/,
      /^7: opened is “yesterday”/,
      /^8: an entry of activity has no time/,
    ];
    for (const [n, pattern] of expected.entries()) assert.match(counts.refused[n] ?? '', pattern);
  });

  it('cuts long texts where the mapping says so, keeping the whole subject, and refuses them elsewhere', async () => {
    const long = `${'word '.repeat(50)}end`;
    const counts = await run(
      'tickets-jquery.jsonl',
      lines(ticket(20, { summary: long, description: `<p>${'x'.repeat(5000)}</p>` })),
    );
    assert.deepEqual([counts.imported, counts.cut], [1, 2]);
    const [row] = await store.find('case', { filter: { startsWith: ['shortDescription', 'word word'] } });
    assert.equal(row?.shortDescription.length, 160);
    assert.ok(row?.shortDescription.endsWith('…'));
    assert.ok(row?.description.startsWith(`${long}\n\nxxx`));
    assert.equal(row?.description.length, 4000);
    const strict: Mapping = { source: 'strict', shortDescription: { from: 'summary' }, opened: { from: 'opened' } };
    const refused = await run('strict.jsonl', lines(ticket(21, { summary: long })), strict);
    assert.deepEqual(refused.refused, ['1: shortDescription has 253 characters, 160 are allowed']);
  });

  it('reads CSV with quotes, line breaks and local times; a bad row does not end it', async () => {
    const header =
      'number,created,updated,service_date,closed,status,request_type,action_taken,channel,mobile_os,anonymous,owner,assigned_to,planning_area,council_district,neighborhood_council\n';
    const row = (n: number, more = '') =>
      `1-${n},2017-12-31T23:59:58,2018-04-09T09:25:28,,2017-12-30T00:00:00,Closed,"Bulky\nItems ""now""",SR,Call,,N,BOS,NC,East,13,"UNITED, ${n}"${more}\n`;
    const counts = await run('requests-la311.csv', `\ufeff${header}${row(1)}${row(2, ',too,many')}${row(3)}`);
    assert.deepEqual([counts.imported, counts.refused.length], [2, 1]);
    assert.match(counts.refused[0] ?? '', /^\d+: Invalid Record Length/);
    const { row: first } = await found('Bulky Items "now", UNITED, 1');
    assert.equal(first.openedAt, '2018-01-01T07:59:58.000Z');
    assert.equal(first.closedAt, first.openedAt, 'never closed before it was opened');
    assert.equal(first.updatedAt, '2018-04-09T16:25:28.000Z');
    assert.equal(first.channel, 'phone');
  });

  it('keeps equal records without a key apart, and knows them again', async () => {
    const content = 'lang,script,dir,text,english\nhe,Hebr,rtl,שלום,Hello\nhe,Hebr,rtl,שלום,Hello\n';
    assert.equal((await run('texts-multilingual.csv', content)).imported, 2);
    assert.deepEqual([(await run('texts-multilingual.csv', content)).already], [2]);
    const { row } = await found('שלום');
    assert.ok(row.openedAt < '2026-11-21T12:00:00.000Z' && row.openedAt > '2025-11-01');
  });

  it('writes nothing when only trying, and stops at the limit', async () => {
    const before = await store.count('case', { and: [] });
    assert.equal((await run('tickets-jquery.jsonl', lines(ticket(30), ticket(31)), undefined, 10, true)).imported, 2);
    assert.equal(await store.count('case', { and: [] }), before);
    assert.equal((await run('tickets-jquery.jsonl', lines(ticket(30), ticket(31)), undefined, 1)).imported, 1);
  });

  it('goes to people who have cases in the module when nobody is named', async () => {
    const frame = await frameOf(store, 'boxeo-portal', [], 0);
    assert.ok(frame.people.length >= 3);
    await assert.rejects(
      frameOf(store, 'nowhere', [], 0),
      /There is no module nowhere\. Modules: boxeo-portal, calico-tv/,
    );
    await assert.rejects(frameOf(store, 'boxeo-portal', ['nobody'], 0), /Nobody signs in as nobody/);
  });
});
