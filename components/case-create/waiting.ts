/** Cases that were submitted without a connection, and wait on this device. Loaded when there are some. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Case } from '../../src/contract/case.js';
import type { Host } from '../../src/state/index.js';
import { type Outbox, type OutboxEntry, type OutboxSubmit, openOutbox } from '../../src/state/outbox.js';
import type { OrielElement } from '../../src/ui/element.js';
import { alert, clock } from '../../src/ui/icons.js';
import type { Announcer } from '../parts/announcer.js';
import { moreStrings } from './more.strings.js';
import { waitingStyles } from './more.styles.js';

export const styles = [waitingStyles];

interface View {
  signedOut: boolean;
  onEdit: (entry: OutboxEntry) => void;
  /** Offered when nothing else is on the page. */
  onAnother: (() => void) | undefined;
}

const renderWaiting = (
  entries: readonly OutboxEntry[],
  t: typeof moreStrings.en,
  { signedOut, onEdit, onAnother }: View,
): TemplateResult =>
  html`<ul class="waiting" part="waiting">
    ${entries.map((entry) => {
      const { state, error, text } = entry;
      const failed = state === 'failed';
      const note = failed
        ? (error?.fieldErrors[0]?.message ?? t.waitingRefused)
        : state === 'sending'
          ? t.waitingSending
          : signedOut
            ? t.waitingSignIn
            : t.waitingClose;
      return html`<li class=${failed ? 'failed' : ''}>
        ${failed ? alert : clock}
        <div>
          <p class="label">${failed ? t.failedTitle : t.waitingTitle}</p>
          <p class="waiting-text">${t.waitingText(text, entry.files)} ${note}</p>
        </div>
        ${state === 'sending' ? nothing : html`<button type="button" class="btn" aria-label="${t.edit}: ${text}" @click=${() => onEdit(entry)}>${t.edit}</button>`}
      </li>`;
    })}
  </ul>
  ${onAnother ? html`<div class="actions end"><button type="button" class="btn" @click=${onAnother}>${t.another}</button></div>` : nothing}`;

export class Waiting {
  entries: readonly OutboxEntry[] = [];
  readonly #element: OrielElement;
  readonly #announcer: Announcer;
  readonly #changed: (sent?: { key: string; record: Case }) => void;
  #box: Outbox | undefined;
  #end: (() => void) | undefined;

  constructor(element: OrielElement, announcer: Announcer, changed: (sent?: { key: string; record: Case }) => void) {
    this.#element = element;
    this.#announcer = announcer;
    this.#changed = changed;
  }

  /** Rejects where the browser keeps nothing. */
  async open(host: Host): Promise<void> {
    const box = await openOutbox(host);
    if (box === this.#box) return;
    this.stop();
    this.#box = box;
    const read = (): void => {
      this.entries = box.entries.filter(({ kind }) => kind === 'case');
    };
    this.#end = box.subscribe((sent) => {
      read();
      if (sent?.kind === 'case')
        this.#announcer.say(this.#element.t(moreStrings).created((sent.result as Case).number));
      this.#changed(sent?.kind === 'case' ? { key: sent.key, record: sent.result as Case } : undefined);
    });
    read();
    this.#changed();
  }

  stop(): void {
    this.#end?.();
    this.#end = this.#box = undefined;
    this.entries = [];
  }

  async add(submit: OutboxSubmit): Promise<void> {
    if (!this.#box) throw new Error('No outbox');
    await this.#box.add(submit);
  }

  /** Takes one out, to be changed; undefined when it is being sent at this moment. */
  async take(entry: OutboxEntry): Promise<OutboxSubmit | undefined> {
    const submit = await entry.submit();
    await this.#box?.discard(entry.key);
    return this.#box?.entries.some(({ key }) => key === entry.key) ? undefined : submit;
  }
  render(view: View): TemplateResult {
    return renderWaiting(
      this.entries,

      this.#element.t(moreStrings),
      view,
    );
  }
  /** Tries now: the line or the person is back. */
  send(): void {
    this.#box?.send();
  }
}
