/** Upload of one file. */
import type { Attachment } from '../contract/attachment.js';
import { uploadAttachment } from '../contract/wire.js';
import type { CallOptions, Client } from './client.js';

export interface UploadOptions extends CallOptions {
  /** Part that is sent, 0 to 1; not called where the browser cannot tell. */
  progress?: (part: number) => void;
}

/** Stores a file; it stays unattached until a case or a comment names its id. Two minutes for one attempt unless said. */
export const upload = (client: Client, file: File, options: UploadOptions = {}): Promise<Attachment> => {
  const form = new FormData();
  form.append('file', file, file.name);
  return client.call(uploadAttachment, { form }, { timeout: 120_000, ...options });
};
