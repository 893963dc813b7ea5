/** One Chromium for a test file, and small helpers that read the page as a person does: by role and name. */
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { browserArgs, findBrowser } from '../../scripts/find-browser.mjs';

export const openBrowser = (): Promise<Browser> => {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium found: install one, or name one in CHROME_PATH.');
  return chromium.launch({ executablePath, args: browserArgs });
};

export interface Visit {
  context: BrowserContext;
  page: Page;
  /** Uncaught errors and violations of the content policy, as they came. */
  faults: string[];
}

/** A fresh person at a fresh browser: no storage shared with any other visit. */
export const visit = async (browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(10_000);
  // The transform of the tests names functions by a helper that pages do not have.
  await context.addInitScript('globalThis.__name ??= (work) => work');
  const faults: string[] = [];
  context.on('weberror', (event) => faults.push(String(event.error().stack ?? event.error())));
  const page = await context.newPage();
  return { context, page, faults };
};
