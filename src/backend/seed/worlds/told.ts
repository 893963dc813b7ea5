/** What the worlds of the demo share: days that count from the seeding, people who sign in, and what cases went through. */
import type * as z from 'zod/mini';
import type { World } from '../../../contract/world.js';
import type { SignIn } from '../people.js';
import type { Story } from '../story.js';

export type WorldInput = z.input<typeof World>;
/** One element of a list of the document. */
export type Of<List extends keyof WorldInput> = NonNullable<WorldInput[List]>[number];

/** What happened to a case since it was new; the document itself knows only how it stands. */
export type Told = Pick<Story, 'log'> & Partial<Pick<Story, 'category' | 'fields' | 'solution' | 'target' | 'unread'>>;

export interface DemoWorld {
  world: (now: number) => WorldInput;
  signIns: SignIn[];
  /** By the id of the case. */
  told: (now: number) => Record<string, Told>;
}

const DAY = 86_400_000;
/** A calendar day before (negative) or after the seeding. */
export const day = (now: number, days: number): string => new Date(now + days * DAY).toISOString().slice(0, 10);

interface Person {
  key: string;
  name: string;
}
/** Each person signs in at one site; the id tells whether as a contact, a consumer or a member of an organisation. */
export const profilesOf = (
  module: string,
  people: { contacts?: readonly Person[]; consumers?: readonly Person[]; members?: readonly Person[] },
): Of<'profiles'>[] => [
  ...(people.contacts ?? []).map(({ key }) => ({
    id: `profile-${key}`,
    module,
    subject: key,
    contact: `contact-${key}`,
  })),
  ...(people.consumers ?? []).map(({ key }) => ({
    id: `profile-${key}`,
    module,
    subject: key,
    consumer: `consumer-${key}`,
  })),
  ...(people.members ?? []).map(({ key }) => ({ id: `profile-${key}`, module, subject: key, member: `staff-${key}` })),
];

export const signInsOf = (
  module: string,
  people: readonly Person[],
  details: Readonly<Record<string, string>>,
): SignIn[] =>
  Object.entries(details).map(([person, detail]) => ({
    module,
    person,
    name: people.find(({ key }) => key === person)?.name ?? person,
    detail,
  }));
