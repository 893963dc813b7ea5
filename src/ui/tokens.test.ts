import { expect, fixture } from '@open-wc/testing';
import { css, html } from 'lit';
import { OrielElement } from './element.js';
import { more } from './more.styles.js';

/** Every colour role as a painted probe. */
const roles = [
  ...['surface', 'text', 'muted', 'edge', 'accent', 'fill', 'fill-hover', 'fill-edge', 'ink'],
  ...['red', 'amber', 'green', 'blue', 'violet'],
];
class Probe extends OrielElement {
  static override styles = [
    OrielElement.styles,
    more,
    css`
      i {
        color: var(--probe);
      }
    `,
  ];
  override render() {
    return this.base(roles.map((role) => html`<i class=${role}></i>`));
  }
}
const sheet = new CSSStyleSheet();
sheet.replaceSync(roles.map((role) => `i.${role}{color:var(--o-${role})}`).join(''));
customElements.define('test-probe', Probe);

const canvas = new OffscreenCanvas(roles.length + 1, 1).getContext('2d', { willReadFrequently: true });
if (!canvas) throw new Error('no canvas');
type Rgb = readonly [number, number, number];

/** Colours as the screen shows them: sRGB, clipped. */
const shown = (colours: string[]): Rgb[] => {
  colours.forEach((colour, x) => {
    canvas.fillStyle = colour;
    canvas.fillRect(x, 0, 1, 1);
  });
  const { data } = canvas.getImageData(0, 0, colours.length, 1);
  return colours.map((_, i) => [data[i * 4] ?? 0, data[i * 4 + 1] ?? 0, data[i * 4 + 2] ?? 0] as const);
};
const luminance = (rgb: Rgb): number => {
  const [r, g, b] = rgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
};
const contrast = (a: Rgb, b: Rgb): number => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
};

/** Repeatable random numbers (mulberry32). */
const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

/** [foreground, background, floor] as in the table of the design. */
const pairs: [string, string, number][] = [
  ...['text', 'muted', 'accent', 'red', 'amber', 'green', 'blue', 'violet'].map((role): [string, string, number] => [
    role,
    'surface',
    4.5,
  ]),
  ['edge', 'surface', 3],
  ['fill-edge', 'surface', 3],
  ['ink', 'fill', 4.5],
  ['ink', 'fill-hover', 4.5],
];

for (const theme of ['light', 'dark'] as const) {
  it(`keeps every pair readable for 1,000 random accents and surfaces, ${theme}`, async () => {
    const probe = await fixture<Probe>(html`<test-probe theme=${theme}></test-probe>`);
    probe.shadowRoot?.adoptedStyleSheets.push(sheet);
    const dots = roles.map((role) => getComputedStyle(probe.shadowRoot?.querySelector(`.${role}`) as Element));
    const next = random(theme === 'light' ? 1 : 2);
    const low: string[] = [];
    let distinct = 0;
    for (let n = 0; n < 1000; n++) {
      const accent = `oklch(${next()} ${next() * 0.4} ${next() * 360})`;
      // Half anywhere, half where a page of this scheme usually is, also with strong colours.
      const l = n % 2 ? next() : theme === 'light' ? 0.97 + next() * 0.03 : next() * 0.25;
      const surface = `oklch(${l} ${next() * 0.1} ${next() * 360})`;
      probe.style.setProperty('--oriel-accent', accent);
      probe.style.setProperty('--oriel-surface', surface);
      const colours = shown([...dots.map((dot) => dot.color)]);
      const of = (role: string): Rgb => colours[roles.indexOf(role)] ?? [0, 0, 0];
      for (const [front, back, floor] of pairs) {
        const reached = contrast(of(front), of(back));
        if (reached < floor) low.push(`${front} on ${back}: ${reached.toFixed(2)} with ${accent} on ${surface}`);
      }
      if (n && of('fill').join() !== of('surface').join()) distinct++;
    }
    expect(low).to.deep.equal([]);
    expect(distinct, 'fills differ from surfaces').to.be.greaterThan(950);
  });
}

it('gives the default accent the colours of the sheets', async () => {
  const probe = await fixture<Probe>(html`<test-probe theme="light"></test-probe>`);
  probe.shadowRoot?.adoptedStyleSheets.push(sheet);
  const colour = (role: string) =>
    shown([getComputedStyle(probe.shadowRoot?.querySelector(`.${role}`) as Element).color])[0];
  expect(colour('fill')).to.deep.equal([40, 99, 171]);
  expect(colour('accent')?.map((v, i) => Math.abs(v - ([23, 85, 155][i] ?? 0)) < 3)).to.deep.equal([true, true, true]);
});
