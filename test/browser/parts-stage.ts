import { fixture } from '@open-wc/testing';
import { type CSSResult, html, LitElement } from 'lit';
import { Announcer } from '../../components/parts/announcer.js';
import { asyncStyles } from '../../components/parts/async-view.js';
import { avatarStyles } from '../../components/parts/avatar.js';
import { bannerStyles } from '../../components/parts/banner.js';
import { defineCombobox } from '../../components/parts/combobox.js';
import { comboboxStyles } from '../../components/parts/combobox.styles.js';
import { composerStyles } from '../../components/parts/composer.js';
import { dialogStyles } from '../../components/parts/dialog.js';
import { fieldStyles } from '../../components/parts/field.js';
import { fileStyles } from '../../components/parts/files.js';
import { headerStyles } from '../../components/parts/header.js';
import { defineMenu } from '../../components/parts/menu.js';
import { pagerStyles } from '../../components/parts/pager.js';
import { popupStyles } from '../../components/parts/popup.js';
import { priorityStyles } from '../../components/parts/priority.js';
import { radioStyles } from '../../components/parts/radio-list.js';
import { segmentedStyles } from '../../components/parts/segmented.js';
import { skeletonStyles } from '../../components/parts/skeleton.js';
import { skeletonFormStyles } from '../../components/parts/skeleton-form.js';
import { stateDotStyles } from '../../components/parts/state-dot.js';
import { stepperStyles } from '../../components/parts/stepper.js';
import { timelineStyles } from '../../components/parts/timeline.js';
import { buttons } from '../../src/ui/buttons.styles.js';
import { controls } from '../../src/ui/controls.styles.js';
import { fields } from '../../src/ui/fields.styles.js';
import type { Locale } from '../../src/ui/localize.js';
import { more } from '../../src/ui/more.styles.js';
import { common, tokens } from '../../src/ui/tokens.styles.js';

/** All styles of the parts, as one widget that uses them all would have them. */
export const styles: CSSResult[] = [
  ...[
    tokens,
    common,
    controls,
    more,
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
