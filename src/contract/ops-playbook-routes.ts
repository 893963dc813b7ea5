/** The part of `/ops/v1` about playbooks: which there are, storing one, asking a customer for more after the submit. */
import * as z from 'zod/mini';
import { AssignedActivity, PlaybookDefinition, PlaybookVersion, StoredPlaybook } from './playbook.js';
import { ById, type Route, read, write } from './route.js';
import { Id } from './schema.js';

export const opsPlaybookRoutes = {
  opsListPlaybooks: {
    method: 'GET',
    path: '/ops/v1/playbooks',
    summary: 'All playbooks in their current version',
    result: z.object({ items: z.array(PlaybookVersion) }),
    errors: read,
  },
  opsGetPlaybook: {
    method: 'GET',
    path: '/ops/v1/playbooks/{id}',
    summary: 'The current version of a playbook',
    params: ById,
    result: StoredPlaybook,
    errors: [...read, 'not-found'],
  },
  opsPutPlaybook: {
    method: 'POST',
    path: '/ops/v1/playbooks',
    summary: 'Store a playbook: a new version if it differs; runs go on with the version they began with',
    body: PlaybookDefinition,
    result: PlaybookVersion,
    idempotent: true,
    errors: write,
  },
  opsAssignActivities: {
    method: 'POST',
    path: '/ops/v1/cases/{id}/playbook-activities',
    summary: 'Ask the customer for more: activities that they find on their case',
    params: ById,
    body: z.strictObject({ activities: z.array(AssignedActivity).check(z.minLength(1), z.maxLength(20)) }),
    result: z.object({ case: Id, assigned: z.int() }),
    idempotent: true,
    errors: [...write, 'not-found', 'state-conflict'],
  },
} as const satisfies Record<string, Route>;
