/** The whole interface on Node over PostgreSQL. */
import { after, before, describe, it } from 'node:test';
import { conformance } from '../conformance/suite.js';
import { nodeHost } from './conformance-host.js';
import { startPostgres } from './postgres.js';

const postgres = await startPostgres();
if (!('skipped' in postgres)) {
  conformance('Node on PostgreSQL', { describe, it, before, after }, () => nodeHost(() => postgres.database()));
  after(() => postgres.stop());
}
