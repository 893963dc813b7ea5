/** Loaded after the page is there: the backend that judges playbooks is more than the page itself. */
export { checkPlaybook } from 'oriel/mock';
