/** Faults on demand, so that every state of an element can be seen and tested. */
import { type ProblemCode, problems } from '../contract/problem.js';

export type Weather = 'fair' | 'slow' | 'empty' | 'failing' | 'offline' | 'forbidden' | 'off' | 'signed-out';

/** How long a slow service takes, in milliseconds: long enough to look at what an element shows meanwhile. */
const SLOW_MS = 20_000;

const refusals: Partial<Record<Weather, ProblemCode>> = {
  failing: 'internal',
  forbidden: 'forbidden',
  off: 'module-off',
  'signed-out': 'unauthenticated',
};

const refuse = (code: ProblemCode): Response => {
  const [status, title] = problems[code];
  const body = { type: `urn:oriel:problem:${code}`, title, status, code, reference: '7F3A-21C0' };
  return Response.json(body, {
    status,
    headers: { 'content-type': 'application/problem+json', 'oriel-reference': '7F3A-21C0' },
  });
};

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** A page of a list with nothing on it. */
const emptied = async (answer: Response): Promise<Response> => {
  if (!answer.ok || !answer.headers.get('content-type')?.startsWith('application/json')) return answer;
  const body = (await answer.json()) as Record<string, unknown>;
  if (!Array.isArray(body['items'])) return Response.json(body, { status: answer.status });
  const nothing = { ...body, items: [], ...('next' in body ? { next: null, total: 0 } : {}) };
  return Response.json(nothing, { status: answer.status });
};

/** Lets a request through `answer` as the weather has it. */
export const underWeather = async (
  weather: Weather,
  request: Request,
  answer: (request: Request) => Promise<Response>,
): Promise<Response> => {
  if (weather === 'offline') throw new TypeError('Failed to fetch');
  const refusal = refusals[weather];
  if (refusal) return refuse(refusal);
  if (weather === 'slow') await pause(SLOW_MS, request.signal);
  const given = await answer(request);
  return weather === 'empty' && request.method === 'GET' ? emptied(given) : given;
};
