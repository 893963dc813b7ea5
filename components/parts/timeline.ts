import { css, html, nothing, type TemplateResult } from 'lit';
import { formatSize, formatTime } from '../../src/ui/format.js';
import { download, file } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { wordStrings } from '../../src/ui/words.strings.js';
import { avatar } from './avatar.js';
import type { Tone } from './state-dot.js';

/** “Wednesday 18 November” and a hairline. */
export const dayLine = (label: string): TemplateResult => html`<h4 class="day meta"><span>${label}</span></h4>`;

const clock = (locale: Locale, at: string, exact: string) =>
  html`<time class="meta" datetime=${at} title=${exact}>${formatTime(locale.tag, at)}</time>`;

export interface Message {
  at: string;
  /** Exact time with zone, for the title. */
  exact: string;
  name: string;
  initials: string;
  /** “ACME Support” */
  detail?: string;
  /** The viewer's own. */
  own?: boolean;
  text?: unknown;
  /** Attachments: `attachment()` each. */
  files?: unknown;
  /** Instead of the time: “Sending”, “Not sent”. */
  state?: unknown;
}

/** What somebody wrote or attached. */
export const message = (locale: Locale, m: Message): TemplateResult =>
  html`<article class="message">
    ${avatar(m.initials, m.own)}
    <div class="message-body">
      <p class="message-head">
        <b>${m.own ? translate(locale, wordStrings).you : m.name}</b>
        ${m.detail && !m.own ? html`<span class="meta">${m.detail}</span>` : nothing}
        ${m.state ? html`<span class="meta end">${m.state}</span>` : clock(locale, m.at, m.exact)}
      </p>
      ${m.text ? html`<div class="prose" dir="auto">${m.text}</div>` : nothing}
      ${m.files ? html`<div class="attachments">${m.files}</div>` : nothing}
    </div>
  </article>`;

/** “Priya Raman changed the state from Open to **Awaiting info**”: one line with the dot of the new state. */
export const change = (
  locale: Locale,
  c: { at: string; exact: string; text: unknown; tone?: [tone: Tone, ring?: boolean] },
): TemplateResult =>
  html`<p class="change meta">
    <span class="dot ${c.tone?.[0] ?? 'grey'} ${c.tone?.[1] ? 'ring' : ''}"></span><span>${c.text}</span>${clock(locale, c.at, c.exact)}
  </p>`;

export interface ShownAttachment {
  name: string;
  size: number;
  image: boolean;
  url: string;
}

/** A picture as preview of 200 × 112, any other file as one line. */
export const attachment = (locale: Locale, a: ShownAttachment): TemplateResult => {
  const size = formatSize(locale.tag, a.size);
  const name = html`<bdi class="cut">${a.name}</bdi>`;
  return a.image
    ? html`<a class="preview" href=${a.url} download=${a.name}
        ><img src=${a.url} alt=${a.name} width="200" height="112" loading="lazy" decoding="async" /><span
          >${name}<span class="meta">${size}</span></span
        ></a
      >`
    : html`<a class="file" href=${a.url} download=${a.name}
        ><span class="file-icon">${file}</span><span class="file-text">${name}<span class="meta">${size}</span></span>${download}</a
      >`;
};

/** Needs `avatarStyles`, `stateDotStyles` and `fileStyles`. */
export const timelineStyles = css`
  .day {
    display: flex;
    align-items: center;
    gap: 12px;
    margin: 24px 0 20px;
  }
  .day::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--o-line);
  }
  .message {
    display: flex;
    gap: 12px;
    margin-block: 20px;
  }
  .message-body {
    flex: 1;
    min-inline-size: 0;
  }
  .message-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 8px;
    font: var(--o-label);
  }
  .message-head b {
    font-weight: 600;
  }
  :is(.message-head, .change) > :is(time, .end) {
    margin-inline-start: auto;
    padding-inline-start: 8px;
    white-space: nowrap;
  }
  .change {
    display: flex;
    align-items: baseline;
    gap: 16px;
    margin-block: 20px;
    padding-inline-start: 12px;
  }
  .change b {
    font-weight: 600;
    color: var(--o-text);
  }
  .change > time {
    padding: 0;
  }
  .attachments {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 12px;
  }
  .attachments a {
    color: inherit;
    font: var(--o-label);
    text-decoration: none;
  }
  .preview {
    inline-size: 200px;
    max-inline-size: 100%;
  }
  .preview img {
    display: block;
    inline-size: 100%;
    block-size: 112px;
    object-fit: cover;
    border: 1px solid var(--o-line);
    border-radius: var(--o-r);
    background: var(--o-sunken);
  }
  .preview > span {
    display: flex;
    justify-content: space-between;
    gap: 8px;
    margin-block-start: 4px;
    font: var(--o-meta);
    white-space: nowrap;
  }
  .attachments .file {
    display: flex;
    align-items: center;
    align-self: flex-start;
    gap: 12px;
    max-inline-size: 100%;
    padding: 7px 12px 7px 8px;
    border: 1px solid var(--o-line);
    border-radius: var(--o-r);
  }
  .attachments .file:dir(rtl) {
    padding: 7px 8px 7px 12px;
  }
  .attachments .file:hover {
    background: var(--o-hover);
  }
  .file .file-text {
    display: grid;
  }
  .file > .icon {
    color: var(--o-accent);
  }
`;
