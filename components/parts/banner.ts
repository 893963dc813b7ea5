import { css, html, nothing, type TemplateResult } from 'lit';
import { alert, info, ok, warn } from '../../src/ui/icons.js';

export type BannerTone = 'info' | 'success' | 'warning' | 'danger';

export interface Banner {
  tone: BannerTone;
  title: unknown;
  /** One sentence, or links. */
  text?: unknown;
  /** At most two buttons below the text. */
  actions?: unknown;
  /** One small button at the end of the first line instead. */
  end?: unknown;
  /** Instead of the tone's own. */
  icon?: TemplateResult;
  /** `status` or `alert` when it appears as a result; leave out when an announcer says it. */
  role?: 'status' | 'alert';
  id?: string;
  /** Takes focus by script: an error summary, a failed send. */
  focusable?: boolean;
}

const icons = { info, success: ok, warning: warn, danger: alert };

/** What is so, what is safe, what to do next. */
export const banner = (b: Banner): TemplateResult =>
  html`<div
    class="banner ${b.tone}"
    part="banner"
    id=${b.id ?? nothing}
    role=${b.role ?? nothing}
    tabindex=${b.focusable ? -1 : nothing}
  >
    ${b.icon ?? icons[b.tone]}
    <div class="banner-body">
      <p class="label">${b.title}</p>
      ${b.text ? html`<div class="banner-text">${b.text}</div>` : nothing}
      ${b.actions ? html`<div class="actions">${b.actions}</div>` : nothing}
    </div>
    ${b.end ?? nothing}
  </div>`;

export const bannerStyles = css`
  .banner {
    --_t: var(--o-blue);
    --_d: var(--o-blue-dot);
    display: flex;
    gap: 12px;
    align-items: flex-start;
    padding: 11px 15px;
    border: 1px solid color-mix(in oklab, var(--_d) 32%, var(--o-surface));
    border-radius: var(--o-r);
    background: light-dark(color-mix(in oklab, var(--_d) 7%, var(--o-surface)), color-mix(in oklab, var(--_d) 14%, var(--o-surface)));
    font: var(--o-label);
  }
  .banner.success {
    --_t: var(--o-green);
    --_d: var(--o-green-dot);
  }
  .banner.warning {
    --_t: var(--o-amber);
    --_d: var(--o-amber-dot);
  }
  .banner.danger {
    --_t: var(--o-red);
    --_d: var(--o-red-dot);
  }
  .banner > .icon {
    color: var(--_t);
  }
  .banner > .btn {
    align-self: center;
  }
  .banner-body {
    flex: 1;
    min-inline-size: 0;
  }
  .banner-text {
    margin-block-start: 4px;
    max-inline-size: 66ch;
  }
  .banner-text li {
    margin-block-start: 4px;
  }
  .banner.danger .banner-text a {
    color: var(--_t);
  }
  .banner .actions {
    margin-block: 12px 4px;
  }
  .banner + .banner {
    margin-block-start: 8px;
  }
`;
