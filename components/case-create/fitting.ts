/** Keeps whom the case is for and what it is about together. Part of the desk. */
import type { LookupTable } from '../../src/contract/case-type.js';
import { type Form, plain } from './form.js';
import type { Later } from './later.js';
import type { References } from './references.js';
import type { Sheet } from './sheet.js';

const tables = ['soldProduct', 'product', 'installBaseItem'] as const satisfies LookupTable[];
const idOf = (form: Form, name: string): string => String(plain(form.answers[name]) ?? '');

export class Fitting {
  /** Names of what had to be taken out when the case became somebody else's. */
  dropped: string[] = [];
  readonly #sheet: Sheet;
  readonly #references: Later<References>;
  readonly #changed: (dropped: readonly string[]) => void;
  #begun: Form | undefined;

  constructor(sheet: Sheet, references: Later<References>, changed: (dropped: readonly string[]) => void) {
    this.#sheet = sheet;
    this.#references = references;
    this.#changed = changed;
  }

  /** What the page has prefilled decides whom the case is for, where it fits one alone. */
  async begin(): Promise<void> {
    const { form, party } = this.#sheet;
    if (!form || form === this.#begun) return;
    this.#begun = form;
    this.dropped = [];
    const about = tables.flatMap((name) => {
      const id = form.given.prefill[name];
      return name !== 'product' && id ? [[name, String(id)] as const] : [];
    });
    if (about.length === 0 || party.all.length < 2 || party.given.party || form.parties) return;
    const references = await this.#references.load();
    const found = await references?.parties(Object.fromEntries(about)).catch(() => []);
    if (this.#sheet.form !== form) return;
    party.fit(
      found ?? [],
      about.some(([name]) => form.fixed(name) || !form.field(name)),
    );
    this.#changed([]);
  }

  /** It is for somebody else now: what they do not have is taken out, everything else stays. */
  async refit(): Promise<void> {
    const sheet = this.#sheet;
    const { form, parties } = sheet;
    const { chosen: whom } = sheet.party;
    this.dropped = [];
    if (!form) return;
    const chosen = tables.filter((name) => idOf(form, name) && !form.fixed(name) && !form.followed.has(name));
    if (chosen.length === 0) return;
    const references = await this.#references.load();
    const asked = chosen.map(async (name) => {
      const more = name === 'installBaseItem' ? form.items.map(({ id }) => id) : [];
      return references?.unfit(name, [idOf(form, name), ...more], parties);
    });
    // Without an answer nothing is taken away: the server judges what is sent.
    const unfit = new Set((await Promise.all(asked).catch(() => [])).flatMap((ids) => ids ?? []));
    if (unfit.size === 0 || sheet.form !== form || sheet.party.chosen !== whom) return;
    const gone = [...chosen.map((name) => form.answers[name]), ...form.items].flatMap((item) =>
      item && typeof item === 'object' && unfit.has(item.id) ? [item.label] : [],
    );
    form.items = form.items.filter(({ id }) => !unfit.has(id));
    for (const name of chosen) if (unfit.has(idOf(form, name))) form.learn(name, null);
    this.dropped = gone;
    this.#changed(gone);
  }
}
