/** “Ask the customer”: what is typed, by case, and how it is sent. */
import type { LitElement } from 'lit';
import type { OpsCase } from 'oriel/contract';
import { type OpsApi, Refused, wordsOf } from './api.js';
import { type AskRow, activityOf, faultsOf, isBegun, newRow, placeErrors } from './ask-rows.js';
import { Once } from './once.js';

/** As many as the service takes at once. */
export const MOST_ASKED = 20;

export class Asking {
  readonly #host: LitElement;
  readonly #api: OpsApi;
  /** Something was asked, or turned out to be: the case is to be read again. */
  readonly #asked: (words: string) => Promise<void>;
  readonly #once = new Once();
  #drafts = new Map<string, AskRow[]>();
  busy = false;
  /** What is wrong with all of it. */
  problem = '';

  constructor(host: LitElement, api: OpsApi, asked: (words: string) => Promise<void>) {
    this.#host = host;
    this.#api = api;
    this.#asked = asked;
  }

  /** What is asked for on a case; until something is typed one empty row. */
  rows(number: string): AskRow[] {
    const rows = this.#drafts.get(number) ?? [newRow()];
    this.#drafts.set(number, rows);
    return rows;
  }

  isBegun(number: string): boolean {
    return this.#drafts.get(number)?.some(isBegun) === true;
  }

  edit(row: AskRow, patch: Partial<AskRow>): void {
    Object.assign(row, patch);
    for (const place of Object.keys(patch)) delete row.faults[place as keyof AskRow['faults']];
    this.#host.requestUpdate();
  }

  async add(number: string): Promise<void> {
    const row = newRow();
    this.rows(number).push(row);
    await this.#focus(`#kind-${row.mark}`);
  }

  async remove(number: string, row: AskRow): Promise<void> {
    const rows = this.rows(number);
    const at = rows.indexOf(row);
    rows.splice(at, 1);
    const next = rows[Math.min(at, rows.length - 1)];
    if (next) await this.#focus(`#kind-${next.mark}`);
  }

  async enter(number: string): Promise<void> {
    this.problem = '';
    const [first] = this.rows(number);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
    await this.#focus(`#kind-${first?.mark}`);
  }

  /** What was typed stays. */
  leave(): void {
    this.#dialog?.close();
    this.#host.requestUpdate();
  }

  discard(number: string): void {
    this.#drafts.delete(number);
    this.leave();
  }

  async send({ number }: OpsCase): Promise<void> {
    if (this.busy) return;
    const rows = this.rows(number);
    for (const row of rows) row.faults = faultsOf(row);
    this.problem = '';
    if (await this.#showFaults(rows)) return;
    const body = { activities: rows.map(activityOf) };
    this.busy = true;
    this.#host.requestUpdate();
    try {
      await this.#once.send(`${number} ${JSON.stringify(body)}`, (key) => this.#api.ask(number, body, key));
      this.#drafts.delete(number);
      this.leave();
      await this.#asked('Asked. The customer finds it on the case.');
    } catch (error) {
      const errors = error instanceof Refused ? (error.problem.errors ?? []) : [];
      const others = errors.length > 0 ? placeErrors(rows, errors) : [wordsOf(error)];
      this.problem = others.length > 0 ? `Not asked. ${others.join('. ')}.` : '';
      if (error instanceof Refused && error.status > 0) await this.#asked('');
    } finally {
      this.busy = false;
      await this.#showFaults(rows);
    }
  }

  /** Leads to the first field with something wrong, if there is one. */
  async #showFaults(rows: readonly AskRow[]): Promise<boolean> {
    const row = rows.find(({ faults }) => Object.keys(faults).length > 0);
    if (row) await this.#focus(`#ask-${row.mark} [aria-invalid="true"]`);
    else this.#host.requestUpdate();
    return row !== undefined;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.querySelector<HTMLDialogElement>('#ask');
  }

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog?.querySelector<HTMLElement>(selector)?.focus();
  }
}
