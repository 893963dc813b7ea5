/** The line of `<oriel-module profile-switch>`: who one is here, and a menu of the others. Loaded when there are several. */
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { OwnProfile, Viewer } from '../../src/contract/viewer.js';
import { ProfileChangeEvent } from '../../src/events/profile-change.js';
import { asOrielError, HostController } from '../../src/state/index.js';
import { leaveLostProfile, takeProfile } from '../../src/state/profiles.js';
import { buttons } from '../../src/ui/buttons.styles.js';
import { controls } from '../../src/ui/controls.styles.js';
import { OrielElement } from '../../src/ui/element.js';
import { chevronDown } from '../../src/ui/icons.js';
import { more } from '../../src/ui/more.styles.js';
import { Announcer } from '../parts/announcer.js';
import { defineMenu, type MenuChooseEvent } from '../parts/menu.js';
import { definePart } from '../parts/part.js';
import { popupStyles } from '../parts/popup.js';
import { profileSwitchStrings } from './profile-switch.strings.js';

/** How long one waits for the first answer before the kept profile is looked into, in ms. */
const PATIENCE = 3000;

const styles = css`
  .base {
    block-size: 100%;
  }
  :host(:state(panel)) .base {
    padding-block: 0;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 4px;
    block-size: 100%;
  }
  .line p {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    min-inline-size: 0;
    overflow: hidden;
    font: var(--o-label);
    font-weight: 400;
    color: var(--o-muted);
  }
  .line p.problem {
    color: var(--o-red);
  }
  .line .btn {
    padding-inline: 8px;
    white-space: nowrap;
  }
  .dot {
    padding-inline-start: 4px;
    color: var(--o-muted);
  }
`;

export class OrielPartProfileSwitch extends OrielElement {
  static override styles = [OrielElement.styles, controls, more, buttons, popupStyles, styles];

  readonly #module = new HostController(this);
  readonly #announcer = new Announcer(this);
  /** Still known while the next answer is on its way. */
  #viewer: Viewer | undefined;
  #busy = false;
  #problem: 'refused' | 'failed' | undefined;
  #stop = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    defineMenu();
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const look = (): void => {
      const { host } = this.#module;
      if (host && !signal.aborted) void leaveLostProfile(host);
    };
    document.addEventListener('oriel-widget-error', look, { signal });
    setTimeout(look, PATIENCE);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop.abort();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { host } = this.#module;
    const before = this.#viewer;
    const now = host?.viewer ?? (host?.session === 'signed-out' ? undefined : before);
    this.#viewer = now;
    if (!now || !before || now.id === before.id) return;
    this.#problem = undefined;
    // Not while it is drawn: what it says would not be drawn any more.
    queueMicrotask(() => this.#announcer.say(this.t(profileSwitchStrings).nowAs(this.#who(now.id))));
  }

  async #choose(id: string): Promise<void> {
    const { host } = this.#module;
    const chosen = this.#viewer?.profiles?.find((each) => each.id === id);
    if (!host || !chosen || id === this.#viewer?.id || this.#busy) return;
    const { kind, name } = chosen;
    if (!this.dispatchEvent(new ProfileChangeEvent({ id, kind, name }))) return;
    this.#busy = true;
    this.#problem = undefined;
    this.requestUpdate();
    try {
      await takeProfile(host, id);
    } catch (reason) {
      this.#problem = asOrielError(reason).code === 'forbidden' ? 'refused' : 'failed';
      this.#announcer.say(this.t(profileSwitchStrings)[this.#problem]);
    }
    this.#busy = false;
    this.requestUpdate();
  }

  #name({ name, kind, detail }: OwnProfile): string {
    const { who, kinds } = this.t(profileSwitchStrings);
    // Each keeps its own direction.
    return who(`\u2068${name}\u2069`, `\u2068${detail ?? kinds[kind]}\u2069`);
  }
  #who(id: string): string {
    const own = this.#viewer?.profiles?.find((each) => each.id === id);
    return own ? this.#name(own) : (this.#viewer?.name ?? '');
  }

  #renderLine({ id, profiles = [] }: Viewer): TemplateResult {
    const t = this.t(profileSwitchStrings);
    const problem = this.#problem;
    return html`<div class="line" aria-busy=${this.#busy}>
      <p class=${problem ? 'problem' : ''}>${problem ? t[problem] : t.hereAs(this.#who(id))}</p>
      <span class="dot" aria-hidden="true">·</span>
      <oriel-part-menu
        kind="quiet"
        .items=${profiles.map((each) => ({ id: each.id, label: this.#name(each), checked: each.id === id, radio: true }))}
        .content=${html`${t.change}${chevronDown}`}
        .label=${t.changeProfile}
        @choose=${(event: MenuChooseEvent) => void this.#choose(event.id)}
      ></oriel-part-menu>
    </div>`;
  }

  override render(): TemplateResult {
    const viewer = this.#viewer;
    return this.base(html`${viewer?.profiles ? this.#renderLine(viewer) : nothing}${this.#announcer.render()}`);
  }
}

/** Registers the element. */
export const defineProfileSwitch = (): void => definePart('oriel-part-profile-switch', OrielPartProfileSwitch);

declare global {
  interface HTMLElementTagNameMap {
    'oriel-part-profile-switch': OrielPartProfileSwitch;
  }
}
