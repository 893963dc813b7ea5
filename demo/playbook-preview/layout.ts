/** Where everything of a playbook's picture stands: from left to right; who draws it may mirror it. */
import { type Grid, gridOf, type Route } from './grid.js';
import type { Outline, Step, Twig, Way } from './outline.js';
import { estimate, type Font, type Measure, wrap } from './text.js';

export const fonts = {
  stage: { size: 15, line: 22, bold: true },
  title: { size: 14, line: 20, bold: true },
  sign: { size: 12, line: 16 },
  node: { size: 13, line: 18, bold: true },
  twig: { size: 13, line: 18 },
} as const satisfies Record<string, Font>;

export type Point = readonly [x: number, y: number];

/** A text of several lines; `y` is the top of the first. */
export interface Words {
  x: number;
  y: number;
  lines: string[];
  font: Font;
}

export interface PlacedWay {
  way: Way;
  words: Words;
  /** Where the connection turns down to the box. */
  turn: Point;
}

export interface PlacedTwig {
  twig: Twig;
  words: Words;
  /** Where the branch of an option leaves the line of its node; nothing at a node. */
  stem?: { x: number; from: number; to: number };
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  step: Step;
  title: Words;
  signs: Words;
  ways: PlacedWay[];
  tree: PlacedTwig[];
  /** Middle of the line that says the state. */
  state: Point | undefined;
}

export interface Band {
  id: string;
  x: number;
  y: number;
  width: number;
  title: Words;
  state: Point | undefined;
}

export interface Connection {
  from: string;
  to: string;
  kind: Way['kind'];
  points: Point[];
}

export interface Picture {
  width: number;
  height: number;
  bands: Band[];
  boxes: Box[];
  connections: Connection[];
}

export interface LayoutOptions {
  /** Room there is, in pixels. */
  width: number;
  /** Which activities and stages, by id, have a state: it gets a line of its own. */
  states?: (id: string) => boolean;
  /** Left out, the widths of common fonts. */
  measure?: Measure;
}
type Room = Required<LayoutOptions>;

const PAD = 12;
/** Icon and the gap after it. */
const ICON = 28;
const GAP = 12;
const ROW_GAP = 36;
const BAR = 12;
const STATE = 20;
const HEAD_LANE = 8;
const INDENT = 16;
/** Where a connection comes down on its box, from the start of the box. */
const TURN = 11;

type Write = (text: string, x: number, y: number, width: number, font: Font) => Words;
const writeWith =
  (measure: Measure): Write =>
  (text, x, y, width, font) => ({ x, y, lines: wrap(text, width, font, measure), font });
const end = ({ y, lines, font }: Words): number => y + lines.length * font.line;

const treeAt = (tree: readonly Twig[], x: number, top: number, right: number, words: Write): PlacedTwig[] => {
  let y = top;
  /** Where the line of the node of each depth has got to. */
  const stems: number[] = [];
  return tree.map((twig) => {
    const { depth, kind, text } = twig;
    const left = x + depth * INDENT;
    const start = kind === 'node' ? left : left + (kind === 'option' ? INDENT : ICON - 8);
    const placed = words(text, start, y, right - start, kind === 'node' ? fonts.node : fonts.twig);
    y = end(placed) + (kind === 'option' ? 1 : 4);
    if (kind === 'node') stems[depth] = end(placed);
    if (kind !== 'option') return { twig, words: placed };
    const stem = { x: left + 4, from: stems[depth] ?? placed.y, to: placed.y + 9 };
    stems[depth] = stem.to;
    return { twig, words: placed, stem };
  });
};

const boxAt = (step: Step, x: number, top: number, width: number, { states, measure }: Room): Box => {
  const words = writeWith(measure);
  let y = top;
  const right = x + width - PAD;
  const ways = step.ways.map((way): PlacedWay => {
    const told = words(way.text, x + TURN + 12, y, right - x - TURN - 12, fonts.sign);
    const turn: Point = [x + TURN, y + 8];
    y = end(told) + 6;
    return { way, words: told, turn };
  });
  const title = words(step.title, x + PAD + ICON, y + 10, right - x - PAD - ICON, fonts.title);
  const signs = words(step.signs, x + PAD + ICON, end(title), right - x - PAD - ICON, fonts.sign);
  let bottom = end(signs);
  const tree = treeAt(step.tree, x + PAD, bottom + 14, right, words);
  const last = tree.at(-1);
  if (last) bottom = end(last.words);
  const state: Point | undefined = states(step.id) ? [x + PAD + ICON, bottom + 4 + STATE / 2] : undefined;
  if (state) bottom += STATE + 2;
  return { x, y, width, height: bottom + 11 - y, step, title, signs, ways, tree, state };
};

/** A row of stages: heads, room for lines along them, then the boxes below each other. */
const rowAt = (
  outline: Outline,
  grid: Grid,
  row: number,
  top: number,
  room: Room,
): { bands: Band[]; boxes: Box[]; head: number; bottom: number } => {
  const { columns, columnWidth: width, x: starts, heads } = grid;
  const { states } = room;
  const words = writeWith(room.measure);
  const stages = outline.stages.slice(row * columns, (row + 1) * columns);
  const bands = stages.map(({ id, title }, column): Band => {
    const x = starts[column] ?? 0;
    const placed = words(title, x, top + BAR, width, fonts.stage);
    const state: Point | undefined = states(id) ? [x, end(placed) + STATE / 2] : undefined;
    return { id, x, y: top, width, title: placed, state };
  });
  const head = Math.max(...bands.map(({ title }) => end(title))) + (bands.some(({ state }) => state) ? STATE : 0);
  const lines = heads[row]?.length ?? 0;
  const start = head + (lines > 0 ? 8 + lines * HEAD_LANE + 8 : GAP);
  let bottom = start;
  const boxes = stages.flatMap(({ steps }, column) => {
    let y = start;
    return steps.map((step) => {
      const box = boxAt(step, starts[column] ?? 0, y, width, room);
      y = box.y + box.height + GAP;
      bottom = Math.max(bottom, box.y + box.height);
      return box;
    });
  });
  return { bands, boxes, head, bottom };
};

const pointsOf = (route: Route, grid: Grid, boxes: ReadonlyMap<string, Box>, heads: readonly number[]): Point[] => {
  const [from, to] = [boxes.get(route.from), boxes.get(route.to.id)];
  const turn = to?.ways[route.way]?.turn;
  if (!from || !to || !turn) return [];
  const out = grid.lane(route.out, route.from);
  const into = grid.lane(route.in, route.from);
  const side = out > from.x ? from.x + from.width : from.x;
  const start = from.y + 20;
  const along = (heads[route.row] ?? 0) + 12 + HEAD_LANE * (grid.heads[route.row]?.indexOf(route.from) ?? 0);
  return [
    [side, start],
    [out, start],
    ...(route.out === route.in
      ? []
      : ([
          [out, along],
          [into, along],
        ] as const)),
    [into, turn[1]],
    turn,
    [turn[0], to.y],
  ];
};

export const layout = (
  outline: Outline,
  { width, states = () => false, measure = estimate }: LayoutOptions,
): Picture => {
  const room: Room = { width, states, measure };
  const grid = gridOf(outline, width);
  const bands: Band[] = [];
  const boxes: Box[] = [];
  const heads: number[] = [];
  let bottom = -ROW_GAP;
  for (let row = 0; row * grid.columns < outline.stages.length; row++) {
    const placed = rowAt(outline, grid, row, bottom + ROW_GAP, room);
    bands.push(...placed.bands);
    boxes.push(...placed.boxes);
    heads.push(placed.head);
    bottom = placed.bottom;
  }
  const byId = new Map(boxes.map((box) => [box.step.id, box]));
  const connections = grid.routes.map((route) => ({
    from: route.from,
    to: route.to.id,
    kind: route.to.ways[route.way]?.kind ?? 'when',
    points: pointsOf(route, grid, byId, heads),
  }));
  const right = Math.max(...bands.map(({ x, width: own }) => x + own));
  return { width: right, height: bottom, bands, boxes, connections };
};
