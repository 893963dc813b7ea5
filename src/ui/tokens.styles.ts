import { css, unsafeCSS } from 'lit';

/*
 * Sizes follow one length, the text size found on the page. Registered, so that it is computed once at the widget and
 * does not multiply in nested elements. A second copy of Oriel on the page finds it registered already.
 */
try {
  CSS.registerProperty({ name: '--o-em', syntax: '<length>', inherits: true, initialValue: '15px' });
} catch {}

/** OKLCH limits keep every pair readable for any accent and surface; chroma above .22 would break the worst case. */
export const from = (light: string, dark: string, origin = '--_a') =>
  unsafeCSS(`light-dark(oklch(from var(${origin}) ${light}),oklch(from var(${origin}) ${dark}))`);
export const pair = (light: string, dark: string) => unsafeCSS(`light-dark(oklch(${light}),oklch(${dark}))`);
export const mix = (colour: string, light: number, dark: number) =>
  unsafeCSS(
    `light-dark(color-mix(in oklab,${colour} ${light}%,transparent),color-mix(in oklab,${colour} ${dark}%,transparent))`,
  );
/** Size relative to the 15 px body, and line height, both in px of the design. */
export const type = (size: number, line: number, weight = 400, family = 'font') =>
  unsafeCSS(`${weight} calc(var(--o-em)*${size}/15)/calc(${line}/${size}) var(--o-${family})`);

/**
 * The values: inputs are the inherited `--oriel-*`; styles of elements and parts read only the derived `--o-*`.
 */
export const tokens = css`
  :host {
    display: block;
    container-type: inline-size;
    min-inline-size: min(100%, 320px);
    color-scheme: var(--oriel-scheme, var(--_host-scheme, light));
    /* Read by element.ts: the surface and the page's background as OKLCH, in properties that paint nothing here. */
    column-rule-color: oklch(from var(--_raw) l c h / 1);
    flood-color: oklch(from var(--_host, #fff) l c h / 1);

    --_a: oklch(from var(--oriel-accent, oklch(0.5 0.13 255)) l min(c, 0.22) h / 1);
    --_raw: var(--oriel-surface, var(--_host, #fff));
    /* 1 when the fill is light enough to carry dark ink, else 0. */
    --_k: clamp(0, (l - 0.6199) * 9999, 1);
    --o-surface: ${from('max(l,.97) min(c,.02) h/1', 'min(l,.25) min(c,.08) h/1', '--_raw')};
    --o-text: ${from('.24 min(c,.014) h', '.93 min(c,.008) h')};
    --o-muted: ${from('.48 min(c,.016) h', '.73 min(c,.012) h')};
    --o-edge: ${from('.62 min(c,.016) h', '.56 min(c,.014) h')};
    --o-accent: ${from('min(l,.45) c h', 'max(l,.76) min(c,.16) h')};
    --o-fill: ${from('calc(min(l,.5) + var(--_k)*(l - min(l,.5))) c h', 'max(l,.7) c h')};
    --o-ink: ${from('calc(1 - .82*var(--_k)) 0 h', '.18 .01 255')};
    --o-fill-edge: ${from('min(l,calc(.5 + .08*var(--_k))) c h', 'max(l,.7) c h')};
    --o-line: ${mix('var(--o-text)', 12, 15)};
    --o-hover: ${mix('var(--o-text)', 4.5, 7)};

    --o-red-dot: ${pair('.58 .2 27', '.68 .18 25')};
    --o-amber-dot: ${pair('.64 .14 68', '.78 .14 78')};
    --o-green-dot: ${pair('.58 .14 150', '.72 .15 152')};
    --o-blue-dot: ${pair('.58 .14 250', '.7 .13 250')};
    --o-violet-dot: ${pair('.56 .16 295', '.7 .14 298')};
    --o-grey-dot: ${pair('.58 .01 255', '.62 .01 255')};

    --o-r: var(--oriel-radius, 6px);
    --o-r-panel: calc(var(--o-r) + 4px);
    /* Density -1, 0, 1 is compact, comfortable, spacious: rows 44 56 64, controls 32 36 44. */
    --_d: var(--oriel-density, 0);
    --o-row: calc(56px + var(--_d) * 10px - var(--_d) * var(--_d) * 2px);
    --o-control: calc(36px + var(--_d) * 6px + var(--_d) * var(--_d) * 2px);
    /* Rows bleed by this much beyond the edge of the text. */
    --o-bleed: var(--oriel-bleed, 12px);

    --o-em: clamp(14px, 1em, 18px);
    --o-font: var(--oriel-font, var(--_font, sans-serif));
    --o-heading-font: var(--oriel-heading-font, var(--o-font));
    --o-body: ${type(15, 24)};
    --o-title: ${type(22, 28, 600, 'heading-font')};
    --o-label: ${type(14, 20)};
    --o-meta: ${type(13, 20)};
  }
  :host([hidden]) {
    display: none !important;
  }
  .base {
    position: relative;
    max-inline-size: 1240px;
    /* Hidden text at the end of a cut line must not widen the page. */
    overflow-x: clip;
    padding-inline: var(--o-bleed);
    font: var(--o-body);
    color: var(--o-text);
    text-align: start;
    overflow-wrap: break-word;
  }
  /* The page's background is outside the range in which contrast is guaranteed: stand on a panel of one's own. */
  :host(:state(panel)) .base {
    padding: 24px;
    background: var(--o-surface);
    border: 1px solid var(--o-line);
    border-radius: var(--o-r-panel);
  }
  @media (pointer: coarse) {
    :host {
      --o-row: 64px;
      --o-control: 44px;
    }
  }
  @media (prefers-contrast: more) {
    :host {
      --o-text: ${from('.13 min(c,.014) h', '.98 min(c,.008) h')};
      --o-muted: ${from('.38 min(c,.016) h', '.84 min(c,.012) h')};
      --o-edge: ${from('.3 min(c,.016) h', '.8 min(c,.014) h')};
      --o-line: ${from('.72 min(c,.016) h', '.5 min(c,.014) h')};
    }
  }
  @media (forced-colors: active) {
    :host {
      --o-surface: Canvas;
      --o-text: CanvasText;
      --o-muted: CanvasText;
      --o-edge: ButtonBorder;
      --o-line: CanvasText;
      --o-accent: LinkText;
      --o-fill: Highlight;
      --o-fill-edge: Highlight;
      --o-ink: HighlightText;
      --o-hover: Canvas;
    }
  }
`;

/** What every element in a shadow root of ours starts from: reset, text classes, icons, focus. */
export const common = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
    /* The font shorthand would reset it. */
    font-variant-numeric: tabular-nums !important;
  }
  h2,
  p {
    margin: 0;
    padding: 0;
    font: inherit;
  }
  h2,
  .title {
    font: var(--o-title);
  }
  :is(h2, .title):dir(ltr) {
    letter-spacing: -0.012em;
    text-wrap: balance;
  }
  .meta {
    font: var(--o-meta);
    color: var(--o-muted);
  }
  .muted {
    color: var(--o-muted);
  }
  .cut {
    position: relative;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .vh {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid var(--o-accent);
    outline-offset: 2px;
  }
  @container (max-width: 559px) {
    h2,
    .title {
      font: ${type(20, 28, 600, 'heading-font')};
    }
  }
  @media (forced-colors: active) {
    :focus-visible {
      outline-color: Highlight;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition-property: color, background-color, border-color, outline-color !important;
    }
  }
`;
