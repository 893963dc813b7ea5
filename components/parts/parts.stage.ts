import { fixture } from '@open-wc/testing';
import { type CSSResult, html, LitElement } from 'lit';
import { buttons } from '../../src/ui/buttons.styles.js';
import { controls } from '../../src/ui/controls.styles.js';
import { fields } from '../../src/ui/fields.styles.js';
import type { Locale } from '../../src/ui/localize.js';
import { common, tokens } from '../../src/ui/tokens.styles.js';
import { Announcer } from './announcer.js';
import { asyncStyles } from './async-view.js';
import { avatarStyles } from './avatar.js';
import { bannerStyles } from './banner.js';
import { defineCombobox } from './combobox.js';
import { comboboxStyles } from './combobox.styles.js';
import { composerStyles } from './composer.js';
import { dialogStyles } from './dialog.js';
import { fieldStyles } from './field.js';
import { fileStyles } from './files.js';
import { headerStyles } from './header.js';
import { defineMenu } from './menu.js';
import { pagerStyles } from './pager.js';
import { popupStyles } from './popup.js';
import { priorityStyles } from './priority.js';
import { radioStyles } from './radio-list.js';
import { segmentedStyles } from './segmented.js';
import { skeletonStyles } from './skeleton.js';
import { skeletonFormStyles } from './skeleton-form.js';
import { stateDotStyles } from './state-dot.js';
import { stepperStyles } from './stepper.js';
import { timelineStyles } from './timeline.js';

/** All styles of the parts, as one widget that uses them all would have them. */
export const styles: CSSResult[] = [
  ...[
    tokens,
    common,
    controls,
    buttons,
    fields,
    asyncStyles,
    avatarStyles,
    bannerStyles,
    comboboxStyles,
    composerStyles,
    dialogStyles,
  ],
  ...[fieldStyles, fileStyles, headerStyles, pagerStyles, popupStyles, priorityStyles, radioStyles, segmentedStyles],
  ...[skeletonStyles, skeletonFormStyles, stateDotStyles, stepperStyles, timelineStyles],
];
export const locale: Locale = { tag: 'en-GB', pack: 'en', dir: 'ltr' };
defineMenu();
defineCombobox();

/** A host for parts: what `show` answers stands in its shadow root. */
export class Stage extends LitElement {
  static override styles = styles;
  static override properties = { show: { attribute: false } };
  declare show: (stage: Stage) => unknown;
  locale = locale;
  announcer = new Announcer(this);
  override render() {
    return html`<div class="base">${this.show?.(this)}${this.announcer.render()}</div>`;
  }
}
customElements.define('test-stage', Stage);
export const stage = (show: (stage: Stage) => unknown) => fixture<Stage>(html`<test-stage .show=${show}></test-stage>`);
export const find = <T extends Element>(place: Stage, selector: string) =>
  place.shadowRoot?.querySelector(selector) as T;
export const text = (place: Stage, selector: string) => find(place, selector)?.textContent?.replace(/\s+/g, ' ').trim();
