/** What may answer the question before a case is created: articles to read in place, and own open cases. Loaded with the subject. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Article, Suggestion } from '../../src/contract/case-type.js';
import { getArticle, suggest } from '../../src/contract/wire.js';
import { ArticleSelectEvent } from '../../src/events/article-select.js';
import type { HostController } from '../../src/state/index.js';
import { formatRelative } from '../../src/ui/format.js';
import { doc, inbox, x } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { uiStrings } from '../../src/ui/ui.strings.js';
import type { Announcer } from '../parts/announcer.js';
import { dialog, dialogStyles } from '../parts/dialog.js';
import { skeletonText, skeletonTextStyles } from '../parts/skeleton-text.js';
import { moreStrings } from './more.strings.js';
import { suggestionStyles } from './more.styles.js';

export interface SuggestionsHost extends ReactiveControllerHost, HTMLElement {
  locale: Locale;
}

export interface SuggestionsView {
  /** True when something would be lost by ending here. */
  dirty: boolean;
  caseLink: (item: { id: string; number: string }, content: unknown) => unknown;
  onSolved: () => void;
  /** Back to where the subject is typed. */
  onLeave: () => void;
}

export const styles = [dialogStyles, skeletonTextStyles, suggestionStyles];
const WAIT = 300;

export class Suggestions {
  items: readonly Suggestion[] = [];
  readonly #element: SuggestionsHost;
  readonly #module: HostController;
  readonly #announcer: Announcer;
  #text = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop: AbortController | undefined;
  #hidden = false;
  #open: Suggestion | undefined;
  #article: Article | 'failed' | undefined;
  #asking = false;

  constructor(element: SuggestionsHost, module: HostController, announcer: Announcer) {
    this.#element = element;
    this.#module = module;
    this.#announcer = announcer;
  }

  get #t(): (typeof moreStrings.en)['suggestions'] {
    return translate(this.#element.locale, moreStrings).suggestions;
  }

  /** Takes what stands in the subject. */
  ask(text: string): void {
    const wanted = text.trim();
    if (wanted === this.#text) return;
    this.#text = wanted;
    this.#hidden = false;
    clearTimeout(this.#timer);
    this.#stop?.abort();
    if (wanted.length < 3) this.#show([]);
    else this.#timer = setTimeout(() => void this.#load(wanted), WAIT);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#stop?.abort();
    this.#text = '';
    this.#open = undefined;
    this.items = [];
  }

  async #load(text: string): Promise<void> {
    const { host, instance } = this.#module;
    if (!host?.online || host.session === 'signed-out') return;
    const stop = new AbortController();
    this.#stop = stop;
    try {
      const { items } = await host.client.call(
        suggest,
        { query: { text: text.slice(0, 160) } },
        { instance, signal: stop.signal, attempts: 1 },
      );
      if (!stop.signal.aborted) this.#show(items);
    } catch {
      // Help that does not come is not missed: what was found before stays.
    }
  }

  #show(items: readonly Suggestion[]): void {
    if (items.length > 0 && this.items.length === 0) this.#announcer.say(this.#t.found(items.length));
    this.items = items;
    this.#element.requestUpdate();
  }

  async #read(item: Suggestion): Promise<void> {
    if (!this.#element.dispatchEvent(new ArticleSelectEvent({ id: item.id, number: item.number }))) return;
    this.#open = item;
    this.#article = undefined;
    this.#asking = false;
    this.#element.requestUpdate();
    const { host, instance } = this.#module;
    const article = await host?.client
      .call(getArticle, { params: { id: item.id } }, { instance })
      .catch(() => undefined);
    if (this.#open !== item) return;
    this.#article = article ?? 'failed';
    this.#element.requestUpdate();
  }

  #close(): void {
    this.#open = undefined;
    this.#element.requestUpdate();
  }

  /** Down and Up go through the list, Escape leaves it. */
  #onKey(event: KeyboardEvent, onLeave: () => void): void {
    const { key } = event;
    const rows = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.suggestion')];
    const at = rows.indexOf(event.target as HTMLElement);
    if (key === 'Escape') {
      this.#hidden = true;
      this.#element.requestUpdate();
      onLeave();
    } else if (key === 'ArrowUp' && at === 0) onLeave();
    else if (key === 'ArrowDown' || key === 'ArrowUp')
      rows[Math.min(at + (key === 'ArrowDown' ? 1 : -1), rows.length - 1)]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  renderList({ caseLink, onLeave }: SuggestionsView): unknown {
    if (this.#hidden || this.items.length === 0) return nothing;
    const words = this.#t;
    const { locale } = this.#element;
    const row = (item: Suggestion): unknown => {
      const lines = html`${item.kind === 'article' ? doc : inbox}<span class="suggestion-text"
          ><span class="suggestion-title">${item.kind === 'case' ? html`<bdi>${item.number}</bdi>: ` : nothing}${item.title}</span
          ><span class="meta">${
            item.kind === 'article'
              ? item.readMinutes
                ? words.article(item.readMinutes)
                : words.articleShort
              : html`${words.yours}${item.updatedAt ? html`, ${formatRelative(locale, item.updatedAt)}` : nothing}`
          }</span></span
        >`;
      return item.kind === 'case'
        ? caseLink(item, lines)
        : html`<button type="button" class="suggestion" aria-haspopup="dialog" @click=${() => void this.#read(item)}>${lines}</button>`;
    };
    return html`<section class="suggestions" aria-label=${words.title} part="suggestions" @keydown=${(event: KeyboardEvent) => this.#onKey(event, onLeave)}>
      <div class="suggestions-head">
        <p class="meta">${words.title}</p>
        <button
          type="button"
          class="btn only"
          aria-label=${words.hide}
          title=${words.hide}
          @click=${() => {
            this.#hidden = true;
            this.#element.requestUpdate();
            onLeave();
          }}
        >${x}</button>
      </div>
      <ul>${this.items.map((item) => html`<li>${row(item)}</li>`)}</ul>
    </section>`;
  }

  renderDialog({ dirty, onSolved }: SuggestionsView): TemplateResult {
    const words = this.#t;
    const item = this.#open;
    const article = this.#article;
    const solved = (): void => {
      this.#close();
      onSolved();
    };
    const asking = this.#asking;
    const content = asking
      ? html`<p>${words.discardText}</p>`
      : html`<div class="article" aria-busy=${article ? nothing : 'true'}>
          ${
            article === 'failed'
              ? html`<p>${words.failed}</p>`
              : article
                ? article.paragraphs.map((paragraph) => html`<p class="prose">${paragraph}</p>`)
                : html`<span class="vh">${words.loading}</span>${skeletonText(6)}`
          }
        </div>`;
    const actions = asking
      ? html`<button type="button" class="btn" @click=${() => this.#ask(false)}>${words.discardNo}</button
          ><button type="button" class="btn danger" @click=${solved}>${words.discardYes}</button>`
      : html`<button type="button" class="btn" @click=${() => this.#close()}>${words.back}</button>${
          article === 'failed'
            ? nothing
            : html`<button type="button" class="btn primary" @click=${() => (dirty ? this.#ask(true) : solved())}>${words.solved}</button>`
        }`;
    return dialog({
      open: !!item,
      id: 'article-title',
      title: asking ? words.discardTitle : item?.title,
      content,
      actions,
      close: translate(this.#element.locale, uiStrings).close,
      onClose: () => this.#close(),
    });
  }

  #ask(asking: boolean): void {
    this.#asking = asking;
    this.#element.requestUpdate();
    // The button that had the focus is gone: the first of the new ones takes it.
    void this.#element.updateComplete.then(() =>
      this.#element.shadowRoot?.querySelector<HTMLElement>('dialog[open] .actions .btn')?.focus(),
    );
  }
}
