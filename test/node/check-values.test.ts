import assert from 'node:assert/strict';
import { it } from 'node:test';
import { elementsIn, manifest } from '../../scripts/docs/manifest.mjs';
import { releasedFields } from '../../src/backend/cases/projection.js';
import { checkOrder } from '../../src/backend/store/check-filter.js';
import { nearest } from '../../src/check/nearest.js';
import { choices, columns, looks, placesOf } from '../../src/check/values.js';
import { orders } from '../../src/ui/report.js';

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

it('knows what each address is filled in with', () => {
  let seen = 0;
  for (const [tag, { name, description = '' }] of described) {
    if (!name.endsWith('href')) continue;
    seen++;
    const told = [...description.matchAll(/\{(\w+)\}/g)].map(([, word]) => word ?? '');
    const known = placesOf(tag, name);
    if (told.length === 0) assert.deepEqual(known, [], `${tag} ${name}`);
    for (const word of told) assert.ok(known.includes(word), `${tag} ${name} {${word}}`);
  }
  assert.ok(seen >= 15);
});

it('knows the attributes of the look', () => {
  const names = described.filter(([tag]) => tag === 'oriel-case-list').map(([, { name }]) => name);
  for (const name of Object.keys(looks)) assert.ok(names.includes(name), name);
});

it('names fields that the list can be ordered by', () => {
  assert.deepEqual(checkOrder('case', releasedFields(null), orders), orders);
});

it('finds the nearest name, and none where nothing is near', () => {
  const names = ['href', 'columns', 'page-size'];
  assert.equal(nearest('hreff', names), 'href');
  assert.equal(nearest('colums', names), 'columns');
  assert.equal(nearest('pagesize', names), 'page-size');
  assert.equal(nearest('sort-by', names), undefined);
});
