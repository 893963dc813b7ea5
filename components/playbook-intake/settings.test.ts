import { expect, html, waitUntil } from '@open-wc/testing';
import { mockFetch } from 'oriel/mock';
import {
  asks,
  begin,
  button,
  choose,
  claim,
  comes,
  field,
  goOn,
  intakeOf,
  isAsked,
  isSaved,
  keptOf,
  leave,
  left,
  log,
  one,
  people,
  pick,
  pressed,
  resumed,
  reviewed,
  runOf,
  saidAs,
  setOnline,
  soon,
  start,
  told,
  wayOf,
} from '../../test/browser/intake-page.js';
import { put } from '../walk.demo.js';

const titles = (root: ShadowRoot, selector = '.stage-title') =>
  [...root.querySelectorAll(selector)].map((each) => each.textContent?.trim());
const paper = (name: string) => new File(['%PDF-1.4 a receipt'], name, { type: 'application/pdf' });
const files = (root: ShadowRoot) =>
  [...root.querySelectorAll('.files li')].map((line) => /[a-z-]+\.pdf/.exec(line.textContent ?? '')?.[0]);

describe('what a page says of <oriel-playbook-intake>', () => {
  beforeEach(() => history.replaceState(null, ''));
  afterEach(leave);

  it('offers what was left, newest first, and a new one', async () => {
    const { fetch, run } = await left('story');
    const newer = await begin(wayOf(fetch), 'insurance-claim');
    const page = await intakeOf(claim, { fetch });
    await waitUntil(() => page.root.querySelectorAll('.runs li').length === 2, 'both runs');
    expect(one(page.root, '.runs li .meta').textContent).to.contain('Last saved: ');
    expect(one(page.root, '.runs li:last-child').textContent).to.match(/4 of about \d+ steps done/);
    expect(button(page.root, 'Start a new one').classList.contains('primary')).to.equal(false);
    one(page.root, '.runs li button').click();
    await asks(page, 'policy');
    expect(told(page, 'playbook-resumed')[0]?.['run']).to.equal(newer.id);
    expect(run.id).not.to.equal(newer.id);
  });

  it('goes on with the newest with resume="latest"', async () => {
    const { fetch } = await left('story');
    const page = await intakeOf(html`<oriel-playbook-intake resume="latest"></oriel-playbook-intake>`, { fetch });
    await asks(page, 'story');
    expect(told(page, 'playbook-resumed')).to.have.length(1);
  });

  it('offers nothing that was left with resume="new"', async () => {
    const { fetch } = await left('story');
    const page = await intakeOf(html`<oriel-playbook-intake resume="new"></oriel-playbook-intake>`, { fetch });
    expect(page.root.querySelector('.runs')).to.equal(null);
    await start(page);
  });

  it('goes on with the draft that the address of the page names', async () => {
    const { fetch, run } = await left('story');
    history.replaceState(null, '', `${location.pathname}${location.search}#draft=${run.case.id}`);
    const page = await intakeOf(html`<oriel-playbook-intake draft-param="#draft"></oriel-playbook-intake>`, { fetch });
    await asks(page, 'story');
    history.replaceState(null, '', `${location.pathname}${location.search}`);
  });

  for (const [name, before, after] of [
    ['draft', '?a&b=%20c#top', (id: string) => `?a&b=%20c&draft=${id}#top`],
    ['#draft', '?a#b=1', (id: string) => `?a#b=1&draft=${id}`],
  ] as const) {
    it(`writes the draft into the address with draft-param="${name}", goes on there, and takes it out`, async () => {
      const own = location.href;
      try {
        history.replaceState(null, '', before);
        const fetch = mockFetch();
        const markup = html`<oriel-playbook-intake draft-param=${name}></oriel-playbook-intake>`;
        const page = await intakeOf(markup, { fetch });
        expect(location.search + location.hash).to.equal(before);
        await start(page);
        const draft = String(told(page, 'playbook-started')[0]?.['id']);
        expect(location.search + location.hash).to.equal(after(draft));
        page.element.remove();
        const entries = history.length;
        const later = await intakeOf(markup, { fetch });
        await asks(later, 'policy');
        expect(history.length, 'Back is not pressed in vain').to.equal(entries);
        pressed(later, 'Finish later');
        await soon(later.root, '.confirmation');
        pressed(later, 'Delete draft');
        await soon(later.root, 'dialog[open]');
        one(later.root, 'dialog[open] .danger').click();
        await comes(() => location.search + location.hash === before, 'the address is as it was');
      } finally {
        history.replaceState(null, '', own);
      }
    });
  }

  it('keeps its hands off a hash that the page goes by, and off the address without draft-param', async () => {
    const own = location.href;
    try {
      for (const param of ['#draft', '']) {
        history.replaceState(null, '', '#/claims/new');
        await start(await intakeOf(html`<oriel-playbook-intake draft-param=${param}></oriel-playbook-intake>`));
        expect(location.hash).to.equal('#/claims/new');
      }
    } finally {
      history.replaceState(null, '', own);
    }
  });

  it('says that a draft which is not there cannot be started, and offers to begin', async () => {
    const page = await intakeOf(html`<oriel-playbook-intake draft="gone"></oriel-playbook-intake>`);
    await soon(page.root, '.actions .primary');
    await soon(page.root, '[role=alert]');
    await start(page);
  });

  it('begins with what the page gives', async () => {
    const page = await intakeOf(
      html`<oriel-playbook-intake .prefill=${{ category: 'Theft', happenedOn: '2026-11-19' }}></oriel-playbook-intake>`,
    );
    await start(page);
    expect(page.asked.find(({ method }) => method === 'POST')?.body).to.deep.equal({
      playbook: 'insurance-claim',
      prefill: { category: 'Theft', happenedOn: '2026-11-19' },
    });
    const run = await runOf(page, String(told(page, 'playbook-started')[0]?.['run']));
    const police = run?.stages.flatMap(({ activities }) => activities).find(({ id }) => id === 'police');
    expect(police?.state, 'it decides what will be asked').not.to.equal('cancelled');
  });

  it('says its own heading and its own word for the submit', async () => {
    const { fetch, run } = await left('review');
    const page = await intakeOf(
      html`<oriel-playbook-intake heading="Tell us" submit-label="Send it" draft=${run.case.id}></oriel-playbook-intake>`,
      { fetch },
    );
    await asks(page, 'review');
    expect(one(page.root, 'h2').textContent).to.equal('Tell us');
    expect(button(page.root, 'Send it').getAttribute('type')).to.equal('submit');
  });

  it('shows where one is, as a row, as a column, or not at all', async () => {
    const { fetch, run } = await left('story');
    const page = await resumed({ fetch, run });
    expect(titles(page.root)).to.deep.equal(['Your policy', 'What happened', 'Damage and photos', 'Review']);
    expect(one(page.root, '.stage-line').textContent).to.contain('stage 2 of 4');
    page.element.orientation = 'vertical';
    await page.element.updateComplete;
    expect(one(page.root, 'nav').classList.contains('vertical')).to.equal(true);
    page.element.hideStages = true;
    await page.element.updateComplete;
    expect(page.root.querySelector('nav')).to.equal(null);
  });

  it('shows as many stages as the page wants, around the one that is asked, and counts the others', async () => {
    const page = await resumed(await left('story'));
    page.element.visibleStages = 2;
    await page.element.updateComplete;
    expect(titles(page.root)).to.deep.equal(['What happened', 'Damage and photos']);
    expect(titles(page.root, '.more-stages')).to.deep.equal(['1 more stage', '1 more stage']);
  });

  it('shows the activities of a stage below each other, answered ones as a line', async () => {
    const { fetch, run } = await left('story');
    const page = await intakeOf(
      html`<oriel-playbook-intake activity-view="stacked" draft=${run.case.id}></oriel-playbook-intake>`,
      { fetch },
    );
    await asks(page, 'story');
    expect(one(page.root, '.folded.done').textContent).to.contain('Water or storm').and.contain('19 Nov');
    expect(page.root.textContent, 'what does not apply is not shown').not.to.contain('Who was hurt?');
    pressed(page, 'Change: What happened, and when?');
    await asks(page, 'kind');
    expect(field(page.root, 'happenedOn').value).to.equal('2026-11-19');
  });

  it('takes files, keeps them over a reload, and lets them go', async () => {
    const begun = await left('photos');
    const page = await resumed(begun);
    goOn(page);
    await soon(page.root, '.field-error');
    expect(one(page.root, '.field-error').textContent).to.contain('Add a file');
    await choose(page, paper('roof.pdf'), paper('kitchen.pdf'));
    await isSaved(page);
    await comes(
      async () => ((await keptOf(page, begun.run, 'photos'))?.['photos'] as string[])?.length === 2,
      'both are there',
    );
    pressed(page, 'Remove roof.pdf');
    await comes(
      async () => ((await keptOf(page, begun.run, 'photos'))?.['photos'] as string[])?.length === 1,
      'one is left',
    );
    await isSaved(page);
    page.element.remove();
    const later = await resumed(begun);
    await soon(later.root, '.files li');
    expect(files(later.root)).to.deep.equal(['kitchen.pdf']);
    goOn(later);
    await asks(later, 'review');
    expect(reviewed(later)['Photos of the damage']).to.match(/^1 file, \d+ bytes$/);
  });

  it('refuses files that the module does not take, and sends none of them', async () => {
    const page = await resumed(await left('photos'));
    await choose(page, log());
    await soon(page.root, '.files .failed');
    expect(page.asked.some(({ path }) => path === '/v1/attachments')).to.equal(false);
    pressed(page, 'Remove relay.txt');
    await comes(() => !page.root.querySelector('.files .failed'), 'it is gone');
  });

  it('sends files that were chosen without a connection when it is back', async () => {
    const begun = await left('photos');
    const page = await resumed(begun);
    await soon(page.root, '.drop input');
    setOnline(false);
    await choose(page, paper('roof.pdf'));
    await comes(() => /when you are online/.test(page.root.querySelector('.files')?.textContent ?? ''), 'it waits');
    goOn(page);
    await soon(page.root, '.field-error');
    expect(one(page.root, '.field-error').textContent).to.contain('Wait until the files are uploaded');
    setOnline(true);
    await comes(async () => (await keptOf(page, begun.run, 'photos'))?.['photos'] !== undefined, 'it is there');
  });

  it('shows text of a playbook as text, whatever stands in it', async () => {
    const fetch = mockFetch();
    const evil = '<img src=x onerror="window.stolen = 1"> <b>bold</b>';
    await put(
      wayOf(fetch),
      fetch.opsKey,
      { id: 'insurance-claim', title: evil, caseType: 'insurance-claim' },
      {
        [evil]: [
          {
            id: 'say',
            kind: 'instruction',
            title: evil,
            text: `${evil}\n\n[press](https://press.example) and [read](https://example.com) and **this**`,
          },
          { id: 'tick', kind: 'checklist', title: evil, checklist: [{ id: 'one', label: evil, required: true }] },
          {
            id: 'words',
            kind: 'form',
            title: evil,
            fields: ['soldProduct', 'shortDescription', 'category', 'happenedOn', 'description'],
          },
          { id: 'review', kind: 'review', title: evil, confirm: evil },
        ],
      },
    );
    // The operator API refuses such links; an element trusts nobody.
    await (await fetch.store).transact(async (tx) => {
      for (const { id, definition } of await tx.find('playbook', { filter: { eq: ['current', true] }, limit: 99 }))
        await tx.update('playbook', id, {
          definition: JSON.parse(JSON.stringify(definition).replace('https://press.example', 'javascript:alert')),
        });
    });
    const page = await intakeOf(claim, { fetch });
    await start(page, 'say');
    expect(one(page.root, '.asked').textContent).to.equal(evil);
    expect(one(page.root, '.rich').textContent).to.contain(evil).and.contain('press and read and this');
    const links = [...page.root.querySelectorAll('.rich a')].map((link) => link.getAttribute('href'));
    expect(links).to.deep.equal(['https://example.com']);
    expect(one(page.root, '.rich strong').textContent).to.equal('this');
    goOn(page);
    await asks(page, 'tick');
    goOn(page);
    await soon(page.root, '.field-error');
    expect(one(page.root, '.field-error').textContent).to.contain(evil);
    expect(page.root.querySelector('img, b')).to.equal(null);
    expect('stolen' in window).to.equal(false);
  });

  it('speaks Arabic from right to left, and German', async () => {
    const english = await resumed(await left('review'));
    const words = () => [
      ...[...english.root.querySelectorAll('.btn, .review .link')].map((each) => each.textContent?.trim() ?? ''),
      ...titles(english.root, '.stages .meta'),
      one(english.root, '.stage-line').lastChild?.textContent?.trim() ?? '',
      one(english.root, '.place').textContent?.trim() ?? '',
    ];
    const before = new Set(words().filter(Boolean));
    for (const [lang, dir, letters] of [
      ['ar', 'rtl', /[\u0600-\u06ff]/],
      ['de', 'ltr', /[a-z]/],
    ] as const) {
      const module = english.element.closest('oriel-module');
      if (module) module.locale = lang;
      const direction = () => getComputedStyle(one(english.root, '[part~=base]')).direction;
      await comes(() => direction() === dir, `${lang} is read`);
      await comes(() => !words().some((each) => before.has(each)), `${lang} everywhere`);
      expect(one(english.root, '.foot').textContent).to.match(letters);
    }
  });

  it('says where nobody may create cases that it is so, and begins nothing', async () => {
    const plain = mockFetch();
    const fetch = Object.assign(
      async (...asked: Parameters<typeof plain>) => {
        const answer = await plain(...asked);
        const body = (await answer.json()) as { viewer?: { mayCreate: boolean } };
        if (body.viewer) body.viewer.mayCreate = false;
        return Response.json(body, { status: answer.status });
      },
      { weather: plain.weather, opsKey: plain.opsKey, store: plain.store },
    );
    const page = await intakeOf(claim, { fetch });
    await soon(page.root, '.state-view');
    expect(one(page.root, '.state-view').textContent).to.contain('You cannot create cases here');
    expect(page.root.querySelector('.actions')).to.equal(null);
  });

  it('searches where there are many to choose among, and names what was chosen', async () => {
    const page = await resumed(await left('service', 'account-onboarding', people.boxeo), people.boxeo);
    await soon(page.root, 'oriel-part-combobox button');
    one(page.root, 'oriel-part-combobox button').click();
    await soon(page.root, '[role=option]');
    one(page.root, '[role=option]').click();
    await isSaved(page);
    const chosen = one(page.root, 'oriel-part-combobox button').textContent?.trim() ?? '';
    goOn(page);
    await asks(page, 'siteName');
    await comes(() => chosen.startsWith(one(page.root, '.lead').textContent?.trim() ?? '-'), 'the head names it');
  });

  it('lets several be chosen within what the playbook allows', async () => {
    const page = await resumed(await left('channels', 'account-onboarding', people.boxeo), people.boxeo);
    goOn(page);
    await soon(page.root, '.field-error');
    expect(one(page.root, '.field-error').textContent).to.contain('Choose at least one');
    await pick(page, 'E-mail');
    await comes(() => saidAs(page.root) !== '', 'it is being saved');
    goOn(page);
    await asks(page, 'startOn');
    expect(isAsked(page)).to.equal('startOn');
  });
});
