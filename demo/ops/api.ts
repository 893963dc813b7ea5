/**
 * The desk's own access to `/ops/v1`. It does not use the package's client: that one speaks for customers, with their
 * tokens; the desk holds the operator's key and names the agent.
 */
import type {
  Alert,
  AssignedActivity,
  CaseSummary,
  Concerned,
  ConfigurationItem,
  Filter,
  OpsActivity,
  OpsCase,
  OpsCaseUpdate,
  OpsOutage,
  Page,
  Problem,
  Why,
} from 'oriel/contract';

/** Agents of the demo: who answers, and for whom. */
export const agents = ['Priya Raman', 'Daniel Okoye', 'Lena Brandt'] as const;

/** An answer that is not a success. `status` is 0 when no answer came at all. */
export class Refused extends Error {
  readonly status: number;
  readonly problem: Partial<Problem>;
  constructor(status: number, problem: Partial<Problem>) {
    super(
      problem.errors?.map((each) => each.message).join('. ') ||
        problem.detail ||
        problem.title ||
        'The service did not answer',
    );
    this.status = status;
    this.problem = problem;
  }
}

export const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'The service did not answer';

export interface ListInput {
  filter: Filter;
  limit: number;
  after?: string;
}

export class OpsApi {
  #key: Promise<string> | undefined;
  /** Sent as `Oriel-Agent`: the name under which answers appear. */
  agent: string = agents[0];

  list({ filter, limit, after }: ListInput, signal?: AbortSignal): Promise<Page<CaseSummary>> {
    const query = new URLSearchParams({ filter: JSON.stringify(filter), order: '-updatedAt', limit: String(limit) });
    if (after) query.set('after', after);
    return this.#call(`/ops/v1/cases?${query}`, { signal });
  }

  get(number: string, signal?: AbortSignal): Promise<OpsCase> {
    return this.#call(`/ops/v1/cases/${encodeURIComponent(number)}`, { signal });
  }

  /** The whole stream, oldest first. */
  async activities(number: string, signal?: AbortSignal): Promise<OpsActivity[]> {
    const items: OpsActivity[] = [];
    let after: string | null = null;
    do {
      const query = new URLSearchParams({ limit: '200' });
      if (after) query.set('after', after);
      const path = `/ops/v1/cases/${encodeURIComponent(number)}/activities?${query}`;
      const page: Page<OpsActivity> = await this.#call(path, { signal });
      items.push(...page.items);
      after = page.next;
    } while (after);
    return items;
  }

  /** `key` makes a repeated send harmless: keep it until the answer is there. */
  comment(number: string, body: { text: string; workNote: boolean }, key: string): Promise<OpsActivity> {
    return this.#call(`/ops/v1/cases/${encodeURIComponent(number)}/activities`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Idempotency-Key': key },
    });
  }

  update(number: string, version: number, body: OpsCaseUpdate, key: string): Promise<OpsCase> {
    return this.#call(`/ops/v1/cases/${encodeURIComponent(number)}`, {
      method: 'PATCH',
      body: JSON.stringify(body),
      headers: { 'Idempotency-Key': key, 'If-Match': `"${version}"` },
    });
  }

  /** Asks the customer for more; they find it on the case. */
  ask(number: string, body: { activities: AssignedActivity[] }, key: string): Promise<{ assigned: number }> {
    return this.write(`cases/${encodeURIComponent(number)}/playbook-activities`, body, key);
  }

  /** Which rules let a profile read a record, by id or number, or keep it from them. */
  why(profile: string, record: string): Promise<Why> {
    return this.#call(`/ops/v1/why?${new URLSearchParams({ profile, record })}`, {});
  }

  alerts(): Promise<{ items: Alert[] }> {
    return this.#call('/ops/v1/alerts', {});
  }

  outages(): Promise<{ items: OpsOutage[] }> {
    return this.#call('/ops/v1/outages', {});
  }

  configurationItems(): Promise<{ items: ConfigurationItem[] }> {
    return this.#call('/ops/v1/configuration-items', {});
  }

  affected(alert: string): Promise<{ items: Concerned[] }> {
    return this.#call(`/ops/v1/alerts/${encodeURIComponent(alert)}/affected`, {});
  }

  /** `path` under `/ops/v1`. */
  read<T>(path: string, signal?: AbortSignal): Promise<T> {
    return this.#call(`/ops/v1/${path}`, { signal });
  }

  /** A write; `path` under `/ops/v1`. A change names the `version` that was read. */
  write<T>(path: string, body: object, key: string, version?: number): Promise<T> {
    return this.#call(`/ops/v1/${path}`, {
      method: version === undefined ? 'POST' : 'PATCH',
      body: JSON.stringify(body),
      headers: { 'Idempotency-Key': key, ...(version === undefined ? {} : { 'If-Match': `"${version}"` }) },
    });
  }

  async headers(): Promise<Record<string, string>> {
    this.#key ??= this.#askKey();
    try {
      return { Authorization: `Bearer ${await this.#key}`, 'Oriel-Agent': this.agent };
    } catch (error) {
      this.#key = undefined;
      throw error;
    }
  }

  async #askKey(): Promise<string> {
    const answer = await send('/demo/ops/key', { method: 'POST' });
    if (!answer.ok) throw new Refused(answer.status, { title: 'This host does not hand out the key of the desk' });
    return ((await answer.json()) as { key: string }).key;
  }

  async #call<T>(path: string, init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> }): Promise<T> {
    const headers: Record<string, string> = { Accept: 'application/json', ...(await this.headers()), ...init.headers };
    if (init.body) headers['Content-Type'] = 'application/json';
    const answer = await send(path, { ...init, headers });
    const body: unknown = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      // A host that was started anew has a new key; the next call asks for it.
      if (answer.status === 401) this.#key = undefined;
      throw new Refused(answer.status, body as Partial<Problem>);
    }
    return body as T;
  }
}

const send = async (path: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Refused(0, { title: 'The service did not answer' });
  }
};
