import { it } from 'node:test';
import { openBrowser, visit } from './browser.js';
import { serverHost } from './hosts.js';
it('shots', { timeout: 280000 }, async () => {
  const [host, browser] = await Promise.all([serverHost(), openBrowser()]);
  const ways: [string, object][] = [
    ['1280', {}],
    ['360', { viewport: { width: 360, height: 900 } }],
    ['dark', { colorScheme: 'dark' }],
    ['ar', { locale: 'ar' }],
  ];
  const scenes = (process.env['SCENES'] ?? '').split(',');
  const widths = (process.env['WAYS'] ?? '1280,360,dark,ar').split(',');
  try {
    for (const scene of scenes) for (const [name, options] of ways.filter(([n]) => widths.includes(n))) {
      const { context, page, faults } = await visit(browser, options as never);
      const dir = name === 'ar' ? 'rtl' : 'ltr';
      const url = `${host.origin}/demo/gallery/?scene=case-create/${scene}&width=full&dir=${dir}${name === 'ar' ? '&lang=ar&locale=ar' : ''}${name === 'dark' ? '&theme=dark&scheme=dark' : ''}`;
      await page.goto(url);
      await page.waitForTimeout(2500);
      await page.locator('oriel-case-create, oriel-case-view').first().screenshot({ path: `/tmp/shots-form/${scene}-${name}.png` }).catch((e) => console.log(scene, name, String(e).slice(0, 200)));
      if (faults.length) console.log(scene, name, faults);
      await context.close();
    }
  } finally { await browser.close(); await host.close(); }
});
