/** The playbook preview: what is wrong while one writes, the picture as a file, and a run that the picture follows. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, type Visit, visit } from './browser.js';
import { type SiteHost, serverHost } from './hosts.js';

/** Begins the playbook that runs, and answers two questions. */
const goOn = async (page: Page, hurt: 'Yes' | 'No'): Promise<void> => {
  const intake = page.locator('oriel-playbook-intake');
  const next = intake.getByRole('button', { name: 'Continue' });
  await intake.getByRole('button', { name: 'Start' }).click();
  await intake.getByRole('radio').first().check();
  await next.click();
  await intake.getByRole('heading', { name: 'Was anybody hurt?' }).waitFor();
  await intake.getByText(hurt, { exact: true }).click();
  await next.click();
};

describe('the playbook preview', { timeout: 120_000 }, () => {
  let host: SiteHost;
  let browser: Browser;
  before(async () => {
    [host, browser] = await Promise.all([serverHost(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await host?.close();
  });

  const opened = async (playbook: string): Promise<Visit> => {
    const visited = await visit(browser);
    await visited.page.goto(`${host.origin}/demo/playbook-preview/?playbook=${playbook}`);
    await visited.page.getByText('Nothing to mend').waitFor();
    return visited;
  };
  const area = (page: Page) => page.getByRole('textbox', { name: 'Document' });
  const activity = (page: Page, id: string) => page.locator(`svg.graph [data-activity="${id}"]`);

  it('tells what is wrong by its line while one writes, and leads there', async () => {
    const { context, page, faults } = await opened('insurance-claim');
    const text = await area(page).inputValue();
    await area(page).fill(text.replace('"eq": ["hurt", true]', '"eq": ["hurt", "lost"]'));
    await page.getByText('1 to mend').waitFor();
    await page.getByRole('button', { name: /This never holds/ }).click();
    const chosen = await area(page).evaluate((field) => {
      const { value, selectionStart, selectionEnd } = field as HTMLTextAreaElement;
      return value.slice(selectionStart, selectionEnd);
    });
    assert.match(chosen, /"when": \{ "eq": \["hurt", "lost"\] \}/);
    assert.ok(await page.getByRole('button', { name: 'Run the playbook' }).isDisabled());
    await area(page).fill('{\n  "id": "half"');
    await page.getByRole('button', { name: /Line 2 .*no JSON/ }).waitFor();
    assert.equal(await page.getByRole('img', { name: /^Report a claim/ }).count(), 1);
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('takes files, writes JSON as YAML and back, and draws what they say', async () => {
    const { context, page, faults } = await opened('complaint');
    await page.getByRole('button', { name: 'YAML' }).click();
    await page.getByRole('button', { name: 'YAML', pressed: true }).waitFor();
    const yaml = await area(page).inputValue();
    assert.match(yaml, /^id: complaint\ntitle: Make a complaint\n/);
    const arabic = yaml.replace('title: Make a complaint', 'title: تقديم شكوى');
    const file = { name: 'own.yaml', mimeType: 'application/yaml', buffer: Buffer.from(arabic) };
    await page.locator('input[type="file"]').setInputFiles(file);
    await page.getByRole('img', { name: /^تقديم شكوى/ }).waitFor();
    const places = await Promise.all(
      ['about', 'review'].map(async (id) => (await activity(page, id).locator('rect').boundingBox())?.x ?? 0),
    );
    assert.ok((places[0] ?? 0) > (places[1] ?? 0), 'the first stage is at the right');
    await page.getByRole('button', { name: 'JSON' }).click();
    await page.getByRole('button', { name: 'JSON', pressed: true }).waitFor();
    assert.match(await area(page).inputValue(), /"title": "تقديم شكوى"/);
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('gives the picture as a file that needs nothing else', async () => {
    const { context, page } = await opened('streaming-problem');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as SVG' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'streaming-problem.svg');
    const drawing = await readFile(await download.path(), 'utf8');
    assert.match(drawing, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.match(drawing, /Ask for a test of the line/);
    assert.deepEqual(drawing.match(/oklch|light-dark|class=|<!--|var\(/g) ?? [], []);
    await context.close();
  });

  it('runs the playbook in a service of its own, and shows where each activity stands', async () => {
    const { context, page, faults } = await opened('insurance-claim');
    await page.getByRole('button', { name: 'Run the playbook' }).click();
    await page.getByText('Claire Donnelly at').waitFor();
    await goOn(page, 'No');
    await activity(page, 'hurt').getByText('Complete').waitFor();
    await activity(page, 'injured').getByText('Cancelled').waitFor();
    await activity(page, 'kind').getByText('Ready').waitFor();
    await activity(page, 'photos').getByText('Pending').waitFor();
    assert.equal(await activity(page, 'kind').evaluate((box) => box.classList.contains('current')), true);
    await page.getByText('The same as a list').click();
    await page
      .getByRole('listitem')
      .filter({ hasText: /^\s*Who was hurt\?.*only if hurt is yes; Cancelled/ })
      .waitFor();
    const text = await area(page).inputValue();
    await area(page).fill(text.replace('Who was hurt?', 'Who is hurt?'));
    await page.getByText('a run goes on with what it began with').waitFor();
    assert.equal(await activity(page, 'hurt').getByText('Complete').count(), 0);
    await page.getByRole('button', { name: 'Begin again' }).click();
    await page.getByText(/Claire Donnelly at .* nothing of it is kept/).waitFor();
    await goOn(page, 'Yes');
    await activity(page, 'injured').getByText('Ready').waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });
});
