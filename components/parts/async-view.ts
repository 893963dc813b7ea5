import { css, html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { formatTime } from '../../src/ui/format.js';
import { alert, inbox, lock, offline, power, retry } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { uiStrings } from '../../src/ui/ui.strings.js';
import { wake } from '../../src/ui/wake.js';
import { banner } from './banner.js';

/** The shape of `Async` from src/state, as far as it is shown. */
export interface AsyncView<T> {
  status: 'idle' | 'loading' | 'ready' | 'empty' | 'failed';
  value?: T;
  /** Ms since 1970 when `value` was got. */
  at?: number;
  error?: { kind: string; problem?: { code: string }; reference?: string; message: string };
}

export interface StateView {
  icon: TemplateResult;
  title: unknown;
  /** One sentence, at most 38 characters per line. */
  text?: unknown;
  action?: unknown;
  reference?: string;
}

/** Empty, failed, forbidden, off: an icon, one line, one sentence, at most one action. */
export const stateView = (view: StateView): TemplateResult =>
  html`<div class="state-view" part="state">
    ${view.icon}
    <p class="section">${view.title}</p>
    ${view.text ? html`<p class="state-text">${view.text}</p>` : nothing}
    ${view.action ? html`<div class="actions">${view.action}</div>` : nothing}
    ${view.reference ? html`<p class="meta">${view.reference}</p>` : nothing}
  </div>`;

export interface AsyncOptions<T> {
  /** Shown with a value, also an old one. */
  content: (value: T) => unknown;
  /** In the shape of the content: it holds the space from the start and is seen after 300 ms. */
  skeleton: unknown;
  empty?: Partial<StateView> & { title: unknown };
  /** “The cases could not be loaded” */
  failed: string;
  /** Title, sentence and action for a problem code: `forbidden`, `not-found`, `module-off`, `unauthenticated`. */
  problems?: Record<string, Partial<StateView> & { title: unknown }>;
  /** With a value at hand: “The list is from 13:58.” and “Could not refresh”. */
  stale?: { title: string; text: (time: string) => string; offline: (time: string) => string };
  onRetry: () => void;
  /** Ms since 1970 when it is tried again by itself. */
  retryAt?: number;
}

type Host = ReactiveControllerHost & { locale: Locale };
const icons: Record<string, TemplateResult> = { forbidden: lock, 'not-found': inbox, 'module-off': power };

const failure = <T>(host: Host, { error }: AsyncView<T>, options: AsyncOptions<T>): TemplateResult => {
  const t = translate(host.locale, uiStrings);
  const code = error?.problem?.code ?? error?.kind ?? '';
  const known = options.problems?.[code];
  if (known) return stateView({ icon: icons[code] ?? alert, ...known });
  const off = code === 'network' && !navigator.onLine;
  const left = options.retryAt && Math.ceil((options.retryAt - Date.now()) / 1000);
  if (left && left > 0) wake(host, 1000);
  return stateView({
    icon: off ? offline : alert,
    title: off ? t.offline : options.failed,
    text: html`${off ? t.whenBack : t.noAnswer}${left && left > 0 && !off ? html`<br />${t.retryIn(left)}` : nothing}`,
    action: html`<button class="btn" @click=${options.onRetry}>${retry}${t.tryAgain}</button>`,
    reference: error?.reference && t.reference(error.reference),
  });
};

/**
 * The five states of anything that is fetched. A value stays while it is loaded again and after a failure, with a banner
 * that says its age.
 */
export const renderAsync = <T>(host: Host, view: AsyncView<T>, options: AsyncOptions<T>): unknown => {
  const t = translate(host.locale, uiStrings);
  const { status, value } = view;
  if (value !== undefined && status !== 'empty') {
    const { stale } = options;
    if (status !== 'failed' || !stale) return options.content(value);
    const time = formatTime(host.locale.tag, new Date(view.at ?? Date.now()));
    const note = navigator.onLine
      ? banner({
          tone: 'danger',
          title: stale.title,
          text: stale.text(time),
          end: html`<button class="btn" @click=${options.onRetry}>${t.tryAgain}</button>`,
        })
      : banner({ tone: 'warning', icon: offline, title: t.offline, text: stale.offline(time) });
    return html`<div class="stale">${note}</div>${options.content(value)}`;
  }
  if (status === 'failed') return failure(host, view, options);
  if (status === 'empty' && options.empty) return stateView({ icon: inbox, ...options.empty });
  if (status === 'empty' && value !== undefined) return options.content(value);
  return html`<div class="loading" aria-busy="true"><span class="vh">${t.loading}</span>${options.skeleton}</div>`;
};

export const asyncStyles = css`
  .state-view {
    display: grid;
    justify-items: center;
    gap: 4px;
    padding: 40px 12px;
    text-align: center;
  }
  .state-view > .icon {
    inline-size: 32px;
    block-size: 32px;
    stroke-width: 1;
    margin-block-end: 8px;
    color: var(--o-muted);
  }
  .state-text {
    max-inline-size: 38ch;
    color: var(--o-muted);
    text-wrap: balance;
  }
  .state-view .actions {
    justify-content: center;
    margin-block: 12px 8px;
  }
  .stale {
    margin-block-end: 12px;
  }
`;
