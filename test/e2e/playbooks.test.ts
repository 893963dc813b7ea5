/** Five playbooks from the first word to the case, by keyboard alone: on the server, and on the mock in a right-to-left page. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser, visit } from './browser.js';
import { mockHost, type SiteHost, serverHost } from './hosts.js';
import { tabTo } from './keyboard.js';
import { picture } from './story.js';

interface Words {
  start: string;
  goOn: string;
  skip: string;
  created: RegExp;
}
const english: Words = { start: 'Start', goOn: 'Continue', skip: 'Skip this', created: /Case (CS\d{7}) was created/ };
const arabic: Words = { start: 'ابدأ', goOn: 'متابعة', skip: 'تخطّي', created: /(CS\d{7})/ };

/** The widget, with what a person does in it: keys only. */
class Hands {
  readonly widget: Locator;
  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {
    this.widget = page.locator('oriel-playbook-intake');
  }

  async press(name: string | RegExp): Promise<void> {
    await tabTo(this.page, this.widget.getByRole('button', { name, exact: true }));
    await this.page.keyboard.press('Enter');
  }
  /** One of the radios that are asked last. */
  async pick(name: string): Promise<void> {
    const wanted = this.widget.getByRole('radio', { name });
    const group = this.widget.getByRole('radiogroup').filter({ has: this.page.getByRole('radio', { name }) });
    await tabTo(this.page, group.getByRole('radio'));
    const all = await group.getByRole('radio').count();
    for (let tries = 0; tries < all && !(await wanted.isChecked()); tries += 1)
      await this.page.keyboard.press(tries === 0 ? 'Space' : 'ArrowDown');
    assert.ok(await wanted.isChecked(), name);
  }
  async tick(name: string): Promise<void> {
    await tabTo(this.page, this.widget.getByRole('checkbox', { name }));
    await this.page.keyboard.press('Space');
  }
  async type(label: string, text: string): Promise<void> {
    const exactly = label.replace(/[?.*+()]/g, '\\$&');
    await tabTo(this.page, this.widget.getByLabel(new RegExp(`^\\s*${exactly}\\s*(\\(.+\\))?\\s*$`)));
    await this.page.keyboard.type(text);
  }
  /** A choice in the browser’s own list, by its first letters. */
  async choose(label: string, text: string): Promise<void> {
    const list = this.widget.getByRole('combobox', { name: label });
    await tabTo(this.page, list);
    await this.page.keyboard.type(text);
    assert.match(
      await list.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.label ?? ''),
      new RegExp(text),
    );
  }
  /** One of many: found by what is typed. */
  async find(text: string): Promise<void> {
    await tabTo(this.page, this.widget.locator('button.combobox'));
    await this.page.keyboard.press('Enter');
    await this.widget.getByRole('option').first().waitFor();
    await this.page.keyboard.type(text);
    await this.widget.locator(`[role=option].active:has-text("${text}")`).waitFor();
    await this.page.keyboard.press('Enter');
  }
  async attach(name: string): Promise<void> {
    await tabTo(this.page, this.widget.locator('input[type=file]'));
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.keyboard.press('Space');
    await (await chooser).setFiles({ name, mimeType: 'image/png', buffer: picture });
    await this.widget.getByRole('button', { name: new RegExp(name.replace('.', '\\.')) }).waitFor();
    await this.widget.locator('progress').waitFor({ state: 'detached' });
  }
  goOn(): Promise<void> {
    return this.press(this.words.goOn);
  }
  skip(): Promise<void> {
    return this.press(this.words.skip);
  }
}

type Answer = (hands: Hands) => Promise<void>;
interface Way {
  path: string;
  submit: string;
  /** By the heading of each activity. */
  answers: Record<string, Answer>;
  /** Headings that must have been asked, and some that must not. */
  asked: string[];
  never: string[];
}

const on = '11202026';
const ways: Record<string, Way> = {
  'an insurance claim': {
    path: '/demo/harbor/claim.html',
    submit: 'Submit claim',
    answers: {
      'Which policy is it about?': (h) => h.pick('Household policy'),
      'Was anybody hurt?': (h) =>
        h.widget
          .getByRole('radio')
          .first()
          .waitFor()
          .then(() => tabTo(h.page, h.widget.getByRole('radio')))
          .then(() => h.page.keyboard.press('Space')),
      'What happened, and when?': async (h) => {
        await h.choose('Kind of damage', 'Fire');
        await h.type('When it happened', on);
      },
      'Who was hurt?': (h) => h.type('Who was hurt?', 'Our neighbour, a little'),
      'Is anybody in hospital?': (h) => h.pick('I do not know'),
      'In your own words': async (h) => {
        await h.type('What happened', 'Fire in the kitchen');
        await h.type('Description', 'The pan caught fire while we were out.');
      },
      'What is damaged?': async (h) => {
        await h.tick('Walls, floors or ceilings');
        await h.tick('Furniture');
      },
      'Photos of the damage': (h) => h.attach('kitchen.png'),
      'Check your answers before you submit': (h) => h.tick('What I have written is complete and true.'),
    },
    asked: ['Who was hurt?', 'Is anybody in hospital?'],
    never: ['Who else was involved?', 'Is it still getting worse?'],
  },
  'a problem with watching': {
    path: '/demo/calico/fix.html',
    submit: '',
    answers: {
      'Where do you watch?': (h) => h.pick('Calico Box 4K'),
      'What do you see?': async (h) => {
        await h.pick('Picture');
        await h.choose('More precisely', 'The screen');
      },
      'Restart everything once': async (h) => {
        for (const item of ['Unplug the box', 'Wait for half', 'Plug in']) await h.tick(item);
      },
      'How is it now?': async (h) => {
        await h.pick('No, it is as before');
        await h.pick('It is dark');
      },
      'In your words': (h) => h.type('What is wrong?', 'The box stays dark'),
      'All right like this?': async () => undefined,
    },
    asked: ['Restart everything once', 'How is it now?'],
    never: ['Sound and picture apart?'],
  },
  'a warranty claim': {
    path: '/demo/meridian/warranty.html',
    submit: 'Submit claim',
    answers: {
      'Which machine?': (h) => h.pick('MX210-04417'),
      'Under which warranty?': (h) => h.pick('Excavator MX 210'),
      'Hours and date': async (h) => {
        await h.type('Operating hours', '1412');
        await h.type('Failed on', on);
      },
      'What failed?': async (h) => {
        await h.choose('Assembly', 'Hydraulics');
        await h.type('What failed', 'Pump loses pressure when warm');
        await h.type('Description', 'Hose and filter are ruled out.');
      },
      'Pressure at the pump, warm': (h) => h.type('Pressure at the pump, warm', '180'),
      'Does the machine stand still?': (h) =>
        tabTo(h.page, h.widget.getByRole('radio')).then(() => h.page.keyboard.press('Space')),
      'Before anybody works on it': async (h) => {
        await h.tick('Boom lowered');
        await h.tick('Pressure let off');
      },
      'Is the part replaced?': async () => undefined,
      'Photo of the type plate': (h) => h.attach('plate.png'),
      'Photos of the damage': (h) => h.attach('pump.png'),
      'Check the claim': (h) => h.tick('The old part is kept'),
    },
    asked: ['Pressure at the pump, warm', 'Before anybody works on it'],
    never: ['Machine down'],
  },
  'the onboarding of an account': {
    path: '/demo/boxeo/site.html',
    submit: '',
    answers: {
      'What happens next': async () => undefined,
      'Which service is extended?': (h) => h.find('Log Analytics'),
      'What is the site called?': (h) => h.type('What is the site called?', 'Ulm'),
      'How many devices are there, about?': (h) => h.type('How many devices are there, about?', '800'),
      'That needs a higher limit': async () => undefined,
      'Who is on call there?': (h) => h.type('Who is on call there?', 'Jonas Weber, +49 731 5550 12'),
      'How should alerts arrive?': async (h) => {
        await h.tick('E-mail');
        await h.tick('Telephone call');
      },
      'From which day on?': (h) => h.type('From which day on?', '12012026'),
      'Is the site ready?': (h) => h.tick('A port to the management network'),
      'Anything else?': async (h) => {
        await h.type('Subject', 'Monitoring for Ulm');
        await h.type('Description', 'Two racks, one collector.');
        await h.tick('The change is approved');
      },
      'Shall we begin?': async () => undefined,
    },
    asked: ['That needs a higher limit'],
    never: ['A contact for bills'],
  },
  'a complaint': {
    path: '/demo/benefits/complaint.html',
    submit: 'Send complaint',
    answers: {
      'What went wrong?': (h) => h.pick('Money'),
      'Have you asked us about it before?': (h) =>
        tabTo(h.page, h.widget.getByRole('radio')).then(() => h.page.keyboard.press('Space')),
      'Which case was it?': (h) => h.type('Which case was it?', 'CS0001009'),
      'The bill': async (h) => {
        await h.type('Date of the bill', on);
        await h.type('Amount, in pounds', '84');
      },
      'What happened': async (h) => {
        await h.type('Your question', 'The same bill twice');
        await h.type('Description', 'Paid in October, and again in November.');
      },
      'What would put it right?': (h) => h.type('What would put it right?', 'Send one of them back.'),
      'May we call you?': (h) => tabTo(h.page, h.widget.getByRole('radio')).then(() => h.page.keyboard.press('Space')),
      'On which number?': (h) => h.type('On which number?', '+44 20 5550 170'),
      'Check your complaint': async () => undefined,
    },
    asked: ['The bill', 'On which number?'],
    never: ['Letters or bills'],
  },
};

/** The heading that has the focus: where a screen reader is. */
const heading = async (hands: Hands, before: string): Promise<string> => {
  const focused = await hands.page.waitForFunction((last) => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    const text = active?.matches('h2, h3') ? active.textContent?.trim() : '';
    return text && text !== last ? text : false;
  }, before);
  return (await focused.jsonValue()) as string;
};

const walk = async (hands: Hands, way: Way): Promise<string> => {
  const { page, words, widget } = hands;
  await widget.getByRole('button', { name: words.start }).waitFor();
  await hands.press(words.start);
  const asked: string[] = [];
  for (let at = await heading(hands, ''); !words.created.test(at); at = await heading(hands, at)) {
    assert.ok(asked.length < 20, `goes on for ever: ${asked}`);
    asked.push(at);
    const answer = way.answers[at];
    if (!answer) await hands.skip();
    else {
      await answer(hands);
      const submit = widget.getByRole('button', { name: words.goOn, exact: true });
      if (await submit.count()) await hands.goOn();
      else {
        await tabTo(page, widget.locator('button[type=submit]'));
        await page.keyboard.press('Enter');
      }
    }
  }
  for (const one of way.asked) assert.ok(asked.includes(one), `“${one}” was asked`);
  for (const one of way.never) assert.ok(!asked.includes(one), `“${one}” was not asked`);
  return words.created.exec(await heading(hands, ''))?.[1] ?? '';
};

for (const open of [serverHost, mockHost]) {
  const onServer = open === serverHost;
  describe(`by keyboard ${onServer ? 'on the server' : 'on the mock, right to left'}:`, { timeout: 240_000 }, () => {
    let host: SiteHost;
    let browser: Browser;
    before(async () => {
      [host, browser] = await Promise.all([open(), openBrowser()]);
    });
    after(async () => {
      await browser?.close();
      await host?.close();
    });

    for (const [name, way] of Object.entries(ways))
      it(name, async () => {
        const { context, page, faults } = await visit(browser, { locale: 'en-US' });
        if (!onServer)
          await page.addInitScript(() =>
            addEventListener('DOMContentLoaded', () =>
              Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' }),
            ),
          );
        // Asked for now, so that the browser holds choosers back before the first one opens.
        page.on('filechooser', () => undefined);
        await page.goto(host.origin + way.path);
        const number = await walk(new Hands(page, onServer ? english : arabic), way);
        assert.match(number, /^CS\d{7}$/);
        assert.deepEqual(faults, []);
        await context.close();
      });
  });
}
