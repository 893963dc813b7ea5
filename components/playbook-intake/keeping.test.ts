import { expect, fixtureCleanup, html } from '@open-wc/testing';
import { demoToken } from 'oriel/mock';
import {
  activityOf,
  asks,
  asksToStay,
  button,
  comes,
  field,
  fill,
  focused,
  give,
  goOn,
  type Intake,
  intakeOf,
  isAsked,
  isSaved,
  keptDuring,
  keptOf,
  leave,
  left,
  noticed,
  one,
  people,
  pick,
  pressed,
  resumed,
  runOf,
  saidAs,
  setOnline,
  soon,
  told,
} from '../../test/browser/intake-page.js';

const saves = ({ asked }: Intake, id: string) =>
  asked.filter(({ method, path }) => method === 'POST' && path.endsWith(`/activities/${id}`));
const conflicting = async () => {
  const begun = await left('story');
  const page = await resumed(begun);
  await give(page.there, begun.run, 'story', { shortDescription: 'As told there' }, 'save');
  await fill(page, 'shortDescription', 'As told here');
  await soon(page.root, '.conflict');
  return { page, run: begun.run };
};

describe('what is answered in <oriel-playbook-intake>', () => {
  beforeEach(() => history.replaceState(null, ''));
  afterEach(leave);

  it('is saved after a pause, not letter by letter, and quietly', async () => {
    const { fetch, run } = await left('story');
    const page = await resumed({ fetch, run });
    for (const text of ['W', 'Wa', 'Water']) await fill(page, 'shortDescription', text);
    await isSaved(page);
    expect(saves(page, 'story').map(({ body }) => body?.['answers'])).to.deep.equal([{ shortDescription: 'Water' }]);
    expect(await keptOf(page, run, 'story')).to.deep.equal({ shortDescription: 'Water' });
    expect(page.root.querySelector('.banner'), 'no notice').to.equal(null);
  });

  it('is not on this device while nothing was typed, nor once the server has it', async () => {
    const begun = await left('story');
    let page: Intake | undefined;
    const kept = await keptDuring(async () => {
      page = await resumed(begun);
      await page.element.updateComplete;
    });
    expect(kept).to.equal(0);
    await fill(page as Intake, 'shortDescription', 'Water');
    await isSaved(page as Intake);
    fixtureCleanup();
    const later = await resumed(begun);
    expect(field(later.root, 'shortDescription').value).to.equal('Water');
    expect(saves(later, 'story')).to.deep.equal([]);
  });

  it('holds nobody back who leaves while this device keeps it', async () => {
    const page = await resumed(await left('story'));
    setOnline(false);
    await fill(page, 'shortDescription', 'Water');
    await comes(() => saidAs(page.root) === 'Kept on this device', 'it is kept');
    expect(asksToStay()).to.equal(false);
  });

  it('has the browser ask only while something is unsaved and this device keeps nothing', async () => {
    const { fetch, run } = await left('story');
    const page = await intakeOf(html`<oriel-playbook-intake draft=${run.case.id} no-drafts></oriel-playbook-intake>`, {
      fetch,
    });
    await asks(page, 'story');
    expect(asksToStay()).to.equal(false);
    const kept = await keptDuring(() => fill(page, 'shortDescription', 'Water'));
    expect(kept).to.equal(0);
    expect(asksToStay()).to.equal(true);
    await isSaved(page);
    expect(asksToStay()).to.equal(false);
  });

  it('goes on without a connection as far as that is known, and is there when it is back', async () => {
    const { fetch, run } = await left('about', 'complaint', people.benefits);
    const page = await resumed({ fetch, run }, people.benefits);
    setOnline(false);
    await noticed(page, /You are offline/);
    await pick(page, 'It takes too long');
    goOn(page);
    await asks(page, 'before');
    await pick(page, 'No');
    goOn(page);
    await noticed(page, /What comes next depends on your answers/);
    expect(isAsked(page)).to.equal('before');
    setOnline(true);
    await comes(() => told(page, 'activity-changed').some(({ activity }) => activity === 'before'), 'both are sent');
    const now = await runOf(page, run.id);
    expect(['about', 'before'].map((id) => activityOf(now, id)?.state)).to.deep.equal(['complete', 'complete']);
    goOn(page);
    await asks(page, 'words');
  });

  it('is sent again when the service fails, and then comes', async () => {
    const { fetch, run } = await left('story');
    const page = await resumed({ fetch, run });
    fetch.weather = 'failing';
    await fill(page, 'shortDescription', 'Water');
    await noticed(page, /could not be saved/);
    expect(field(page.root, 'shortDescription').value).to.equal('Water');
    fetch.weather = 'fair';
    pressed(page, 'Try again');
    await isSaved(page);
    expect(page.root.querySelector('.banner')).to.equal(null);
    expect(await keptOf(page, run, 'story')).to.deep.equal({ shortDescription: 'Water' });
  }).timeout(30_000);

  it('is saved once when the answer to a save is lost', async () => {
    const { fetch, run } = await left('hurt');
    const page = await resumed({ fetch, run });
    await pick(page, 'No');
    page.line.loseAnswers = 2;
    goOn(page);
    await asks(page, 'kind');
    expect(activityOf(await runOf(page, run.id), 'hurt')?.state).to.equal('complete');
    expect(page.root.querySelector('.conflict')).to.equal(null);
  }).timeout(30_000);

  it('survives a reload without a connection, and is saved after it', async () => {
    const begun = await left('story');
    const first = await resumed(begun);
    setOnline(false);
    await fill(first, 'shortDescription', 'Typed in a tunnel');
    await comes(() => saidAs(first.root) === 'Kept on this device', 'it is kept');
    fixtureCleanup();
    setOnline(true);
    const page = await resumed(begun);
    await comes(() => field(page.root, 'shortDescription').value === 'Typed in a tunnel', 'it stands there again');
    await isSaved(page);
    expect(await keptOf(page, begun.run, 'story')).to.deep.equal({ shortDescription: 'Typed in a tunnel' });
  });

  it('asks which answer counts when another device has changed it: mine', async () => {
    const { page, run } = await conflicting();
    const notice = one(page.root, '.conflict').textContent ?? '';
    expect(notice).to.contain('As told here').and.contain('As told there');
    pressed(page, 'Keep what is here');
    await isSaved(page);
    expect(await keptOf(page, run, 'story')).to.deep.equal({ shortDescription: 'As told here' });
    expect(page.root.querySelector('.conflict')).to.equal(null);
  });

  it('asks which answer counts when another device has changed it: theirs', async () => {
    const { page, run } = await conflicting();
    pressed(page, 'Take what is there');
    await asks(page, 'story');
    expect(field(page.root, 'shortDescription').value).to.equal('As told there');
    expect(page.root.querySelector('.conflict')).to.equal(null);
    expect(await keptOf(page, run, 'story')).to.deep.equal({ shortDescription: 'As told there' });
  });

  it('asks nothing when both devices say the same', async () => {
    const { fetch, run } = await left('story');
    const page = await resumed({ fetch, run });
    await give(page.there, run, 'story', { shortDescription: 'Water' }, 'save');
    await fill(page, 'shortDescription', 'Water');
    await isSaved(page);
    expect(page.root.querySelector('.conflict')).to.equal(null);
  });

  it('leads away from a question that an answer on another device has taken away, and says so', async () => {
    const { fetch, run } = await left('injured', 'insurance-claim', undefined, { hurt: { hurt: true } });
    const page = await resumed({ fetch, run });
    await give(page.there, run, 'hurt', { hurt: false });
    await fill(page, 'injured', 'Our neighbour');
    await noticed(page, /not asked any more/);
    expect(isAsked(page)).to.equal('waterStopped');
    goOn(page);
    await soon(page.root, '.field-error');
    expect(page.root.querySelectorAll('.banner').length).to.be.at.most(1);
  });

  it('ends where another device has submitted it', async () => {
    const { fetch, run } = await left('photos');
    const page = await resumed({ fetch, run });
    const skipped = await give(page.there, run, 'photos', 'skip');
    await page.there.fetch(`/v1/playbook-runs/${skipped.id}/submit`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await page.there.token()}`,
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify({ confirmed: true }),
    });
    pressed(page, 'Skip this');
    await soon(page.root, '.confirmation');
    expect(one(page.root, 'h2').textContent).to.contain(run.case.number);
    expect(told(page, 'case-created'), 'told where it was submitted').to.deep.equal([]);
  });

  it('names what another device has taken back, when it is submitted here', async () => {
    const { fetch, run } = await left('review');
    const page = await resumed({ fetch, run });
    await give(page.there, run, 'story', { shortDescription: 'Water' }, 'save');
    await pick(page, 'What I have written');
    pressed(page, 'Submit');
    await noticed(page, /1 answer is still needed/);
    pressed(page, 'In your own words');
    await asks(page, 'story');
    await fill(page, 'description', 'Since six.');
    goOn(page);
    await asks(page, 'review');
    pressed(page, 'Submit');
    await soon(page.root, '.confirmation');
  });

  it('says so when another device has deleted the draft, and leads to a new one', async () => {
    const { fetch, run } = await left('story');
    const page = await resumed({ fetch, run });
    const store = await fetch.store;
    await store.transact((tx) => tx.delete('playbookRun', run.id));
    await fill(page, 'shortDescription', 'Water');
    await noticed(page, /This draft is not there any more/);
    pressed(page, 'Start another');
    await soon(page.root, '.actions .primary');
  });

  it('stands at its field when the server refuses it', async () => {
    const { fetch, run } = await left('story');
    const page = await resumed({ fetch, run });
    await fill(page, 'shortDescription', 'Water');
    await fill(page, 'description', 'Since six.');
    await isSaved(page);
    page.line.refuse = { pointer: '/answers/description', code: 'odd', message: 'Write where it was' };
    goOn(page);
    await soon(page.root, '#field-description-error');
    expect(one(page.root, '#field-description-error').textContent).to.contain('Write where it was');
    await comes(() => focused(page.root) === field(page.root, 'description'), 'the field has the focus');
    page.line.refuse = undefined;
    goOn(page);
    await asks(page, 'damaged');
  });

  it('stands below the question when a record has gone meanwhile', async () => {
    const { fetch, run } = await left('policy');
    const page = await resumed({ fetch, run });
    await pick(page, 'Household policy');
    await isSaved(page);
    const store = await fetch.store;
    await store.transact((tx) => tx.delete('soldProduct', 'sp-claire-home'));
    goOn(page);
    await comes(() => /Choose .* again/.test(one(page.root, '#fault-policy').textContent ?? ''), 'it says so');
    await pick(page, 'Boat policy');
    goOn(page);
    await asks(page, 'hurt');
  });

  it('waits while nobody is signed in, and is saved when its person is back', async () => {
    const { fetch, run } = await left('story');
    const page = await resumed({ fetch, run });
    page.line.signedIn = false;
    await fill(page, 'shortDescription', 'Typed before');
    await noticed(page, /Sign in again to go on/);
    await fill(page, 'shortDescription', 'Typed after');
    page.line.signedIn = true;
    pressed(page, 'Sign in');
    await isSaved(page);
    expect(await keptOf(page, run, 'story')).to.deep.equal({ shortDescription: 'Typed after' });
    expect(isAsked(page)).to.equal('story');
  });

  it('is not shown to another person who signs in on the same page', async () => {
    const page = await resumed(await left('story'));
    await fill(page, 'shortDescription', 'Mine alone');
    const module = page.element.closest('oriel-module');
    if (module) module.getToken = () => demoToken('harbor-insurance', 'tobias.reyes');
    await comes(() => page.root.querySelector('.actions .btn, .state-view'), 'the first words stand');
    expect(page.root.textContent).not.to.contain('Mine alone');
    expect(page.root.querySelector('.activity')).to.equal(null);
  });

  it('is left for later only once it is safe', async () => {
    const { fetch, run } = await left('story');
    const markup = html`<oriel-playbook-intake draft=${run.case.id} no-drafts></oriel-playbook-intake>`;
    const page = await intakeOf(markup, { fetch });
    await asks(page, 'story');
    setOnline(false);
    await fill(page, 'shortDescription', 'Water');
    pressed(page, 'Finish later');
    await noticed(page, /This browser keeps nothing/);
    expect(isAsked(page)).to.equal('story');
    setOnline(true);
    await isSaved(page);
    button(page.root, 'Finish later').click();
    await soon(page.root, '.confirmation');
  });
});
