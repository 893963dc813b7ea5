import type { TemplateResult } from 'lit';

/**
 * One situation of an element, staged over the mock by the gallery, the accessibility tests and the pictures.
 * The stage signs in `person` of `module`, sets the weather, renders `markup` and then runs `after`.
 */
export interface Scene {
  /** Kebab-case, unique within the element: `nothing-matches`. */
  name: string;
  /** What is to be seen: “Nothing matches the search”. */
  title: string;
  /** Default `boxeo-portal`. */
  module?: string;
  /** Subject of the person signed in, default `maria.lindqvist`. */
  person?: string;
  /** How the service behaves, default `fair`. */
  weather?: 'fair' | 'slow' | 'empty' | 'failing' | 'offline' | 'forbidden' | 'off' | 'signed-out';
  markup: () => TemplateResult;
  /** Brings the element into the situation: opens a menu, types, presses a button. */
  after?: (root: HTMLElement) => Promise<void>;
}
