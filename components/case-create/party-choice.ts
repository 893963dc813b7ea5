import type { Party } from '../../src/contract/viewer.js';
import type { HostController } from '../../src/state/index.js';
import { names } from './form.js';

/** Whom the case is for: oneself, or one of those the viewer may act for. */
export class PartyChoice {
  /** True when it is for somebody else, who may not be chosen yet. */
  forOther = false;
  id: string | null = null;
  /** Still known after the sign-in has ended. */
  all: readonly Party[] = [];
  readonly #module: HostController;

  constructor(module: HostController) {
    this.#module = module;
  }

  get chosen(): Party | undefined {
    return this.forOther ? this.all.find(({ id }) => id === this.id) : undefined;
  }
  /** What the page says about it. */
  get given(): { id: string | undefined; locked: boolean; hidden: boolean } {
    const setting = (name: string): string | undefined => this.#module.setting<string | undefined>(name, undefined);
    const id = setting('contact') ?? setting('consumer');
    const named = (list: string): boolean => ['contact', 'consumer'].some((name) => names(setting(list)).has(name));
    return { id, locked: !!id && named('lock'), hidden: named('hide') };
  }

  /** As the page says; somebody the viewer may not act for is not taken. */
  begin(): void {
    this.choose(this.given.id ?? null);
  }
  choose(id: string | null): void {
    this.forOther = this.all.some((party) => party.id === id);
    this.id = this.forOther ? id : null;
  }
  /** Somebody else: whoever was chosen before, or the only one there is. */
  chooseOther(other: boolean): void {
    this.forOther = other;
    if (other && !this.id && this.all.length === 1) this.id = this.all[0]?.id ?? null;
  }
}
