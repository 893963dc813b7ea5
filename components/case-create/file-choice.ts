import type { HostController } from '../../src/state/index.js';
import { Later } from '../form/later.js';
import type { Upload, Uploads } from '../form/uploads.js';
import type { Announcer } from '../parts/announcer.js';
import type { FieldIds } from '../parts/field.js';
import type { OrielCaseCreate } from './case-create.js';
import type { DraftKeeper } from './draft-keeper.js';

type Code = Pick<typeof import('../form/attachments.js'), 'renderAttachments' | 'words'> & { uploads: Uploads };

/** The files of the form: chosen, kept with the draft, on their way. */
export class FileChoice {
  readonly #element: OrielCaseCreate;
  readonly #module: HostController;
  readonly #announcer: Announcer;
  readonly #drafts: DraftKeeper;
  readonly #code: Later<Code>;

  constructor(element: OrielCaseCreate, module: HostController, announcer: Announcer, drafts: DraftKeeper) {
    this.#element = element;
    this.#module = module;
    this.#announcer = announcer;
    this.#drafts = drafts;
    this.#code = new Later(element, async () => {
      const { renderAttachments, styles, Uploads, words } = await import('../form/attachments.js');
      const uploads = new Uploads(module, (done) => {
        if (done) announcer.say(words(element.locale).done(done.file.name));
        element.requestUpdate();
      });
      return { renderAttachments, words, uploads, styles };
    });
  }

  /** The page wants none, although the case type asks for them. */
  get hidden(): boolean {
    return this.#module.setting('hide-attachments', false);
  }
  get items(): readonly Upload[] {
    return this.#code.value?.uploads.items ?? [];
  }
  get uploads(): Uploads | undefined {
    return this.#code.value?.uploads;
  }

  async add(files: readonly File[]): Promise<void> {
    const code = await this.#code.load();
    const added = code?.uploads.add(files) ?? [];
    if (code && added.length > 0) this.#announcer.say(code.words(this.#element.locale).added(added.length));
    for (const { id, file } of added) void this.#drafts.addFile(id, file);
  }
  /** Those of a draft, under their ids: sent again they are the same. They go when something is done with the form. */
  async restore(files: readonly { id: string; file: File }[]): Promise<void> {
    if (files.length === 0) return;
    const code = await this.#code.load();
    code?.uploads.add(
      files.map(({ file }) => file),
      files.map(({ id }) => id),
    );
  }
  remove(id: string): void {
    const gone = this.items.find((item) => item.id === id);
    this.uploads?.remove(id);
    void this.#drafts.removeFile(id);
    if (gone) this.#announcer.say(this.#code.value?.words(this.#element.locale).removed(gone.file.name) ?? '');
  }
  clear(): void {
    this.uploads?.clear();
  }

  render(ids: FieldIds, online: boolean, onFiles: (files: File[]) => void, onRemove: (id: string) => void): unknown {
    const code = this.#code.get();
    const { locale } = this.#element;
    return code?.renderAttachments({ uploads: code.uploads, locale, online, onFiles, onRemove }, ids);
  }
}
