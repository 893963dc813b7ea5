/** The part of the route table about playbooks and their runs. */
import * as z from 'zod/mini';
import { included, With } from './included.js';
import {
  ActivitySave,
  PlaybookOffer,
  PlaybookRun,
  PlaybookRunSummary,
  RunStart,
  RunSubmit,
  UnfinishedRun,
} from './playbook.js';
import { ById, type Route, read, write } from './route.js';
import { Id } from './schema.js';

export const playbookRoutes = {
  listPlaybooks: {
    method: 'GET',
    path: '/v1/playbooks',
    summary: 'Playbooks that can be begun here',
    result: z.object({ items: z.array(PlaybookOffer) }),
    errors: read,
  },
  getPlaybook: {
    method: 'GET',
    path: '/v1/playbooks/{id}',
    summary:
      'A playbook that can be begun here, with the viewer’s unfinished runs of it; `default` is the one of the instance, else the first of the module',
    params: ById,
    query: z.object(With),
    result: z.object({ ...PlaybookOffer.shape, runs: z.array(UnfinishedRun), ...included }),
    errors: [...read, 'not-found'],
  },
  listRuns: {
    method: 'GET',
    path: '/v1/playbook-runs',
    summary: 'The viewer’s own runs that are not submitted, newest first; with `case` the run of a case',
    query: z.object({ case: z.optional(Id) }),
    result: z.object({ items: z.array(PlaybookRunSummary) }),
    errors: read,
  },
  startRun: {
    method: 'POST',
    path: '/v1/playbook-runs',
    summary: 'Begin a playbook: its record generator makes a draft case',
    body: RunStart,
    result: PlaybookRun,
    status: 201,
    idempotent: true,
    errors: [...write, 'forbidden'],
  },
  getRun: {
    method: 'GET',
    path: '/v1/playbook-runs/{id}',
    summary: 'A run: what is asked, where it stands, what was answered',
    params: ById,
    result: PlaybookRun,
    errors: [...read, 'not-found'],
  },
  saveActivity: {
    method: 'POST',
    path: '/v1/playbook-runs/{id}/activities/{activity}',
    summary: 'Save what was answered of an activity, complete it, or pass it over',
    params: z.object({ id: Id, activity: Id }),
    body: ActivitySave,
    result: PlaybookRun,
    idempotent: true,
    errors: [...write, 'not-found', 'state-conflict', 'version-conflict'],
  },
  submitRun: {
    method: 'POST',
    path: '/v1/playbook-runs/{id}/submit',
    summary: 'Turn the draft from Draft to New with everything that was answered',
    params: ById,
    body: RunSubmit,
    result: PlaybookRun,
    idempotent: true,
    errors: [...write, 'not-found', 'forbidden', 'state-conflict'],
  },
  abandonRun: {
    method: 'POST',
    path: '/v1/playbook-runs/{id}/abandon',
    summary: 'Delete the run and its draft',
    params: ById,
    body: z.strictObject({}),
    result: PlaybookRunSummary,
    idempotent: true,
    errors: [...write, 'not-found', 'state-conflict'],
  },
} as const satisfies Record<string, Route>;
