/** Going through a page with the keyboard alone, and asking where one is. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** True when the focus is on what `target` finds, through any number of shadow roots. */
const isFocused = async (target: Locator): Promise<boolean> => {
  for (const one of await target.all()) {
    const focused = await one
      .evaluate((element) => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        return active === element;
      })
      .catch(() => false);
    if (focused) return true;
  }
  return false;
};

/** Presses Tab until the focus is on `target`; fails when it comes round without having met it. */
export const tabTo = async (page: Page, target: Locator, most = 80): Promise<void> => {
  await target.first().waitFor();
  for (let pressed = 0; pressed <= most; pressed += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not reach ${target}`);
};
