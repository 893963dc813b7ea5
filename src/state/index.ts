// Features know the client only through here.
export { asOrielError, type ErrorKind, OrielError } from '../client/error.js';
export { caseTags } from '../client/tags.js';
export { type UploadOptions, upload } from '../client/upload.js';
export type { Async } from './async.js';
export { type Change, defaultHost, Host, registry, type SessionState } from './host.js';
export { HostController, type Widget } from './host-controller.js';
export { type MutationContext, MutationController, type MutationOptions } from './mutation-controller.js';
export type { LoadPage, PageRequest } from './page-set.js';
export { PageSource } from './page-source.js';
export { provideHost } from './provide-host.js';
export { type QueryContext, QueryController, type QueryOptions } from './query-controller.js';
