import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Appearance } from '../../src/contract/module.js';
import type { PageConfig } from '../../src/contract/page.js';
import { defaultHost, Host, provideHost, registry } from '../../src/state/index.js';
import { applyAppearance } from '../../src/ui/appearance.js';
import type { Flow } from './flow.js';
import { type Route, routeOf, showRoute, type View, viewOf } from './route.js';

const inputs = ['theme', 'accent', 'surface', 'radius', 'density', 'font', 'headingFont'] as const;
/** What makes a module one of its own; without any of them it is a part of the one around it, or of the page's default module. */
const own = ['name', 'api', 'tokenUrl', 'getToken', 'token', 'fetch', 'profile'] as const;
const ways = ['tokenUrl', 'getToken', 'token'] as const;

/**
 * @summary Hands client, session, configuration, locale and appearance of one module down to the widgets inside it.
 *
 * It draws nothing and takes no space, `profile-switch` aside. Without `name`, `api`, `profile` and a way to a token it shares
 * the module around it, or that of the script tag, and changes only what it says itself: locale, appearance, `flow`.
 *
 * @slot - The widgets, and any other markup around them
 * @fires oriel-profile-change - Another of the person's own profiles was chosen; cancelable. `detail`: `id`, `kind`, `name`.
 * @csspart profile-switch - The line of `profile-switch`
 * @cssproperty --oriel-accent - Accent colour; set by `accent`
 * @cssproperty --oriel-surface - Background the widgets stand on; set by `surface`
 * @cssproperty --oriel-radius - Corner radius; set by `radius`
 * @cssproperty --oriel-density - `-1` compact, `0` comfortable, `1` spacious; set by `density`
 * @cssproperty --oriel-font - Font of text; set by `font`
 * @cssproperty --oriel-heading-font - Font of headings; set by `heading-font`
 * @cssproperty --oriel-scheme - `light`, `dark`, `light dark` or `initial` (as the page is); set by `theme`
 */
export class OrielModule extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
    /* Held from the first paint on, so that nothing moves when it is known whether there are several. */
    oriel-part-profile-switch {
      display: block;
      block-size: 48px;
    }
  `;
  static override properties = {
    name: {},
    api: {},
    tokenUrl: { attribute: 'token-url' },
    getToken: { attribute: false },
    token: { attribute: false },
    profile: {},
    fetch: { attribute: false },
    locale: {},
    theme: {},
    accent: {},
    surface: {},
    radius: {},
    density: {},
    font: {},
    headingFont: { attribute: 'heading-font' },
    flow: { type: Boolean },
    profileSwitch: { type: Boolean, attribute: 'profile-switch' },
  };

  /** Name of the module, as the administrator knows it. */
  declare name?: string;
  /** Origin of the API, `https://support.example`. Default: where the script comes from. */
  declare api?: string;
  /** Address on this site that answers `POST` with `{token, expiresAt}` for whoever is signed in. */
  declare tokenUrl?: string;
  /** The page's own way to a token, instead of `token-url`; null means nobody is signed in. */
  declare getToken?: NonNullable<PageConfig['getToken']>;
  /** A token that the page was served with; saves the first trip. */
  declare token?: PageConfig['token'];
  /** Id of one of the person's own profiles. Default: that of the token, or the oldest. Another one begins a new session. */
  declare profile?: string;
  /** Used in place of the browser's own. */
  declare fetch?: typeof fetch;
  /** Language of the widgets, a BCP 47 tag. Default: that of the page around. */
  declare locale?: string;
  /** `light`, `dark`, `auto` (as the device), `host` (as the page). */
  declare theme?: Appearance['theme'];
  /** Any CSS colour. */
  declare accent?: string;
  /** Any CSS colour. Default: the page's background. */
  declare surface?: string;
  /** CSS length. */
  declare radius?: string;
  /** `compact`, `comfortable` or `spacious`. */
  declare density?: Appearance['density'];
  /** CSS `font-family`. */
  declare font?: string;
  /** CSS `font-family`. */
  declare headingFont?: string;
  /** Makes list, form and view inside it one flow, with addresses `#/cases`, `#/cases/new`, `#/cases/CS0001001`. */
  flow = false;
  /** Says above the widgets which of their own profiles the person acts as, if there are several, and lets them change it. */
  profileSwitch = false;

  #host: Host | undefined;
  /** It is not ours to change or to end. */
  #shared = false;
  #end: (() => void) | undefined;
  #lang: string | undefined;
  #look = '';
  #flow: Flow | undefined;
  // At construction: widgets inside may ask in the same moment. In a flow, what was never shown asks nothing of the backend.
  readonly #tell = provideHost(
    this,
    () => this.host,
    (widget) => !this.flow || this.#seen.has(viewOf(this, widget)),
  );
  readonly #seen = new Set<View | undefined>([undefined]);

  /** Client, session, configuration and viewer of this module. */
  get host(): Host {
    if (!this.#host) {
      this.#shared = own.every((key) => this[key] === undefined);
      const around = this.parentElement?.closest('oriel-module');
      this.#host = this.#shared ? (around?.host ?? defaultHost()) : new Host(this.#config());
    }
    return this.#host;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#end = this.host.subscribe(() => this.#hand());
    this.#hand();
    if (this.flow) void this.#startFlow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end?.();
    this.#stopFlow();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && own.some((key) => changed.has(key))) this.#reconfigure(changed);
    this.#hand();
    if (changed.has('flow') && this.isConnected) {
      if (this.flow) void this.#startFlow();
      else this.#stopFlow();
    }
  }

  /** Tells that the site's login has changed: forget the person and ask the page again. */
  signedIn(): void {
    this.host.signedIn();
  }

  #config(): PageConfig {
    const { name, api, tokenUrl, getToken, token, profile, fetch } = this;
    const page = registry().config;
    return {
      module: name ?? page.module,
      api: api ?? page.api,
      fetch: fetch ?? page.fetch,
      profile: profile ?? page.profile,
      // One way to a token said here stands against all ways said there.
      ...(tokenUrl || getToken || token
        ? { tokenUrl, getToken, token }
        : { tokenUrl: page.tokenUrl, getToken: page.getToken, token: page.token }),
    };
  }

  #reconfigure(changed: PropertyValues<this>): void {
    const others = own.some((key) => key !== 'profile' && changed.has(key));
    // The switch, or the page, was first to say so.
    if (!others && this.profile === this.host.client.profile) return;
    if (this.#shared || changed.has('api') || changed.has('fetch') || changed.has('name')) {
      this.#end?.();
      if (!this.#shared) this.#host?.dispose();
      this.#host = undefined;
      this.#end = this.host.subscribe(() => this.#hand());
      this.#tell();
      return;
    }
    const { profile, tokenUrl, getToken, token } = this.#config();
    const signIn = ways.some((key) => changed.has(key));
    this.host.configure({ profile, ...(signIn && { tokenUrl, getToken, token }) });
  }

  /** The code for it comes when there is something to choose, or a choice that may no longer hold. */
  async #needSwitch(): Promise<void> {
    const { viewer, config } = this.host;
    if (!this.profileSwitch || !(viewer?.profiles || config.profile)) return;
    const { defineProfileSwitch } = await import('./profile-switch.js');
    defineProfileSwitch();
  }

  /** Hands locale and look down through the document: by `lang`, `dir` and custom properties. */
  #hand(): void {
    this.#needSwitch().catch(() => {});
    const locale = this.locale ?? this.host.locale;
    if (locale && (!this.lang || this.lang === this.#lang)) {
      this.lang = this.#lang = locale;
      this.dir = /^(ar|he|fa|ur|ps|ckb|dv|yi)\b/.test(locale) ? 'rtl' : 'ltr';
    }
    const given: Record<string, string> = {};
    for (const key of inputs) if (this[key]) given[key] = this[key];
    const look = { ...this.host.appearance, ...given };
    const text = JSON.stringify(look);
    if (text === this.#look || !this.shadowRoot) return;
    this.#look = text;
    applyAppearance(this, look);
  }

  /** Shows the widget of the address now; the rest of the flow comes when its code is there. */
  async #startFlow(): Promise<void> {
    if (this.#flow) return;
    const show = (route: Route): HTMLElement | undefined => {
      this.#seen.add(route.view);
      const shown = showRoute(this, route);
      this.#tell();
      return shown;
    };
    show(routeOf(location.hash) ?? { view: 'list' });
    const { Flow } = await import('./flow.js');
    if (!this.isConnected || !this.flow || this.#flow) return;
    this.#flow = new Flow(this, show);
  }

  #stopFlow(): void {
    this.#flow?.stop();
    this.#flow = undefined;
  }

  protected override render(): TemplateResult {
    const line = html`<oriel-part-profile-switch part="profile-switch"></oriel-part-profile-switch>`;
    return html`${this.profileSwitch ? line : nothing}<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oriel-module': OrielModule;
  }
}
