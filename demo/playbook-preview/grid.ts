/** Where columns and the lanes between them run: a lane for each activity whose answer leads elsewhere. */
import type { Outline, Step } from './outline.js';

/** Stages of this width are easy to read; with less room fewer stand beside each other. */
const COLUMN = { least: 236, most: 380 } as const;
const LANE = 10;
const GUTTER = 28;

export interface Cell {
  row: number;
  column: number;
}

/** How a connection runs: out of its box into a gutter, and if need be along a row's head into the gutter of its end. */
export interface Route {
  from: string;
  to: Step;
  way: number;
  out: number;
  in: number;
  row: number;
}

export interface Grid {
  columns: number;
  columnWidth: number;
  /** Start of each column. */
  x: number[];
  cells: Map<string, Cell>;
  routes: Route[];
  /** Centre of the lane of an activity in a gutter; gutter n is before column n. */
  lane(gutter: number, from: string): number;
  /** Activities with a line along the head of a row, in order. */
  heads: string[][];
}

const cellsOf = ({ stages }: Outline, columns: number): Map<string, Cell> =>
  new Map(
    stages.flatMap(({ steps }, at) =>
      steps.map(({ id }) => [id, { row: Math.floor(at / columns), column: at % columns }] as const),
    ),
  );

const routesOf = ({ stages }: Outline, cells: ReadonlyMap<string, Cell>): Route[] =>
  stages.flatMap(({ steps }) =>
    steps.flatMap((to) =>
      to.ways.flatMap(({ from }, way) =>
        from.flatMap((id): Route[] => {
          const [start, end] = [cells.get(id), cells.get(to.id)];
          if (!start || !end) return [];
          const out = end.column > start.column ? start.column + 1 : start.column;
          return [{ from: id, to, way, out, in: end.column, row: end.row }];
        }),
      ),
    ),
  );

const add = (list: string[], name: string): void => {
  if (!list.includes(name)) list.push(name);
};

const gridWith = (outline: Outline, width: number, columns: number): Grid => {
  const cells = cellsOf(outline, columns);
  const routes = routesOf(outline, cells);
  const lanes: string[][] = Array.from({ length: columns }, () => []);
  const heads: string[][] = Array.from({ length: Math.ceil(outline.stages.length / columns) }, () => []);
  for (const { from, out, in: into, row } of routes) {
    add(lanes[out] ?? [], from);
    add(lanes[into] ?? [], from);
    if (out !== into) add(heads[row] ?? [], from);
  }
  const gutters = lanes.map(({ length }, at) =>
    length === 0 && at === 0 ? 0 : Math.max(at && GUTTER, 14 + LANE * length),
  );
  const free = width - gutters.reduce((sum, gutter) => sum + gutter, 0);
  const columnWidth = Math.min(COLUMN.most, Math.floor(free / columns));
  const x = gutters.map((_, at) => gutters.slice(0, at + 1).reduce((sum, gutter) => sum + gutter, at * columnWidth));
  return {
    columns,
    columnWidth,
    x,
    cells,
    routes,
    heads,
    lane: (gutter, from) => {
      const own = lanes[gutter] ?? [];
      // Lanes stand in the middle of a gutter that is wider than they need.
      const start = (x[gutter] ?? 0) - (gutters[gutter] ?? 0);
      const spare = (gutters[gutter] ?? 0) - LANE * own.length;
      return start + spare / 2 + LANE * (own.indexOf(from) + 0.5);
    },
  };
};

/** As many columns as fit, rows of the same length where there are several. */
export const gridOf = (outline: Outline, width: number): Grid => {
  const { length } = outline.stages;
  for (let most = length; most > 1; most--) {
    const columns = Math.ceil(length / Math.ceil(length / most));
    const grid = gridWith(outline, width, columns);
    if (grid.columnWidth >= COLUMN.least) return grid;
  }
  return gridWith(outline, width, 1);
};
