/** The whole interface on Node over the embedded database. */
import { after, before, describe, it } from 'node:test';
import { conformance } from '../conformance/suite.js';
import { nodeHost } from './conformance-host.js';

conformance('Node on the embedded database', { describe, it, before, after }, () => nodeHost());
