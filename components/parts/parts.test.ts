import { expect, nextFrame } from '@open-wc/testing';
import { html, nothing } from 'lit';
import { find, locale, stage, text } from '../../test/browser/parts-stage.js';
import { type AsyncOptions, type AsyncView, renderAsync } from './async-view.js';
import { checkbox, field, input, select, textArea } from './field.js';
import { type FileEntry, fileDrop, fileList, pastedFiles } from './files.js';
import { keepTrue } from './keep-true.js';
import { pager } from './pager.js';
import { relativeTime } from './relative-time.js';
import { skeletonRows } from './skeleton.js';
import { stepper } from './stepper.js';

/** The clock and the timers of the page stand still until they are moved. */
const stopTime = (start: number) => {
  const { setTimeout: realSet, clearTimeout: realClear } = window;
  const RealDate = Date;
  let now = start;
  let ids = 1e9;
  const waiting = new Map<number, { at: number; run: () => void }>();
  window.setTimeout = ((run: () => void, ms = 0) => {
    waiting.set(++ids, { at: now + ms, run });
    return ids;
  }) as unknown as typeof setTimeout;
  window.clearTimeout = ((id: number) => waiting.delete(id) || realClear(id)) as typeof clearTimeout;
  window.Date = class extends RealDate {
    constructor(at: string | number | Date = now) {
      super(at);
    }
    static override now = () => now;
  } as DateConstructor;
  return {
    waiting,
    forward(ms: number) {
      now += ms;
      for (const [id, { at, run }] of waiting) {
        if (at <= now && waiting.delete(id)) run();
      }
    },
    end() {
      window.setTimeout = realSet;
      window.clearTimeout = realClear;
      window.Date = RealDate;
    },
  };
};

describe('time', () => {
  it('stays true while it is shown, and stops when it is not', async () => {
    const clock = stopTime(Date.parse('2026-11-21T12:00:00Z'));
    try {
      const place = await stage((host) => {
        keepTrue(host, '2026-11-21T11:59:30Z');
        return relativeTime(host, '2026-11-21T11:59:30Z');
      });
      expect(text(place, 'time')).to.equal('just now');
      clock.forward(30_000);
      await place.updateComplete;
      expect(text(place, 'time')).to.equal('1 min ago');
      expect(clock.waiting.size, 'asks to be woken again').to.equal(1);
      place.remove();
      expect(clock.waiting.size, 'nothing ticks for what is gone').to.equal(0);
    } finally {
      clock.end();
    }
  });

  it('carries the exact time with its zone', async () => {
    const place = await stage((host) => relativeTime(host, '2026-11-21T11:59:30.000Z'));
    expect(find<HTMLTimeElement>(place, 'time').dateTime).to.equal('2026-11-21T11:59:30.000Z');
    expect(find<HTMLElement>(place, 'time').title).to.match(/21 Nov 2026, \d\d:\d\d (UTC|GMT|[A-Z]+)/);
  });
});

describe('states of what is fetched', () => {
  const options: AsyncOptions<string> = {
    content: (value) => html`<p class="content">${value}</p>`,
    skeleton: skeletonRows(3),
    failed: 'The cases could not be loaded',
    onRetry: () => undefined,
    empty: { title: 'No cases yet' },
    problems: {
      forbidden: { title: 'You cannot see these cases' },
      'module-off': { title: 'Not available at the moment' },
    },
    stale: { title: 'Could not refresh', text: (t) => `From ${t}.`, offline: (t) => `As of ${t}.` },
  };
  const showing = (view: AsyncView<string>, more: Partial<AsyncOptions<string>> = {}) =>
    stage((host) => renderAsync(host, view, { ...options, ...more }));

  it('loading holds the space at once and shows its shape after 300 ms', async () => {
    const place = await showing({ status: 'loading' });
    const bones = find<HTMLElement>(place, '.bones');
    expect(bones.offsetHeight).to.equal(3 * 56);
    expect(getComputedStyle(bones).visibility).to.equal('hidden');
    expect(getComputedStyle(bones).animationDelay).to.equal('0.3s');
    for (const animation of bones.getAnimations()) animation.finish();
    expect(getComputedStyle(bones).visibility).to.equal('visible');
  });

  it('empty, forbidden and off say so in one line', async () => {
    expect(text(await showing({ status: 'empty', value: '', at: 0 }), '.section')).to.equal('No cases yet');
    const problem = (code: string): AsyncView<string> => ({
      status: 'failed',
      error: { kind: 'problem', problem: { code }, message: '' },
    });
    expect(text(await showing(problem('forbidden')), '.section')).to.equal('You cannot see these cases');
    expect(text(await showing(problem('module-off')), '.section')).to.equal('Not available at the moment');
  });

  it('failed names what failed, when it is tried again, and the reference last', async () => {
    let tried = 0;
    const place = await showing(
      { status: 'failed', error: { kind: 'timeout', reference: '7F3A-21C0', message: '' } },
      { retryAt: Date.now() + 19_500, onRetry: () => tried++ },
    );
    expect(text(place, '.state-view')).to.equal(
      'The cases could not be loaded The service did not answer.We try again in 20 seconds. Try again Reference 7F3A-21C0',
    );
    find<HTMLElement>(place, 'button').click();
    expect(tried).to.equal(1);
  });

  it('counts down to the next try', async () => {
    const clock = stopTime(1_000_000);
    try {
      const place = await showing(
        { status: 'failed', error: { kind: 'timeout', message: '' } },
        { retryAt: 1_002_000 },
      );
      expect(text(place, '.state-text')).to.contain('in 2 seconds');
      clock.forward(1000);
      await place.updateComplete;
      expect(text(place, '.state-text')).to.contain('in 1 second.');
      clock.forward(1000);
      await place.updateComplete;
      expect(text(place, '.state-text')).to.equal('The service did not answer.');
      expect(clock.waiting.size).to.equal(0);
    } finally {
      clock.end();
    }
  });

  it('keeps what was there after a failure, and says its age', async () => {
    const at = new Date(2026, 10, 21, 13, 58).getTime();
    const place = await showing({ status: 'failed', value: 'old', at, error: { kind: 'timeout', message: '' } });
    expect(text(place, '.content')).to.equal('old');
    expect(text(place, '.banner-body')).to.equal('Could not refresh From 13:58.');
  });

  it('keeps what is there while it is loaded again', async () => {
    const place = await showing({ status: 'loading', value: 'old' });
    expect(text(place, '.content')).to.equal('old');
    expect(find(place, '.bones')).to.equal(null);
  });
});

it('announces each result once', async () => {
  const place = await stage(() => nothing);
  const region = find<HTMLElement>(place, '[role=status]');
  const heard: string[] = [];
  const observer = new MutationObserver(() => heard.push(region.textContent ?? ''));
  observer.observe(region, { subtree: true, childList: true, characterData: true });
  place.announcer.say('Reply sent');
  await place.updateComplete;
  place.requestUpdate();
  await place.updateComplete;
  await nextFrame();
  observer.disconnect();
  expect(heard.filter(Boolean)).to.deep.equal(['Reply sent']);
});

describe('field', () => {
  it('names its control and describes it by hint and error', async () => {
    const place = await stage(() =>
      field({ id: 's', label: 'Subject', hint: 'One line', error: 'Enter a subject', counter: '0 of 160' }, (ids) =>
        input({ ...ids, value: '', required: true }),
      ),
    );
    const control = find<HTMLInputElement>(place, 'input');
    expect(control.labels?.[0]?.textContent?.trim()).to.equal('Subject');
    const described = control.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(described.map((id) => text(place, `#${id}`))).to.deep.equal(['One line', 'Enter a subject']);
    expect(control.getAttribute('aria-invalid')).to.equal('true');
    expect(control.getAttribute('aria-required')).to.equal('true');
  });

  it('reports what is typed, chosen and ticked', async () => {
    const heard: unknown[] = [];
    const hear = (value: unknown) => void heard.push(value);
    const place = await stage(
      () => html`${input({ value: '', onInput: hear })}${textArea({ value: '', onInput: hear })}
        ${select({ value: '', empty: 'Choose', options: [{ value: 'a', label: 'A' }], onInput: hear })}
        ${checkbox({ label: 'Yes', checked: false, onChange: hear })}`,
    );
    for (const selector of ['input.box', 'textarea']) {
      const control = find<HTMLInputElement>(place, selector);
      control.value = selector;
      control.dispatchEvent(new Event('input'));
    }
    const list = find<HTMLSelectElement>(place, 'select');
    list.value = 'a';
    list.dispatchEvent(new Event('change'));
    find<HTMLElement>(place, '[type=checkbox]').click();
    expect(heard).to.deep.equal(['input.box', 'textarea', 'a', true]);
  });

  it('grows with what is written', async () => {
    const place = await stage(() => textArea({ value: 'line\n'.repeat(12) }));
    const control = find<HTMLElement>(place, 'textarea');
    expect(control.clientHeight).to.be.at.least(control.scrollHeight);
  });
});

describe('files', () => {
  const file = new File(['x'], 'a.txt', { type: 'text/plain' });
  const carrying = () => {
    const data = new DataTransfer();
    data.items.add(file);
    return data;
  };

  it('come by button, by drop and from the clipboard', async () => {
    const heard: string[] = [];
    const place = await stage(() => fileDrop(locale, { onFiles: (files) => heard.push(...files.map((f) => f.name)) }));
    const drop = find<HTMLElement>(place, '.drop');
    const event = (type: string) => new DragEvent(type, { dataTransfer: carrying(), bubbles: true, cancelable: true });
    const over = event('dragover');
    drop.dispatchEvent(over);
    expect(over.defaultPrevented, 'the page does not open the file').to.equal(true);
    expect(drop.classList.contains('over')).to.equal(true);
    drop.dispatchEvent(event('drop'));
    expect(drop.classList.contains('over')).to.equal(false);
    const button = find<HTMLInputElement>(place, 'input');
    button.files = carrying().files;
    button.dispatchEvent(new Event('change'));
    expect(button.value, 'the same file can be chosen again').to.equal('');
    expect(heard).to.deep.equal(['a.txt', 'a.txt']);
    const pasted = new ClipboardEvent('paste', { clipboardData: carrying() });
    expect(pastedFiles(pasted).map((f) => f.name)).to.deep.equal(['a.txt']);
  });

  it('say what became of each, and go when told', async () => {
    const removed: string[] = [];
    const files: FileEntry[] = [
      { key: '1', name: 'a.png', size: 212_000, image: true, done: true },
      { key: '2', name: 'b.txt', size: 9_400_000, progress: 0.65 },
      { key: '3', name: 'c.iso', size: 1_200_000_000, error: '1.2 GB is too large. Up to 25 MB each.' },
    ];
    const place = await stage(() => fileList(locale, files, (key) => removed.push(key)));
    const said = [...(place.shadowRoot?.querySelectorAll('.file-text .meta') ?? [])].map((e) => e.textContent);
    expect(said).to.deep.equal(['212 kB, uploaded', '6.1 of 9.4 MB', '1.2 GB is too large. Up to 25 MB each.']);
    expect(find<HTMLProgressElement>(place, 'progress').value).to.equal(0.65);
    for (const name of ['a.png', 'c.iso']) find<HTMLElement>(place, `[aria-label="Remove ${name}"]`).click();
    expect(removed).to.deep.equal(['1', '3']);
  });
});

describe('pager', () => {
  const paging = (page: number, total = 1284) => {
    const asked: number[] = [];
    return stage(() => pager(locale, { page, size: 10, total, onPage: (p) => asked.push(p) })).then((place) => ({
      place,
      asked,
      shown: [...(place.shadowRoot?.querySelectorAll('nav > *') ?? [])].map((e) => e.textContent?.trim()),
    }));
  };
  it('shows first, last and the neighbours', async () => {
    expect((await paging(1)).shown).to.deep.equal(['Previous', '1', '2', '3', '…', '129', 'Next']);
    expect((await paging(64)).shown).to.deep.equal(['Previous', '1', '…', '63', '64', '65', '…', '129', 'Next']);
    expect((await paging(129)).shown).to.deep.equal(['Previous', '1', '…', '127', '128', '129', 'Next']);
  });
  it('counts what is shown, also of nothing and of one page', async () => {
    expect(text((await paging(129)).place, 'p')).to.equal('1,281–1,284 of 1,284');
    expect(text((await paging(1, 4)).place, 'p')).to.equal('1–4 of 4');
    expect(text((await paging(1, 0)).place, 'p')).to.equal('0–0 of 0');
    expect((await paging(1, 4)).shown).to.deep.equal([]);
  });
  it('asks for a page, never for the one that is shown', async () => {
    const { place, asked } = await paging(2);
    for (const button of place.shadowRoot?.querySelectorAll<HTMLElement>('button') ?? []) button.click();
    expect(asked).to.deep.equal([1, 1, 3, 129, 3]);
  });
});

it('says where a case stands in nodes, and in one sentence when it is narrow', async () => {
  const steps = ['New', 'Open', 'Awaiting info', 'Resolved', 'Closed'].map((label) => ({ label }));
  const place = await stage(() => stepper(locale, steps, 3));
  expect(text(place, '[aria-current=step]')).to.equal('Resolved');
  place.style.width = '500px';
  await nextFrame();
  expect(getComputedStyle(find(place, '.steps')).display).to.equal('none');
  expect(text(place, '.step-line')).to.equal('Resolved step 4 of 5, next: Closed');
});

/** Every part once. */
