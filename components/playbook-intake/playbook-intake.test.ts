import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import {
  asks,
  button,
  casesOf,
  claim,
  comes,
  field,
  fill,
  focused,
  goOn,
  intakeOf,
  isAsked,
  isSaved,
  leave,
  left,
  one,
  people,
  pick,
  pressed,
  resumed,
  reviewed,
  runOf,
  soon,
  start,
  told,
} from '../../test/browser/intake-page.js';

describe('<oriel-playbook-intake>', () => {
  beforeEach(() => history.replaceState(null, ''));
  afterEach(leave);

  it('shows the first words after one request, and begins nothing by itself', async () => {
    const page = await intakeOf();
    expect(page.asked.map(({ method, path }) => `${method} ${path}`)).to.deep.equal(['GET /v1/playbooks/default']);
    expect(one(page.root, 'h2').textContent).to.equal('Report a claim');
    expect(one(page.root, '.lead').textContent).to.contain('Ten minutes at most');
    expect(button(page.root, 'Start').classList.contains('primary')).to.equal(true);
  });

  it('leads from the first words to the submitted case', async () => {
    const page = await intakeOf();
    await start(page);
    await pick(page, 'Household policy');
    goOn(page);
    await asks(page, 'hurt');
    await pick(page, 'No');
    goOn(page);
    await asks(page, 'kind');
    await fill(page, 'category', 'Water or storm');
    await fill(page, 'happenedOn', '2026-11-19');
    goOn(page);
    await asks(page, 'waterStopped');
    await pick(page, 'No, it has stopped');
    await soon(page.root, '.decided');
    expect(one(page.root, '.decided').textContent).to.contain('Keep what is damaged');
    goOn(page);
    await asks(page, 'story');
    await fill(page, 'shortDescription', 'Water from above');
    await fill(page, 'description', 'Since six.');
    goOn(page);
    await asks(page, 'damaged');
    await pick(page, 'Furniture');
    await pick(page, 'Walls');
    goOn(page);
    await asks(page, 'amount');
    await fill(page, 'estimate', '1200');
    goOn(page);
    await asks(page, 'photos');
    pressed(page, 'Skip this');
    await asks(page, 'review');
    expect(reviewed(page)).to.deep.equal({
      'Which policy is it about?': 'Household policy',
      'Was anybody hurt?': 'No',
      'Kind of damage': 'Water or storm',
      'When it happened': '19 Nov',
      'Is it still getting worse?': 'No, it has stopped. Keep what is damaged until we have seen it',
      'What happened': 'Water from above',
      Description: 'Since six.',
      'What is damaged?': 'Walls, floors or ceilings and Furniture',
      'Estimated damage, in pounds': '1,200',
      'Photos of the damage': 'Skipped',
    });
    pressed(page, 'Submit');
    await soon(page.root, '#confirm-error');
    expect(focused(page.root)?.closest('.confirm'), 'the box has the focus').to.be.an.instanceOf(Element);
    await pick(page, 'What I have written');
    pressed(page, 'Submit');
    await soon(page.root, '.confirmation');
    const title = one(page.root, 'h2');
    await comes(() => focused(page.root) === title, 'its heading has the focus');
    expect(title.textContent).to.match(/^Case CS\d{7} was created$/);
    expect(await casesOf(page, 'Water from above')).to.equal(1);
    const number = /CS\d{7}/.exec(title.textContent ?? '')?.[0];
    expect(button(page.root, 'View case').getAttribute('href')).to.equal(`/cases/${number}`);
    pressed(page, 'Start another');
    await soon(page.root, '.actions .primary');
    expect(page.root.querySelector('.runs'), 'nothing was left').to.equal(null);
  }).timeout(20_000);

  it('can be gone through with the keyboard alone', async () => {
    const page = await intakeOf(claim, people.benefits);
    const { root } = page;
    const press = (key: string) => sendKeys({ press: key });
    const tabTo = async (selector: string): Promise<void> => {
      for (let left = 30; left > 0 && !focused(root)?.matches(selector); left--) await press('Tab');
      expect(focused(root)?.matches(selector), selector).to.equal(true);
    };
    const write = async (name: string, text: string): Promise<void> => {
      await tabTo(`#field-${name}`);
      await sendKeys({ type: text });
    };
    await tabTo('.btn.primary');
    await press('Enter');
    await asks(page, 'about');
    await tabTo('[type=radio]');
    await press('ArrowDown');
    await press('Enter');
    await asks(page, 'before');
    await tabTo('[type=radio]');
    await press('ArrowUp');
    await press('Enter');
    await asks(page, 'words');
    await write('shortDescription', 'It takes too long');
    await write('description', 'Since July.');
    await tabTo('[type=submit]');
    await press('Enter');
    await asks(page, 'wanted');
    await write('wanted', 'An answer');
    await tabTo('[type=submit]');
    await press('Space');
    await asks(page, 'call');
    await tabTo('[type=radio]');
    await press('Space');
    await press('Enter');
    await asks(page, 'phone');
    await write('phone', '+1 555 0100');
    await press('Enter');
    await asks(page, 'review');
    expect(reviewed(page)).to.include({ 'May we call you?': 'Yes', 'On which number?': '+1 555 0100' });
    await tabTo('[type=submit]');
    await press('Enter');
    await soon(root, '.confirmation');
    expect(await casesOf(page, 'It takes too long')).to.equal(1);
  }).timeout(30_000);

  it('lets answers decide what comes', async () => {
    const page = await resumed(await left('hurt'));
    await pick(page, 'Yes');
    goOn(page);
    await asks(page, 'kind');
    await fill(page, 'category', 'Theft');
    await fill(page, 'happenedOn', '2026-11-19');
    goOn(page);
    await asks(page, 'injured');
    pressed(page, 'Back');
    await asks(page, 'kind');
    pressed(page, 'Back');
    await asks(page, 'hurt');
    await pick(page, 'No');
    goOn(page);
    await asks(page, 'kind');
    goOn(page);
    await asks(page, 'police');
  });

  it('says what is missing at its place, and leads there', async () => {
    const page = await resumed(await left('story'));
    goOn(page);
    await comes(() => focused(page.root) === field(page.root, 'shortDescription'), 'the first field has the focus');
    expect(one(page.root, '#field-shortDescription-error').textContent).to.contain('Enter');
    expect(field(page.root, 'description').getAttribute('aria-invalid')).to.equal('true');
    await fill(page, 'shortDescription', 'x');
    expect(page.root.querySelector('#field-shortDescription-error')).to.equal(null);
    expect(isAsked(page)).to.equal('story');
  });

  it('says that a choice is missing, once, to whoever listens', async () => {
    const page = await resumed(await left('hurt'));
    goOn(page);
    await soon(page.root, '[role=alert] .field-error');
    expect(one(page.root, '[role=alert] .field-error').textContent).to.contain('Choose an answer');
    expect(one(page.root, '[role=radiogroup]').getAttribute('aria-describedby')).to.equal('fault-hurt');
    await comes(() => (focused(page.root) as HTMLInputElement | null)?.type === 'radio', 'the choice has the focus');
    await pick(page, 'No');
    expect(page.root.querySelector('.field-error')).to.equal(null);
  });

  it('loses nothing with Back and Change', async () => {
    const page = await resumed(await left('review'));
    pressed(page, 'Change: What happened');
    await asks(page, 'story');
    expect(field(page.root, 'description').value).to.contain('A pipe in the flat above');
    await fill(page, 'description', 'Another pipe.');
    pressed(page, 'Back');
    await asks(page, 'waterStopped');
    pressed(page, 'Back');
    await asks(page, 'kind');
    expect(field(page.root, 'happenedOn').value).to.equal('2026-11-19');
    goOn(page);
    await asks(page, 'waterStopped');
    goOn(page);
    await asks(page, 'story');
    expect(field(page.root, 'description').value).to.equal('Another pipe.');
  });

  it('leads from a change back to where one was', async () => {
    const page = await resumed(await left('review'));
    pressed(page, 'Change: What happened');
    await asks(page, 'story');
    await fill(page, 'description', 'Another pipe.');
    goOn(page);
    await asks(page, 'review');
    expect(reviewed(page)['Description']).to.equal('Another pipe.');
  });

  it('gives the focus to the heading of each activity once', async () => {
    const page = await resumed(await left('kind'));
    let count = 0;
    page.root.addEventListener('focusin', (event) => {
      if ((event.target as HTMLElement).classList.contains('asked')) count += 1;
    });
    await fill(page, 'category', 'Fire');
    await fill(page, 'happenedOn', '2026-11-19');
    goOn(page);
    await asks(page, 'story');
    await fill(page, 'shortDescription', 'Fire in the kitchen');
    await isSaved(page);
    expect(focused(page.root)?.tagName).to.equal('H3');
    expect(count).to.equal(1);
  });

  it('goes through the activities with the back and forward of the browser', async () => {
    const page = await intakeOf();
    await start(page);
    await pick(page, 'Household policy');
    goOn(page);
    await asks(page, 'hurt');
    const address = location.href;
    history.back();
    await asks(page, 'policy');
    history.forward();
    await asks(page, 'hurt');
    expect(location.href, 'the address is the page’s own').to.equal(address);
    history.go(-2);
    await soon(page.root, '.runs li');
    expect(one(page.root, '.runs').textContent).to.contain('You have already begun');
  });

  it('tells what happens by ids and names of states alone', async () => {
    const { fetch, run } = await left('call', 'complaint', people.benefits);
    const page = await resumed({ fetch, run }, people.benefits);
    await pick(page, 'No');
    goOn(page);
    await asks(page, 'review');
    pressed(page, 'Submit');
    await soon(page.root, '.confirmation');
    const { id, number } = run.case;
    const of = { run: run.id, playbook: 'complaint', id, number };
    expect(told(page, 'playbook-resumed')).to.deep.equal([of]);
    expect(told(page, 'playbook-submitted')).to.deep.equal([of]);
    expect(told(page, 'case-created')).to.deep.equal([{ id, number }]);
    expect(told(page, 'activity-changed')).to.deep.include({
      run: run.id,
      stage: 'wish',
      activity: 'call',
      from: 'ready',
      to: 'complete',
    });
    expect(told(page, 'stage-changed').map(({ stage, to }) => `${stage} ${to}`)).to.include('check complete');
    const values = page.heard.flatMap(([, detail]) => Object.values(detail));
    expect(JSON.stringify(values)).not.to.contain('My bill');
  });

  it('begins anew, and says so', async () => {
    const page = await intakeOf();
    await start(page);
    expect(page.heard.map(([type]) => type)).to.deep.equal(['playbook-started']);
    const [began] = told(page, 'playbook-started');
    expect(began).to.have.all.keys('run', 'playbook', 'id', 'number');
    expect(began?.['playbook']).to.equal('insurance-claim');
  });

  it('makes one case however often Submit is pressed', async () => {
    const page = await resumed(await left('review'));
    await pick(page, 'What I have written');
    const submit = button(page.root, 'Submit');
    submit.click();
    submit.click();
    await soon(page.root, '.confirmation');
    expect(page.asked.filter(({ path }) => path.endsWith('/submit'))).to.have.length(1);
    expect(await casesOf(page, 'Water came through the kitchen ceiling')).to.equal(1);
  });

  it('makes one case when the answer to the submit is lost', async () => {
    const page = await resumed(await left('review'));
    await pick(page, 'What I have written');
    page.line.loseAnswers = 10;
    pressed(page, 'Submit');
    await soon(page.root, '.banner');
    page.line.loseAnswers = 0;
    pressed(page, 'Submit');
    await soon(page.root, '.confirmation');
    const keys = page.asked.filter(({ path }) => path.endsWith('/submit')).map(({ key }) => key);
    expect(new Set(keys).size).to.equal(1);
    expect(await casesOf(page, 'Water came through the kitchen ceiling')).to.equal(1);
    expect(told(page, 'playbook-submitted')).to.have.length(1);
  }).timeout(20_000);

  it('deletes a draft only after a question', async () => {
    const { fetch, run } = await left('story');
    const page = await resumed({ fetch, run });
    pressed(page, 'Finish later');
    await soon(page.root, '.confirmation');
    pressed(page, 'Delete draft');
    await soon(page.root, 'dialog[open]');
    pressed(page, 'Keep it');
    await comes(() => !page.root.querySelector('dialog[open]'), 'closed');
    expect(await runOf(page, run.id)).to.be.an('object');
    pressed(page, 'Delete draft');
    await soon(page.root, 'dialog[open]');
    one(page.root, 'dialog[open] .danger').click();
    await comes(() => told(page, 'playbook-abandoned').length > 0, 'it is told');
    await soon(page.root, '.actions .primary');
    expect(told(page, 'playbook-abandoned')[0]).to.include({ run: run.id, id: run.case.id });
    expect(await runOf(page, run.id)).to.equal(undefined);
  });

  it('deletes the draft when a decision shows that no case is needed', async () => {
    const { fetch, run } = await left('diagnosis', 'streaming-problem', people.calico);
    const page = await resumed({ fetch, run }, people.calico);
    await pick(page, 'Yes, it plays');
    await soon(page.root, '.decided .btn');
    pressed(page, 'That solved it');
    await soon(page.root, '.confirmation');
    expect(one(page.root, 'h2').textContent).to.equal('Good that it is solved');
    expect(await runOf(page, run.id)).to.equal(undefined);
    expect(told(page, 'playbook-abandoned')).to.have.length(1);
  });

  it('goes on where it was left for later', async () => {
    const page = await resumed(await left('story'));
    await fill(page, 'shortDescription', 'Water');
    pressed(page, 'Finish later');
    await soon(page.root, '.confirmation');
    expect(one(page.root, '.confirmation').textContent).to.contain('on every device');
    pressed(page, 'Go on now');
    await asks(page, 'story');
    expect(field(page.root, 'shortDescription').value).to.equal('Water');
  });

  it('shows an article and what is offered beside the question, without leading there', async () => {
    const page = await resumed(await left('onCall', 'account-onboarding', people.boxeo), people.boxeo);
    pressed(page, 'How on-call groups work');
    await asks(page, 'guide');
    await soon(page.root, '.article .prose');
    pressed(page, 'Back');
    await asks(page, 'onCall');
    pressed(page, 'How on-call groups work');
    await asks(page, 'guide');
    goOn(page);
    await asks(page, 'onCall');
  });

  it('leads on for whoever cannot see, with a name for each part', async () => {
    const page = await resumed(await left('waterStopped'));
    const section = one(page.root, '.activity');
    expect(one(page.root, `#${section.getAttribute('aria-labelledby')}`).textContent).to.contain('Is it still');
    expect(one(page.root, 'nav').getAttribute('aria-label')).to.equal('Stages');
    expect(one(page.root, '[aria-current=step]').textContent).to.contain('What happened');
    const group = one(page.root, '[role=radiogroup]');
    expect(one(page.root, `#${group.getAttribute('aria-labelledby')}`).textContent).to.contain('Is water still');
  });
});
