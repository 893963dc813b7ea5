import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Activity } from '../../src/contract/activity.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { caseWords } from '../parts/case-words.strings.js';
import { handStrings } from './hands.strings.js';

/** How long the tint of an entry stays once it was seen, in ms; the style fades it. */
const FADE = 2500;

/**
 * Entries that come while the page is open: which they are, whether the reader saw them, and how many wait where the
 * reader does not look. Nothing scrolls and no focus moves by itself.
 */
export class Arrivals implements ReactiveController {
  /** Id → seen. */
  readonly fresh = new Map<string, boolean>();
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #unseen = new Set<string>();
  readonly #known = new Set<string>();
  #of: string | undefined;
  #observer: IntersectionObserver | undefined;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Entries that came outside what the reader sees. */
  get unseen(): readonly string[] {
    return [...this.#unseen];
  }

  /** Takes the newest entries of a case, newest first; answers those that others added since the last time. */
  take(of: string, entries: readonly Activity[]): Activity[] {
    const first = this.#of !== of;
    if (first) this.forget(of);
    const came: Activity[] = [];
    if (!first)
      for (const entry of entries) {
        if (this.#known.has(entry.id)) break;
        if (!entry.author.you) came.push(entry);
      }
    for (const { id } of entries) this.#known.add(id);
    for (const { id } of came) this.fresh.set(id, false);
    return came.reverse();
  }

  /** As `take`; answers what is to be said of it, once. */
  hear(locale: Locale, of: string, entries: readonly Activity[]): string {
    const came = this.take(of, entries);
    const t = translate(locale, handStrings);
    const writer = came.findLast(({ kind }) => kind === 'comment' || kind === 'attachment');
    const moved = came.findLast(({ kind }) => kind === 'stateChange')?.to;
    const state = moved == null ? undefined : translate(locale, caseWords).states[moved];
    return [writer && t.replyFrom(writer.author.name), state && t.newState(state)].filter(Boolean).join('. ');
  }

  hostConnected(): void {}

  hostUpdated(): void {
    if (![...this.fresh.values()].includes(false)) return;
    this.#observer ??= new IntersectionObserver((seen) => this.#look(seen), { threshold: 0.5 });
    for (const [id, seen] of this.fresh) {
      const item = seen ? undefined : this.#host.shadowRoot?.querySelector(`[data-id="${CSS.escape(id)}"]`);
      if (item) this.#observer.observe(item);
    }
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #look(seen: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of seen) {
      const id = (target as HTMLElement).dataset.id ?? '';
      if (!isIntersecting) this.#unseen.add(id);
      else {
        this.#unseen.delete(id);
        this.#observer?.unobserve(target);
        this.fresh.set(id, true);
        const timer = setTimeout(() => {
          this.#timers.delete(timer);
          this.fresh.delete(id);
          this.#host.requestUpdate();
        }, FADE);
        this.#timers.add(timer);
      }
    }
    this.#host.requestUpdate();
  }

  /** Nothing counts as known; `of` is the case that comes. */
  forget(of?: string): void {
    this.#of = of;
    this.hostDisconnected();
    this.fresh.clear();
    this.#unseen.clear();
    this.#known.clear();
  }
}
