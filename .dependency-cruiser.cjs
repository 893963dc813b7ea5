/**
 * Who may import whom. A folder lists everything it may reach; any other arrow fails.
 * Tests may reach further (they stage an element over the mock) but never into another environment.
 */
const test = '\\.test\\.ts$';
const demo = '\\.demo\\.ts$';

/** Files under `from` (tests and scenes apart) may import only themselves and `to`. */
const only = (name, comment, from, to, more = {}) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: [test, demo, ...(more.except ?? [])] },
  to: { pathNot: [from, ...to], ...(more.to ?? {}) },
});

const npm = (names) => `node_modules/(${names})(/|$)`;
const lit = npm('lit|lit-html|lit-element|@lit/[a-z-]+');
const zod = npm('zod');

module.exports = {
  forbidden: [
    only('contract', 'The contract imports nothing of ours.', '^src/contract/', [zod]),
    only('client', 'The client knows the contract alone, and zod only as types.', '^src/client/', ['^src/contract/']),
    only('backend', 'The backend is one function: no page, no Node, no driver.', '^src/backend/', [
      '^src/contract/',
      npm('hono|jose|zod|fflate|csv-parse|yaml'),
    ]),
    only('mock', 'The mock is the backend in a worker.', '^src/mock/', [
      '^src/backend/',
      '^src/contract/',
      '^demo/(modules|playbooks)/',
      npm('msw'),
    ]),
    only('state', 'State stands between client and elements.', '^src/state/', ['^src/client/', '^src/contract/', lit]),
    only('ui', 'Look and language know no data.', '^src/ui/', ['^src/(contract|events)/', lit]),
    only('events', 'Events know the contract’s types alone.', '^src/events/', ['^src/contract/', lit]),
    only('parts', 'Parts show and ask; they fetch nothing.', '^components/parts/', [
      '^src/(ui|events|contract)/',
      lit,
      npm('@floating-ui/[a-z-]+|@lit-labs/virtualizer|dompurify'),
    ]),
    only(
      'form',
      'What all elements with a form share: fields, references, files. It knows no feature.',
      '^components/form/',
      ['^components/parts/', '^src/(state|events|ui|contract)/', lit],
    ),
    only(
      'playbook',
      'What all elements share that ask activities of a playbook. It knows no feature.',
      '^components/playbook/',
      ['^components/(parts|form)/', '^src/(state|events|ui|contract)/', lit],
    ),
    only(
      'feature',
      'A feature uses parts, state, events, ui and the contract.',
      '^components/([^/]+)/',
      [
        '^components/\\1/',
        '^components/(parts|form|playbook)/',
        '^src/(state|events|ui|contract)/',
        '^components/scene\\.ts$',
        lit,
      ],
      { except: ['^components/(parts|form|playbook)/'] },
    ),
    only('loader', 'The loader knows element registrations, lazily.', '^src/loader/', [
      '^components/[^/]+/define\\.ts$',
      '^src/check/check\\.ts$',
      // Types of what it leaves for the elements.
      '^src/contract/page\\.ts$',
    ]),
    only('check', 'What looks for mistakes of the page knows names and modules.', '^src/check/', [
      '^src/loader/elements\\.ts$',
      '^src/state/host\\.ts$',
    ]),
    {
      name: 'loader-is-lazy',
      comment: 'An element’s code is fetched when its tag is seen.',
      severity: 'error',
      from: { path: '^src/loader/', pathNot: [test] },
      to: { path: '^(components|src/check)/', dependencyTypesNot: ['dynamic-import'] },
    },
    {
      name: 'server',
      comment: 'The server never sees the page’s code.',
      severity: 'error',
      from: { path: '^server/', pathNot: [test] },
      to: { path: '^(components|demo|src/(ui|state|client|events|mock|loader))/' },
    },
    {
      name: 'demo-by-public-name',
      comment: 'The demo is written as a customer would write it: no deep paths.',
      severity: 'error',
      from: { path: '^demo/', pathNot: [test] },
      to: { path: '^(src/(?!(index|client/index|contract/index|mock/index)\\.ts$)|server/)' },
    },
    {
      name: 'contract-types-only',
      comment: 'zod stays out of the page: browser code takes types from the contract, or the generated shapes.',
      severity: 'error',
      from: { path: '^(src/(client|state|ui|events|loader)|components)/', pathNot: [test, demo] },
      to: {
        path: '^src/contract/',
        pathNot: '^src/contract/wire(\\.ts$|/)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-node-in-the-page',
      comment: 'Only server, scripts and Node tests know Node.',
      severity: 'error',
      from: { path: '^(src|components|demo)/', pathNot: ['^src/(backend|contract)/.*\\.test\\.ts$', '\\.node\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-test-code-in-product',
      severity: 'error',
      from: { path: '^(src|components|server|demo)/', pathNot: [test, demo, '^src/backend/.*test'] },
      to: { path: ['^test/', test, npm('@open-wc/testing|axe-core|fast-check|playwright-core')] },
    },
    {
      name: 'no-circle',
      comment: 'Circles among values make load order matter; a lazy import breaks one.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'node', 'default', 'types'],
      extensions: ['.ts', '.mts', '.js', '.mjs', '.cjs', '.d.ts', '.json'],
    },
  },
};
