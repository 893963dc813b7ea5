/** `<oriel-playbook-intake>` over the real backend in the page, and hands to go through it with. */
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { demoToken, type MockFetch, mockFetch } from 'oriel/mock';
import '../../components/module/define.js';
import '../../components/playbook-intake/define.js';
import type { OrielPlaybookIntake } from '../../components/playbook-intake/playbook-intake.js';
import { answers, type Given, type Way, walk } from '../../components/walk.demo.js';
import type { PlaybookRun } from '../../src/contract/playbook.js';
import { type Asked, button, focused, type Line, lineTo, one, soon } from './hands.js';

export { begin, give } from '../../components/walk.demo.js';
export * from './hands.js';

export interface Intake {
  element: OrielPlaybookIntake;
  root: ShadowRoot;
  fetch: MockFetch;
  asked: Asked[];
  /** Events of the widget: name without `oriel-`, then detail. */
  heard: [type: string, detail: Record<string, unknown>][];
  line: Line;
  /** The same person on another device. */
  there: Way;
}

const events = [
  'playbook-started',
  'playbook-resumed',
  'activity-changed',
  'stage-changed',
  'playbook-submitted',
  'case-created',
  'playbook-abandoned',
];
const harbor = { module: 'harbor-insurance', person: 'claire.donnelly', fetch: undefined as MockFetch | undefined };
export const claim = html`<oriel-playbook-intake href="/cases/{number}" cancel-href="/cases"></oriel-playbook-intake>`;
export const people = {
  calico: { module: 'calico-tv', person: 'sam.collins' },
  boxeo: { module: 'boxeo-portal', person: 'maria.lindqvist' },
  benefits: { module: 'group-benefits', person: 'amara.singh' },
};

export const wayOf = (fetch: MockFetch, { module, person } = harbor as { module: string; person: string }): Way => ({
  fetch: fetch as typeof globalThis.fetch,
  token: async () => (await demoToken(module, person)).token,
});
/** A run that was left where `to` is asked, with the backend that holds it. */
export const left = async (
  to: string,
  playbook: keyof typeof answers = 'insurance-claim',
  who?: { module: string; person: string },
  given: Given = {},
): Promise<{ fetch: MockFetch; run: PlaybookRun }> => {
  const fetch = mockFetch();
  return { fetch, run: await walk(wayOf(fetch, who), playbook, { ...answers[playbook], ...given }, to) };
};

/** An intake over the real backend in this page. `fetch` of an earlier page keeps its data. */
export const intakeOf = async (
  markup: TemplateResult = claim,
  options: Partial<typeof harbor> = {},
): Promise<Intake> => {
  const { module, person, fetch = mockFetch() } = { ...harbor, ...options };
  const line: Line = { signedIn: true, loseAnswers: 0 };
  const { asked, through } = lineTo(fetch, line);
  const host = await fixture<HTMLElement>(html`<oriel-module
    name=${module}
    .fetch=${through}
    .getToken=${() => (line.signedIn ? demoToken(module, person) : null)}
    >${markup}</oriel-module
  >`);
  const element = host.querySelector('oriel-playbook-intake') as OrielPlaybookIntake;
  const heard: Intake['heard'] = [];
  for (const type of events)
    element.addEventListener(`oriel-${type}`, (event) => heard.push([type, (event as CustomEvent).detail]));
  const root = element.shadowRoot as ShadowRoot;
  await soon(root, '.actions .btn, .activity, .state-view, .confirmation');
  return { element, root, fetch, asked, heard, line, there: wayOf(fetch, { module, person }) };
};
/** The run `draft`, gone on with. */
export const resumed = async (
  { fetch, run }: { fetch: MockFetch; run: PlaybookRun },
  who: { module?: string; person?: string } = {},
): Promise<Intake> => {
  const markup = html`<oriel-playbook-intake href="/cases/{number}" draft=${run.case.id}></oriel-playbook-intake>`;
  const page = await intakeOf(markup, { fetch, ...who });
  await asks(page, run.current ?? '');
  return page;
};

export const comes = (what: () => unknown, why: string) => waitUntil(what, why, { timeout: 5000 });
/** Waits until an activity is asked; its heading has the focus. */
export const asks = async ({ root }: Pick<Intake, 'root'>, id: string): Promise<void> => {
  await soon(root, `.activity[data-id='${id}']`);
  await comes(() => focused(root)?.id === `asked-${id}`, `the heading of ${id} has the focus`);
};
export const isAsked = ({ root }: Pick<Intake, 'root'>): string => one(root, '.activity').dataset['id'] ?? '';
export const pressed = ({ root }: Pick<Intake, 'root'>, name: string): void => button(root, name).click();
export const goOn = (page: Pick<Intake, 'root'>): void => pressed(page, 'Continue');
export const start = async (page: Intake, first = 'policy'): Promise<void> => {
  pressed(page, 'Start');
  await asks(page, first);
};
/** Chooses a radio or ticks a box by its words. */
export const pick = async ({ root, element }: Intake, words: string): Promise<void> => {
  const control = () =>
    [...root.querySelectorAll<HTMLInputElement>('label input')].find(({ labels }) =>
      labels?.[0]?.textContent?.trim().startsWith(words),
    );
  await comes(control, `${words} is offered`);
  control()?.click();
  await element.updateComplete;
};
export const saidAs = (root: ShadowRoot): string => root.querySelector('.saved')?.textContent?.trim() ?? '';
export const isSaved = ({ root }: Intake) => comes(() => /^Saved /.test(saidAs(root)), 'it is saved');
export const noticed = ({ root }: Intake, words: RegExp) =>
  comes(() => words.test(root.querySelector('.banner')?.textContent ?? ''), `a notice says ${words}`);
export const told = ({ heard }: Intake, type: string) =>
  heard.filter(([name]) => name === type).map(([, detail]) => detail);
/** The rows of the review: question, answer. */
export const reviewed = ({ root }: Intake): Record<string, string> =>
  Object.fromEntries(
    [...root.querySelectorAll('.review > div')].map((row) => [
      row.querySelector('dt')?.textContent?.trim() ?? '',
      row.querySelector('dd')?.textContent?.trim() ?? '',
    ]),
  );
/** The run as the backend has it. */
export const runOf = async ({ fetch, there }: Intake, id: string): Promise<PlaybookRun | undefined> => {
  const answer = await fetch(`/v1/playbook-runs/${id}`, {
    headers: { authorization: `Bearer ${await there.token()}` },
  });
  return answer.ok ? ((await answer.json()) as PlaybookRun) : undefined;
};
export const activityOf = (run: PlaybookRun | undefined, id: string) => {
  const found = run?.stages.flatMap(({ activities }) => activities).find((each) => each.id === id);
  expect(found, id).to.be.an('object');
  return found;
};
/** Cases of the person that are no drafts, with that subject. */
export const casesOf = async ({ fetch, there }: Intake, subject: string): Promise<number> => {
  const filter = encodeURIComponent(JSON.stringify({ eq: ['shortDescription', subject] }));
  const headers = { authorization: `Bearer ${await there.token()}` };
  const answer = await fetch(`/v1/cases?filter=${filter}`, { headers });
  return ((await answer.json()) as { total: number }).total;
};

/** The answers of an activity as the backend has them. */
export const keptOf = async (page: Intake, run: PlaybookRun, id: string) =>
  activityOf(await runOf(page, run.id), id)?.answers;
/** Whether the browser asks before the page is left. */
export const asksToStay = (): boolean => {
  const leaving = new Event('beforeunload', { cancelable: true });
  dispatchEvent(leaving);
  return leaving.defaultPrevented;
};
