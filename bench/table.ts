/** Results as ratios beside a floor: machines are noisy, a ratio of two things measured in turn is less so. */
export interface Row {
  what: string;
  /** As measured, with its unit. */
  ours: string;
  floor: string;
  /** Ours divided by the floor. */
  ratio: number;
  /** The budget in words of the same ratio: `≥ 0.85`, `≤ 1.25`; empty when there is none. */
  budget: string;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

export const percentile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

/** True when the ratio keeps what the budget says. */
export const keeps = ({ ratio, budget }: Row): boolean => {
  const [, sign, number] = /([≤≥])\s*([\d.]+)/.exec(budget) ?? [];
  return !sign || (sign === '≤' ? ratio <= Number(number) : ratio >= Number(number));
};

export function print(title: string, rows: readonly Row[]): void {
  const cells = rows.map((row) => [
    row.what,
    row.ours,
    row.floor,
    row.ratio.toFixed(2),
    row.budget ? `${row.budget} ${keeps(row) ? 'kept' : 'missed'}` : '',
  ]);
  const head = [title, 'ours', 'floor', 'ratio', 'budget'];
  const wide = head.map((name, column) => Math.max(name.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(wide[0] ?? 0) : cell.padStart(wide[column] ?? 0))).join('  ');
  process.stdout.write(`\n${[head, ...cells].map(line).join('\n')}\n`);
}
