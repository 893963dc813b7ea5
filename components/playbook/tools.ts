/** What some activities need: records to choose among, files, articles. Each is loaded when it is first asked for. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Article, Field, LookupItem } from '../../src/contract/case-type.js';
import { getArticle } from '../../src/contract/wire.js';
import { translate } from '../../src/ui/localize.js';
import { uiStrings } from '../../src/ui/ui.strings.js';
import { placeholder } from '../form/fields.js';
import { plain } from '../form/form.js';
import { formStrings } from '../form/form.strings.js';
import { Later } from '../form/later.js';
import type { References, Table } from '../form/references.js';
import type { FieldIds } from '../parts/field.js';
import { radioList } from '../parts/radio-list.js';
import type { Answering } from './answering.js';
import type { Asker } from './asker.js';
import { headingId } from './heading.js';
import { playbookStrings } from './playbook.strings.js';

type Uploads = import('../form/uploads.js').Uploads;
type Files = Pick<typeof import('../form/attachments.js'), 'renderAttachments' | 'words' | 'Uploads'>;

/** As many records as one sees at once. */
const MOST = 6;

export class Tools {
  readonly #asker: Asker;
  readonly #references: Later<References>;
  readonly #files: Later<Files>;
  readonly #uploads = new Map<string, Uploads>();
  /** What can be chosen, by table, where that is few. */
  readonly #few = new Map<Table, LookupItem[] | 'many' | undefined>();
  readonly #articles = new Map<string, Article | 'failed' | undefined>();

  constructor(asker: Asker) {
    this.#asker = asker;
    const { element, module } = asker;
    this.#references = new Later(element, async () => {
      const { References, styles } = await import('../form/references.js');
      return Object.assign(new References(module), { styles });
    });
    this.#files = new Later(element, async () => {
      const { renderAttachments, styles, Uploads, words } = await import('../form/attachments.js');
      return { renderAttachments, styles, Uploads, words };
    });
  }

  /** True while files of the activity are on their way, or could not be sent. */
  busy(id: string): boolean {
    return (this.#uploads.get(id)?.items ?? []).some(({ state }) => state === 'waiting' || state === 'sending');
  }
  /** Starts what waits for a line. */
  pump(): void {
    for (const uploads of this.#uploads.values()) uploads.pump();
  }

  /** Few records stand side by side; among many one searches. */
  renderProduct(answering: Answering, field: Field, many: () => unknown): unknown {
    const { form } = answering;
    const { element } = this.#asker;
    const code = this.#references.get();
    const table = field.table ?? 'soldProduct';
    if (code && !this.#few.has(table)) void this.#look(code, table);
    const few = this.#few.get(table);
    if (few === 'many') return many();
    const id = headingId(answering.activity.id);
    if (!code || !form || !few) return placeholder({ id: `${id}-few`, label: id, describedby: '', invalid: false });
    const answer = plain(form.answers[field.name]);
    return radioList({
      name: `few-${field.name}`,
      labelledby: id,
      describedby: `fault-${answering.activity.id}`,
      invalid: !!answering.fault || !!form.faults[field.name],
      value: String(answer ?? ''),
      options: few.map((item) => {
        const detail = code.detailOf(element.locale, item);
        return { value: item.id, label: item.label, ...(detail && { detail }) };
      }),
      onChange: (value) => {
        form.set(field.name, few.find((item) => item.id === value) ?? null);
        this.#asker.changed(answering);
        element.requestUpdate();
      },
    });
  }
  async #look(code: References, table: Table): Promise<void> {
    this.#few.set(table, undefined);
    const found = await code.few(table, MOST).catch(() => undefined);
    this.#few.set(table, found?.length ? found : 'many');
    this.#asker.element.requestUpdate();
  }

  renderReference(answering: Answering, field: Field, ids: FieldIds): unknown {
    const { form } = answering;
    const { locale } = this.#asker.element;
    const answer = form?.answers[field.name] ?? null;
    const code = this.#references.get();
    if (typeof answer === 'string' && answer && code) void this.#resolve(code, answering, field, answer);
    if (!code || !form) return placeholder(ids);
    const known = answer !== null && typeof answer === 'object' ? answer : null;
    const { choose } = translate(locale, formStrings);
    return code.render(
      locale,
      field,
      ids,
      known,
      choose,
      {},
      {
        onAnswer: (value) => {
          form.set(field.name, value);
          this.#asker.changed(answering);
        },
        onLeave: () => undefined,
      },
    );
  }
  /** The words of a record of which only the id is known. */
  async #resolve(code: References, { form }: Answering, field: Field, id: string): Promise<void> {
    const item = await code.resolve(field.table, id);
    if (item === undefined || form?.answers[field.name] !== id) return;
    form.learn(field.name, item);
    this.#asker.element.requestUpdate();
  }

  renderFiles(answering: Answering, ids: FieldIds): unknown {
    const { element, online, module, announcer } = this.#asker;
    const code = this.#files.get();
    if (!code) return placeholder(ids);
    const { id } = answering.activity;
    const words = code.words(element.locale);
    const uploads =
      this.#uploads.get(id) ??
      new code.Uploads(module, (done) => {
        if (done?.attachment) {
          answering.list = [...answering.list, done.attachment.id];
          announcer.say(words.done(done.file.name));
          this.#asker.changed(answering);
        }
        element.requestUpdate();
      });
    this.#uploads.set(id, uploads);
    const kept = (answering.activity.attachments ?? []).filter((file) => answering.list.includes(file.id));
    return code.renderAttachments(
      {
        uploads,
        kept,
        locale: element.locale,
        online,
        onFiles: (files) => {
          const added = uploads.add(files);
          if (added.length > 0) announcer.say(words.added(added.length));
        },
        onRemove: (key) => {
          const gone = uploads.items.find((item) => item.id === key);
          const file = gone?.attachment?.id ?? key;
          announcer.say(words.removed(gone?.file.name ?? kept.find((one) => one.id === key)?.name ?? ''));
          if (gone) uploads.remove(key);
          if (answering.list.includes(file)) {
            answering.list = answering.list.filter((one) => one !== file);
            this.#asker.changed(answering);
          }
        },
      },
      ids,
    );
  }

  /** The paragraphs of an article, in place. */
  renderArticle(id: string): TemplateResult {
    const { element } = this.#asker;
    if (!this.#articles.has(id)) void this.#read(id);
    const article = this.#articles.get(id);
    const t = translate(element.locale, playbookStrings);
    if (article === 'failed')
      return html`<p>${t.loadArticle}. <button type="button" class="link" @click=${() => void this.#read(id)}>${translate(element.locale, uiStrings).tryAgain}</button></p>`;
    return html`<div class="article" aria-busy=${article ? nothing : 'true'}>
      ${article?.paragraphs.map((paragraph) => html`<p class="prose"><bdi>${paragraph}</bdi></p>`)}
    </div>`;
  }
  async #read(id: string): Promise<void> {
    const { element, module } = this.#asker;
    this.#articles.set(id, undefined);
    const article = await module.host?.client
      .call(getArticle, { params: { id } }, { instance: module.instance })
      .catch(() => undefined);
    this.#articles.set(id, article ?? 'failed');
    element.requestUpdate();
  }

  forget(): void {
    for (const uploads of this.#uploads.values()) uploads.clear();
    this.#uploads.clear();
    this.#few.clear();
    this.#references.value?.forget();
  }
}
