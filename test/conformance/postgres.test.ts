/** The whole interface on Node over PostgreSQL. */
import { after, before, describe, it } from 'node:test';
import { startPostgres } from '../node/postgres.js';
import { nodeHost } from './node-host.js';
import { conformance } from './suite.js';

const postgres = await startPostgres();
if (!('skipped' in postgres)) {
  conformance('Node on PostgreSQL', { describe, it, before, after }, () => nodeHost(() => postgres.database()));
  after(() => postgres.stop());
}
