/** Dialogs of the case: questions before an action, and the pictures. Loaded when the first one opens. */
import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import type { Attachment } from '../../src/contract/attachment.js';
import type { CaseAction } from '../../src/contract/case.js';
import type { OrielError } from '../../src/state/index.js';
import { chevronEnd, chevronStart, star, starFilled } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { uiStrings } from '../../src/ui/ui.strings.js';
import { wordStrings } from '../../src/ui/words.strings.js';
import { dialog } from '../parts/dialog.js';
import { field, textArea } from '../parts/field.js';
import type { ActionInput } from './actions.js';
import { caseDialogStyles } from './case-dialogs.styles.js';
import { errorBanner } from './error-banner.js';
import { handStrings } from './hands.strings.js';

interface Work {
  error: () => OrielError | undefined;
  busy: () => boolean;
  forget: () => void;
  run: (action: CaseAction, input: ActionInput) => Promise<boolean>;
  urlOf: (file: Attachment) => string;
}

/** Asks why. */
const withComment: readonly CaseAction[] = ['reject', 'escalate'];
/** May carry a rating; `rate` must. */
const withRating: readonly CaseAction[] = ['accept', 'rate'];
const ending: readonly CaseAction[] = ['close', 'cancel'];
const LIMIT = 4000;

export class CaseDialogs {
  #element: LitElement & { locale: Locale };
  #work: Work;
  #action: CaseAction | undefined;
  #comment = '';
  #rating = 0;
  #problem = '';
  #images: readonly Attachment[] = [];
  #index = -1;

  constructor(element: LitElement & { locale: Locale }, work: Work) {
    this.#element = element;
    this.#work = work;
    element.shadowRoot?.adoptedStyleSheets.push(...caseDialogStyles.flatMap(({ styleSheet }) => styleSheet ?? []));
  }

  get open(): boolean {
    return this.#action !== undefined;
  }

  ask(action: CaseAction): void {
    this.#work.forget();
    this.#action = action;
    this.#problem = '';
    this.#rating = 0;
    this.#comment = '';
    this.#element.requestUpdate();
    void this.#element.updateComplete.then(() =>
      requestAnimationFrame(() => this.#element.shadowRoot?.getElementById('why')?.focus()),
    );
  }

  show(images: readonly Attachment[], index: number): void {
    this.#images = images;
    this.#index = index;
    this.#element.requestUpdate();
  }

  render(): TemplateResult {
    return html`${this.#renderQuestion()}${this.#renderImages()}`;
  }

  get #t() {
    return translate(this.#element.locale, handStrings);
  }

  #close(): void {
    if (this.#work.busy()) return;
    this.#action = undefined;
    this.#work.forget();
    this.#element.requestUpdate();
  }

  async #send(): Promise<void> {
    const action = this.#action;
    if (!action || this.#work.busy()) return;
    const comment = this.#comment.trim();
    this.#problem =
      withComment.includes(action) && !comment
        ? (this.#t.askErrors[action] ?? '')
        : comment.length > LIMIT
          ? this.#t.tooLong(comment.length - LIMIT)
          : action === 'rate' && !this.#rating
            ? this.#t.rateError
            : '';
    this.#element.requestUpdate();
    if (this.#problem) {
      await this.#element.updateComplete;
      this.#element.shadowRoot?.querySelector<HTMLElement>('.dialog :is(textarea, input[type=radio])')?.focus();
      return;
    }
    const done = await this.#work.run(action, { comment: comment || undefined, rating: this.#rating || undefined });
    if (done) this.#close();
    else this.#element.requestUpdate();
  }

  #renderStars(): TemplateResult {
    const t = this.#t;
    return html`<fieldset class="stars" aria-describedby=${this.#problem ? 'stars-error' : nothing}>
      <legend class="label">${t.rate}${this.#action === 'rate' ? nothing : html` <span class="note">${translate(this.#element.locale, wordStrings).optional}</span>`}</legend>
      <div class="star-row">
        ${[1, 2, 3, 4, 5].map(
          (value) => html`<label class="star ${value <= this.#rating ? 'on' : ''}" title=${t.stars[value] ?? ''}
            ><input
              class="vh"
              type="radio"
              name="rating"
              value=${value}
              aria-label=${`${value}, ${t.stars[value]}`}
              .checked=${value === this.#rating}
              @change=${() => {
                this.#rating = value;
                this.#problem = '';
                this.#element.requestUpdate();
              }}
            />${value <= this.#rating ? starFilled : star}</label
          >`,
        )}<span class="meta" aria-hidden="true">${t.stars[this.#rating]}</span>
      </div>
      ${this.#problem ? html`<p class="field-error" id="stars-error">${this.#problem}</p>` : nothing}
    </fieldset>`;
  }

  #renderComment(action: CaseAction): TemplateResult {
    return html`${field({ id: 'why', label: this.#t.asks[action], error: this.#problem }, (ids) =>
      textArea({
        ...ids,
        required: true,
        value: this.#comment,
        onInput: (value) => {
          this.#comment = value;
          this.#problem = '';
          this.#element.requestUpdate();
        },
      }),
    )}`;
  }

  #renderError(): unknown {
    const error = this.#work.error();
    return error ? errorBanner(this.#element.locale, error) : nothing;
  }

  #renderQuestion(): TemplateResult {
    const action = this.#action;
    const t = this.#t;
    const ends = action && ending.includes(action);
    return dialog({
      open: action !== undefined,
      id: 'ask-title',
      title: action ? t.titles[action] : '',
      close: translate(this.#element.locale, uiStrings).close,
      onClose: () => this.#close(),
      ...(ends && { role: 'alertdialog' }),
      content: action
        ? html`<p class="prose">${t.effects[action]}</p>
            ${withComment.includes(action) ? this.#renderComment(action) : nothing}
            ${withRating.includes(action) ? this.#renderStars() : nothing} ${this.#renderError()}`
        : nothing,
      actions: action
        ? html`<button class="btn" ?autofocus=${!withComment.includes(action)} @click=${() => this.#close()}>${ends ? t.keepCase : t.notNow}</button>
            <button
              class="btn ${action === 'cancel' ? 'danger' : 'primary'}"
              aria-disabled=${this.#work.busy() || nothing}
              @click=${() => this.#send()}
            >
              ${t.actions[action]}
            </button>`
        : nothing,
    });
  }

  #go(by: number): void {
    const count = this.#images.length;
    this.#index = (this.#index + by + count) % count;
    this.#element.requestUpdate();
  }

  #hide(): void {
    this.#index = -1;
    this.#element.requestUpdate();
  }

  #renderImages(): TemplateResult {
    const t = this.#t;
    const image = this.#images[this.#index];
    const count = this.#images.length;
    const key = ({ key, currentTarget }: KeyboardEvent): void => {
      if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
      const back = (key === 'ArrowLeft') !== (currentTarget as Element).matches(':dir(rtl)');
      this.#go(back ? -1 : 1);
    };
    return dialog({
      open: image !== undefined,
      id: 'image-title',
      title: image ? html`<bdi class="cut">${image.name}</bdi>` : '',
      close: translate(this.#element.locale, uiStrings).close,
      onClose: () => this.#hide(),
      content: image
        ? html`<figure class="picture" @keydown=${key}>
            <img src=${this.#work.urlOf(image)} alt=${image.name} />
            ${
              count > 1
                ? html`<figcaption>
                    <button class="btn only" aria-label=${t.previous} title=${t.previous} @click=${() => this.#go(-1)}>${chevronStart}</button>
                    <span class="meta" aria-live="polite">${t.imageOf(this.#index + 1, count)}</span>
                    <button class="btn only" aria-label=${t.nextImage} title=${t.nextImage} @click=${() => this.#go(1)}>${chevronEnd}</button>
                  </figcaption>`
                : nothing
            }
          </figure>`
        : nothing,
      actions: image
        ? html`<a class="btn" href=${this.#work.urlOf(image)} download=${image.name}>${t.downloadFile}</a>`
        : nothing,
    });
  }
}
