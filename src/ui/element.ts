import { type CSSResultGroup, html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import { WidgetErrorEvent } from '../events/widget-error.js';
import { WidgetReadyEvent } from '../events/widget-ready.js';
import { type Appearance, appearanceProperties, applyAppearance, ownRule } from './appearance.js';
import { backgroundOf, type HostAware, isDark, join, leave } from './host.js';
import { type Locale, localeOf, pendingPack, type Strings, translate } from './localize.js';
import { common, tokens } from './tokens.styles.js';

/** What keeps a widget from its work, of an `OrielError` as much as is told; `code` is a problem code. */
export interface Trouble {
  readonly code: string;
  readonly message: string;
  /** What the server's log calls its answer. */
  readonly reference?: string | undefined;
  /** Places in what was asked, as JSON pointers. */
  readonly fieldErrors?: readonly { readonly pointer: string }[];
}
/** The shape of `Async` from src/state, as far as it is told. */
type Told =
  | { status: 'failed'; error: Trouble }
  | { status: 'idle' | 'loading' | 'ready' | 'empty'; error?: undefined };

/**
 * Base of every widget: appearance, language, and the two events that say how it went.
 *
 * @attr theme - `light`, `dark`, `auto` (as the device), `host` (as the page).
 * @attr accent - Any CSS colour.
 * @attr surface - Any CSS colour; default: the page's background.
 * @attr radius - CSS length.
 * @attr density - `compact`, `comfortable` or `spacious`.
 * @attr font - CSS `font-family`.
 * @attr heading-font - CSS `font-family` of headings.
 */
export abstract class OrielElement extends LitElement implements HostAware {
  static override styles: CSSResultGroup = [tokens, common];
  static override properties: PropertyDeclarations = { ...appearanceProperties, appearance: { attribute: false } };

  declare theme?: Appearance['theme'];
  declare accent?: string;
  declare surface?: string;
  declare radius?: string;
  declare density?: Appearance['density'];
  declare font?: string;
  declare headingFont?: string;
  /** Appearance from the component instance; attributes win over it. */
  declare appearance?: Appearance;

  locale: Locale = localeOf(this);
  protected readonly internals = this.attachInternals();
  #reported = false;
  #waiting = false;
  #dress = '{}';

  override connectedCallback(): void {
    super.connectedCallback();
    join(this);
    this.hostChanged();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    leave(this);
    this.#reported = false;
  }

  /** The strings in the language that applies here. */
  t<T extends object>(strings: Strings<T>): T {
    return translate(this.locale, strings);
  }

  /** Follows the page: scheme and surface from what is painted behind, language from the closest `lang`. */
  hostChanged(): void {
    const rule = ownRule(this);
    rule.setProperty('--_host', backgroundOf(this));
    const style = getComputedStyle(this);
    rule.setProperty('--_font', style.fontFamily);
    // tokens.styles.ts has the browser compute surface and background as OKLCH into properties that paint nothing.
    const { columnRuleColor: surface, floodColor: behind } = style;
    const lightness = Number.parseFloat(surface.slice(6));
    rule.setProperty('--_host-scheme', lightness < 0.61 ? 'dark' : 'light');
    const readable = surface === behind && (isDark(this) ? lightness <= 0.25 : lightness >= 0.97);
    this.internals.states[readable ? 'delete' : 'add']('panel');
    const before = this.locale.tag;
    this.locale = localeOf(this);
    if (before !== this.locale.tag) this.requestUpdate();
  }

  /** Here, not in `willUpdate`, so that a subclass cannot forget to call it. */
  protected override performUpdate(): void {
    const own = Object.keys(appearanceProperties) as (keyof Appearance)[];
    const set = own.filter((key) => this[key]).map((key) => [key, this[key]]);
    const given = { ...this.appearance, ...Object.fromEntries(set) };
    const dress = JSON.stringify(given);
    if (dress !== this.#dress) {
      this.#dress = dress;
      applyAppearance(this, given);
      this.hostChanged();
    }
    super.performUpdate();
  }

  /** Waits for the language, so that nothing is shown in English first. */
  protected override async scheduleUpdate(): Promise<void> {
    await pendingPack(this.locale);
    super.scheduleUpdate();
  }

  /** The outermost box of a widget: what a subclass returns from `render()`. */
  protected base(content: unknown): TemplateResult {
    return html`<div part="base" class="base" lang=${this.locale.tag} dir=${this.locale.dir}>${content}</div>`;
  }

  /** Says once per connection that the first content stands. */
  protected ready(): void {
    if (this.#reported) return;
    this.#reported = true;
    this.dispatchEvent(new WidgetReadyEvent());
  }

  /** Tells how a question went: ready once its rows stand or there are none, failed when the answer did not come. */
  protected tell({ status, error }: Told, standing: boolean): void {
    if (standing || status === 'empty') this.ready();
    else if (status === 'failed' && this.#waiting) this.fail(error);
    this.#waiting = status === 'loading';
  }

  /** Says that the widget cannot do its work, on the console too where the page's author can mend it. */
  protected fail(trouble: Trouble): void {
    this.dispatchEvent(new WidgetErrorEvent(trouble.code, trouble.message));
    import('./report.js').then(({ report }) => report(this, trouble)).catch(() => {});
  }
}
