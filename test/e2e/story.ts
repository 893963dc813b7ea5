/** What people do on the pages of the demo, by role and name. */
import type { Page, Response } from 'playwright-core';

/** A 40 × 40 picture that a browser can draw: one filled square, as PNG. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAACgAAAAoCAIAAAADnC86AAAANUlEQVR42u3NQQ0AAAgEoNP+nTWFDzdoQE1yRyAQCAQCgUAgEAgEAoFAIBAIBAKBQCAQfA0WPwYBUC/aXJsAAAAASUVORK5CYII=',
  'base64',
);

export interface NewCase {
  subject: string;
  description: string;
  files?: { name: string; mimeType: string; buffer: Buffer }[];
}

/** Opens a search field, types and takes the first option that says so. */
export const pick = async (page: Page, label: string, option: string | RegExp): Promise<void> => {
  await page
    .getByRole('button', { name: label })
    .or(page.getByRole('combobox', { name: label }))
    .first()
    .click();
  await page.getByRole('option', { name: option }).first().click();
};

/** Fills the form of the Boxeo page and sends it; answers the number. */
export const createCase = async (
  page: Page,
  origin: string,
  { subject, description, files = [] }: NewCase,
): Promise<string> => {
  await page.goto(`${origin}/demo/boxeo/new.html`);
  await page.getByRole('textbox', { name: 'Subject' }).waitFor();
  await pick(page, 'Product', /ACME Network Monitoring/);
  await page.getByRole('textbox', { name: 'Subject' }).fill(subject);
  await page.getByRole('textbox', { name: 'Description' }).fill(description);
  if (files.length > 0) {
    await page.locator('oriel-case-create input[type=file]').setInputFiles(files);
    for (const { name } of files) await page.getByText(name).first().waitFor();
  }
  await page.getByRole('button', { name: 'Create case' }).click();
  const heading = page.getByRole('heading', { name: /Case CS\d+ was created/ });
  await heading.waitFor();
  return /CS\d+/.exec((await heading.textContent()) ?? '')?.[0] ?? '';
};

/** The operator's desk with that case open. */
export const openDesk = async (page: Page, origin: string, number: string): Promise<void> => {
  await page.goto(`${origin}/demo/ops/#${number}`);
  await page.getByRole('region', { name: `Case ${number}` }).waitFor();
};

export const reply = async (desk: Page, text: string): Promise<void> => {
  await desk.getByRole('textbox', { name: /^Reply to/ }).fill(text);
  await desk.getByRole('button', { name: 'Send reply' }).click();
};

export const resolve = async (desk: Page, notes: string): Promise<void> => {
  await desk.getByRole('button', { name: 'Propose solution' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Propose a solution' });
  await dialog.getByRole('textbox', { name: 'Resolution notes' }).fill(notes);
  await dialog.getByRole('button', { name: 'Propose solution' }).click();
};

/** An answer of the operator API to a write. */
export const written = (response: Response): boolean =>
  response.url().includes('/ops/v1/cases/') && response.request().method() !== 'GET' && response.ok();

/**
 * Milliseconds between the answer that acknowledges what `act` does at the desk and the moment `seen` happens on another
 * page. Not more than 0 when the page was faster than the answer. The other page is in front: a browser draws what is
 * behind only once a second.
 */
export const delay = async (
  desk: Page,
  act: () => Promise<void>,
  page: Page,
  seen: (page: Page) => Promise<unknown>,
): Promise<number> => {
  await page.bringToFront();
  const acknowledged = desk.waitForResponse(written).then(() => performance.now());
  const shown = seen(page).then(() => performance.now());
  await act();
  const [from, to] = await Promise.all([acknowledged, shown]);
  return to - from;
};

/** Sam of Calico goes through the playbook there by its requests, from the first answer to the submit; answers the number. */
export const submitPlaybook = async (page: Page, origin: string): Promise<string> => {
  await page.goto(`${origin}/demo/calico/`);
  await page.locator('oriel-case-list').getByRole('link').first().waitFor();
  return page.evaluate(async () => {
    const signIn = await fetch('/demo/calico/token?person=sam.collins', { method: 'POST' });
    const { token } = (await signIn.json()) as { token: string };
    const send = async (path: string, body?: object) => {
      const answer = await fetch(`/v1/${path}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          Authorization: `Bearer ${token}`,
          ...(body && { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(await answer.text());
      return answer.json();
    };
    const { items } = (await send('lookups/soldProduct')) as { items: { id: string }[] };
    const run = await send('playbook-runs', { playbook: 'streaming-problem' });
    for (const [activity, answers] of Object.entries({
      device: { device: items[0]?.id },
      symptoms: { category: 'Sound', symptom: 'none' },
      words: { shortDescription: 'No sound in the evening', description: 'From eight o’clock on it is silent.' },
    }))
      await send(`playbook-runs/${run.id}/activities/${activity}`, { revision: 0, answers, as: 'complete' });
    return (await send(`playbook-runs/${run.id}/submit`, {})).case.number as string;
  });
};
