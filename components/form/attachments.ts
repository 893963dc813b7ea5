/** The file field: where files are chosen and dropped, and what became of each. Loaded after the form stands. */
import { html, nothing } from 'lit';
import type { AttachmentLimits } from '../../src/contract/attachment.js';
import { formatList, formatSize } from '../../src/ui/format.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import type { FieldIds } from '../parts/field.js';
import { type FileEntry, fileDrop, fileList, fileStyles } from '../parts/files.js';
import { attachmentStrings } from './attachments.strings.js';
import type { Upload, Uploads } from './uploads.js';

export const styles = [fileStyles];
export { Uploads } from './uploads.js';

type Words = typeof attachmentStrings.en;
export const words = (locale: Locale): Words => translate(locale, attachmentStrings);

/** “images, PDF and text” */
const typeNames = (types: readonly string[], locale: Locale, t: Words): string => {
  const names = types.map((type) => {
    const [family = '', kind = ''] = type.split('/');
    return t.types[family] ?? kind.replace(/^(x-|vnd\.).*?([a-z0-9]+)$/, '$2').toUpperCase();
  });
  return formatList(locale.tag, [...new Set(names)]);
};

const errorText = (
  { reason, error, file, state }: Upload,
  limits: AttachmentLimits | undefined,
  locale: Locale,
  t: Words,
): string | undefined => {
  const size = (bytes: number): string => formatSize(locale.tag, bytes);
  if (reason === 'size') return t.tooLarge(size(file.size), size(limits?.maxBytes ?? 0));
  if (reason === 'count') return t.tooMany(limits?.maxCount ?? 0);
  if (reason === 'empty') return t.empty;
  if (reason === 'type') return t.type(typeNames(limits?.types ?? [], locale, t));
  if (state === 'refused') return error?.fieldErrors[0]?.message ?? t.failed;
  return state === 'failed' ? t.failed : undefined;
};

export interface AttachmentsView {
  uploads: Uploads;
  locale: Locale;
  online: boolean;
  onFiles: (files: File[]) => void;
  onRemove: (id: string) => void;
}

export const renderAttachments = ({ uploads, locale, online, onFiles, onRemove }: AttachmentsView, ids: FieldIds) => {
  const { items, limits } = uploads;
  const t = words(locale);
  const entries = items.map((item): FileEntry => {
    const { id: key, file, state, part } = item;
    const error = errorText(item, limits, locale, t);
    const size = formatSize(locale.tag, file.size);
    return {
      key,
      name: file.name,
      size: file.size,
      image: file.type.startsWith('image/'),
      done: state === 'done',
      ...(state === 'sending' && { progress: part ?? 0 }),
      ...(error && { error }),
      ...(state === 'waiting' && { note: online ? t.waiting(size) : t.waitsForLine(size) }),
      ...(state === 'failed' && { onRetry: () => uploads.retry(key) }),
    };
  });
  return html`${fileDrop(locale, { ...ids, ...(limits && { accept: limits.types.join() }), onFiles })}
  ${items.length > 0 ? fileList(locale, entries, onRemove) : nothing}`;
};
