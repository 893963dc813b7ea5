/**
 * Sends requests from a process of its own, so that the sender's work is not the server's. Reads one JSON object from
 * the arguments: `{url, method, headers, body, seconds, connections, keyed}`; writes `{perSecond, p50, p99, failed, reason}`.
 */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

const { url, method = 'GET', headers = {}, body, seconds, connections, keyed } = JSON.parse(process.argv[2]);
const agent = new Agent({ keepAlive: true, maxSockets: connections });
const times = [];
let failed = 0;
let reason = '';
let until = 0;

const once = () =>
  new Promise((resolve) => {
    const started = performance.now();
    const own = keyed ? { ...headers, 'idempotency-key': randomUUID() } : headers;
    const sent = request(url, { method, headers: own, agent }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        if (response.statusCode >= 300) text += chunk;
      });
      response.on('end', () => {
        times.push(performance.now() - started);
        if (response.statusCode >= 300) {
          failed += 1;
          reason = `${response.statusCode} ${text}`;
        }
        resolve();
      });
    });
    sent.on('error', () => {
      failed += 1;
      resolve();
    });
    sent.end(body);
  });

const worker = async () => {
  while (performance.now() < until) await once();
};
const round = async (length) => {
  until = performance.now() + length * 1000;
  await Promise.all(Array.from({ length: connections }, worker));
};

await round(Math.min(1, seconds / 3));
times.length = 0;
failed = 0;
const started = performance.now();
await round(seconds);
const elapsed = (performance.now() - started) / 1000;
times.sort((a, b) => a - b);
const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
process.stdout.write(
  JSON.stringify({ perSecond: times.length / elapsed, p50: at(0.5), p99: at(0.99), failed, reason }),
);
agent.destroy();
