/**
 * The pages without a server: put before every other script of a page by `npm run demo:static`. From then on the page's
 * requests are answered by the real backend inside the browser; all tabs share one state, and it outlives them.
 */
import { startMock } from 'oriel/mock';

// A page may set the weather to try how its widgets bear it: `mock.weather = 'offline'` in the console.
(globalThis as { mock?: unknown }).mock = await startMock();
