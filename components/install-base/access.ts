/** Who may see one item, for an administrator of its account. Loaded with the first item that has such a list. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { InstallBaseItem } from '../../src/contract/product.js';
import type { AssetContact, AssetContacts } from '../../src/contract/relation.js';
import {
  addAssetContact,
  endAssetContact,
  listAssetContactChoices,
  listAssetContacts,
} from '../../src/contract/wire.js';
import { type HostController, MutationController, QueryController } from '../../src/state/index.js';
import { controlStrings } from '../../src/ui/control.strings.js';
import type { OrielElement } from '../../src/ui/element.js';
import { formatDate } from '../../src/ui/format.js';
import { user, x } from '../../src/ui/icons.js';
import { uiStrings } from '../../src/ui/ui.strings.js';
import { wordStrings } from '../../src/ui/words.strings.js';
import { Announcer } from '../parts/announcer.js';
import { renderAsync } from '../parts/async-view.js';
import { banner, bannerStyles } from '../parts/banner.js';
import { type ComboboxChooseEvent, type ComboboxOption, defineCombobox } from '../parts/combobox.js';
import { comboboxStyles } from '../parts/combobox.styles.js';
import { popupStyles } from '../parts/popup.js';
import { skeletonText } from '../parts/skeleton-text.js';
import { accessStrings } from './access.strings.js';
import { accessStyles } from './access.styles.js';

/** The list, and whose it is: the one before stays while the next is on its way. */
type Listed = AssetContacts & { item: string };
type Step = { add: string; name: string } | { end: string; name: string };

export class Access {
  readonly #element: OrielElement;
  readonly #module: HostController;
  readonly #item: () => string | undefined;
  readonly #list: QueryController<readonly [string], Listed>;
  readonly #write: MutationController<Step & { item: string }, AssetContact>;
  readonly #announcer: Announcer;

  /** `item` answers the id of the open item whose list the viewer may see. */
  constructor(element: OrielElement, module: HostController, item: () => string | undefined) {
    this.#element = element;
    this.#module = module;
    this.#item = item;
    this.#announcer = new Announcer(element);
    this.#list = new QueryController(element, {
      module,
      args: () => {
        const id = item();
        return id ? ([id] as const) : undefined;
      },
      run: async ([id], { client, signal, instance }) => ({
        ...(await client.call(listAssetContacts, { params: { id } }, { signal, instance })),
        item: id,
      }),
      tags: ([id]) => [`item:${id}`, `access:${id}`],
    });
    this.#write = new MutationController(element, {
      module,
      run: (step, { client, instance, key }) =>
        'add' in step
          ? client.call(addAssetContact, { params: { id: step.item }, body: { contact: step.add } }, { instance, key })
          : client.call(
              endAssetContact,
              { params: { id: step.item, assetContact: step.end }, body: {} },
              { instance, key },
            ),
      stale: (_, { item: id }) => [`access:${id}`],
    });
    defineCombobox();
    for (const { styleSheet } of [popupStyles, comboboxStyles, bannerStyles, accessStyles])
      if (styleSheet) element.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  }

  get #t() {
    return this.#element.t(accessStrings);
  }

  readonly #find = async (query: string, signal: AbortSignal): Promise<ComboboxOption[]> => {
    const { host, instance } = this.#module;
    const id = this.#item();
    if (query) await new Promise((resolve) => setTimeout(resolve, 150));
    if (!host || !id || signal.aborted) return [];
    const input = { params: { id }, query: query ? { search: query } : {} };
    const { items } = await host.client.call(listAssetContactChoices, input, { instance, signal });
    const known = new Set(this.#list.value?.items.map(({ contact }) => contact.id));
    return items
      .filter((each) => !known.has(each.id))
      .map(({ id: value, label, detail }) => ({ value, label, ...(detail && { detail }), icon: user }));
  };

  async #do(step: Step): Promise<void> {
    const item = this.#item();
    if (!item || this.#write.running) return;
    const done = await this.#write.run({ ...step, item });
    if (!done) return;
    this.#announcer.say('add' in step ? this.#t.added(step.name) : this.#t.removed(step.name));
    // The button that was pressed goes: one goes on where people are added.
    if ('end' in step) this.#element.shadowRoot?.querySelector<HTMLElement>('.access-add')?.focus();
  }

  #renderPerson({ id, contact, account, startDate, endDate }: AssetContact, home: string | undefined): TemplateResult {
    const t = this.#t;
    const day = (date: string): string => formatDate(this.#element.locale.tag, `${date}T00:00`);
    const coming = startDate !== null && Date.parse(startDate) > Date.now();
    const lines = [
      contact.detail,
      account && account.id !== home ? account.name : undefined,
      coming ? t.from(day(startDate)) : undefined,
      endDate ? t.until(day(endDate)) : undefined,
    ].filter(Boolean);
    return html`<li class="entry">
      <span class="person-name"
        ><bdi>${contact.name}</bdi>${lines.length > 0 ? html`<span class="meta" dir="auto">${lines.join(', ')}</span>` : nothing}</span
      >
      <button
        class="btn only"
        aria-label=${t.remove(contact.name)}
        title=${t.remove(contact.name)}
        aria-disabled=${this.#write.running || nothing}
        @click=${() => void this.#do({ end: id, name: contact.name })}
      >
        ${x}
      </button>
    </li>`;
  }

  #renderError(item: string): unknown {
    const { error, input } = this.#write;
    if (!error || input?.item !== item) return nothing;
    const [told] = error.fieldErrors;
    const { reference } = this.#element.t(uiStrings);
    return banner({
      tone: 'danger',
      role: 'alert',
      title: this.#t.notSaved,
      text: html`${told?.message ?? this.#t.again}
        ${error.reference ? html`<span class="meta">${reference(error.reference)}</span>` : nothing}`,
    });
  }

  #renderAdd(): TemplateResult {
    const t = this.#t;
    const words = this.#element.t(controlStrings);
    return html`<oriel-part-combobox
      class="access-add"
      .lookup=${this.#find}
      .value=${null}
      .words=${{ choose: t.add, search: words.search, searching: words.searching, none: (query: string) => (query ? words.nothingFound(query) : this.#element.t(wordStrings).none) }}
      labelledby="detail-access"
      @choose=${(event: ComboboxChooseEvent) => {
        const { value, label } = event.option;
        (event.currentTarget as HTMLElement & { value: null }).value = null;
        void this.#do({ add: value, name: label });
      }}
    ></oriel-part-combobox>`;
  }

  render(item: InstallBaseItem): TemplateResult {
    const t = this.#t;
    const { state, retryIn, value } = this.#list;
    const own = value?.item === item.id ? value : undefined;
    return html`<section class="access" aria-labelledby="detail-access">
      <h3 id="detail-access">${t.title}</h3>
      ${renderAsync<Listed>(
        this.#element,
        { ...state, value: own },
        {
          content: ({ items, restricted }) => html`
          <p class="meta">${restricted ? t.restricted : t.open(item.account?.name ?? '')}</p>
          ${
            items.length > 0
              ? html`<ul class="entries">
                  ${repeat(
                    items,
                    ({ id }) => id,
                    (each) => this.#renderPerson(each, item.account?.id),
                  )}
                </ul>`
              : html`<p>${t.nobody}</p>`
          }
          ${this.#renderError(item.id)} ${this.#renderAdd()}
        `,
          skeleton: skeletonText(2),
          failed: t.notLoaded,
          onRetry: () => this.#list.reload(),
          retryAt: retryIn ? Date.now() + retryIn * 1000 : undefined,
        },
      )}
      ${this.#announcer.render()}
    </section>`;
  }
}
