/** Takes one file: streamed to the store of files, judged by its content, then noted once per key. */
import type { Attachment } from '../../contract/attachment.js';
import type { Deps } from '../deps.js';
import { audit } from '../http/audit.js';
import { keyOf, once } from '../http/idempotency.js';
import { invalid, malformed, Refusal } from '../http/refusal.js';
import { json, type Reply } from '../http/reply.js';
import { sha256 } from '../ids.js';
import { BlobTooLarge } from '../store/store.js';
import { boundaryOf, MultipartError, readParts } from './multipart.js';
import { renderAttachment } from './render.js';
import { cleanName, isAccepted, sniff } from './sniff.js';
import type { TicketHolder } from './tickets.js';

export interface Uploader extends TicketHolder {
  limits: { maxBytes: number; types: readonly string[] };
}

/** Room for boundaries and headers of parts beside the file. */
const OVERHEAD = 65_536;
/** Files that one person may have uploaded and not yet used. */
const MOST_UNATTACHED = 100;

interface Stored {
  name: string;
  type: string;
  size: number;
  hash: string;
}

const tooLarge = (maxBytes: number): Refusal => {
  const limit =
    maxBytes >= 1_000_000 ? `${Math.floor(maxBytes / 1_000_000)} MB` : `${Math.max(1, Math.floor(maxBytes / 1000))} kB`;
  return new Refusal('too-large', { detail: `The file is too large. Up to ${limit} each.` });
};

/** Streams the part `file` into the blobs and says what it is. */
const receive = async (deps: Deps, request: Request, { limits }: Uploader): Promise<Stored> => {
  const boundary = boundaryOf(request.headers.get('content-type'));
  if (boundary === undefined) {
    throw new Refusal('unsupported-type', { detail: 'Send the file as multipart/form-data with one part “file”' });
  }
  if (Number(request.headers.get('content-length') ?? 0) > limits.maxBytes + OVERHEAD) throw tooLarge(limits.maxBytes);
  if (!request.body) throw malformed('', 'The body is empty');
  let stored: Stored | undefined;
  try {
    for await (const part of readParts(request.body, boundary)) {
      if (part.name !== 'file')
        throw malformed(`/${part.name.slice(0, 60)}`, 'Send one part “file” and nothing else', 'unknown');
      if (stored) throw malformed('/file', 'Send one file at a time');
      const { hash, size, head } = await deps.blobs.put(part.content, limits.maxBytes);
      const name = cleanName(part.filename ?? 'file');
      stored = { name, hash, size, type: sniff(head, name) };
    }
  } catch (error) {
    if (error instanceof BlobTooLarge) throw tooLarge(limits.maxBytes);
    if (error instanceof MultipartError) throw malformed('', error.message);
    throw error;
  }
  if (!stored) throw invalid([{ pointer: '/file', code: 'required', message: 'Choose a file' }]);
  if (stored.size === 0) throw invalid([{ pointer: '/file', code: 'invalid', message: 'The file is empty' }]);
  if (!isAccepted(stored.type, limits.types)) {
    throw new Refusal('unsupported-type', { detail: 'Files of this kind are not accepted.' });
  }
  return stored;
};

export const upload = async (deps: Deps, request: Request, who: Uploader): Promise<Reply> => {
  const key = keyOf(request);
  const file = await receive(deps, request, who);
  // Boundaries differ from one attempt to the next: the request is its file, not its bytes.
  const hash = await sha256(['upload', file.name, file.hash].join('\n'));
  return once(deps, { actor: who.profile, key, hash }, async (tx) => {
    const waiting = await tx.count('attachment', { and: [{ isEmpty: 'case' }, { eq: ['uploadedBy', who.profile] }] });
    if (waiting >= MOST_UNATTACHED) {
      throw new Refusal('too-many-requests', { detail: 'Send the files that are waiting first', retryAfter: 60 });
    }
    const row = { id: deps.ids(), case: null, activity: null, uploadedBy: who.profile, ...file, createdAt: deps.now() };
    await tx.insert('attachment', row);
    const entry = { module: who.module, actor: who.profile, action: 'uploadAttachment', record: row.id };
    await audit(deps, tx, { ...entry, outcome: 'done', detail: { size: file.size, type: file.type } });
    const attachment: Attachment = await renderAttachment(deps, row, who);
    return json(attachment, { status: 201, record: row.id });
  });
};
