/** Keeps whom the case is for and what it is about together. Part of the desk. */
import type { LookupTable } from '../../src/contract/case-type.js';
import type { Party, PartyReferences } from '../../src/contract/viewer.js';
import { type Form, plain } from '../form/form.js';
import type { Later } from '../form/later.js';
import type { PartyChoice } from './party-choice.js';
import type { CaseReferences } from './references.js';
import type { Sheet } from './sheet.js';

const same = (as: PartyReferences, other: PartyReferences): boolean =>
  (['account', 'contact', 'consumer', 'household', 'requestorOrg'] as const).every(
    (name) => (as[name] ?? null) === (other[name] ?? null),
  );

/** Who is offered with these references now; of more than are offered, who was kept: the server judges it. */
export const restoreParty = (party: PartyChoice, as: PartyReferences | undefined, kept?: Party | null): void => {
  const found = as && party.all.find((one) => same(one.as, as));
  party.choose(found ?? (party.more ? (kept ?? undefined) : undefined));
};
/** A prefilled product decides where it fits one alone, or one account; `fixed`: it cannot be changed here, so nobody else is offered. */
const decide = (party: PartyChoice, parties: readonly Party[], fixed: boolean): void => {
  if (parties.length === 0 || party.touched) return;
  if (fixed) party.fitting = parties;
  const { chosen } = party;
  if (chosen && parties.some(({ as }) => same(as, chosen.as))) return;
  // An account and its people: it is the account's case, as long as nobody is named.
  const accounts = parties.filter(({ kind }) => kind === 'account');
  const ofOne = new Set(parties.map(({ as }: { as: PartyReferences }) => as.account)).size === 1;
  party.chosen = parties.length === 1 ? parties[0] : ofOne && accounts.length === 1 ? accounts[0] : undefined;
};

const tables = ['soldProduct', 'product', 'installBaseItem'] as const satisfies LookupTable[];
const idOf = (form: Form, name: string): string => String(plain(form.answers[name]) ?? '');

export class Fitting {
  /** Names of what had to be taken out when the case became somebody else's. */
  dropped: string[] = [];
  readonly #sheet: Sheet;
  readonly #references: Later<CaseReferences>;
  readonly #changed: (dropped: readonly string[]) => void;
  #begun: Form | undefined;

  constructor(sheet: Sheet, references: Later<CaseReferences>, changed: (dropped: readonly string[]) => void) {
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
    decide(
      party,
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
