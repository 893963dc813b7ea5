/** Answers that can carry the module and the viewer too, so that a widget's first request is its only one. */
import * as z from 'zod/mini';
import { Module } from './module.js';
import { Viewer } from './viewer.js';

/** `with=module,viewer`. */
export const With = { with: z.optional(z.string().check(z.regex(/^(module|viewer)(,(module|viewer))?$/))) };
export const included = { module: z.optional(Module), viewer: z.optional(Viewer) };
export type Included = { module?: Module; viewer?: Viewer };
