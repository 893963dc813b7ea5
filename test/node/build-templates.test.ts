import assert from 'node:assert/strict';
import { it } from 'node:test';
import { minifyCss, minifyHtml, minifyTemplates } from '../../scripts/build/minify-templates.mjs';

it('css loses comments and layout, and keeps what has a meaning', () => {
  assert.equal(
    minifyCss("\n  /* it's */\n  :host {\n    display: block;\n    margin : 0 calc(1px + 2px);\n  }\n"),
    ':host{display:block;margin:0 calc(1px + 2px)}',
  );
  assert.equal(minifyCss('a :hover > b + c, d ~ e { color: red; }'), 'a :hover>b + c,d ~ e{color:red}');
  assert.equal(
    minifyCss('@media (width < 10px) and (hover) { a { b: c } }'),
    '@media (width < 10px) and (hover){a{b:c}}',
  );
  assert.equal(
    minifyCss('@media (pointer: coarse) { a { b: calc( (1px - 0.5 * 10.05px) / 2 ) oklch(0 -0.1 h / 1) !important } }'),
    '@media (pointer:coarse){a{b:calc((1px - .5 * 10.05px)/2) oklch(0 -.1 h/1)!important}}',
  );
});

it('css strings stay as they are written', () => {
  assert.equal(
    minifyCss(`a { content: ' ; { /* x */ '; quotes: "\\"" "  "; }`),
    `a{content:' ; { /* x */ ';quotes:"\\"" "  "}`,
  );
});

it('html keeps one space where a line was broken, and everything else', () => {
  assert.equal(minifyHtml('\n  <b>a  b</b>\n  <i>c</i>\n'), ' <b>a  b</b> <i>c</i> ');
  assert.equal(minifyHtml('<b\n  id="a"\n  >a > b</b\n><br\n/>'), '<b id="a">a > b</b><br />');
  const verbatim = '<pre>\n a\n</pre>';
  assert.equal(minifyHtml(verbatim), verbatim);
});

it('expressions keep their places', () => {
  const code =
    'const a = css`\n  :host { margin: ${x} ${y}; }\n`; const b = html`\n  <p @click=${f}>\n    ${g(html`\n<i></i>`)}\n  </p>`;';
  assert.equal(
    minifyTemplates(code),
    'const a = css`:host{margin:${x} ${y}}`; const b = html` <p @click=${f}> ${g(html` <i></i>`)} </p>`;',
  );
});

it('a zero behind an expression may belong to its number', () => {
  assert.equal(minifyTemplates('css`a{margin:${x}0.5px 0.5px}`'), 'css`a{margin:${x}0.5px .5px}`');
});

it('an expression inside a comment leaves the literal alone', () => {
  assert.equal(minifyTemplates('css`\n/* ${x} */\na { b: c }`'), undefined);
});

it('code without templates is not touched', () => {
  assert.equal(minifyTemplates('export const html = 1;'), undefined);
});
