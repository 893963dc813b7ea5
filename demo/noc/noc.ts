/**
 * `<ops-noc>`: ACME's network operations. An alert on a configuration item sets the health of every item that depends on
 * it; from here its customers get their proactive cases, and outages begin and end.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Alert, Concerned, ConfigurationItem, OpsOutage } from 'oriel/contract';
import { OpsApi, Refused } from '../ops/api.js';
import { ago, exact } from '../ops/format.js';
import { Once } from '../ops/once.js';

const severities = ['Critical', 'Major', 'Minor', 'Warning', 'Info'] as const;
/** Octagon, triangle, diamond, triangle, circle: each level has its own outline. */
const outlines = [
  'M6.5 2.5h7l4 4v7l-4 4h-7l-4-4v-7z',
  'M10 3 18 17H2z',
  'm10 2.5 7.5 7.5-7.5 7.5L2.5 10z',
  'M10 3 18 17H2z',
  'M10 17.5a7.5 7.5 0 1 1 0-15 7.5 7.5 0 0 1 0 15z',
];
const severity = (level: number): TemplateResult => html`
  <span class="severity" data-level=${level}>
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=${outlines[level - 1] ?? ''}></path></svg>
    ${severities[level - 1]}
  </span>
`;

@customElement('ops-noc')
export class OpsNoc extends LitElement {
  #api = new OpsApi();
  #once = new Once();

  @state() alerts: Alert[] | undefined;
  @state() outages: OpsOutage[] = [];
  @state() estate: ConfigurationItem[] = [];
  @state() chosen = '';
  @state() affected: Concerned[] | undefined;
  @state() error = '';
  @state() said = '';
  @state() busy = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.reload();
  }

  async reload(): Promise<void> {
    await this.#try(async () => {
      const [alerts, outages, estate] = await Promise.all([
        this.#api.alerts(),
        this.#api.outages(),
        this.#api.configurationItems(),
      ]);
      this.alerts = alerts.items;
      this.outages = outages.items;
      this.estate = estate.items;
      const chosen = alerts.items.find(({ id }) => id === this.chosen) ?? alerts.items[0];
      await this.#choose(chosen?.id ?? '');
    });
  }

  async #choose(id: string): Promise<void> {
    if (id !== this.chosen) this.affected = undefined;
    this.chosen = id;
    if (id) this.affected = (await this.#api.affected(id)).items;
  }

  async #try(work: () => Promise<void>): Promise<boolean> {
    this.error = '';
    try {
      await work();
      return true;
    } catch (error) {
      this.error = error instanceof Refused ? error.message : String(error);
      return false;
    }
  }

  /** Sends once, however often it is pressed, and says what came of it. */
  async #write(path: string, body: object, words: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const what = `${path} ${JSON.stringify(body)}`;
    const done = await this.#try(async () => {
      await this.#once.send(what, (key) => this.#api.write(path, body, key));
    });
    this.busy = false;
    if (!done) return;
    await this.reload();
    this.said = words;
  }

  #onRaise(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const body = {
      configurationItem: String(data.get('configurationItem')),
      severity: Number(data.get('severity')),
      message: String(data.get('message')).trim(),
    };
    void this.#write('alerts', body, 'The alert is open. Health follows in every page that shows the items.').then(
      () => {
        if (!this.error) form.reset();
      },
    );
  }

  #onProactive(event: SubmitEvent): void {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const body = {
      shortDescription: String(data.get('subject')).trim(),
      description: String(data.get('description')).trim(),
    };
    void this.#write(`alerts/${this.chosen}/cases`, body, 'Each customer has a case of their own now.');
  }

  #nameOf(id: string): string {
    return this.estate.find((each) => each.id === id)?.name ?? id;
  }

  #renderList(): TemplateResult {
    if (!this.alerts) return html`<p class="quiet">${this.error ? nothing : 'Loading alerts …'}</p>`;
    if (this.alerts.length === 0) return html`<p class="quiet">No open alert. Everything that is watched is clear.</p>`;
    return html`<ul class="alerts">
      ${this.alerts.map(
        (alert) => html`<li>
          <button
            type="button"
            class="alert"
            aria-pressed=${alert.id === this.chosen ? 'true' : 'false'}
            @click=${() => this.#try(() => this.#choose(alert.id))}
          >
            ${severity(alert.severity)}
            <span class="message">${alert.message}</span>
            <span class="meta"
              ><bdi>${alert.number}</bdi> <bdi>${alert.configurationItem.name}</bdi>
              <time datetime=${alert.openedAt} title=${exact(alert.openedAt)}>${ago(alert.openedAt)}</time></span
            >
          </button>
        </li>`,
      )}
    </ul>`;
  }

  #renderChosen(alert: Alert): TemplateResult {
    const affected = this.affected ?? [];
    const waiting = affected.filter((each) => !each.case).length;
    const outage = this.outages.find(
      ({ kind, configurationItem }) => kind === 'outage' && configurationItem === alert.configurationItem.id,
    );
    return html`<section class="detail" aria-labelledby="chosen">
      <h2 id="chosen">${alert.message}</h2>
      <p class="meta">
        ${severity(alert.severity)} <bdi>${alert.configurationItem.name}</bdi> <span>since ${exact(alert.openedAt)}</span>
      </p>
      <p class="actions">
        <button
          type="button"
          class="button"
          ?disabled=${this.busy}
          @click=${() => this.#write(`alerts/${alert.id}/close`, {}, 'The alert is closed. Health was computed anew.')}
        >
          Close alert
        </button>
        ${
          outage
            ? html`<button
                type="button"
                class="button"
                ?disabled=${this.busy}
                @click=${() => this.#write(`outages/${outage.id}/end`, {}, 'The outage has ended.')}
              >
                End outage
              </button>`
            : html`<button
                type="button"
                class="button"
                ?disabled=${this.busy}
                @click=${() =>
                  this.#write(
                    'outages',
                    {
                      configurationItem: alert.configurationItem.id,
                      kind: 'outage',
                      title: alert.message,
                      alert: alert.id,
                    },
                    'The outage stands above the items of each customer.',
                  )}
              >
                Begin outage
              </button>`
        }
      </p>
      <h3>Customers concerned <small>${affected.length}</small></h3>
      ${
        affected.length === 0
          ? html`<p class="quiet">${this.affected ? 'No customer depends on it.' : 'Looking for them …'}</p>`
          : html`<table>
              <thead>
                <tr><th scope="col">Customer</th><th scope="col">Items</th><th scope="col">Case</th></tr>
              </thead>
              <tbody>
                ${affected.map(
                  (each) => html`<tr>
                    <th scope="row">${each.account?.name ?? each.consumer?.name}</th>
                    <td>${each.items.map(({ name }) => name).join(', ')}</td>
                    <td>${each.case ? html`<a href="/demo/ops/#${each.case.number}">${each.case.number}</a>` : 'None yet'}</td>
                  </tr>`,
                )}
              </tbody>
            </table>`
      }
      ${
        waiting > 0
          ? html`<form @submit=${(event: SubmitEvent) => this.#onProactive(event)}>
              <h3>Tell them before they ask</h3>
              <label for="subject">Subject</label>
              <input id="subject" name="subject" required maxlength="160" .value=${alert.message} />
              <label for="description">What they need to know</label>
              <textarea id="description" name="description" rows="3" maxlength="4000"></textarea>
              <button type="submit" class="button primary" ?disabled=${this.busy}>
                Create ${waiting === 1 ? 'one case' : `${waiting} cases`}
              </button>
            </form>`
          : nothing
      }
    </section>`;
  }

  #renderRaise(): TemplateResult {
    return html`<form class="raise" @submit=${(event: SubmitEvent) => this.#onRaise(event)}>
      <h2>Raise an alert</h2>
      <label for="configurationItem">Configuration item</label>
      <select id="configurationItem" name="configurationItem" required>
        ${this.estate.map(({ id, name, parent }) => html`<option value=${id}>${name}${parent ? ` (on ${this.#nameOf(parent)})` : ''}</option>`)}
      </select>
      <label for="severity">Severity</label>
      <select id="severity" name="severity">
        ${severities.map((name, n) => html`<option value=${n + 1}>${name}</option>`)}
      </select>
      <label for="message">What is wrong</label>
      <input id="message" name="message" required maxlength="200" />
      <button type="submit" class="button" ?disabled=${this.busy}>Raise alert</button>
    </form>`;
  }

  protected override render(): TemplateResult {
    const alert = this.alerts?.find(({ id }) => id === this.chosen);
    return html`
      <header class="top">
        <a href="/">Oriel</a>
        <h1>ACME network operations</h1>
        <p>
          A NOC engineer sees an alert, finds the customers whose items depend on it, and tells each of them. Open
          <a href="/demo/boxeo/devices.html">the Boxeo portal</a> beside it: health changes there by itself.
        </p>
      </header>
      <main>
        <p class="said" role="status">${this.said}</p>
        ${
          this.error
            ? html`<p class="failed" role="alert">
                <b>That did not work.</b> ${this.error}
                <button type="button" class="button" @click=${() => this.reload()}>Try again</button>
              </p>`
            : nothing
        }
        <div class="panes">
          <div>
            <h2>Open alerts <small>${this.alerts?.length ?? ''}</small></h2>
            ${this.#renderList()}
          </div>
          ${alert ? this.#renderChosen(alert) : nothing} ${this.#renderRaise()}
        </div>
      </main>
    `;
  }
}
