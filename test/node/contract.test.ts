import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { openApi } from '../../scripts/contract/openapi.js';
import { shapeOf, wireModules } from '../../scripts/contract/wire.js';
import { mismatch } from '../../src/client/conforms.js';
import { routes } from '../../src/contract/routes.js';
import * as wire from '../../src/contract/wire.js';
import { ContactRole, OrganizationRole, StaffRole } from '../../src/contract/world.js';

const committed = (name: string): Promise<string> =>
  readFile(new URL(`../../src/contract/${name}`, import.meta.url), 'utf8');

describe('what is generated from the contract', () => {
  it('is what is committed', async () => {
    const modules = wireModules();
    for (const [name, text] of Object.entries(modules)) assert.equal(await committed(name), text, name);
    const files = await readdir(new URL('../../src/contract/wire', import.meta.url));
    assert.deepEqual(
      files.map((name) => `wire/${name}`).filter((name) => !(name in modules)),
      [],
    );
    assert.deepEqual(JSON.parse(await committed('openapi.json')), openApi());
  });

  it('has one constant for each route, with its method and path', () => {
    const constants = new Map(Object.entries(wire));
    assert.equal(constants.size, Object.keys(routes).length);
    for (const [name, route] of Object.entries(routes)) {
      const found = constants.get(name);
      assert.ok(found, name);
      assert.deepEqual([name, found.method, found.path], [name, route.method, route.path]);
      assert.equal('shape' in found, 'result' in route, `${name} has a shape when it has a result`);
    }
  });

  it('brings no schema library to the browser', async () => {
    for (const [name, text] of Object.entries(wireModules())) {
      for (const [line, from] of text.matchAll(/ from '([^']*)';$/gm)) {
        const inside = name === 'wire.ts' ? /^\.\/wire\/[a-z0-9-]+\.js$/ : /^\.(\.\/wire-types|\/[a-z0-9-]+)\.js$/;
        assert.match(from ?? '', inside, line);
      }
    }
  });

  it('has only references in OpenAPI that lead somewhere, and one name per operation', () => {
    const document = openApi() as {
      components: { schemas: Record<string, unknown> };
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      assert.ok((name as string) in document.components.schemas, `${name} is there`);
    }
    assert.ok(!text.includes('$defs'));
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    assert.deepEqual(ids.sort(), Object.keys(routes).sort());
  });
});

describe('shapes', () => {
  it('say kinds, and what may be left out', () => {
    const shape = shapeOf({
      type: 'object',
      required: ['id', 'tags', 'rank'],
      properties: {
        id: { type: 'string' },
        rank: { enum: [1, 2] },
        name: { anyOf: [{ type: 'string' }, { type: 'null' }] },
        any: { anyOf: [{ type: 'string' }, { type: 'number' }] },
        tags: { type: 'array', items: { type: 'string' } },
        size: { type: 'integer' },
      },
    });
    assert.deepEqual(shape, { id: 's', rank: 'n', name: ['?', 's'], tags: ['[', 's'], size: ['?', 'n'] });
  });

  it('find the first value of a wrong kind and let the unknown pass', () => {
    const shape = { id: 's', rows: ['[', { n: 'n' }], by: ['m', 'b'], note: ['?', 's'] } as const;
    const good = { id: 'a', rows: [{ n: 1, more: true }], by: { x: true }, note: null, new: 1 };
    assert.equal(mismatch(shape, good), undefined);
    assert.equal(mismatch(shape, { ...good, rows: [{ n: 1 }, { n: '1' }] }), '$.rows.1.n');
    assert.equal(mismatch(shape, { ...good, by: { x: 1 } }), '$.by.x');
    assert.equal(mismatch(shape, { ...good, id: undefined }), '$.id');
    assert.equal(mismatch(shape, { ...good, rows: {} }), '$.rows');
    assert.equal(mismatch(shape, null), '$');
    assert.equal(mismatch(['&', shape, { extra: 'b' }], { ...good, extra: 1 }), '$.extra');
  });
});

it('explains each role of a world, and none that is not there', async () => {
  const readme = await readFile(new URL('../../server/README.md', import.meta.url), 'utf8');
  const tables = readme.split(/^\| role \|.*$/m).slice(1);
  const named = tables.map((text) => [...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, role]) => role));
  assert.deepEqual(named, [ContactRole.options, StaffRole.options, OrganizationRole.options]);
});
