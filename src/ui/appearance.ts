/**
 * The seven things a site may set about the look. Everything else is derived from them in `tokens.styles.ts`.
 * Values travel as inherited custom properties, so that a module hands them down through any number of shadow roots.
 */

/** What a site may set; the same shape as `appearance` of the module in the contract. All values are CSS text. */
export interface Appearance {
  theme?: 'light' | 'dark' | 'auto' | 'host';
  accent?: string;
  surface?: string;
  radius?: string;
  density?: 'compact' | 'comfortable' | 'spacious';
  font?: string;
  headingFont?: string;
}

/** The same as attributes of an element. */
export const appearanceProperties = {
  theme: {},
  accent: {},
  surface: {},
  radius: {},
  density: {},
  font: {},
  headingFont: { attribute: 'heading-font' },
};

const schemes = { light: 'light', dark: 'dark', auto: 'light dark', host: 'initial' };
const densities = { compact: '-1', comfortable: '0', spacious: '1' };
const word = (table: object) => (value: string) => Object.entries(table).find(([key]) => key === value)?.[1];
const css = (property: string) => (value: string) => (CSS.supports(property, value) ? value : undefined);

/** Per input: the custom property it becomes, and how its value is judged. */
const inputs: Record<keyof Appearance, [property: string, read: (value: string) => string | undefined]> = {
  theme: ['scheme', word(schemes)],
  accent: ['accent', css('color')],
  surface: ['surface', css('color')],
  radius: ['radius', css('row-gap')],
  density: ['density', word(densities)],
  font: ['font', css('font-family')],
  headingFont: ['heading-font', css('font-family')],
};

const rules = new WeakMap<Element, CSSStyleDeclaration>();

/**
 * The declarations that belong to one element, in a constructable sheet of its own: no `style` attribute, so that the
 * strictest content policy holds. In the shadow root where there is one, otherwise in the document (`:root` only).
 */
export const ownRule = (host: HTMLElement): CSSStyleDeclaration => {
  let rule = rules.get(host);
  if (!rule) {
    const root = host.shadowRoot ?? (host === document.documentElement && document);
    // An element without a shadow root of its own keeps its values in its CSSOM declarations, which no policy blocks.
    if (!root) return host.style;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${host.shadowRoot ? ':host' : ':root'}{}`);
    root.adoptedStyleSheets.push(sheet);
    rule = (sheet.cssRules[0] as CSSStyleRule).style;
    rules.set(host, rule);
  }
  return rule;
};

const applied = new EventTarget();
/** Calls `listener` after any appearance was applied, until `signal` aborts. */
export const onAppearance = (listener: () => void, signal: AbortSignal): void =>
  applied.addEventListener('change', listener, { signal });

/**
 * Hands an appearance down from `host`: a module, a widget, or `document.documentElement` for the page's default module.
 * A value that is not valid CSS of its kind is left out, so that a typing error cannot make text unreadable.
 */
export const applyAppearance = (host: HTMLElement, appearance: Appearance): void => {
  const rule = ownRule(host);
  for (const [name, [property, read]] of Object.entries(inputs)) {
    const given = appearance[name as keyof Appearance];
    const value = given && read(given);
    if (value) rule.setProperty(`--oriel-${property}`, value);
    else rule.removeProperty(`--oriel-${property}`);
  }
  applied.dispatchEvent(new Event('change'));
};
