import * as z from 'zod/mini';
import { Id, Timestamp } from './schema.js';

/**
 * A stored file. It belongs to its uploader until a case or comment names it.
 * `url` is relative to the API, carries a ticket for this viewer that lives for minutes, and still passes the policy.
 */
export const Attachment = z.object({
  id: Id,
  name: z.string().check(z.maxLength(255)),
  /** Media type found in the content, not the one the browser claimed. */
  type: z.string(),
  /** Bytes. */
  size: z.int(),
  /** True when a browser can show it as a picture (PNG, JPEG, GIF, WebP). */
  image: z.boolean(),
  url: z.string(),
  createdAt: Timestamp,
});
export type Attachment = z.infer<typeof Attachment>;

/** What a module accepts. `types` are media types, `image/*` allowed. */
export const AttachmentLimits = z.object({
  maxBytes: z.int(),
  maxCount: z.int(),
  types: z.array(z.string()),
});
export type AttachmentLimits = z.infer<typeof AttachmentLimits>;
