import type { Party, PartyReferences } from '../../src/contract/viewer.js';
import type { HostController } from '../../src/state/index.js';
import { names } from '../form/form.js';

/** Whom the case is for: oneself, or one of those the viewer may act for. */
export class PartyChoice {
  /** Undefined while somebody has to be chosen. */
  chosen: Party | undefined;
  /** Still known after the sign-in has ended. */
  all: readonly Party[] = [];
  /** There are more than `all`, to be found by name. */
  more = false;
  /** Those whose case may be about what the page has fixed. */
  fitting: readonly Party[] | undefined;
  /** Chosen by the person, not by the page. */
  touched = false;
  readonly #module: HostController;

  constructor(module: HostController) {
    this.#module = module;
  }

  get list(): readonly Party[] {
    return this.fitting ?? this.all;
  }
  /** What the page says about it. */
  get given(): { party: Party | undefined; locked: boolean; hidden: boolean } {
    const setting = (name: string): string | undefined => this.#module.setting(name);
    const contact = setting('contact');
    const consumer = setting('consumer');
    const named = (list: string): boolean => ['contact', 'consumer'].some((name) => names(setting(list)).has(name));
    const party =
      contact || consumer
        ? this.all.find(({ as }: { as: PartyReferences }) =>
            contact ? as.contact === contact : as.consumer === consumer,
          )
        : undefined;
    return { party, locked: !!party && named('lock'), hidden: named('hide') };
  }

  /** As the page says; somebody the viewer may not act for is not taken. */
  begin(): void {
    this.fitting = undefined;
    this.touched = false;
    const [first] = this.all;
    this.chosen = this.given.party ?? (first?.kind === 'self' || this.all.length === 1 ? first : undefined);
  }
  choose(party: Party | undefined): void {
    this.chosen = party;
    this.touched = true;
  }
}
