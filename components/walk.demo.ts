/** Brings a run of a playbook to a point over the API, as its person would: for scenes and tests. */
import type { ActivityDefinition, Answers, PlaybookDefinition, PlaybookRun } from '../src/contract/playbook.js';

/** The service, and who asks it. */
export interface Way {
  fetch: typeof fetch;
  token: () => Promise<string>;
}
/** Answers by activity; `skip` passes one over. */
export type Given = Readonly<Record<string, Answers | 'skip'>>;

const send = async <T>({ fetch }: Way, path: string, body: object, bearer: string): Promise<T> => {
  const answer = await fetch(path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${bearer}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as T;
};

export const begin = async (way: Way, playbook: string): Promise<PlaybookRun> =>
  send(way, '/v1/playbook-runs', { playbook }, await way.token());

export const give = async (
  way: Way,
  run: PlaybookRun,
  id: string,
  given: Answers | 'skip',
  as: 'save' | 'complete' = 'complete',
): Promise<PlaybookRun> => {
  const activity = run.stages.flatMap(({ activities }) => activities).find((each) => each.id === id);
  const body = {
    revision: activity?.revision ?? 0,
    ...(given === 'skip' ? { as: 'skip' } : { as, answers: given }),
  };
  return send(way, `/v1/playbook-runs/${run.id}/activities/${id}`, body, await way.token());
};

/** Answers what is asked until `to` is asked. */
export const walk = async (way: Way, playbook: string, given: Given, to: string): Promise<PlaybookRun> => {
  let run = await begin(way, playbook);
  while (run.current && run.current !== to) {
    const answers = given[run.current];
    if (!answers) throw new Error(`Nothing to answer ${run.current} with`);
    run = await give(way, run, run.current, answers);
  }
  return run;
};

/** Makes a case of the draft. */
export const submit = async (way: Way, run: PlaybookRun): Promise<PlaybookRun> =>
  send(way, `/v1/playbook-runs/${run.id}/submit`, { confirmed: true }, await way.token());

/** Asks for more after the submit, by the key of an operator. */
export const assign = (way: Way, key: string, run: PlaybookRun, activities: readonly object[]): Promise<unknown> =>
  send(way, `/ops/v1/cases/${run.case.id}/playbook-activities`, { activities }, key);

/** Stores a playbook of these activities, all in one stage or in stages by their titles, by the key of an operator. */
export const put = async (
  way: Way,
  key: string,
  about: Pick<PlaybookDefinition, 'id' | 'title' | 'caseType'>,
  stages: Readonly<Record<string, readonly ActivityDefinition[]>>,
): Promise<void> => {
  const listed = Object.entries(stages).map(([title, activities], at) => ({ id: `stage${at}`, title, activities }));
  await send(way, '/ops/v1/playbooks', { ...about, stages: listed }, key);
};

/** Ways through the playbooks of the demo. */
export const answers = {
  'insurance-claim': {
    policy: { policy: 'sp-claire-home' },
    hurt: { hurt: false },
    kind: { category: 'Water or storm', happenedOn: '2026-11-19' },
    waterStopped: { waterStopped: ['no'] },
    story: {
      shortDescription: 'Water came through the kitchen ceiling',
      description: 'A pipe in the flat above burst in the night. We closed the valve at six.',
    },
    damaged: { damaged: ['walls', 'furniture'] },
    amount: { estimate: 1200 },
    photos: 'skip',
  },
  'streaming-problem': {
    device: { device: 'sp-sam-box' },
    symptoms: { category: 'Picture', symptom: 'freezes' },
    restart: { restart: ['unplug', 'wait', 'plug'] },
    diagnosis: { diagnosis: ['no', 'blinks', 'none'] },
    words: {
      shortDescription: 'The picture freezes every evening',
      description: 'From eight to ten, on all channels.',
    },
  },
  'warranty-claim': { unit: { unit: 'ib-mx210-04417' } },
  complaint: {
    about: { about: 'delay' },
    before: { before: false },
    words: { shortDescription: 'My bill takes four months', description: 'I sent it in July.' },
    wanted: { wanted: 'An answer this week.' },
    call: { call: false },
  },
  'account-onboarding': {
    welcome: {},
    service: { service: 'sp-boxeo-monitoring-prod' },
    siteName: { siteName: 'Rotterdam 2' },
    devices: { devices: 120 },
    onCall: { onCall: 'Jonas Weber, +49 40 555 0142' },
    channels: { channels: ['mail', 'call'] },
    startOn: { startOn: '2026-12-01' },
  },
} as const satisfies Record<string, Given>;
