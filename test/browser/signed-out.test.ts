/** Whoever is signed out is offered the same way back by each element. */
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { demoToken, mockFetch } from 'oriel/mock';
import '../../components/case-create/define.js';
import '../../components/case-list/define.js';
import '../../components/case-view/define.js';
import '../../components/install-base/define.js';
import '../../components/module/define.js';
import '../../components/playbook-intake/define.js';
import '../../components/sold-products/define.js';

const tags = {
  'oriel-case-list': [html`<oriel-case-list></oriel-case-list>`, '.row'],
  'oriel-sold-products': [html`<oriel-sold-products></oriel-sold-products>`, '.row'],
  'oriel-install-base': [html`<oriel-install-base></oriel-install-base>`, '.row'],
  'oriel-case-view': [html`<oriel-case-view case="CS0001401"></oriel-case-view>`, '.stream'],
  'oriel-case-create': [html`<oriel-case-create></oriel-case-create>`, 'form'],
  'oriel-playbook-intake': [html`<oriel-playbook-intake></oriel-playbook-intake>`, '.actions .btn'],
} as const;

describe('somebody who is signed out', () => {
  for (const [tag, [markup, standing]] of Object.entries(tags)) {
    it(`is offered to sign in by <${tag}>, asks the page first, and goes on`, async () => {
      const fetch = mockFetch();
      let signedIn = false;
      const host = await fixture<HTMLElement>(html`<oriel-module
        name="boxeo-portal"
        .fetch=${fetch as typeof globalThis.fetch}
        .getToken=${() => (signedIn ? demoToken('boxeo-portal', 'maria.lindqvist') : null)}
        >${markup}</oriel-module
      >`);
      const { shadowRoot: root } = host.querySelector(tag) as LitElement;
      const buttons = () => [...(root?.querySelectorAll<HTMLElement>('.state-view .btn') ?? [])];
      await waitUntil(() => buttons().length === 1, 'the button comes', { timeout: 5000 });
      expect(buttons()[0]?.textContent?.trim()).to.equal('Sign in');
      signedIn = true;
      host.addEventListener('oriel-sign-in-request', (event) => event.preventDefault(), { once: true });
      buttons()[0]?.click();
      await new Promise((resolve) => setTimeout(resolve));
      expect(buttons(), 'the page does it itself').to.have.length(1);
      buttons()[0]?.click();
      await waitUntil(() => root?.querySelector(standing) && buttons().length === 0, 'it goes on', { timeout: 5000 });
    });
  }
});
