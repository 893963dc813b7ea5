import { css, html, nothing, type TemplateResult } from 'lit';
import { controlStrings } from '../../src/ui/control.strings.js';
import { formatPart, formatSize } from '../../src/ui/format.js';
import { file, image, upload, x } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { uiStrings } from '../../src/ui/ui.strings.js';
import type { FieldIds } from './field.js';

const given = (list: FileList | null | undefined): File[] => [...(list ?? [])];

/** Files from the clipboard of a `paste` event; call it on the whole form, so that a screenshot lands from any field. */
export const pastedFiles = (event: ClipboardEvent): File[] => given(event.clipboardData?.files);

export interface FileDrop extends Partial<FieldIds> {
  /** Media types for the picker: `image/*,application/pdf`. */
  accept?: string;
  disabled?: boolean;
  onFiles: (files: File[]) => void;
}

/** Chooses files by button, or takes them when they are dropped on it. */
export const fileDrop = (locale: Locale, d: FileDrop): TemplateResult => {
  const t = translate(locale, controlStrings);
  const over = (event: DragEvent) => {
    event.preventDefault();
    (event.currentTarget as HTMLElement).classList.toggle('over', event.type === 'dragover');
    if (event.type === 'drop' && !d.disabled) d.onFiles(given(event.dataTransfer?.files));
  };
  return html`<div class="drop" @dragover=${over} @dragleave=${over} @drop=${over}>
    ${upload}
    <label
      ><input
        type="file"
        multiple
        class="vh"
        id=${d.id ?? nothing}
        accept=${d.accept ?? nothing}
        ?disabled=${d.disabled}
        aria-describedby=${d.describedby || nothing}
        @change=${(event: Event) => {
          const field = event.target as HTMLInputElement;
          d.onFiles(given(field.files));
          // The same file can be chosen again after it was removed.
          field.value = '';
        }}
      /><span class="link">${t.chooseFiles}</span></label
    ><span class="drop-more">${t.orDrop}</span>
  </div>`;
};

export interface FileEntry {
  key: string;
  name: string;
  /** Bytes. */
  size: number;
  image?: boolean;
  /** 0 to 1 while it is sent; left out before and after. */
  progress?: number;
  done?: boolean;
  /** “1.2 GB is too large. Up to 25 MB each.” */
  error?: string;
  /** Offers another try beside the error. */
  onRetry?: () => void;
  /** Instead of the size and “uploaded”: “sent when online”. */
  note?: string;
}

const stateOf = (locale: Locale, f: FileEntry): string => {
  const t = translate(locale, controlStrings);
  const size = formatSize(locale.tag, f.size);
  if (f.error) return f.error;
  if (f.note) return f.note;
  if (f.progress !== undefined && !f.done) return t.ofSize(formatPart(locale.tag, f.size * f.progress, f.size), size);
  return f.done ? `${size}, ${t.uploaded}` : size;
};

/** Chosen files with what became of each. */
export const fileList = (locale: Locale, files: FileEntry[], onRemove: (key: string) => void): TemplateResult => {
  const t = translate(locale, controlStrings);
  return html`<ul class="files">
    ${files.map(
      (f) =>
        html`<li class=${f.error ? 'failed' : ''}>
          <span class="file-icon">${f.image ? image : file}</span>
          <div class="file-text">
            <p class="cut"><bdi>${f.name}</bdi></p>
            <p class="meta">${stateOf(locale, f)}</p>
            ${
              f.progress !== undefined && !f.done && !f.error
                ? html`<progress max="1" .value=${f.progress} aria-label=${f.name}></progress>`
                : nothing
            }
          </div>
          ${
            f.error
              ? html`${
                  f.onRetry
                    ? html`<button type="button" class="link" aria-label="${translate(locale, uiStrings).tryAgain}: ${f.name}" @click=${f.onRetry}>
                        ${translate(locale, uiStrings).tryAgain}
                      </button>`
                    : nothing
                }<button type="button" class="link" aria-label=${t.removeFile(f.name)} @click=${() => onRemove(f.key)}>
                  ${t.remove}
                </button>`
              : html`<button
                  type="button"
                  class="btn only"
                  aria-label=${t.removeFile(f.name)}
                  title=${t.remove}
                  @click=${() => onRemove(f.key)}
                >
                  ${x}
                </button>`
          }
        </li>`,
    )}
  </ul>`;
};

export const fileStyles = css`
  .drop {
    display: flex;
    align-items: center;
    gap: 12px;
    position: relative;
    min-block-size: 48px;
    padding: 8px 16px;
    border: 1px dashed var(--o-edge);
    border-radius: var(--o-r);
    font: var(--o-label);
  }
  .drop.over {
    border-color: var(--o-accent);
    border-style: solid;
    background: var(--o-selected);
  }
  .drop label {
    flex: none;
  }
  .drop label::after {
    content: '';
    position: absolute;
    inset: 0;
    cursor: pointer;
  }
  .drop input:focus-visible + .link {
    outline: 2px solid var(--o-accent);
    outline-offset: 2px;
  }
  .drop label + span {
    margin-inline-start: -8px;
  }
  .files li {
    display: flex;
    align-items: center;
    gap: 12px;
    padding-block: 8px;
    font: var(--o-label);
  }
  .files li + li {
    border-block-start: 1px solid var(--o-line);
  }
  .file-icon {
    display: grid;
    place-content: center;
    flex: none;
    inline-size: 40px;
    block-size: 40px;
    border-radius: var(--o-r);
    background: var(--o-sunken);
    color: var(--o-muted);
  }
  .file-text {
    flex: 1;
    min-inline-size: 0;
  }
  .failed .file-text .meta {
    color: var(--o-red);
  }
  progress {
    display: block;
    appearance: none;
    inline-size: 100%;
    block-size: 3px;
    margin-block: 3px -6px;
    border: 0;
    border-radius: 2px;
    background: var(--o-line);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: none;
  }
  progress::-webkit-progress-value {
    background: var(--o-fill);
    transition: inline-size 180ms;
  }
  progress::-moz-progress-bar {
    background: var(--o-fill);
  }
  @container (max-width: 559px) {
    .drop-more {
      display: none;
    }
  }
  @media (forced-colors: active) {
    progress {
      block-size: 6px;
      border: 1px solid CanvasText;
      background: Canvas;
    }
    progress::-webkit-progress-value {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
  @media (pointer: coarse) {
    .drop-more {
      display: none;
    }
  }
`;
