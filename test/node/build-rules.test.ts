import assert from 'node:assert/strict';
import { it } from 'node:test';
import { check, hardCodedText, stringKeys, unusedStrings } from '../../scripts/source-rules.mjs';

const rulesBroken = (file: string, text: string): string[] =>
  check(file, text).map((line: string) => line.replace(/^\S+ /, '').replace(/:.*/, ''));

const broken = {
  'no-inner-html': 'host.innerHTML = text;',
  'no-unsafe-html': 'return unsafeHTML(text);',
  'no-style-attribute': 'html`<p style="color:red"></p>`;',
  'no-eval': 'eval(text);',
  'no-enum': 'export enum State { Open }',
  'no-namespace': 'declare namespace Oriel {}',
  'js-extension': `import { a } ${'from'} './a';`,
  'no-ts-ignore': `// @ts-${'ignore'}`,
  'no-underscore': 'this._rows = 1;',
  'no-log': "console.log('x');",
  'no-storage-of-tokens': "localStorage.setItem('t', token);",
};
for (const [rule, line] of Object.entries(broken)) {
  it(`${rule} is found where it stands`, () => {
    const [finding = ''] = check('components/case-list/case-list.ts', `const a = 1;\n${line}\n`);
    assert.match(finding, new RegExp(`^components/case-list/case-list\\.ts:2 ${rule}: `));
  });
}

it('a test that runs alone is found', () => {
  assert.deepEqual(rulesBroken('src/ui/x.test.ts', `it${'.only'}('a', () => {});\n`), ['no-only']);
});

it('a file of 400 lines is fine, one of 401 is not', () => {
  assert.deepEqual(rulesBroken('src/ui/x.ts', 'a;\n'.repeat(400)), []);
  assert.deepEqual(rulesBroken('src/ui/x.ts', 'a;\n'.repeat(401)), ['max-lines']);
});

it('a language and a style sheet are as short as any other file', () => {
  for (const file of ['src/ui/locales/de.ts', 'src/ui/locales/de/cases.ts', 'demo/site.css'])
    assert.deepEqual(rulesBroken(file, '\n'.repeat(401)), ['max-lines']);
});

it('file names are kebab-case', () => {
  assert.deepEqual(rulesBroken('src/ui/caseList.ts', ''), ['kebab-case']);
  assert.deepEqual(rulesBroken('src/ui/case-list.styles.ts', ''), []);
});

it('comments may speak of what code may not do, and an exception gives its reason', () => {
  assert.deepEqual(rulesBroken('src/ui/x.ts', '/* never host.innerHTML = text */\n'), []);
  assert.deepEqual(rulesBroken('src/ui/x.ts', '// rule-exception: no-eval, a page asked for it\neval(text);\n'), []);
  assert.deepEqual(rulesBroken('src/ui/x.ts', '// rule-exception: no-eval\neval(text);\n'), ['no-eval']);
});

it('words in a template are found, data and markup are not', () => {
  const text = 'html`<p class="big" aria-label="Close">${t.a} · &nbsp;<b>Two words</b>${x}</p>`;';
  const found = hardCodedText('components/case-list/case-list.ts', text).join('\n');
  assert.match(found, /“Two words”/);
  assert.match(found, /“Close”/);
  assert.equal(found.split('\n').length, 2);
  assert.deepEqual(hardCodedText('components/case-list/case-list.demo.ts', text), []);
});

it('a string that no source names is found', () => {
  const files: Record<string, string> = {
    'components/a/a.strings.ts':
      "defineStrings('a', {\n  used: 'x',\n  count: (n: number) => `${n}`,\n  gone: 'y',\n});\n",
    'components/a/a.ts': 'html`${t.used} ${t.count(1)}`;',
  };
  assert.deepEqual(stringKeys(files['components/a/a.strings.ts'] ?? ''), ['used', 'count', 'gone']);
  assert.deepEqual(
    unusedStrings(Object.keys(files), (file: string) => files[file]),
    ['components/a/a.strings.ts unused-string: gone'],
  );
});
