/**
 * What a key costs: main-thread work while a description is typed into `<oriel-case-create>`, with its draft kept and its
 * characters counted, beside a bare `<textarea>` in a native form.
 */
import { metrics, onPage, openBrowser, openHost } from './host.js';
import { median, print } from './table.js';
import { vanillaStyles } from './vanilla.js';

const ROUNDS = 5;
const TEXT =
  'The collector in Frankfurt has answered slowly since this morning, and after the restart not at all. '.repeat(2);

const page = (head: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Support</title><style>${vanillaStyles}</style>${head}</head><body>${body}</body></html>`;

const pages = {
  '/ours': page(
    '<script type="module" src="/oriel.js" data-module="boxeo-portal" data-token-url="/token"></script>',
    '<oriel-case-create instance="boxeo-new"></oriel-case-create>',
  ),
  '/native': page(
    '',
    '<form><p><label>Subject <input required maxlength="160"></label></p><p><label>Description <textarea maxlength="4000" rows="6"></textarea></label></p><button>Create</button></form>',
  ),
};

export async function typing(): Promise<void> {
  const host = await openHost(pages);
  const browser = await openBrowser();
  /** Milliseconds of main-thread work for a key. */
  const visit = (path: string): Promise<number> =>
    onPage(browser, 4, async (tab, cdp) => {
      await tab.goto(host.url + path);
      const field = tab.locator('textarea').first();
      await field.waitFor();
      await field.click();
      // What starts with the first key (the draft's key, its code) is not the cost of a key.
      await tab.keyboard.type('Since ');
      await tab.waitForTimeout(1500);
      const before = await metrics(cdp);
      await tab.keyboard.type(TEXT, { delay: 25 });
      await tab.waitForTimeout(800);
      return (((await metrics(cdp)).task - before.task) * 1000) / TEXT.length;
    });
  try {
    const ours: number[] = [];
    const floor: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      floor.push(await visit('/native'));
      ours.push(await visit('/ours'));
    }
    const [a, b] = [median(ours), median(floor)];
    print('typing, processor 4× slower', [
      {
        what: 'main thread for a key',
        ours: `${a.toFixed(2)} ms`,
        floor: `${b.toFixed(2)} ms`,
        ratio: a / b,
        budget: '≤ 1.25',
      },
    ]);
  } finally {
    await browser.close();
    host.close();
  }
}
