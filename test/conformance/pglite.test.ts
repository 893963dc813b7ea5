/** The whole interface on Node over the embedded database. */
import { after, before, describe, it } from 'node:test';
import { nodeHost } from './node-host.js';
import { conformance } from './suite.js';

conformance('Node on the embedded database', { describe, it, before, after }, () => nodeHost());
