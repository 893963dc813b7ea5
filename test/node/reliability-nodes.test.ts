/** Several nodes on one PostgreSQL behave as one, and one of them may die. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type Postgres, startPostgres } from './postgres.js';
import { Clients, create, headers, learnForm, verify, type Wish } from './reliability-clients.js';
import { endAll, type ServerProcess, startServer, tokenOf } from './server-process.js';

const folder = await mkdtemp(join(tmpdir(), 'oriel-nodes-'));
after(async () => {
  endAll();
  await rm(folder, { recursive: true, force: true });
});

const postgres = await startPostgres();
if (!('skipped' in postgres)) {
  after(() => postgres.stop());
  describe('two nodes on one PostgreSQL', () => {
    let url: string;
    let a: ServerProcess;
    let b: ServerProcess;
    let token: string;
    const node = (more: Record<string, string> = {}) =>
      startServer({
        data: join(folder, randomUUID()),
        env: { DATABASE_URL: url, ORIEL_FILES: join(folder, 'shared-files'), ...more },
      });
    before(async () => {
      url = await (postgres as Postgres).database();
      [a, b] = await Promise.all([node(), node()]);
      token = await tokenOf(a.origin, 'boxeo', 'maria.lindqvist');
      await learnForm(a.origin, token);
    });
    after(() => Promise.all([a?.end('SIGKILL'), b?.end('SIGKILL')]));

    it('bring up one set of data when they start together', async () => {
      const totals = await Promise.all(
        [a, b].map(async ({ origin }) => {
          const answer = await fetch(`${origin}/v1/cases?limit=1`, { headers: headers(token) });
          return ((await answer.json()) as { total: number }).total;
        }),
      );
      assert.ok(totals[0]! > 0);
      assert.equal(totals[0], totals[1]);
    });

    it('hear of each other’s changes, in order, none missed and none repeated', async () => {
      const heard: number[] = [];
      const numbers: string[] = [];
      const stop = new AbortController();
      const stream = await fetch(`${b.origin}/v1/events`, { headers: headers(token), signal: stop.signal });
      const reading = (async () => {
        let text = '';
        const decoder = new TextDecoder();
        for await (const chunk of stream.body as unknown as AsyncIterable<Uint8Array>) {
          text += decoder.decode(chunk, { stream: true });
          const blocks = text.split('\n\n');
          text = blocks.pop() ?? '';
          for (const block of blocks) {
            const id = /^id: (\d+)$/m.exec(block);
            const data = /^data: (.*)$/m.exec(block);
            if (id && data && /case-created/.test(block)) {
              heard.push(Number(id[1]));
              numbers.push((JSON.parse(data[1]!) as { number: string }).number);
            }
          }
        }
      })().catch(() => undefined);
      const wishes = Array.from(
        { length: 30 },
        (_, n): Wish => ({ key: randomUUID(), subject: `Heard ${n}`, answers: [] }),
      );
      await Promise.all(wishes.map((wish, n) => create([a, b][n % 2]!.origin, token, wish)));
      const created = wishes.map(({ answers }) => (JSON.parse(answers[0]!) as { number: string }).number);
      for (let tries = 0; numbers.length < created.length && tries < 100; tries++) await pause(50);
      stop.abort();
      await reading;
      assert.deepEqual([...numbers].sort(), [...created].sort());
      assert.deepEqual(
        heard,
        [...heard].sort((x, y) => x - y),
      );
    });

    it('answer a key that went to both with one effect', async () => {
      const wish: Wish = { key: randomUUID(), subject: `Both ${randomUUID()}`, answers: [] };
      const results = await Promise.all(
        Array.from({ length: 12 }, (_, n) => create([a, b][n % 2]!.origin, token, wish)),
      );
      assert.ok(results.some(Boolean));
      assert.equal(new Set(wish.answers).size, 1);
      const filter = encodeURIComponent(JSON.stringify({ eq: ['shortDescription', wish.subject] }));
      const list = await fetch(`${b.origin}/v1/cases?filter=${filter}`, { headers: headers(token) });
      assert.equal(((await list.json()) as { total: number }).total, 1);
    });

    it('read files that the other one took', async () => {
      const form = new FormData();
      form.set('file', new File(['a plain note\n'], 'note.txt', { type: 'text/plain' }));
      const up = await fetch(`${a.origin}/v1/attachments`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
        body: form,
      });
      assert.equal(up.status, 201, await up.clone().text());
      const { url: path } = (await up.json()) as { url: string };
      const down = await fetch(new URL(path, b.origin));
      assert.equal(down.status, 200);
      assert.equal(await down.text(), 'a plain note\n');
    });

    it('share the rate limits', async () => {
      const limited = { ORIEL_PER_PROFILE: '40' };
      const pair = await Promise.all([node(limited), node(limited)]);
      try {
        const jonas = await tokenOf(a.origin, 'boxeo', 'jonas.weber');
        let allowed = 0;
        let refused = 0;
        for (let n = 0; n < 80; n++) {
          const answer = await fetch(`${pair[n % 2]!.origin}/v1/viewer`, { headers: headers(jonas) });
          await answer.arrayBuffer();
          if (answer.status === 429) {
            assert.ok(Number(answer.headers.get('retry-after')) >= 1);
            refused++;
          } else allowed++;
        }
        // The budget refills by two thirds of a request in a second while the test runs.
        assert.ok(allowed >= 38 && allowed <= 46, `${allowed} allowed, ${refused} refused`);
      } finally {
        await Promise.all(pair.map((each) => each.end('SIGKILL')));
      }
    });

    it('lose nothing when one of them is killed', async (t) => {
      let alive = [a, b];
      let turn = 0;
      const clients = new Clients(
        () => alive[turn++ % alive.length],
        () => token,
      );
      t.after(() => clients.abort());
      clients.start();
      await pause(800);
      await a.end('SIGKILL');
      // Clients find out by themselves: half of their attempts fail for a while.
      await pause(300);
      alive = [b];
      await pause(500);
      await clients.finish();
      assert.ok(clients.wishes.length > 20);
      await verify(b.origin, token, clients.wishes);
    });
  });
}
