/** Tickets let an `<img>` or a link fetch one file without a token in any address; the policy is still asked. */
import type { Deps } from '../deps.js';
import { base64url } from '../ids.js';

/** Tickets made in the same span are equal, so that a page that is drawn again does not load its pictures again. */
const SPAN_MS = 5 * 60_000;

export interface TicketHolder {
  /** Module of the profile; empty for an agent. */
  module: string;
  /** Profile id, or `agent`. */
  profile: string;
}

const message = (attachment: string, payload: string): string => `${attachment}\n${payload}`;

/** Good for five to ten minutes. */
export const writeTicket = async (deps: Deps, holder: TicketHolder, attachment: string): Promise<string> => {
  const expires = (Math.floor(deps.clock() / SPAN_MS) + 2) * SPAN_MS;
  const payload = base64url(new TextEncoder().encode(JSON.stringify([holder.module, holder.profile, expires])));
  return `${payload}.${await deps.secret.sign('ticket', message(attachment, payload))}`;
};

export const readTicket = async (deps: Deps, attachment: string, ticket: string): Promise<TicketHolder | undefined> => {
  const [payload, signature, ...more] = ticket.split('.');
  if (!payload || !signature || more.length > 0 || ticket.length > 1000) return undefined;
  if (!(await deps.secret.holds('ticket', message(attachment, payload), signature))) return undefined;
  const text = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
  const [module, profile, expires] = JSON.parse(text) as [string, string, number];
  return expires > deps.clock() ? { module, profile } : undefined;
};
