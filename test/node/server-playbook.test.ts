/** Playbooks as files: findings by line, all or nothing, and out again as they went in. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { lockFolder } from '../../server/lock.js';
import { loadModules, type Opened } from '../../server/open.js';
import { run } from '../../server/playbook.js';
import { root } from '../../server/root.js';
import { readPlaybook } from '../../src/backend/playbooks/document.js';
import { MemoryStore } from '../../src/backend/store/memory.js';

const demo = (name: string): string => join(root, 'demo', 'playbooks', `${name}.json`);

const yaml = `# What a customer of the shop asks for most.
id: return-goods
title: Send something back
caseType: question
stages:
  - id: goods
    title: The goods
    activities:
      - id: reason
        kind: question
        title: Why?
        question:
          kind: choice
          options:
            - { value: broken, label: It is broken }
            - { value: size, label: It does not fit }
      - id: how
        kind: instruction
        title: How to pack it
        when: { eq: [reason, broken] }
        text: |
          Use the box that it came in.

          - Cover what is sharp.
  - id: end
    title: Review
    activities:
      - { id: words, kind: form, title: In your words, fields: [shortDescription, description] }
      - { id: review, kind: review, title: All right? }
`;

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oriel-playbook-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const file = async (name: string, text: string): Promise<string> => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};

/** What the command answers, prints and says beside it. */
const asked = async (...argv: string[]): Promise<{ code: number; lines: string[]; said: string }> => {
  const lines: string[] = [];
  const said: string[] = [];
  const code = await run(
    argv,
    {},
    (line) => lines.push(line),
    (line) => said.push(line),
  );
  return { code, lines, said: said.join('\n') };
};

describe('a document', () => {
  const places: [what: string, text: string, lines: number[], message: RegExp][] = [
    ['a line that is no YAML', yaml.replace('id: goods', 'id: goods: more'), [6], /mapping/],
    [
      'the first fault alone of an indentation',
      yaml.replace('      - id: how', '    - id: how'),
      [17],
      /^A block sequence .*: compare how far this line and those around it are indented$/,
    ],
    [
      'an operator nobody knows',
      yaml.replace('{ eq:', '{ equal:'),
      [20],
      /^There is no key “equal”; (did you mean|there is) /,
    ],
    ['a name that is there twice', yaml.replace('caseType:', 'title: Again\ncaseType:'), [4], /unique/],
    ['what is no JSON', '{\n  "id": "x",\n  "title" "y"\n}', [3], /no JSON/],
    ['JSON that ends early', '{\n  "id": "x",\n', [3], /no JSON/],
    ['something else', '- one\n- two\n', [1], /Write a playbook/],
    ['nothing at all', '', [1], /Write a playbook/],
    [
      'a member nobody knows',
      yaml.replace('title: Why?', 'titel: Why?'),
      [11],
      /^There is no key “titel”; did you mean “title”\?$/,
    ],
    [
      'a wrong value',
      yaml.replace('kind: instruction', 'kind: instuction'),
      [18],
      /^“instuction” is not possible here; did you mean “instruction”\?$/,
    ],
    ['what is missing', yaml.replace('    title: The goods\n', ''), [6], /^This is missing$/],
  ];
  for (const [what, text, lines, message] of places)
    it(`tells the line of ${what}`, async () => {
      const { findings } = await readPlaybook(text);
      assert.deepEqual(
        findings.map(({ line }) => line),
        lines,
      );
      for (const finding of findings) assert.match(finding.message, message);
    });

  it('means the same in JSON and in YAML, with tabs too', async () => {
    const { definition } = await readPlaybook(yaml);
    assert.equal(
      definition?.stages[0]?.activities[1]?.text,
      'Use the box that it came in.\n\n- Cover what is sharp.\n',
    );
    const json = JSON.stringify(definition, null, '\t');
    const again = await readPlaybook(json);
    assert.deepEqual(again, { ...again, definition, findings: [] });
    const [found] = again.place([{ pointer: '/stages/0/activities/1/when', message: 'x' }]);
    assert.match(json.split('\n')[(found?.line ?? 0) - 1] ?? '', /"when"/);
  });

  it('is refused when aliases blow it up', async () => {
    const bomb = ['a: &a [1,1,1,1,1,1,1,1,1]'];
    for (const [at, name] of [...'bcdefgh'].entries()) {
      const other = `*${'abcdefg'[at]}`;
      bomb.push(`${name}: &${name} [${Array(9).fill(other).join(',')}]`);
    }
    const { findings } = await readPlaybook(bomb.join('\n'));
    assert.match(findings[0]?.message ?? '', /alias/i);
  });
});

describe('playbook check', () => {
  it('finds nothing wrong with the demo’s, without a database', async () => {
    const { code, lines } = await asked('check', demo('insurance-claim'), demo('streaming-problem'));
    assert.deepEqual([code, lines.length], [0, 2]);
    assert.match(lines[0] ?? '', /insurance-claim\.json is sound$/);
  });

  it('tells each finding with file, line, pointer and how to mend it', async () => {
    const wrong = yaml.replace('[reason, broken]', '[reason, lost]').replace(', description]', ', colour]');
    const path = await file('wrong.yaml', wrong);
    const { code, lines } = await asked('check', path, demo('complaint'));
    assert.equal(code, 1);
    assert.deepEqual(lines, [
      `${path}:20 /stages/0/activities/1/when This never holds, so nobody ever comes here`,
      `${path}:28 /stages/1/activities/0/fields/1 The case type question has no field “colour”; there is shortDescription, description, attachments`,
    ]);
  });

  it('tells at once what is misspelt and what is wrong elsewhere', async () => {
    const spoilt = yaml
      .replace('title: The goods', 'titel: The goods')
      .replace('[reason, broken]', '[raeson, broken]')
      .replace(', description]', ', colour]')
      .replace('kind: review', 'kind: reviw')
      .replace('label: It is broken', 'label: ""');
    const path = await file('spoilt.yaml', spoilt);
    const { lines } = await asked('check', path);
    assert.deepEqual(
      lines.map((line) => line.slice(path.length)),
      [
        ':7 /stages/0/titel There is no key “titel”; did you mean “title”?',
        ':15 /stages/0/activities/0/question/options/0/label Say what it is called: nobody can read this',
        ':20 /stages/0/activities/1/when Nothing asks for “raeson”; did you mean “reason”?',
        ':28 /stages/1/activities/0/fields/1 The case type question has no field “colour”; there is shortDescription, description, attachments',
        ':29 /stages/1/activities/1/kind “reviw” is not possible here; did you mean “review”?',
      ],
    );
  });

  it('knows the case types of a modules folder', async () => {
    const path = await file('own.yml', yaml.replace('caseType: question', 'caseType: returns'));
    assert.match((await asked('check', path)).lines[0] ?? '', /own\.yml:4 \/caseType There is no case type “returns”/);
    await mkdir(join(folder, 'modules', 'case-types'), { recursive: true });
    const field = { label: 'What is it?', kind: 'longText', required: true };
    const fields = ['shortDescription', 'description'].map((name) => ({ name, ...field }));
    const type = { id: 'returns', version: 1, title: 'Returns', fields };
    await file('modules/case-types/returns.json', JSON.stringify(type));
    const { code, lines } = await asked('check', path, '--modules', join(folder, 'modules'));
    assert.deepEqual([code, lines], [0, [`${path} is sound`]]);
  });

  it('refuses two files of one name, and says which file is not there', async () => {
    const one = await file('one.yaml', yaml);
    const two = await file('two.yaml', yaml);
    const { code, lines } = await asked('check', one, two, join(folder, 'none.yaml'));
    assert.equal(code, 1);
    assert.match(lines[1] ?? '', /two\.yaml:2 \/id .*one\.yaml is “return-goods” too/);
    assert.match(lines[0] ?? '', /none\.yaml: cannot be read/);
  });
});

describe('playbook import and export', () => {
  it('stores versions or nothing, and gives back what was stored', async () => {
    const data = join(folder, 'data');
    const good = await file('good.yaml', yaml);
    const bad = await file('bad.yaml', yaml.replace('return-goods', 'other').replace('question\n', 'nothing\n'));
    const refused = await asked('import', good, bad, '--data', data);
    assert.equal(refused.code, 1);
    assert.match(refused.lines.join('\n'), /^\S+bad\.yaml:4 \/caseType [^\n]+\nNothing was stored\.$/);
    assert.match((await asked('export', 'return-goods', '--data', data)).said, /no playbook .* there are: none/);

    const told = async (): Promise<string[]> => (await asked('import', good, '--data', data)).lines;
    assert.deepEqual(await told(), ['return-goods stored as version 1']);
    assert.deepEqual(await told(), ['return-goods unchanged, version 1']);
    await file('good.yaml', yaml.replace('Why?', 'Why do you send it back?'));
    assert.deepEqual(await told(), ['return-goods stored as version 2']);

    const stored = (await readPlaybook(await readFile(good, 'utf8'))).definition;
    for (const more of [[], ['--yaml']]) {
      const { code, lines } = await asked('export', 'return-goods', '--data', data, ...more);
      assert.equal(code, 0);
      assert.deepEqual((await readPlaybook(lines.join('\n'))).definition, stored);
      assert.match(lines.join('\n'), more.length > 0 ? /^id: return-goods\ntitle: / : /^\{\n {2}"id"/);
    }
    const article = await file('article.json', await readFile(demo('streaming-problem'), 'utf8'));
    const judged = await asked('check', article, '--data', data);
    assert.match(judged.lines.join('\n'), /article\.json:\d+ \S+ There is no article “article-1013”/);
  });

  it('says where else a playbook goes while a server uses the folder', async () => {
    const data = join(folder, 'in-use');
    const unlock = await lockFolder(data);
    const { code, said } = await asked('import', await file('good.yaml', yaml), '--data', data);
    await unlock();
    assert.equal(code, 1);
    assert.match(said, /in use by process .*\n.*POST \/ops\/v1\/playbooks.*“playbooks” of ORIEL_MODULES/);
  });

  it('answers a wrong command line with 2 and how it is meant', async () => {
    for (const argv of [[], ['chek', 'x'], ['check'], ['export', 'a', 'b'], ['check', 'x', '--fast']]) {
      const { code, said } = await asked(...argv);
      assert.equal(code, 2, argv.join(' '));
      assert.match(said, /usage: npm run playbook/);
    }
  });

  it('is a command of the project', () => {
    const argv = ['--import', 'tsx', 'server/playbook.ts', 'check', demo('complaint')];
    const { status, stdout } = spawnSync(process.execPath, argv, { cwd: root, encoding: 'utf8' });
    assert.deepEqual([status, stdout], [0, `${demo('complaint')} is sound\n`]);
  });
});

describe('a modules folder', () => {
  it('may hold playbooks in YAML; a wrong one is told by its line, and nothing is written', async () => {
    const store = new MemoryStore();
    const modules = join(folder, 'site');
    await mkdir(join(modules, 'playbooks'), { recursive: true });
    const load = (): Promise<void> => loadModules({ store } as unknown as Opened, modules, () => undefined);
    await file('site/playbooks/returns.yml', yaml.replace('[reason, broken]', '[reason, lost]'));
    await assert.rejects(load(), /returns\.yml:20 \/stages\/0\/activities\/1\/when This never holds/);
    assert.equal(await store.count('playbook', { and: [] }), 0);
    await file('site/playbooks/returns.yml', yaml);
    await load();
    assert.deepEqual(
      (await store.find('playbook', {})).map(({ id }) => id),
      ['return-goods@1'],
    );
  });
});
