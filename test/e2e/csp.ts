/** A page under the strictest policy that a site can set, with every widget on it. */
import type { Page } from 'playwright-core';
import type { SiteHost } from './hosts.js';

const nonce = 'bm9uY2Utb2YtdGhlLXRlc3Q';

/** `form-action`, `base-uri` and the sinks of Trusted Types included; styles and images of the page itself are refused too. */
export const strictest = (api: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `connect-src ${api}`,
    `img-src ${api}`,
    "style-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types oriel-lit',
  ].join('; ');

export const strictPage = '/demo/boxeo/strict.html';

const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Strict</title>
    <script nonce="${nonce}">
      window.violations = [];
      addEventListener('securitypolicyviolation', (event) => {
        violations.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample);
      });
    </script>
    <script nonce="${nonce}" type="module" src="/oriel.js" data-module="boxeo-portal" data-token-url="/demo/boxeo/token?person=maria.lindqvist"></script>
  </head>
  <body>
    <main>
      <h1>Support</h1>
      <oriel-case-list instance="boxeo-all" href="#{number}"></oriel-case-list>
      <oriel-case-create instance="boxeo-new"></oriel-case-create>
      <oriel-case-view instance="boxeo-view" case-param="case"></oriel-case-view>
    </main>
  </body>
</html>`;

/** Serves the page from the host's own origin, so that everything it loads is the real thing. */
export const serveStrictPage = async (page: Page, host: SiteHost): Promise<void> => {
  await page.route(
    (url) => url.pathname === strictPage,
    (route) =>
      route.fulfill({
        contentType: 'text/html',
        headers: { 'Content-Security-Policy': strictest(host.origin) },
        body: html,
      }),
  );
};

export const violations = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { violations: string[] }).violations);
