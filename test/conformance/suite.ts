/**
 * What every host of the backend promises, whatever its store: run it with a runner's functions and a host.
 * The host holds the seeded stories; the suite only adds to them, so it can be run again on the same data.
 */
import { routes } from '../../src/contract/routes.js';
import { equal } from './assert.js';
import { associations } from './associations.js';
import { cases } from './cases.js';
import { create } from './create.js';
import { estate } from './estate.js';
import { events } from './events.js';
import { files } from './files.js';
import { Caller, type ConformanceHost, type Runner } from './host.js';
import { lists } from './lists.js';
import { parties } from './parties.js';
import { playbookRights } from './playbook-rights.js';
import { playbooks } from './playbooks.js';
import { products } from './products.js';
import { profiles } from './profiles.js';
import { protocol } from './protocol.js';
import { relations } from './relations.js';
import { rights } from './rights.js';
import { writes } from './writes.js';

export type { ConformanceHost, Runner } from './host.js';

export const conformance = (name: string, runner: Runner, open: () => Promise<ConformanceHost>): void => {
  const { describe, it, before, after } = runner;
  describe(`conformance over ${name}`, () => {
    let opened: Caller | undefined;
    const caller = (): Caller => {
      if (!opened) throw new Error('The host is not open');
      return opened;
    };
    before(async () => {
      opened = new Caller(await open());
    });
    after(async () => {
      await opened?.host.close?.();
    });
    const parts = [
      lists,
      create,
      parties,
      cases,
      products,
      profiles,
      playbooks,
      playbookRights,
      estate,
      relations,
      associations,
      writes,
      files,
      events,
      rights,
      protocol,
    ];
    for (const part of parts) part(runner, caller);
    describe('the route table', () => {
      it('every operation was carried out', async () => {
        const missing = Object.keys(routes).filter((route) => !caller().called.has(route as keyof typeof routes));
        equal(missing, [], 'operations without a success');
      });
    });
  });
};
