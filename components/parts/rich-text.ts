/**
 * Text with a few marks, drawn without ever becoming HTML: an empty line begins a paragraph, lines that begin with `- ` or
 * `1. ` are a list, `**words**` are strong, `[words](https://…)` is a link. Everything else is text, tags too.
 */
import { css, html, type TemplateResult } from 'lit';

const MARK = /\*\*(.+?)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/g;
const LINKABLE = /^(https:\/\/|mailto:|tel:)/;

const inline = (text: string): unknown[] => {
  const parts: unknown[] = [];
  let at = 0;
  for (const { 0: whole, 1: strong, 2: words, 3: target = '', index } of text.matchAll(MARK)) {
    parts.push(text.slice(at, index));
    at = index + whole.length;
    if (strong !== undefined) parts.push(html`<strong>${strong}</strong>`);
    else if (!LINKABLE.test(target)) parts.push(words);
    else if (target.startsWith('https'))
      parts.push(html`<a href=${target} target="_blank" rel="noopener">${words}</a>`);
    else parts.push(html`<a href=${target}>${words}</a>`);
  }
  return [...parts, text.slice(at)];
};

const ITEM = /^(?:-|\d+\.) +/;

const block = (text: string): TemplateResult => {
  const lines = text.split('\n');
  if (!lines.every((line) => ITEM.test(line)))
    return html`<p><bdi>${lines.map((line, n) => (n > 0 ? [html`<br />`, inline(line)] : inline(line)))}</bdi></p>`;
  const items = lines.map((line) => html`<li><bdi>${inline(line.replace(ITEM, ''))}</bdi></li>`);
  return lines[0]?.startsWith('-') ? html`<ul>${items}</ul>` : html`<ol>${items}</ol>`;
};

export const richText = (text: string): TemplateResult =>
  html`<div class="rich">${text
    .trim()
    .split(/\n{2,}/)
    .map(block)}</div>`;

export const richTextStyles = css`
  .rich {
    display: grid;
    gap: 8px;
    max-inline-size: 66ch;
    overflow-wrap: anywhere;
  }
  .rich :is(ul, ol) {
    display: grid;
    gap: 4px;
    padding-inline-start: 22px;
  }
  .rich ul {
    list-style: disc;
  }
  .rich ol {
    list-style: decimal;
  }
`;
