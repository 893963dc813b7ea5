/** Draws a playbook: stages as columns, activities as boxes, conditions on the connections. The same as a list beside it. */
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import type { ActivityKind, ActivityState, PlaybookRun } from 'oriel/contract';
import type { Band, Box, Connection, Picture, PlacedTwig, PlacedWay, Point, Words } from './layout.js';
import { type Outline, outcomeWords, type Step, stateWords, type Twig } from './outline.js';

/** Where a run stands, by the ids of activities and stages. */
export interface Standing {
  activities: ReadonlyMap<string, ActivityState>;
  stages: ReadonlyMap<string, ActivityState>;
  current: string | null;
}

/** Where a run stands, as the backend says it. */
export const standingOf = ({ stages, current }: PlaybookRun): Standing => ({
  activities: new Map<string, ActivityState>(
    stages.flatMap(({ activities }) => activities.map(({ id, state }) => [id, state] as const)),
  ),
  stages: new Map(stages.map(({ id, state }) => [id, state])),
  current,
});

const CIRCLE = 'M17.25 10a7.25 7.25 0 1 1-14.5 0a7.25 7.25 0 0 1 14.5 0';
const SHEET =
  'M5.5 2.75h9A1.25 1.25 0 0 1 15.75 4v12a1.25 1.25 0 0 1-1.25 1.25h-9A1.25 1.25 0 0 1 4.25 16V4A1.25 1.25 0 0 1 5.5 2.75';
const ARTICLE = `${SHEET}M7.25 6.75h5.5M7.25 10h5.5M7.25 13.25h3`;
const INFO = `${CIRCLE}M10 9.25v4.25M10 6.55v.05`;
const BRANCH =
  'M6 5.5v9M7.5 4a1.5 1.5 0 1 1-3 0a1.5 1.5 0 0 1 3 0M7.5 16a1.5 1.5 0 1 1-3 0a1.5 1.5 0 0 1 3 0M15.5 6a1.5 1.5 0 1 1-3 0a1.5 1.5 0 0 1 3 0M14 7.5c0 3-8 2-8 5.5';
const icons: Record<ActivityKind, string> = {
  form: 'M3.25 4.5h13.5v4.25H3.25zM3.25 11.75h13.5V16H3.25zM6 6.6h3M6 13.85h3',
  question: `${CIRCLE}M7.9 8a2.15 2.15 0 1 1 3.2 1.9c-.75.4-1.1.8-1.1 1.6M10 13.9v.05`,
  decision: BRANCH,
  instruction: INFO,
  checklist:
    'M3 5.5 4.25 6.75 6.75 4M3 11 4.25 12.25 6.75 9.5M3 16.25 4.25 17.5 6.75 14.75M9.75 5.5H17M9.75 11H17M9.75 16.25H17',
  article: ARTICLE,
  product: 'M10 2.75 16.5 6.25v7.5L10 17.25 3.5 13.75v-7.5zM3.75 6.4 10 9.75l6.25-3.35M10 9.75v7.25',
  attachment:
    'M15.9 9.2l-6 6a3.7 3.7 0 0 1-5.2-5.2l6.3-6.3a2.45 2.45 0 0 1 3.5 3.5l-6.2 6.2a1.2 1.2 0 0 1-1.75-1.75l5.5-5.5',
  review: `${SHEET}M7 10.25l2.1 2.1 3.9-4.6`,
  automated: 'M11 2.75 4.5 11.5H9.5L8.75 17.25 15.5 8.25H10.5z',
};
const outcomeIcons: Partial<Record<Twig['kind'], string>> = {
  recommendation: INFO,
  article: ARTICLE,
  caseType: 'M3.5 10h12M11 5.5 15.5 10 11 14.5',
  none: `${CIRCLE}M6.75 10.25 9 12.5l4.25-4.75`,
  seen: 'M5.5 14.5V9a3 3 0 0 1 3-3h6M11.25 2.75 14.5 6l-3.25 3.25',
};

/** Puts what was laid out from left to right where it belongs: mirrored when people read from right to left. */
class Pen {
  readonly #width: number;
  readonly #rtl: boolean;

  constructor({ width }: Picture, dir: 'ltr' | 'rtl') {
    this.#width = width;
    this.#rtl = dir === 'rtl';
  }

  /** Start of something that is `width` wide, as the drawing counts. */
  x(x: number, width = 0): number {
    return this.#rtl ? this.#width - x - width : x;
  }

  words({ x, y, lines, font }: Words, name: string): SVGTemplateResult {
    // A browser sets text on its base line, about three quarters down.
    const base = (at: number): number => y + at * font.line + font.line / 2 + font.size * 0.35;
    return svg`<text class=${name}>${lines.map((line, at) => svg`<tspan x=${this.x(x)} y=${base(at)}>${line}</tspan>`)}</text>`;
  }

  icon(path: string, x: number, y: number, size: number, name: string): SVGTemplateResult {
    const place = `translate(${this.x(x, size)} ${y}) scale(${size / 20})`;
    return svg`<path class="sign ${name}" transform=${place} d=${path}></path>`;
  }

  /** A line with round corners. */
  line(points: readonly Point[]): string {
    const placed = points.map(([x, y]): Point => [this.x(x), y]);
    const straight = placed.filter(([x, y], at) => at === 0 || x !== placed[at - 1]?.[0] || y !== placed[at - 1]?.[1]);
    return straight.map((point, at) => corner(straight[at - 1], point, straight[at + 1])).join('');
  }
}

const RADIUS = 5;

const corner = (before: Point | undefined, at: Point, next: Point | undefined): string => {
  if (!before) return `M${at[0]} ${at[1]}`;
  if (!next) return `L${at[0]} ${at[1]}`;
  const near = (other: Point): Point => {
    const far = Math.hypot(other[0] - at[0], other[1] - at[1]);
    const share = Math.min(RADIUS, far / 2) / far;
    return [at[0] + (other[0] - at[0]) * share, at[1] + (other[1] - at[1]) * share];
  };
  const [from, to] = [near(before), near(next)];
  return `L${from[0]} ${from[1]}Q${at[0]} ${at[1]} ${to[0]} ${to[1]}`;
};

/** Full where something happened, a ring where it did not. */
const rings = new Set<ActivityState>(['pending', 'ready', 'skipped', 'cancelled']);

const state = (pen: Pen, at: Point | undefined, is: ActivityState | undefined): SVGTemplateResult | typeof nothing => {
  if (!at || !is) return nothing;
  const [x, y] = at;
  const told: Words = { x: x + 14, y: y - 8, lines: [stateWords[is]], font: { size: 12, line: 16 } };
  return svg`<circle class="dot ${is} ${rings.has(is) ? 'ring' : ''}" cx=${pen.x(x + 4)} cy=${y} r=${rings.has(is) ? 3.25 : 4}></circle>
    ${pen.words(told, 'state')}`;
};

const drawWay = (pen: Pen, { way, words, turn }: PlacedWay, y: number): SVGTemplateResult => {
  // What nobody asks for here comes from the start: the line begins at a dot.
  const own =
    way.from.length > 0
      ? nothing
      : svg`<circle class="source" cx=${pen.x(turn[0])} cy=${turn[1]} r="2.5"></circle>
    <path class="connection" d=${pen.line([turn, [turn[0], y]])}></path>`;
  return svg`${own}${pen.words(words, 'way')}`;
};

const drawTwig = (pen: Pen, { twig, words, stem }: PlacedTwig): SVGTemplateResult => {
  const path = outcomeIcons[twig.kind];
  const branch =
    stem &&
    pen.line([
      [stem.x, stem.from],
      [stem.x, stem.to],
      [words.x - 4, stem.to],
    ]);
  return svg`${branch ? svg`<path class="stem" d=${branch}></path>` : nothing}
    ${path ? pen.icon(path, words.x - 20, words.y + 1, 16, twig.kind) : nothing}
    ${pen.words(words, `twig ${twig.kind}`)}`;
};

const drawBox = (pen: Pen, box: Box, standing: Standing | undefined): SVGTemplateResult => {
  const { x, y, width, height, step, tree } = box;
  const is = standing?.activities.get(step.id);
  const current = standing?.current === step.id ? 'current' : '';
  const shape = [step.optional ? 'optional' : '', step.kind === 'automated' ? 'automated' : ''].join(' ');
  const rule =
    tree[0] &&
    svg`<path class="rule" d=${pen.line([
      [x + 12, tree[0].words.y - 7],
      [x + width - 12, tree[0].words.y - 7],
    ])}></path>`;
  return svg`<g class="box ${shape} ${is ?? ''} ${current}" data-activity=${step.id}>
    ${box.ways.map((way) => drawWay(pen, way, y))}
    ${box.ways.length > 0 ? svg`<path class="head" d=${arrow(pen, [x + 11, y])}></path>` : nothing}
    <rect x=${pen.x(x, width)} y=${y} width=${width} height=${height} rx="6"></rect>
    ${pen.icon(icons[step.kind], x + 12, y + 10, 20, 'kind')}
    ${pen.words(box.title, 'title')} ${pen.words(box.signs, 'meta')}
    ${rule ?? nothing} ${tree.map((twig) => drawTwig(pen, twig))}
    ${state(pen, box.state, is)}
  </g>`;
};

const arrow = (pen: Pen, [x, y]: Point): string =>
  `M${pen.x(x - 4)} ${y - 6}L${pen.x(x)} ${y - 1.5}L${pen.x(x + 4)} ${y - 6}`;

const drawBand = (pen: Pen, band: Band, standing: Standing | undefined): SVGTemplateResult => {
  const is = standing?.stages.get(band.id);
  return svg`<g class="stage ${is && is !== 'pending' && is !== 'cancelled' ? 'begun' : ''}">
    <rect class="bar" x=${pen.x(band.x, band.width)} y=${band.y} width=${band.width} height="3" rx="1.5"></rect>
    ${pen.words(band.title, 'heading')} ${state(pen, band.state, is)}
  </g>`;
};

/** Whether a run came to where this leads: it is drawn in the colour of what is chosen. */
const isGone = (standing: Standing | undefined, id: string): boolean => {
  const is = standing?.activities.get(id);
  return is !== undefined && is !== 'pending' && is !== 'cancelled';
};

const drawConnection = (
  pen: Pen,
  { kind, to, points }: Connection,
  standing: Standing | undefined,
): SVGTemplateResult => {
  const gone = isGone(standing, to) ? 'gone' : '';
  return svg`<path class="connection ${kind} ${gone}" d=${pen.line(points)}></path>`;
};

export interface GraphOptions {
  dir: 'ltr' | 'rtl';
  standing?: Standing | undefined;
}

export const graph = (outline: Outline, picture: Picture, { dir, standing }: GraphOptions): TemplateResult => {
  const pen = new Pen(picture, dir);
  const { width, height } = picture;
  // What was gone lies above what was not.
  const rank = ({ to }: Connection): number => Number(isGone(standing, to));
  const order = [...picture.connections].sort((a, b) => rank(a) - rank(b));
  return html`<svg class="graph" role="img" aria-labelledby="graph-title graph-text" viewBox="-1 -1 ${width + 2} ${height + 2}" width=${width + 2} height=${height + 2} direction=${dir}>
    <title id="graph-title">${outline.title}</title>
    <desc id="graph-text">${sentence(outline)}</desc>
    ${order.map((each) => drawConnection(pen, each, standing))}
    ${picture.bands.map((band) => drawBand(pen, band, standing))}
    ${picture.boxes.map((box) => drawBox(pen, box, standing))}
  </svg>`;
};

const sentence = ({ stages }: Outline): string => {
  const count = stages.reduce((sum, { steps }) => sum + steps.length, 0);
  return `${stages.length} stages with ${count} activities: ${stages.map(({ title }) => title).join(', ')}.`;
};

const listTwig = (twigs: readonly Twig[]): TemplateResult => html`<ul>
  ${twigs.map(({ depth, kind, text }) => html`<li data-depth=${depth}>${kind === 'option' ? html`Answer: ${text}` : `${outcomeWords[kind] ? `${outcomeWords[kind]}: ` : ''}${text}`}</li>`)}
</ul>`;

const listStep = ({ id, title, signs, ways, tree }: Step, standing: Standing | undefined): TemplateResult => {
  const is = standing?.activities.get(id);
  const when = ways.map(({ kind, text }) => (kind === 'when' ? `only if ${text}` : text)).join(', ');
  return html`<li>
    <b>${title}</b> <span>${[signs, when, is ? stateWords[is] : ''].filter((part) => part !== '').join('; ')}</span>
    ${tree.length > 0 ? listTwig(tree) : nothing}
  </li>`;
};

/** Everything that the picture shows, in words. */
export const list = (
  { stages }: Outline,
  dir: 'ltr' | 'rtl',
  standing: Standing | undefined,
): TemplateResult => html`<ol class="outline" dir=${dir}>
  ${stages.map(
    ({ id, title, steps }) => html`<li>
      <b>${title}</b> <span>${standing?.stages.has(id) ? stateWords[standing.stages.get(id) ?? 'pending'] : nothing}</span>
      <ol>
        ${steps.map((step) => listStep(step, standing))}
      </ol>
    </li>`,
  )}
</ol>`;
