/** A case that began with a playbook: how it began, what is still needed, and the way back to a draft. */
import { expect, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import { mockFetch } from 'oriel/mock';
import type { PlaybookRun } from '../../src/contract/playbook.js';
import { viewOf } from '../../test/browser/case-view-stage.js';
import { focused, one, soon } from '../../test/browser/hands.js';
import { wayOf } from '../../test/browser/intake-page.js';
import { answers, assign, give, submit, walk } from '../walk.demo.js';

const claire = { module: 'harbor-insurance', person: 'claire.donnelly' };
const asked = [
  { id: 'valve', kind: 'question', title: 'Is the main valve closed?', question: { kind: 'boolean' } },
  { id: 'plumber', kind: 'question', title: 'Who repaired the pipe?', question: { kind: 'text', maxLength: 80 } },
];

const claimed = async (): Promise<{ fetch: ReturnType<typeof mockFetch>; run: PlaybookRun }> => {
  const fetch = mockFetch();
  const way = wayOf(fetch);
  const run = await walk(way, 'insurance-claim', answers['insurance-claim'], 'review');
  return { fetch, run: await submit(way, run) };
};

describe('a case that began with a playbook', () => {
  it('says how it began, folded', async () => {
    const { fetch, run } = await claimed();
    const { root } = await viewOf(run.case.number, { ...claire, fetch });
    await soon(root, '.began');
    const began = one<HTMLDetailsElement>(root, '.began');
    expect(began.open).to.equal(false);
    expect(began.querySelector('summary')?.textContent).to.contain('Report a claim');
    const stages = [...began.querySelectorAll('ol > li > .label')].map((each) => each.textContent?.trim());
    expect(stages).to.deep.equal(['Your policy', 'What happened', 'Damage and photos', 'Review']);
    expect(began.textContent?.replace(/\s+/g, ' ')).to.contain('Photos of the damage – Skipped');
    expect(began.textContent).not.to.contain('Who was hurt?');
    expect(root.querySelector('.needed')).to.equal(null);
  });

  it('asks for what an agent still needs, and sends it as a reply', async () => {
    const { fetch, run } = await claimed();
    await assign(wayOf(fetch), fetch.opsKey, run, asked);
    const { root, said } = await viewOf(run.case.number, { ...claire, fetch });
    await soon(root, '.needed');
    expect(one(root, '#needed').textContent).to.equal('2 things are still needed from you');
    const forms = () => [...root.querySelectorAll<HTMLFormElement>('.needed form')];
    forms()[0]?.requestSubmit();
    await waitUntil(() => forms()[0]?.textContent?.includes('Choose an answer'), 'what is missing is said');
    forms()[0]?.querySelector<HTMLInputElement>('input[type=radio]')?.click();
    forms()[0]?.requestSubmit();
    await waitUntil(() => forms().length === 1, 'one is left');
    expect(one(root, '#needed').textContent).to.equal('One thing is still needed from you');
    expect(said).to.include('Sent: Is the main valve closed?');
    await waitUntil(() => root.textContent?.includes('Is the main valve closed? Yes'), 'the reply comes');
  });

  it('leads to what is missing, then to the next that is needed, then to the subject', async () => {
    const { fetch, run } = await claimed();
    await assign(wayOf(fetch), fetch.opsKey, run, asked);
    const { root, view, said } = await viewOf(run.case.number, { ...claire, fetch });
    await soon(root, '.needed');
    const forms = () => [...root.querySelectorAll<HTMLFormElement>('.needed form')];
    const press = (): void => {
      const send = forms()[0]?.querySelector<HTMLButtonElement>('button[type=submit]');
      send?.focus();
      send?.click();
    };
    press();
    await waitUntil(() => focused(root)?.matches('.needed input[type=radio]'), 'the choice has the focus');
    focused(root)?.click();
    press();
    await waitUntil(() => focused(root)?.textContent === 'Who repaired the pipe?', 'the next heading has the focus');
    expect(focused(root)?.localName).to.equal('h3');
    press();
    await waitUntil(() => focused(root)?.matches('.needed input'), 'the field has the focus');
    const field = focused(root) as HTMLInputElement;
    field.value = 'Hansen, Whitby';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    press();
    await waitUntil(() => focused(root)?.localName === 'h2', 'the subject has the focus');
    expect(document.activeElement === view).to.equal(true);
    expect(said).to.deep.equal(['Sent: Is the main valve closed?', 'Sent: Who repaired the pipe?']);
  });

  it('takes the focus from nobody who has gone on meanwhile', async () => {
    const { fetch, run } = await claimed();
    await assign(wayOf(fetch), fetch.opsKey, run, asked);
    const { root } = await viewOf(run.case.number, { ...claire, fetch });
    await soon(root, '.needed input[type=radio]');
    one(root, '.needed input[type=radio]').click();
    one<HTMLFormElement>(root, '.needed form').requestSubmit();
    one(root, '#reply').focus();
    await waitUntil(() => root.querySelectorAll('.needed form').length === 1, 'one is left');
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(focused(root)?.id).to.equal('reply');
  });

  it('keeps what was typed when it could not be sent, also for the next visit', async () => {
    const { fetch, run } = await claimed();
    await assign(wayOf(fetch), fetch.opsKey, run, asked.slice(1));
    let broken = true;
    const flaky = Object.assign(
      (input: RequestInfo | URL, init?: RequestInit) =>
        broken && String(input).includes('/activities/plumber') && init?.method === 'POST'
          ? Promise.resolve(Response.json({ code: 'forbidden', status: 403, title: 'No', type: 'x' }, { status: 403 }))
          : fetch(input, init),
      { weather: fetch.weather, opsKey: fetch.opsKey, store: fetch.store },
    );
    const first = await viewOf(run.case.number, { ...claire, fetch: flaky });
    await soon(first.root, '.needed input');
    const input = one<HTMLInputElement>(first.root, '.needed input');
    input.value = 'Hansen, Whitby';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    one<HTMLFormElement>(first.root, '.needed form').requestSubmit();
    await soon(first.root, '.needed .banner.danger');
    expect(one<HTMLInputElement>(first.root, '.needed input').value).to.equal('Hansen, Whitby');
    first.view.remove();
    broken = false;
    const again = await viewOf(run.case.number, { ...claire, fetch: flaky });
    await waitUntil(
      () => again.root.querySelector<HTMLInputElement>('.needed input')?.value === 'Hansen, Whitby',
      'what was typed stands there again',
    );
  });

  it('is found by those alone who may read it', async () => {
    const { fetch, run } = await claimed();
    await assign(wayOf(fetch), fetch.opsKey, run, asked);
    const { root } = await viewOf(run.case.number, { module: 'harbor-insurance', person: 'tobias.reyes', fetch });
    await soon(root, '.state-view');
    expect(root.querySelector('.guide')).to.equal(null);
  });

  it('leads a draft back to its questions', async () => {
    const fetch = mockFetch();
    const run = await walk(wayOf(fetch), 'insurance-claim', answers['insurance-claim'], 'story');
    const markup = html`<oriel-case-view case=${run.case.number} draft-href="/claim?draft={id}"></oriel-case-view>`;
    const { root } = await viewOf(run.case.number, { ...claire, fetch, markup });
    await soon(root, '.guide .banner');
    expect(one(root, '.guide').textContent).to.contain('This is a draft');
    expect(one(root, '.guide a').getAttribute('href')).to.equal(`/claim?draft=${run.case.id}`);
    expect((await give(wayOf(fetch), run, 'story', answers['insurance-claim'].story)).current).to.equal('damaged');
  });
});
