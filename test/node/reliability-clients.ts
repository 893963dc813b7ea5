/** Clients that create cases through a server that comes and goes, and what must be true of it afterwards. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServerProcess } from './server-process.js';

export const CLIENTS = 8;

export interface Wish {
  key: string;
  subject: string;
  /** Answers to this wish that were acknowledged. */
  answers: string[];
}

export const headers = (token: string, key?: string) => ({
  authorization: `Bearer ${token}`,
  'content-type': 'application/json',
  ...(key ? { 'idempotency-key': key } : {}),
});

export async function create(origin: string, token: string, wish: Wish): Promise<boolean> {
  const body = { caseType: 'technical-problem', shortDescription: wish.subject, priority: 3, category: 'Other' };
  const answer = await fetch(`${origin}/v1/cases`, {
    method: 'POST',
    headers: headers(token, wish.key),
    body: JSON.stringify({ ...body, ...extra }),
  });
  const text = await answer.text();
  if (answer.status >= 500 || answer.status === 409) return false;
  assert.equal(answer.status, 201, text);
  wish.answers.push(text);
  return true;
}

/** Fields that the demo's case type requires besides. */
export let extra: Record<string, unknown> = {};

/** Clients that create cases and repeat each until it is acknowledged, wherever the server is by then. */
export class Clients {
  readonly wishes: Wish[] = [];
  #stopping = false;
  #work: Promise<void>[] = [];
  #failure: unknown;
  #aborted = false;

  constructor(
    readonly where: () => ServerProcess | undefined,
    readonly token: () => string,
  ) {}

  start(count = CLIENTS): void {
    const note = (error: unknown): void => {
      this.#failure ??= error;
    };
    this.#work = Array.from({ length: count }, (_, n) => this.#client(n).catch(note));
  }

  /** Waits until that many more wishes are acknowledged. */
  async acknowledged(more: number): Promise<void> {
    const count = () => this.wishes.filter(({ answers }) => answers.length > 0).length;
    for (const before = count(); count() < before + more; ) {
      if (this.#failure) throw this.#failure;
      await pause(20);
    }
  }

  async #client(n: number): Promise<void> {
    for (let turn = 0; !this.#stopping; turn++) {
      const wish: Wish = { key: randomUUID(), subject: `Wish ${n}-${turn} ${randomUUID()}`, answers: [] };
      this.wishes.push(wish);
      while (!this.#aborted && !(await this.#attempt(wish))) await pause(20);
      // Now and then the answer is asked for again, as after a lost connection.
      if (turn % 5 === 0) while (!this.#aborted && !(await this.#attempt(wish))) await pause(20);
    }
  }

  async #attempt(wish: Wish): Promise<boolean> {
    const server = this.where();
    if (!server) return false;
    try {
      return await create(server.origin, this.token(), wish);
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error;
      return false;
    }
  }

  /** Ends at once, for a test that has failed. */
  async abort(): Promise<void> {
    this.#aborted = true;
    this.#stopping = true;
    await Promise.all(this.#work);
  }

  /** Ends after every wish begun is acknowledged. */
  async finish(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#work);
    if (this.#failure) throw this.#failure;
  }
}

/** Subjects of all cases that begin with `Wish`, by case number. */
async function found(origin: string, token: string): Promise<Map<string, string[]>> {
  const bySubject = new Map<string, string[]>();
  let after: string | null = '';
  const filter = encodeURIComponent(JSON.stringify({ startsWith: ['shortDescription', 'Wish '] }));
  while (after !== null) {
    const query: string = `filter=${filter}&limit=200&order=number${after ? `&after=${encodeURIComponent(after)}` : ''}`;
    const answer = await fetch(`${origin}/v1/cases?${query}`, { headers: headers(token) });
    assert.equal(answer.status, 200, await answer.clone().text());
    const page = (await answer.json()) as {
      items: { number: string; shortDescription: string }[];
      next: string | null;
    };
    for (const { shortDescription, number } of page.items) {
      bySubject.set(shortDescription, [...(bySubject.get(shortDescription) ?? []), number]);
    }
    after = page.next;
  }
  return bySubject;
}

/** Every acknowledged wish is there, once, and every repetition got the same answer. */
export async function verify(origin: string, token: string, wishes: readonly Wish[]): Promise<void> {
  const cases = await found(origin, token);
  const lost = wishes.filter(({ subject, answers }) => answers.length > 0 && !cases.has(subject));
  const twice = [...cases.values()].filter((numbers) => numbers.length > 1);
  assert.deepEqual({ lost: lost.length, twice: twice.length }, { lost: 0, twice: 0 });
  assert.equal(cases.size, wishes.length);
  for (const { answers, subject } of wishes) {
    assert.equal(new Set(answers).size, 1, 'a repeated key answers the same');
    assert.equal((JSON.parse(answers[0]!) as { number: string }).number, cases.get(subject)?.[0]);
  }
}

/** Finds out what the form asks for, so that the test does not know the demo's questions by heart. */
export async function learnForm(origin: string, token: string): Promise<void> {
  const answer = await fetch(`${origin}/v1/case-types/technical-problem`, { headers: headers(token) });
  assert.equal(answer.status, 200, await answer.clone().text());
  interface Asked {
    name: string;
    kind: string;
    required: boolean;
    table?: string;
    options?: { value: string | number }[];
    visibleWhen?: unknown;
  }
  const { fields } = (await answer.json()) as { fields: Asked[] };
  extra = {};
  const own: Record<string, unknown> = {};
  const common = [
    'priority',
    'category',
    'description',
    'soldProduct',
    'installBaseItem',
    'contact',
    'account',
    'product',
  ];
  for (const field of fields.filter((each) => each.required && each.name !== 'shortDescription' && !each.visibleWhen)) {
    let value: unknown = 'Something';
    if (field.kind === 'choice') value = field.options?.[0]?.value;
    if (field.kind === 'number') value = 1;
    if (field.kind === 'boolean') value = true;
    if (field.kind === 'date') value = '2026-11-21';
    if (field.kind === 'reference') {
      const items = await fetch(`${origin}/v1/lookups/${field.table}?limit=1`, { headers: headers(token) });
      value = ((await items.json()) as { items: { id: string }[] }).items[0]?.id;
    }
    if (common.includes(field.name)) extra[field.name] = value;
    else own[field.name] = value;
  }
  const category = fields.find(({ name }) => name === 'category');
  if (category) extra['category'] = category.options?.[0]?.value;
  // Of the urgent ones more is asked.
  extra['priority'] = 4;
  if (Object.keys(own).length > 0) extra['fields'] = own;
}
