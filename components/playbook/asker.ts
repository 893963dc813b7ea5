import type { LitElement } from 'lit';
import type { HostController, Widget } from '../../src/state/index.js';
import type { Locale } from '../../src/ui/localize.js';
import type { Answering } from './answering.js';

/** Whoever asks: what activities need of the element around them. */
export interface Asker {
  readonly element: LitElement & Widget & { locale: Locale };
  readonly module: HostController;
  readonly announcer: { say(text: string): void };
  readonly online: boolean;
  /** Something was typed or chosen. */
  changed(answering: Answering): void;
  /** `solved`: no case is needed. */
  abandon(solved: boolean): unknown;
}
