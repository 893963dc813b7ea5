import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findings, measure } from '../../scripts/size.mjs';
import { countsIn, verdict } from '../../scripts/steps.mjs';

it('the last counts of a runner are its counts', () => {
  assert.deepEqual(countsIn('node: 1 passed, 2 failed\nbrowser: 3 passed, 0 failed\n'), { passed: 3, failed: 0 });
  assert.equal(countsIn('all is well'), undefined);
});

it('a step without counts is one check, by its exit code', () => {
  assert.deepEqual(verdict(0, ''), { passed: 1, failed: 0 });
  assert.deepEqual(verdict(2, ''), { passed: 0, failed: 1 });
});

it('a runner that dies without a failing test is a failure all the same', () => {
  assert.deepEqual(verdict(1, 'node: 7 passed, 0 failed\n'), { passed: 7, failed: 1 });
  assert.deepEqual(verdict(1, 'node: 7 passed, 2 failed\n'), { passed: 7, failed: 2 });
});

const report = {
  tags: { 'oriel-case-list': ['list.js', 'core.js'], 'oriel-case-view': ['view.js', 'core.js'] },
  chunks: {
    'oriel.js': { imports: [], later: [], modules: ['src/loader/index.ts'] },
    'list.js': { imports: ['core.js'], later: ['ar.js'], modules: ['components/case-list/define.ts'] },
    'view.js': { imports: ['core.js'], later: [], modules: ['components/case-view/define.ts'] },
    'core.js': { imports: [], later: [], modules: ['src/ui/element.ts'] },
    'ar.js': { imports: [], later: [], modules: ['src/ui/locales/ar.ts'] },
  },
};
const bytes: Record<string, number> = {
  'oriel.js': 1000,
  'list.js': 4000,
  'view.js': 9000,
  'core.js': 12000,
  'ar.js': 3000,
};
const bytesOf = (file: string): number => bytes[file] ?? 0;

it('a widget weighs the loader and all it needs; together every file counts once; the rest loads later', () => {
  const sizes = measure(report, bytesOf);
  assert.deepEqual(
    sizes.widgets.map(({ tag, bytes, budget }: { tag: string; bytes: number; budget: number }) => [tag, bytes, budget]),
    [
      ['oriel-case-list', 17000, 20000],
      ['oriel-case-view', 22000, 30000],
    ],
  );
  assert.equal(sizes.together, 26000);
  assert.deepEqual(sizes.later, [{ file: 'ar.js', bytes: 3000 }]);
  assert.deepEqual(findings(sizes, report), []);
});

it('a byte over a budget is found', () => {
  const heavy = (file: string): number => bytesOf(file) + (file === 'list.js' ? 3001 : 0);
  assert.deepEqual(findings(measure(report, heavy), report), ['oriel-case-list: 20001 bytes, budget 20000']);
});

it('server code in a file for browsers is found, and a module that is in two', () => {
  const chunks = {
    ...report.chunks,
    'ar.js': {
      imports: [],
      later: [],
      modules: ['node_modules/zod/v4/mini/index.js', 'src/backend/deps.ts', 'src/ui/element.ts'],
    },
  };
  assert.deepEqual(findings(measure(report, bytesOf), { ...report, chunks }), [
    'ar.js holds node_modules/zod/v4/mini/index.js',
    'ar.js holds src/backend/deps.ts',
    'src/ui/element.ts is in core.js and ar.js',
  ]);
});
