import type { CSSResult, LitElement } from 'lit';

/** Code that is loaded when it is first needed; the element is rendered again when it is there. */
export class Later<T> {
  value: T | undefined;
  readonly #element: LitElement;
  readonly #import: () => Promise<T>;
  #loading: Promise<T | undefined> | undefined;

  constructor(element: LitElement, load: () => Promise<T>) {
    this.#element = element;
    this.#import = load;
  }

  /** Undefined when it cannot be loaded now; it is tried again when it is asked for again. */
  load(): Promise<T | undefined> {
    this.#loading ??= this.#import().then(
      (value) => {
        this.value = value;
        this.#wear((value as { styles?: CSSResult[] }).styles ?? []);
        this.#element.requestUpdate();
        return value;
      },
      () => {
        this.#loading = undefined;
        return undefined;
      },
    );
    return this.#loading;
  }

  /** Takes over the styles that come with it: after those of the parts, before the element's own, which come last. */
  #wear(styles: CSSResult[]): void {
    const root = this.#element.shadowRoot;
    if (!root) return;
    const sheets = styles
      .flatMap(({ styleSheet }) => styleSheet ?? [])
      .filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
    const last = (this.#element.constructor as typeof LitElement).elementStyles.at(-1) as CSSResult;
    const at = last.styleSheet ? root.adoptedStyleSheets.indexOf(last.styleSheet) : -1;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets].toSpliced(
      at < 0 ? root.adoptedStyleSheets.length : at,
      0,
      ...sheets,
    );
  }

  /** For templates: what is there, while the rest is on its way. */
  get(): T | undefined {
    if (!this.value) void this.load();
    return this.value;
  }
}
