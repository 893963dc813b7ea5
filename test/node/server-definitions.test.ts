/** Mistakes in the files that describe a site: each is refused at the start with file, place and how to mend it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { WrongSetting } from '../../server/config.js';
import { demoModules, loadModules, type Opened } from '../../server/open.js';
import { MemoryStore } from '../../src/backend/index.js';
import { caseTypes } from '../../src/backend/seed/case-types.js';

const module = {
  name: 'my-shop',
  title: 'My shop',
  active: true,
  locale: 'en',
  origins: ['https://www.my-shop.example', 'http://localhost:8090'],
  keys: { secret: 'at least 32 characters that only your server knows' },
  support: { name: 'Shop support' },
  attachments: { maxBytes: 25_000_000, maxCount: 10, types: ['image/*'] },
  caseTypes: ['question'],
  instances: [] as object[],
};
const list = { name: 'open', element: 'oriel-case-list' };
const instance = (more: object) => ({ ...module, instances: [{ ...list, ...more }] });
const playbook = {
  id: 'ask',
  title: 'Ask',
  caseType: 'question',
  stages: [
    {
      id: 'one',
      title: 'One',
      activities: [
        { id: 'what', kind: 'form', title: 'What', fields: ['shortDescription', 'description'] },
        { id: 'check', kind: 'review', title: 'Check' },
      ],
    },
  ],
};

let home: string;
before(async () => {
  home = await mkdtemp(join(tmpdir(), 'oriel-definitions-'));
});
after(() => rm(home, { recursive: true, force: true }));

let made = 0;
/** A folder with these files; a text is written as it is. */
const folderOf = async (files: Record<string, unknown>): Promise<string> => {
  const folder = join(home, `modules-${++made}`);
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
};
const brought = async (folder: string, ownPages?: boolean) => {
  const store = new MemoryStore();
  const said: string[] = [];
  await loadModules({ store } as unknown as Opened, folder, (line) => said.push(line), ownPages);
  return { store, said };
};
const without = (key: keyof typeof module) =>
  Object.fromEntries(Object.entries(module).filter(([name]) => name !== key));

describe('the definition of a module', () => {
  const mistakes: [what: string, content: unknown, words: string][] = [
    ['a misspelt key', { ...module, orgins: [] }, '/orgins: there is no key “orgins”; did you mean “origins”?'],
    [
      'a misspelt key further inside',
      instance({ feilds: ['state'] }),
      '/instances/0/feilds: there is no key “feilds”; did you mean “fields”?',
    ],
    ...(
      [
        ['appearance', 'acent', 'accent'],
        ['support', 'hour', 'hours'],
        ['attachments', 'maxByte', 'maxBytes'],
      ] as const
    ).map(([part, key, meant]): [string, unknown, string] => [
      `the misspelt ${part}.${key}`,
      { ...module, [part]: { ...((module as Record<string, unknown>)[part] as object), [key]: 1 } },
      `/${part}/${key}: there is no key “${key}”; did you mean “${meant}”?`,
    ]),
    ...(
      [
        ['accent', 'blu', '“blu” is no colour; did you mean “blue”?'],
        ['accent', '1f5fae', '“1f5fae” is no colour: give #rrggbb, a CSS colour function or a CSS colour name'],
        ['surface', '#12345', '“#12345” is no colour: give #rrggbb'],
        ['surface', 'url(x.png)', '“url(x.png)” is no colour'],
        ['radius', '6', '“6” is no CSS length: give it with its unit, as 6px or 0.5rem'],
        ['radius', 'round', '“round” is no CSS length'],
        ['density', 'compct', '“compct” is not possible here; did you mean “compact”?'],
      ] as const
    ).map(([key, value, words]): [string, unknown, string] => [
      `${key} ${value}`,
      { ...module, appearance: { [key]: value } },
      `/appearance/${key}: ${words}`,
    ]),
    ['a key that is missing', without('locale'), '/locale: this is missing'],
    ['a short secret', { ...module, keys: { secret: 'too short' } }, '/keys/secret: give at least 32 characters'],
    [
      'a misspelt kind of keys',
      { ...module, keys: { secrt: 'x' } },
      '/keys: there is no key “secrt”; did you mean “secret”?',
    ],
    ['no keys', { ...module, keys: {} }, '/keys: give one of secret, jwks, jwksUrl'],
    ['another kind of value', { ...module, active: 'yes' }, '/active: this is a string: give a boolean'],
    ['a comma too many', '{ "name": "my-shop",\n }', 'is no JSON: '],
    [
      'an unknown case type',
      { ...module, caseTypes: ['questoin'] },
      '/caseTypes/0: there is no case type “questoin”: put its file into the folder “case-types” beside this one; did you mean “question”?',
    ],
    [
      'an unknown playbook',
      { ...module, playbooks: ['aks'] },
      '/playbooks/0: there is no playbook “aks”: put its file into the folder “playbooks” beside this one; did you mean “ask”?',
    ],
    ...['localhost:8090/', 'localhost:8090', 'https://my-shop.example/', 'https://My-shop.example', '*', 'null'].map(
      (origin): [string, unknown, string] => [
        `the origin ${origin}`,
        { ...module, origins: ['https://my-shop.example', origin] },
        `/origins/1: “${origin}” is no origin: give scheme://host or scheme://host:port and nothing after it`,
      ],
    ),
    [
      'an unknown element',
      instance({ element: 'oriel-case-lst' }),
      '/instances/0/element: there is no element “oriel-case-lst”; did you mean “oriel-case-list”?',
    ],
    [
      'an unknown field',
      instance({ fields: ['state', 'priorty'] }),
      '/instances/0/fields/1: there is no field of oriel-case-list “priorty”; did you mean “priority”?',
    ],
    [
      'a field of another element',
      instance({ element: 'oriel-install-base', fields: ['health', 'state'] }),
      '/instances/0/fields/1: there is no field of oriel-install-base “state”',
    ],
    [
      'a case type that the module does not offer',
      instance({ caseTypes: ['technical-problem'] }),
      '/instances/0/caseTypes/0: there is no case type of the module “technical-problem”; there is question',
    ],
    [
      'a filter on a field that is not there',
      instance({ filter: { and: [{ eq: ['stat', 1] }] } }),
      '/instances/0/filter/and/0/eq/0: There is no field “stat” to filter by',
    ],
    [
      'a filter with an operator that is not there',
      instance({ filter: { equals: ['state', 1] } }),
      '/instances/0/filter: there is no key “equals”; there is eq, ne, in, ',
    ],
  ];
  for (const [what, content, words] of mistakes) {
    it(`with ${what} is refused in one line, and nothing is written`, async () => {
      const folder = await folderOf({
        'a.json': { ...module, name: 'a' },
        'my-shop.json': content,
        'playbooks/ask.json': playbook,
      });
      const store = new MemoryStore();
      await assert.rejects(
        loadModules({ store } as unknown as Opened, folder, () => undefined),
        (error: Error) => {
          assert.ok(error instanceof WrongSetting);
          const place = `${join(folder, 'my-shop.json')}${words.startsWith('is no JSON') ? ' ' : ': '}`;
          assert.equal(error.message.slice(0, place.length + words.length), `${place}${words}`);
          assert.doesNotMatch(error.message, /\n/);
          return true;
        },
      );
      assert.equal(await store.count('module', { and: [] }), 0);
    });
  }

  it('may offer the case type of the README', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    const type: unknown = JSON.parse(/```json\n(\{\n {2}"id": "returns"[\s\S]*?)```/.exec(readme)?.[1] ?? '');
    const folder = await folderOf({
      'my-shop.json': { ...module, caseTypes: ['returns'] },
      'case-types/returns.json': type,
    });
    assert.deepEqual((await brought(folder)).said, ['modules: my-shop']);
  });

  it('that is right is brought in with its case types and playbooks', async () => {
    const good = {
      ...instance({ fields: ['state', 'product'], filter: { eq: ['product.name', 'Router'] }, caseTypes: ['returns'] }),
      caseTypes: ['question', 'returns'],
      playbooks: ['ask'],
    };
    const returns = { id: 'returns', title: 'Return', version: 1, fields: [] };
    const { store, said } = await brought(
      await folderOf({ 'my-shop.json': good, 'case-types/returns.json': returns, 'playbooks/ask.json': playbook }),
    );
    assert.deepEqual(said, ['modules: my-shop']);
    assert.equal(await store.count('module', { and: [] }), 1);
  });

  it('takes every colour and length that CSS has', async () => {
    const appearances = [
      { accent: '#1f5fae', surface: '#FFF', radius: '6px' },
      { accent: 'RebeccaPurple', surface: 'rgb(0 0 0 / 50%)', radius: '0' },
      { accent: 'oklch(60% 0.2 250)', surface: 'color-mix(in oklab, red, blue)', radius: '.5rem' },
      { accent: 'var(--brand)', surface: 'light-dark(white, black)', radius: 'calc(2px + 1vw)' },
      { accent: 'LinkText', surface: 'transparent', radius: 'var(--corner, 4px)' },
    ];
    const files = appearances.map((appearance, n) => [`s${n}.json`, { ...module, name: `s${n}`, appearance }]);
    assert.deepEqual((await brought(await folderOf(Object.fromEntries(files)))).said, ['modules: s0, s1, s2, s3, s4']);
  });

  it('that no page can use is brought in with a warning, unless the server has pages of its own', async () => {
    const folder = await folderOf({ 'my-shop.json': { ...module, origins: [] } });
    const warning = `warning: ${join(folder, 'my-shop.json')}: /origins: no page can use this module: list the origin of your site, as the browser shows it`;
    assert.deepEqual((await brought(folder)).said, [warning, 'modules: my-shop']);
    assert.deepEqual((await brought(folder, true)).said, ['modules: my-shop']);
  });

  it('with an attribute that its element does not have is brought in with a warning', async () => {
    const folder = await folderOf({
      'my-shop.json': instance({ attributes: { hedding: 'Open', 'hide-search': true } }),
    });
    assert.deepEqual((await brought(folder)).said, [
      `warning: ${join(folder, 'my-shop.json')}: /instances/0/attributes/hedding: oriel-case-list has no attribute “hedding”; did you mean “heading”?`,
      'modules: my-shop',
    ]);
  });

  it('of each demo site has nothing wrong', async () => {
    const modules = (await demoModules()).map((one) => [`${one.name}.json`, { ...one, playbooks: [] }]);
    const { said } = await brought(await folderOf(Object.fromEntries(modules)));
    assert.deepEqual(said, ['modules: boxeo-portal, calico-tv, group-benefits, harbor-insurance, meridian-dealers']);
  });
});

describe('what lies beside the modules', () => {
  it('a playbook that cannot be led is refused by its file and place', async () => {
    const folder = await folderOf({ 'playbooks/ask.json': { ...playbook, caseType: 'nothing' } });
    const names = caseTypes.map(({ id }) => id).sort();
    await assert.rejects(brought(folder), (error: Error) => {
      assert.ok(error instanceof WrongSetting);
      assert.equal(
        error.message,
        `${join(folder, 'playbooks', 'ask.json')}:1 /caseType There is no case type “nothing”; there is ${names.join(', ')}`,
      );
      return true;
    });
  });

  it('a folder that is not there ends the start with one line and exit code 2', () => {
    const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
    const folder = join(home, 'nowhere');
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', main], {
      encoding: 'utf8',
      env: {
        ...process.env,
        DATABASE_URL: '',
        PORT: '0',
        ORIEL_DATA: join(home, 'data'),
        ORIEL_DEMO: 'off',
        ORIEL_MODULES: folder,
      },
    });
    assert.equal(status, 2);
    assert.equal(stderr, `${folder} is no folder that can be read (ENOENT): make it, or correct ORIEL_MODULES\n`);
  });
});
