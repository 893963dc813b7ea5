/** What a file is, by its content. The name and the browser's word only choose between kinds that look alike inside. */

const ascii = (text: string): number[] => Array.from(text, (char) => char.charCodeAt(0));

/** Bytes at an offset that give a type away. */
const signatures: [type: string, offset: number, bytes: number[]][] = [
  ['image/png', 0, [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a]],
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/gif', 0, ascii('GIF87a')],
  ['image/gif', 0, ascii('GIF89a')],
  ['image/bmp', 0, ascii('BM')],
  ['image/tiff', 0, [...ascii('II*'), 0]],
  ['image/tiff', 0, [...ascii('MM'), 0, 0x2a]],
  ['application/pdf', 0, ascii('%PDF-')],
  ['application/gzip', 0, [0x1f, 0x8b]],
  ['application/x-bzip2', 0, ascii('BZh')],
  ['application/x-xz', 0, [0xfd, ...ascii('7zXZ'), 0]],
  ['application/zstd', 0, [0x28, 0xb5, 0x2f, 0xfd]],
  ['application/x-7z-compressed', 0, [...ascii('7z'), 0xbc, 0xaf, 0x27, 0x1c]],
  ['application/vnd.rar', 0, [...ascii('Rar!'), 0x1a, 0x07]],
  ['application/zip', 0, [...ascii('PK'), 3, 4]],
  ['application/zip', 0, [...ascii('PK'), 5, 6]],
  ['application/x-tar', 257, ascii('ustar')],
  ['application/x-ole-storage', 0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['application/x-msdownload', 0, ascii('MZ')],
  ['application/x-elf', 0, [0x7f, ...ascii('ELF')]],
  ['application/vnd.tcpdump.pcap', 0, [0xd4, 0xc3, 0xb2, 0xa1]],
  ['application/vnd.tcpdump.pcap', 0, [0x0a, 0x0d, 0x0d, 0x0a]],
  ['audio/mpeg', 0, ascii('ID3')],
  ['audio/ogg', 0, ascii('OggS')],
  ['video/webm', 0, [0x1a, 0x45, 0xdf, 0xa3]],
  ['application/wasm', 0, [0, ...ascii('asm')]],
];

/** Kinds inside a zip or an old Office container, by the ending of the name. */
const packed: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
};
const stored: Record<string, string> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  msg: 'application/vnd.ms-outlook',
};
const plain: Record<string, string> = {
  csv: 'text/csv',
  json: 'application/json',
  md: 'text/markdown',
  eml: 'message/rfc822',
};

const startsAt = (head: Uint8Array, offset: number, bytes: number[]): boolean =>
  head.byteLength >= offset + bytes.length && bytes.every((byte, index) => head[offset + index] === byte);

/** Control characters other than tab, line ends, form feed and the escape of terminal colours mean that it is no text. */
const isText = (decoded: string): boolean => !/[^\P{Cc}\t\n\r\f]/u.test(decoded.replaceAll('\x1b', ''));

const text = (head: Uint8Array): string | undefined => {
  let decoded: string;
  try {
    // The last character may be cut; `stream` leaves it out.
    decoded = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
  } catch {
    // Old text files: one byte a character, still without control characters.
    decoded = new TextDecoder('windows-1252').decode(head);
  }
  return isText(decoded) ? decoded : undefined;
};

/** What a browser would take for a document. Further in, the same letters are only text: downloads are never drawn. */
const markup = (content: string): string | undefined => {
  const start = content.replace(/^\uFEFF/, '').toLowerCase();
  const body = start.replace(/^(\s|<\?xml[^>]*>|<!--[\s\S]*?-->|<!doctype svg[^>]*>)+/, '');
  if (/^<svg[\s>/]/.test(body)) return 'image/svg+xml';
  const tags =
    '!doctype html|html|head|body|script|iframe|object|embed|meta|link|style|base|form|img|a|b|p|div|table|h1|br|title|font';
  if (new RegExp(`^<(${tags})[\\s>/]`).test(body)) return 'text/html';
  return start.trimStart().startsWith('<?xml') ? 'application/xml' : undefined;
};

/** Media type of a file by its first bytes; `application/octet-stream` when nothing is known. */
export const sniff = (head: Uint8Array, name: string): string => {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (startsAt(head, 0, ascii('RIFF'))) {
    if (startsAt(head, 8, ascii('WEBP'))) return 'image/webp';
    if (startsAt(head, 8, ascii('WAVE'))) return 'audio/wav';
    return 'video/x-msvideo';
  }
  if (startsAt(head, 4, ascii('ftyp'))) {
    const brand = String.fromCharCode(...head.subarray(8, 12));
    if (/^(avif|avis)$/.test(brand)) return 'image/avif';
    if (/^(heic|heix|hevc|mif1|msf1)$/.test(brand)) return 'image/heic';
    return brand === 'qt  ' ? 'video/quicktime' : brand.startsWith('M4A') ? 'audio/mp4' : 'video/mp4';
  }
  const found = signatures.find(([, offset, bytes]) => startsAt(head, offset, bytes))?.[0];
  if (found === 'application/zip') return packed[ending] ?? found;
  if (found === 'application/x-ole-storage') return stored[ending] ?? found;
  // Two letters are not enough to call a text a picture or a program.
  if (
    found &&
    !(['image/bmp', 'application/x-msdownload', 'application/x-bzip2'].includes(found) && text(head) !== undefined)
  )
    return found;
  const content = text(head);
  if (content === undefined) return 'application/octet-stream';
  return markup(content) ?? plain[ending] ?? 'text/plain';
};

/** Pictures that every browser shows and that cannot carry script. */
const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
export const isPicture = (type: string): boolean => pictures.has(type);

/** Whether a type is among those accepted: `image/png`, `image/*`. `image/*` never lets SVG in: it is a document with script. */
export const isAccepted = (type: string, accepted: readonly string[]): boolean =>
  accepted.some((entry) => {
    if (entry === type) return true;
    return (
      entry.endsWith('/*') && type.startsWith(entry.slice(0, -1)) && type !== 'image/svg+xml' && type !== 'text/html'
    );
  });

/** The type a download is labelled with: what could be run or drawn as a page is only bytes. */
export const downloadType = (type: string): string => {
  if (pictures.has(type) || type === 'application/pdf' || type === 'application/gzip' || type === 'application/zip')
    return type;
  return type === 'text/plain' || type === 'text/csv' ? `${type}; charset=utf-8` : 'application/octet-stream';
};

/** A name that is only a name: no folders, no control or direction characters, no leading dots, at most 255 bytes. */
export const cleanName = (name: string): string => {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  const clean = base
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Surrogate}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff<>:"|?*]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (clean === '') return 'file';
  const ending = /\.[^.]{1,12}$/.exec(clean)?.[0] ?? '';
  let stem = clean.slice(0, clean.length - ending.length);
  while (new TextEncoder().encode(stem + ending).byteLength > 200) stem = Array.from(stem).slice(0, -1).join('');
  return stem + ending;
};
