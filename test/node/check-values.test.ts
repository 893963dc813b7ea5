import assert from 'node:assert/strict';
import { it } from 'node:test';
import { elementsIn, manifest } from '../../scripts/docs/manifest.mjs';
import { nearest } from '../../src/check/nearest.js';
import { choices, columns } from '../../src/check/values.js';

interface Attribute {
  name: string;
  description?: string;
  type?: { text: string };
}
const described: [tag: string, attribute: Attribute][] = elementsIn(manifest()).flatMap(
  ({ tag, declaration }: { tag: string; declaration: { attributes?: Attribute[] } }) =>
    (declaration.attributes ?? []).map((attribute) => [tag, attribute] as [string, Attribute]),
);

it('knows each value of each attribute that is a choice', () => {
  let seen = 0;
  for (const [tag, { name, type }] of described) {
    const values = [...(type?.text ?? '').matchAll(/(?<!\[)'([^']+)'/g)].map(([, value]) => value);
    if (values.length === 0) continue;
    seen++;
    assert.deepEqual([...(choices[`${tag} ${name}`] ?? choices[name] ?? [])], values, `${tag} ${name}`);
  }
  assert.ok(seen >= 4);
});

it('knows the columns that the list is documented with', () => {
  const list = described.find(([tag, { name }]) => tag === 'oriel-case-list' && name === 'columns');
  assert.ok(list?.[1].description?.includes(`\`${columns.join(' ')}\``));
});

it('finds the nearest name, and none where nothing is near', () => {
  const names = ['href', 'columns', 'page-size'];
  assert.equal(nearest('hreff', names), 'href');
  assert.equal(nearest('colums', names), 'columns');
  assert.equal(nearest('pagesize', names), 'page-size');
  assert.equal(nearest('sort-by', names), undefined);
});
