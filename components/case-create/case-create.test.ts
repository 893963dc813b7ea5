import { expect, html, waitUntil } from '@open-wc/testing';
import {
  button,
  created,
  field,
  fill,
  fillQuestion,
  focused,
  leave,
  one,
  pageOf,
  pick,
  send,
  soon,
  stored,
} from '../../test/browser/form-page.js';

describe('<oriel-case-create>', () => {
  afterEach(leave);

  it('asks what the case type asks, after one request', async () => {
    const page = await pageOf(html`<oriel-case-create instance="boxeo-new"></oriel-case-create>`);
    expect(page.asked.map(({ path }) => path)).to.deep.equal(['/v1/case-types/default']);
    const labels = [...page.root.querySelectorAll('.field > .label')].map((label) =>
      label.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(labels).to.deep.equal([
      'Who is this case for?',
      'Product',
      'Install base item (optional)',
      'Subject',
      'Area (optional)',
      'Description',
      'First noticed on (optional)',
      'Priority',
      'Attachments (optional)',
    ]);
  });

  it('asks more while a condition holds, and offers what depends on another answer', async () => {
    const page = await pageOf(html`<oriel-case-create instance="boxeo-new"></oriel-case-create>`);
    const { root } = page;
    expect(root.querySelector('#field-usersAffected')).to.equal(null);
    await pick(page, 'priority', '2');
    expect(field(root, 'usersAffected').type).to.equal('number');
    await pick(page, 'priority', '3');
    expect(root.querySelector('#field-usersAffected')).to.equal(null);
    await fill(page, 'category', 'Alerts');
    const options = () =>
      [...root.querySelectorAll<HTMLOptionElement>('#field-symptom option, [name=field-symptom]')].map(
        ({ value }) => value,
      );
    expect(options()).to.deep.equal(['', 'late', 'missing', 'twice']);
    await fill(page, 'category', 'Access');
    expect(options()).to.deep.equal(['', 'sign-in', 'rights']);
  });

  it('takes prefilled answers, locks some, sends hidden ones', async () => {
    const page = await pageOf(html`<oriel-case-create
      case-type="technical-problem"
      sold-product="sp-boxeo-monitoring-prod"
      lock="soldProduct priority"
      hide="description"
      prefill="shortDescription=Packet loss; description=As told on the phone; priority=4"
    ></oriel-case-create>`);
    const { root } = page;
    expect(field(root, 'shortDescription').value).to.equal('Packet loss');
    await waitUntil(
      () => /ACME Network Monitoring/.test(field(root, 'soldProduct').textContent ?? ''),
      'its name is known',
      { timeout: 5000 },
    );
    expect(field(root, 'soldProduct').localName).to.equal('output');
    expect(field(root, 'priority').textContent).to.contain('Low');
    expect(root.querySelector('#field-description')).to.equal(null);
    expect(await page.element.submit()).to.equal(true);
    expect(created(page)[0]?.body).to.deep.equal({
      caseType: 'technical-problem',
      contact: 'contact-maria.lindqvist',
      shortDescription: 'Packet loss',
      description: 'As told on the phone',
      priority: 4,
      soldProduct: 'sp-boxeo-monitoring-prod',
    });
  });

  it('leads to the only error', async () => {
    const page = await pageOf();
    await fill(page, 'shortDescription', 'How?');
    send(page.root);
    await waitUntil(() => focused(page.root) === field(page.root, 'description'), 'the field has the focus');
    expect(field(page.root, 'description').getAttribute('aria-invalid')).to.equal('true');
    expect(one(page.root, '#field-description-error').textContent).to.contain('Describe what happens');
    expect(page.root.querySelector('.summary')).to.equal(null);
    expect(created(page)).to.deep.equal([]);
    await fill(page, 'description', 'x');
    expect(page.root.querySelector('#field-description-error')).to.equal(null);
  });

  it('sums up several errors, and leads from there to each', async () => {
    const page = await pageOf();
    send(page.root);
    await waitUntil(() => focused(page.root)?.classList.contains('summary'), 'the summary has the focus');
    const links = [...page.root.querySelectorAll<HTMLAnchorElement>('.summary a')];
    expect(links.map((link) => link.textContent)).to.deep.equal(['Enter a subject', 'Describe what happens']);
    links[1]?.click();
    expect(focused(page.root)).to.equal(field(page.root, 'description'));
    await fill(page, 'description', 'x');
    expect(page.root.querySelectorAll('.summary a').length).to.be.at.most(1);
  });

  it('judges a field when it is left, not before, and not one that nobody touched', async () => {
    const page = await pageOf();
    field(page.root, 'shortDescription').focus();
    field(page.root, 'description').focus();
    await page.element.updateComplete;
    expect(page.root.querySelector('.field-error')).to.equal(null);
    await fill(page, 'shortDescription', 'x');
    await fill(page, 'shortDescription', '');
    expect(page.root.querySelector('.field-error')).to.equal(null);
    field(page.root, 'shortDescription').focus();
    field(page.root, 'description').focus();
    await soon(page.root, '#field-shortDescription-error');
  });

  it('creates the case once, says its number, and leads to it', async () => {
    const page = await pageOf();
    await fillQuestion(page);
    send(page.root);
    send(page.root);
    void page.element.submit();
    await soon(page.root, '.confirmation');
    expect(created(page).length).to.equal(1);
    const title = one(page.root, '.outcome');
    const number = /CS\d{7}/.exec(title.textContent ?? '')?.[0];
    expect(number).to.be.a('string');
    await waitUntil(() => focused(page.root) === title, 'its heading has the focus');
    expect(page.heard.map(([type]) => type)).to.deep.equal(['oriel-case-created']);
    expect(page.heard[0]?.[1]).to.include({ number });
    const link = button(page.root, 'View case') as unknown as HTMLAnchorElement;
    expect(link.getAttribute('href')).to.equal(`/cases/${number}`);
    let asked = '';
    page.element.addEventListener('oriel-case-select', (event) => {
      asked = event.detail.number;
      event.preventDefault();
    });
    link.click();
    expect(asked).to.equal(number);
    button(page.root, 'Create another').click();
    await soon(page.root, 'form');
    expect(field(page.root, 'shortDescription').value).to.equal('');
  });

  it('sends with Enter from a line of text', async () => {
    const page = await pageOf();
    await fillQuestion(page);
    one<HTMLFormElement>(page.root, 'form').requestSubmit();
    await soon(page.root, '.confirmation');
  });

  it('chooses a product by keyboard from a search', async () => {
    const page = await pageOf(html`<oriel-case-create case-type="product-question"></oriel-case-create>`);
    const { root } = page;
    await soon(root, 'oriel-part-combobox button');
    one(root, '#field-soldProduct button').click();
    await soon(root, '[role=combobox]');
    const search = one<HTMLInputElement>(root, '[role=combobox]');
    search.value = 'log analytics';
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await waitUntil(() => root.querySelectorAll('[role=option]').length === 1, 'one is left', { timeout: 5000 });
    search.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await waitUntil(() => /Log Analytics/.test(one(root, '#field-soldProduct button').textContent ?? ''));
    await fillQuestion(page);
    expect(await page.element.submit()).to.equal(true);
    expect(created(page)[0]?.body?.['soldProduct']).to.match(/^sp-boxeo/);
  });

  it('shows at its field what only the server can know', async () => {
    // Boxeo's own product does not go with a person of Boxeo Italia.
    const page = await pageOf(
      html`<oriel-case-create
        case-type="product-question"
        sold-product="sp-boxeo-monitoring-prod"
        contact="contact-elena.rossi"
      ></oriel-case-create>`,
    );
    await fillQuestion(page);
    expect(await page.element.submit()).to.equal(false);
    await soon(page.root, '#field-soldProduct-error');
    expect(one(page.root, '#field-soldProduct-error').textContent).to.contain('Choose the product again');
    await waitUntil(() => focused(page.root)?.closest('#field-soldProduct'), 'the field has the focus');
    expect(field(page.root, 'shortDescription').value).to.equal('How are alerts sent?');
  });

  it('creates nothing twice when the answer is lost, and keeps its key', async () => {
    const page = await pageOf();
    await fillQuestion(page);
    page.way.loseAnswers = 3;
    expect(await page.element.submit()).to.equal(false);
    await waitUntil(() => focused(page.root)?.classList.contains('failure'), 'the failure has the focus');
    expect(one(page.root, '.failure').textContent).to.contain('sending again cannot create it twice');
    expect(one(page.root, '[type=submit]').textContent).to.contain('Try again');
    expect(page.heard.at(-1)).to.deep.equal(['oriel-case-create-failed', { code: 'network' }]);
    expect(await page.element.submit()).to.equal(true);
    expect(new Set(created(page).map(({ key }) => key)).size).to.equal(1);
    expect(await stored(page, 'How are alerts sent?')).to.equal(1);
  }).timeout(15_000);

  it('creates nothing twice when it was changed after the answer was lost, and says what the case has', async () => {
    const page = await pageOf();
    await fillQuestion(page);
    page.way.loseAnswers = 3;
    await page.element.submit();
    await fill(page, 'shortDescription', 'How are alerts sent at night?');
    expect(await page.element.submit()).to.equal(true);
    await soon(page.root, '.confirmation .banner');
    expect(one(page.root, '.confirmation').textContent).to.contain('Your first attempt had arrived');
    expect(await stored(page, 'How are alerts sent?')).to.equal(1);
    expect(await stored(page, 'How are alerts sent at night?')).to.equal(0);
  }).timeout(15_000);

  it('suggests articles and own cases, lets the page open them, or reads them in place', async () => {
    const page = await pageOf();
    const { root } = page;
    await fill(page, 'shortDescription', 'Alert e-mails are delayed');
    await soon(root, 'button.suggestion');
    expect(one(root, '[role=status]').textContent).to.match(/suggestions? below the subject/);
    field(root, 'shortDescription').focus();
    field(root, 'shortDescription').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }),
    );
    expect(focused(root)?.classList.contains('suggestion')).to.equal(true);
    const prevent = (event: Event) => event.preventDefault();
    page.element.addEventListener('oriel-article-select', prevent);
    one(root, 'button.suggestion').click();
    expect(page.asked.some(({ path }) => path.startsWith('/v1/articles/'))).to.equal(false);
    page.element.removeEventListener('oriel-article-select', prevent);
    one(root, 'button.suggestion').click();
    await soon(root, 'dialog[open] .prose');
    button(root, 'This solved it').click();
    await waitUntil(() => /Close this case without sending it/.test(one(root, 'dialog[open]').textContent ?? ''));
    button(root, 'Close without sending').click();
    await soon(root, '.confirmation');
    expect(one(root, '.outcome').textContent).to.contain('Good that it is solved');
    expect(created(page)).to.deep.equal([]);
  });

  it('neither suggests nor takes files where the page wants neither', async () => {
    const page = await pageOf(
      html`<oriel-case-create case-type="product-question" hide="soldProduct" hide-suggestions hide-attachments></oriel-case-create>`,
    );
    await fill(page, 'shortDescription', 'Alert e-mails are delayed');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(page.asked.some(({ path }) => path === '/v1/suggestions')).to.equal(false);
    expect(page.root.querySelector('.drop')).to.equal(null);
  });
});
