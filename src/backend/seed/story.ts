/** How the cases of the stories are written down: what was said and done, and how long ago. */
import type { Scalar } from '../../contract/schema.js';

/** Before now: `4d`, `3h`, `14m`, or together `1d5h20m`. */
export type Ago = `${number}${'d' | 'h' | 'm'}${string}`;

export interface Said {
  ago: Ago;
  /** Sign-in of a customer, or the first name of an agent. */
  who: string;
  text?: string;
  /** Files that came with it, by their name in `files.ts`. */
  files?: string[];
  to?: number;
  reason?: string;
}

export interface Story {
  number: number;
  type: string;
  by: string;
  /** Sold product. */
  product?: string;
  item?: string;
  subject: string;
  description: string;
  priority?: 1 | 2 | 3 | 4;
  category?: string;
  fields?: Record<string, Scalar>;
  channel?: 'web' | 'phone' | 'email' | 'chat' | 'proactive';
  opened: Ago;
  /** Hours after opening by which it should be solved; as the module has it unless said. */
  target?: number;
  escalation?: 0 | 1 | 2 | 3;
  log: Said[];
  solution?: { code: string; notes: string };
  watch?: string[];
  rating?: number;
  /** The newest entries are still unread by its customer. */
  unread?: boolean;
}

const minutesOf: Record<string, number> = { d: 1440, h: 60, m: 1 };
export const before = (now: number, ago: Ago): string => {
  let minutes = 0;
  for (const [, count, unit] of ago.matchAll(/(\d+)([dhm])/g)) minutes += Number(count) * (minutesOf[unit ?? ''] ?? 0);
  return new Date(now - minutes * 60_000).toISOString();
};

export const say = (ago: Ago, who: string, text: string, ...files: string[]): Said => ({
  ago,
  who,
  text,
  ...(files.length > 0 ? { files } : {}),
});
export const open = (ago: Ago, who: string, reason?: string): Said => ({
  ago,
  who,
  to: 10,
  ...(reason ? { reason } : {}),
});
export const awaiting = (ago: Ago, who: string): Said => ({ ago, who, to: 18 });
export const resolved = (ago: Ago, who: string): Said => ({ ago, who, to: 6 });
export const closed = (ago: Ago, who: string, reason: string): Said => ({ ago, who, to: 3, reason });
export const cancelled = (ago: Ago, who: string): Said => ({ ago, who, to: 7, reason: 'cancel' });
/** A reply, and the case going back to work because of it. */
export const replied = (ago: Ago, who: string, text: string, ...files: string[]): Said[] => [
  say(ago, who, text, ...files),
  { ago, who, to: 10, reason: 'reply' },
];
