/** The suite without any server: the real backend in the page, over the demo's stories. For demos, scenes and tests. */
export type { DemoToken } from '../backend/seed/sign.js';
export { type MockFetch, type MockOptions, mockFetch } from './mock-fetch.js';
export { type CheckedPlaybook, checkPlaybook } from './playbooks.js';
export { demoModules, demoOpsKey, demoToken } from './service.js';
export { type RunningMock, type StartMockOptions, startMock } from './start-mock.js';
export type { Weather } from './weather.js';
