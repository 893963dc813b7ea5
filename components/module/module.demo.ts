import { html } from 'lit';
import type { Scene } from '../scene.js';

/** A module draws nothing but the line of `profile-switch`: the scenes show what it hands down to the widgets inside it. */
export const scenes: Scene[] = [
  {
    name: 'one-session',
    title: 'Two widgets, one session',
    markup: () => html`<oriel-module>
      <oriel-case-list instance="boxeo-open"></oriel-case-list>
      <oriel-case-list instance="boxeo-all"></oriel-case-list>
    </oriel-module>`,
  },
  {
    name: 'flow',
    title: 'List, form and view as one flow',
    markup: () => html`<oriel-module flow>
      <oriel-case-list instance="boxeo-all"></oriel-case-list>
      <oriel-case-create instance="boxeo-new"></oriel-case-create>
      <oriel-case-view instance="boxeo-view"></oriel-case-view>
    </oriel-module>`,
  },
  {
    name: 'look',
    title: 'A look of its own',
    markup: () => html`<oriel-module accent="oklch(0.44 0.08 190)" radius="12px" density="spacious">
      <oriel-case-list instance="boxeo-all"></oriel-case-list>
    </oriel-module>`,
  },
  {
    name: 'language',
    title: 'A language of its own',
    markup: () => html`<oriel-module locale="ar">
      <oriel-case-list instance="boxeo-all"></oriel-case-list>
    </oriel-module>`,
  },
  {
    name: 'profile-switch',
    title: 'One person, several profiles',
    module: 'harbor-insurance',
    person: 'eleanor.voss',
    markup: () => html`<oriel-module profile-switch>
      <oriel-case-list instance="harbor-cases"></oriel-case-list>
    </oriel-module>`,
    after: async (root) => {
      await customElements.whenDefined('oriel-part-profile-switch');
      const line = root
        .querySelector('oriel-module oriel-module')
        ?.shadowRoot?.querySelector('oriel-part-profile-switch');
      await line?.updateComplete;
    },
  },
  {
    name: 'signed-out',
    title: 'Nobody is signed in',
    weather: 'signed-out',
    markup: () => html`<oriel-module>
      <oriel-case-list instance="boxeo-all"></oriel-case-list>
    </oriel-module>`,
  },
];
