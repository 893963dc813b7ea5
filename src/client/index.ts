export * from '../contract/wire.js';
export { type CallOptions, Client, type ClientOptions, createClient, type Input, type Notice } from './client.js';
export { asOrielError, type ErrorKind, OrielError } from './error.js';
export type { GetToken, TokenAnswer } from './token.js';
export { upload } from './upload.js';
