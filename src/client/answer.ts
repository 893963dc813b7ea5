/** Reading what came back, whatever it is. */
import type { Problem } from '../contract/problem.js';
import { OrielError } from './error.js';

/** No answer that the contract knows comes near it. */
const MAX_CHARACTERS = 8_000_000;

/** The text of an answer; one that does not end is not read to its end. */
export const read = async (response: Response): Promise<string> => {
  const reader = response.body?.getReader();
  if (!reader) return response.text();
  const decoder = new TextDecoder();
  for (let text = ''; ; ) {
    const { done, value } = await reader.read();
    text += decoder.decode(value, { stream: !done });
    if (done) return text;
    if (text.length > MAX_CHARACTERS) {
      void reader.cancel().catch(() => {});
      throw new OrielError('contract', 'too large');
    }
  }
};

/** The problem an answer tells; one that tells none (a proxy's page) still has its status. */
export const problemOf = (response: Response, text: string): OrielError => {
  const { status } = response;
  let problem: Problem = {
    type: 'about:blank',
    title: response.statusText || `Status ${status}`,
    status,
    code: status >= 500 ? 'unavailable' : 'unknown',
  };
  try {
    const told = JSON.parse(text) as Problem;
    if (typeof told.code === 'string') problem = { ...problem, ...told, status };
  } catch {
    // Not ours.
  }
  const seconds = Number(response.headers.get('Retry-After'));
  if (seconds > 0) problem.retryAfter = seconds;
  const reference = response.headers.get('Oriel-Reference');
  if (reference) problem.reference ??= reference;
  return new OrielError('problem', problem.detail ?? problem.title, problem);
};
