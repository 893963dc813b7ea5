/** The place to write: field, files, what is kept, and what went wrong; or why nothing can be written. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AttachmentLimits } from '../../src/contract/attachment.js';
import type { Case } from '../../src/contract/case.js';
import { formatSize, formatTime } from '../../src/ui/format.js';
import { clip, lock, user } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { uiStrings } from '../../src/ui/ui.strings.js';
import { banner } from '../parts/banner.js';
import { composer } from '../parts/composer.js';
import { type FileEntry, fileList, pastedFiles } from '../parts/files.js';
import { handStrings } from './hands.strings.js';
import type { ReplyController } from './reply.js';
import type { ReplyFile } from './reply-files.js';

export interface ReplyOptions {
  locale: Locale;
  record: Case;
  reply: ReplyController;
  online: boolean;
  /** Something else on the page is the primary button. */
  quiet: boolean;
  limits: AttachmentLimits | undefined;
  createHref: string | undefined;
  onSend: () => void;
  onDiscard: () => void;
  /** Button of whoever is signed out. */
  signIn: unknown;
  onCreate: (event: Event) => void;
  onCopy: (text: string, said: string) => void;
}

/** From here on the field says how much room is left. */
const NEARLY = 3800;

const entryOf = ({ locale, limits }: ReplyOptions, entry: ReplyFile): FileEntry => {
  const t = translate(locale, handStrings);
  const { file, status, problem } = entry;
  const size = formatSize(locale.tag, file.size);
  const words = {
    size: () => t.fileTooLarge(size, formatSize(locale.tag, limits?.maxBytes ?? 0)),
    type: () => t.fileType,
    count: () => t.fileCount(limits?.maxCount ?? 0),
    empty: () => t.fileEmpty,
    failed: () => t.fileFailed,
    offline: () => undefined,
  };
  return {
    key: entry.id,
    name: file.name,
    size: file.size,
    image: file.type.startsWith('image/'),
    ...(status === 'uploading' || status === 'waiting' ? { progress: entry.progress } : {}),
    done: status === 'done',
    ...(problem && problem !== 'offline' ? { error: words[problem]() } : {}),
    ...(problem === 'offline' ? { note: t.fileLater } : {}),
  } as FileEntry;
};

const failure = (options: ReplyOptions): unknown => {
  const { locale, reply, signIn } = options;
  const t = translate(locale, handStrings);
  const { error } = reply;
  if (!error || error.kind === 'aborted') return nothing;
  const ui = translate(locale, uiStrings);
  if (error.status === 401)
    return banner({
      tone: 'info',
      icon: user,
      title: t.signInToSend,
      text: t.signInKept,
      actions: signIn,
    });
  if (error.code === 'idempotency-key-reused')
    return banner({ tone: 'warning', title: t.sentBefore, text: t.sentBeforeHint });
  const conflict = error.code === 'state-conflict' || error.code === 'version-conflict';
  if (conflict) return banner({ tone: 'warning', title: t.changedMeanwhile, text: t.changedHint });
  return banner({
    tone: 'danger',
    title: t.notSent,
    text: html`${
      error.kind === 'problem' && error.status < 500
        ? html`${error.fieldErrors[0]?.message ?? error.message} ${t.refused}`
        : html`${ui.noAnswer} ${t.notSentHint}`
    }
      ${error.reference ? html`<span class="meta reference">${ui.reference(error.reference)}</span>` : nothing}`,
  });
};

/** What was written while the case closed: to be read and copied, never lost. */
const leftOver = ({ locale, reply, onCopy, onDiscard }: ReplyOptions): unknown => {
  const t = translate(locale, handStrings);
  if (!reply.text.trim()) return nothing;
  return html`<div class="left-over">
    <p class="label">${t.leftOver}</p>
    <p class="prose" dir="auto">${reply.text}</p>
    <p class="actions">
      <button class="btn" @click=${() => onCopy(reply.text, t.textCopied)}>${t.copyText}</button>
      <button class="btn plain" @click=${onDiscard}>${t.discard}</button>
    </p>
  </div>`;
};

const ended = (options: ReplyOptions): TemplateResult => {
  const { locale, record, createHref, onCreate } = options;
  const t = translate(locale, handStrings);
  const { state } = record;
  const closed = state === 3;
  // A cancelled case says so in its banner.
  if (state === 7) return html`<div class="ended" part="ended">${leftOver(options)}</div>`;
  return html`<div class="ended" part="ended">
    ${lock}
    <div>
      <p class="label">${closed ? t.closedTitle : state === 0 ? t.draftTitle : t.readOnly}</p>
      ${closed ? html`<p class="muted">${t.closedHint}</p>` : nothing}
      ${closed && createHref ? html`<a class="btn" href=${createHref} @click=${onCreate}>${t.createCase}</a>` : nothing}
      ${leftOver(options)}
    </div>
  </div>`;
};

const keptWord = ({ locale, reply, online }: ReplyOptions): unknown => {
  const t = translate(locale, handStrings);
  if (!online) return t.offlineReply;
  const { draftStatus, savedAt, started } = reply;
  if (!started || draftStatus === 'none') return t.everyone;
  if (draftStatus === 'denied' || draftStatus === 'full') return t.notKept;
  if (draftStatus === 'saving' && !savedAt) return t.saving;
  return html`<span title=${savedAt ? t.savedHint(formatTime(locale.tag, new Date(savedAt))) : nothing}>${t.saved}</span>`;
};

export const renderReply = (options: ReplyOptions): TemplateResult => {
  const { locale, record, reply, online, quiet, limits, onSend } = options;
  const t = translate(locale, handStrings);
  if (!record.canComment) return ended(options);
  const { problem, busy } = reply;
  const left = 4000 - reply.text.length;
  const wrong =
    problem === 'empty'
      ? t.empty
      : problem === 'files'
        ? t.filesFailed
        : problem === 'tooLong'
          ? t.tooLong(reply.tooLongBy)
          : undefined;
  const over = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    (event.currentTarget as HTMLElement).classList.toggle('over', event.type === 'dragover');
    if (event.type === 'drop') void reply.attach([...event.dataTransfer.files]);
  };
  const paste = (event: ClipboardEvent): void => {
    const files = pastedFiles(event);
    if (files.length === 0) return;
    event.preventDefault();
    void reply.attach(files);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    onSend();
  };
  const choose = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    void reply.attach([...(field.files ?? [])]);
    field.value = '';
  };
  return html`<div class="reply" @focusin=${() => reply.prepare()} @dragover=${over} @dragleave=${over} @drop=${over} @paste=${paste}>
    <div class="reply-notes" role="alert">
      ${failure(options)}
    </div>
    ${composer({
      invalid: !!wrong,
      text: html`<textarea
        id="reply"
        rows="3"
        dir="auto"
        enterkeyhint="enter"
        aria-label=${t.reply}
        placeholder=${t.reply}
        aria-describedby="reply-hint${wrong ? ' reply-error' : ''}"
        aria-invalid=${wrong ? 'true' : nothing}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        .value=${reply.text}
        ?readonly=${busy}
        @input=${(event: Event) => reply.input((event.target as HTMLTextAreaElement).value)}
        @keydown=${key}
      ></textarea>`,
      files:
        reply.files.length > 0
          ? fileList(
              locale,
              reply.files.map((entry) => entryOf(options, entry)),
              (id) => reply.remove(id),
            )
          : nothing,
      tools: html`<label class="btn only attach" title=${t.attach}
          ><input
            class="vh"
            type="file"
            multiple
            aria-label=${t.attach}
            accept=${limits?.types.join() || nothing}
            @change=${choose}
          />${clip}</label
        ><span id="reply-hint" class="reply-hint">${
          left < 4000 - NEARLY
            ? left < 0
              ? html`<span class="red">${t.tooLong(-left)}</span>`
              : t.charactersLeft(left)
            : keptWord(options)
        }</span>`,
      send: html`<button class="btn ${quiet ? '' : 'primary'}" part="send" aria-disabled=${busy || nothing} @click=${onSend}>
        ${busy ? t.sending : online ? t.sendReply : t.sendWhenOnline}
      </button>`,
    })}
    ${wrong ? html`<p class="field-error" id="reply-error">${wrong}</p>` : nothing}
  </div>`;
};
