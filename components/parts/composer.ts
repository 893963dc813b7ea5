import { css, html, nothing, type TemplateResult } from 'lit';

/**
 * One bordered field with its tools inside. The text field names itself; a press anywhere in the frame focuses it.
 * `files` stand between text and tools.
 */
export const composer = (c: {
  /** A textarea without a frame: `html\`<textarea aria-label=… ></textarea>\``. */
  text: unknown;
  files?: unknown;
  /** At the start: attach, and what to know: “Everyone on this case can read it.” */
  tools: unknown;
  /** At the end: the button that sends. */
  send: unknown;
  invalid?: boolean;
}): TemplateResult =>
  html`<div class="composer box" part="composer" aria-invalid=${c.invalid || nothing}>
    ${c.text}${c.files ?? nothing}
    <div class="composer-foot">${c.tools}<span class="composer-send">${c.send}</span></div>
  </div>`;

export const composerStyles = css`
  .composer {
    padding: 0;
  }
  .composer textarea {
    display: block;
    inline-size: 100%;
    min-block-size: 56px;
    max-block-size: 50dvh;
    padding: 8px 11px 0;
    border: 0;
    background: none;
    outline: none;
    resize: none;
    field-sizing: content;
  }
  .composer textarea::placeholder {
    color: var(--o-muted);
    opacity: 1;
  }
  .composer .files {
    padding-inline: 11px;
  }
  .composer-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    padding: 8px;
    font: var(--o-meta);
    color: var(--o-muted);
  }
  .composer-send {
    margin-inline-start: auto;
  }
`;
