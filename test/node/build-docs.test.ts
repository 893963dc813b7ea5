import assert from 'node:assert/strict';
import { it } from 'node:test';
import { disagreements, dispatched, inTemplates, reachable, tableUnder } from '../../scripts/docs/agreement.mjs';
import { blocks, unknownMarkup } from '../../scripts/snippets.mjs';

const readme = `# x
## Attributes
| name | what |
| --- | --- |
| \`order\` | Sort |
## Events
| \`oriel-case-select\` | . |
## Parts
| \`base\` \`row\` | . |
## Slots
| \`(default)\`, \`header\` | . |
`;
const element = {
  tag: 'oriel-x',
  declaration: {
    summary: 'An x.',
    slots: [{ name: '' }, { name: 'header' }],
    cssParts: [{ name: 'base' }, { name: 'row' }],
    events: [{ name: 'oriel-case-select' }],
    attributes: [
      { name: 'order', description: 'Sort.' },
      { name: 'theme', inheritedFrom: {} },
    ],
  },
  own: 'html`<slot></slot><slot name="header"></slot><p part="row"></p>`; this.dispatchEvent(new CaseSelectEvent({}))',
  all: '',
  eventTypes: { CaseSelectEvent: 'oriel-case-select', CaseCreatedEvent: 'oriel-case-created' },
  readme,
};
element.all = element.own;

it('an element whose documentation is true has no findings', () => {
  assert.deepEqual(disagreements(element), []);
});

it('what a template has and nobody documented is found', () => {
  const own = `${element.own} html\`<b part="row badge"></b><slot name="footer"></slot>\`; new CaseCreatedEvent()`;
  const found = disagreements({ ...element, own, all: own }).join('\n');
  for (const text of ['@slot footer is not documented', '@csspart badge is not', '@fires oriel-case-created is not']) {
    assert.ok(found.includes(text), found);
  }
});

it('what is documented and nowhere drawn is found', () => {
  const found = disagreements({ ...element, all: '', own: '' }).join('\n');
  for (const text of ['@slot header is in no template', '@csspart row is in', '@fires oriel-case-select is in']) {
    assert.ok(found.includes(text), found);
  }
});

it('README tables and attributes agree', () => {
  assert.deepEqual(disagreements({ ...element, readme: readme.replace('`order`', '`sort`') }), [
    'oriel-x: README Attributes lacks order',
    'oriel-x: README Attributes has sort, the element has not',
  ]);
  assert.deepEqual(disagreements({ ...element, readme: undefined }), ['oriel-x: README.md is missing']);
  assert.deepEqual(tableUnder(readme, 'Parts'), ['base', 'row']);
  const short = '## Slots, parts\n\nSlots: `header` (beside it), `empty`.\nParts: `base`, `row`.\n`--x`: height.\n';
  assert.deepEqual(tableUnder(short, 'Slots'), ['header', 'empty']);
  assert.deepEqual(tableUnder(short, 'Parts'), ['base', 'row']);
});

it('names are read from templates and dispatches', () => {
  assert.deepEqual(inTemplates.parts(`<p part="row \${x ? 'on' : ''} cell">`), ['row', 'cell', 'on']);
  assert.deepEqual(inTemplates.slots('<slot name="a"></slot><slot></slot>'), ['a', '']);
  assert.deepEqual(dispatched('this.ready(); this.fail("a", "b")', {}), ['oriel-widget-ready', 'oriel-widget-error']);
});

it('sources are followed through imports, lazy ones too, types not', () => {
  const files: Record<string, string> = {
    'components/x/x.ts': "import { a } from '../parts/a.js';\nimport type { T } from './t.js';\nimport('./later.js');",
    'components/parts/a.ts': 'a',
    'components/x/later.ts': 'l',
    'components/x/t.ts': 't',
  };
  const found = reachable('components/x/x.ts', (file: string) => files[file]);
  assert.deepEqual([...found.keys()], ['components/x/x.ts', 'components/parts/a.ts', 'components/x/later.ts']);
});

it('snippets are found with their line, and tags with attributes that do not exist', () => {
  assert.deepEqual(blocks('a\n```ts\nlet a;\n```\n'), [{ language: 'ts', code: 'let a;\n', line: 3 }]);
  const known = { 'oriel-x': ['order'] };
  assert.deepEqual(unknownMarkup('<oriel-x order="a" id="b" data-c></oriel-x>', known), []);
  assert.deepEqual(unknownMarkup('<oriel-x colour="a"></oriel-x><oriel-y></oriel-y>', known), [
    '<oriel-x> has no attribute colour',
    '<oriel-y> does not exist',
  ]);
});
