/** Text of people as a template: addresses become links, everything else stays text. */
import { html, type TemplateResult } from 'lit';

/** http(s) and mail addresses; what ends a sentence does not belong to them. */
const address = /https?:\/\/[^\s<>"']+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const tail = /[.,;:!?…'"’”»\]}]+$/;

const trim = (found: string): string => {
  let text = found.replace(tail, '');
  // A bracket that closes what opened before the address.
  while (text.endsWith(')') && text.split('(').length < text.split(')').length)
    text = text.slice(0, -1).replace(tail, '');
  return text;
};

const linkTo = (text: string): string | undefined => {
  if (!/^https?:/i.test(text)) return `mailto:${text}`;
  try {
    const { protocol, href } = new URL(text);
    return /^https?:$/.test(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
};

export const withLinks = (text: string): (string | TemplateResult)[] => {
  const parts: (string | TemplateResult)[] = [];
  let at = 0;
  for (const match of text.matchAll(address)) {
    const found = trim(match[0]);
    const href = linkTo(found);
    if (!href) continue;
    const mail = href.startsWith('mailto:');
    parts.push(text.slice(at, match.index));
    parts.push(
      mail
        ? html`<a href=${href}>${found}</a>`
        : html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow ugc">${found}</a>`,
    );
    at = match.index + found.length;
  }
  parts.push(text.slice(at));
  return parts;
};
