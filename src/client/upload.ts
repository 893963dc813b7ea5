/** Upload of one file. */
import type { Attachment } from '../contract/attachment.js';
import { uploadAttachment } from '../contract/wire.js';
import type { CallOptions, Client } from './client.js';

export interface UploadOptions extends CallOptions {
  /** Hears the part that was sent, 0 to 1. Not called where it cannot be known: show that something is going on then. */
  progress?: (part: number) => void;
}

/**
 * Stores a file; it stays unattached until a case or a comment names its id. An attempt may take two minutes unless said.
 * Repeated after a failure that may pass; `progress` then starts again.
 */
export const upload = async (client: Client, file: File, options: UploadOptions = {}): Promise<Attachment> => {
  const { progress, ...rest } = options;
  const form = new FormData();
  form.append('file', file, file.name);
  // A fetch that was put in stands for the whole network; it is not to be passed by.
  const way = progress && client.native ? await import('./upload-progress.js').catch(() => undefined) : undefined;
  return client.call(
    uploadAttachment,
    { form },
    { timeout: 120_000, ...rest, ...(way && progress && { fetch: way.fetchWithProgress(progress) }) },
  );
};
