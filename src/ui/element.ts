import { type CSSResultGroup, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { WidgetErrorEvent } from '../events/widget-error.js';
import { WidgetReadyEvent } from '../events/widget-ready.js';
import { type Appearance, applyAppearance, ownRule } from './appearance.js';
import { backgroundOf, type HostAware, isDark, join, leave } from './host.js';
import { localeOf, pendingPack, type Strings, translate } from './localize.js';
import { common, tokens } from './tokens.styles.js';

/** Base of every widget: appearance, language, and the two events that say how it went. */
export abstract class OrielElement extends LitElement implements HostAware {
  static override styles: CSSResultGroup = [tokens, common];
  static override properties = {
    theme: {},
    accent: {},
    surface: {},
    radius: {},
    density: {},
    font: {},
    headingFont: { attribute: 'heading-font' },
    appearance: { attribute: false },
  };

  declare theme?: Appearance['theme'];
  declare accent?: string;
  declare surface?: string;
  declare radius?: string;
  declare density?: Appearance['density'];
  declare font?: string;
  declare headingFont?: string;
  /** Appearance from the component instance; attributes win over it. */
  declare appearance?: Appearance;

  /** Language that applies here. */
  locale = localeOf(this);
  protected readonly internals = this.attachInternals();
  #reported = false;

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
    const readable = isDark(this) ? lightness <= 0.25 : lightness >= 0.97;
    this.internals.states[readable && surface === behind ? 'delete' : 'add']('panel');
    const locale = localeOf(this);
    if (locale.tag !== this.locale.tag) {
      this.locale = locale;
      this.requestUpdate();
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { theme, accent, surface, radius, density, font, headingFont } = this;
    const own = { theme, accent, surface, radius, density, font, headingFont };
    if (Object.keys(own).some((key) => changed.has(key)) || changed.has('appearance')) {
      const given = Object.entries(own).filter(([, value]) => value);
      applyAppearance(this, { ...this.appearance, ...Object.fromEntries(given) });
      this.hostChanged();
    }
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

  /** Says that the widget cannot do its work; `code` is a problem code, `message` is meant for people. */
  protected fail(code: string, message: string): void {
    this.dispatchEvent(new WidgetErrorEvent(code, message));
  }
}
