/** The activity stream: days, entries, what is new, what waits. */
import { html, nothing, type TemplateResult } from 'lit';
import type { repeat } from 'lit/directives/repeat.js';
import type { Activity } from '../../src/contract/activity.js';
import type { Attachment } from '../../src/contract/attachment.js';
import type { Case } from '../../src/contract/case.js';
import { formatDay, formatExact } from '../../src/ui/format.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { caseWords } from '../parts/case-words.strings.js';
import { stateTone } from '../parts/state-dot.js';
import { attachment, change, dayLine, message } from '../parts/timeline.js';
import type { Log } from './activity-log.js';
import { strings } from './case-view.strings.js';

export interface StreamOptions {
  locale: Locale;
  record: Case;
  log: Log;
  order: 'oldest' | 'newest';
  support: string;
  viewer: { id: string; name: string; initials: string } | undefined;
  /** Entries that came while the page was open, and whether they were seen. */
  fresh: ReadonlyMap<string, boolean> | undefined;
  /** Entries after this instant were not there at the last visit. */
  readAt: string | undefined;
  /** Addresses in a text as links. */
  links: (text: string) => unknown;
  /** Keeps what is drawn with its entry while others come; loaded when the case stands. */
  each: typeof repeat | undefined;
  /** Own entries that wait for the line. */
  waiting: readonly { key: string; at: string; content: unknown }[];
  urlOf: (file: Attachment) => string;
  loadingEarlier: boolean;
  earlierFailed: boolean;
  onEarlier: () => void;
}

interface Item {
  key: string;
  /** Day it stands under; absent for what belongs to none. */
  at?: string;
  content: unknown;
  classes?: string;
}

const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
};

const stateChange = ({ locale }: StreamOptions, entry: Activity): TemplateResult => {
  const t = translate(locale, strings);
  const { states } = translate(locale, caseWords);
  const { author, reason, from, to } = entry;
  const before = from === null ? undefined : states[from];
  const automatic = reason === 'reply' || reason === 'timeout' || author.role === 'system';
  const lead = before
    ? automatic
      ? t.stateChanged(before)
      : author.you
        ? t.youChanged(before)
        : t.changed(author.name, before)
    : t.changedTo(author.you ? t.you : author.name);
  const why = reason && t.reasons[reason === 'reply' && !author.you ? 'replyOther' : reason];
  return change(locale, {
    at: entry.at,
    exact: formatExact(locale.tag, entry.at, true),
    tone: to === null ? undefined : stateTone[to],
    text: html`${lead} <b>${to === null ? '' : states[to]}</b>${why ? t.because(why) : nothing}`,
  } as Parameters<typeof change>[1]);
};

const entryOf = (options: StreamOptions, entry: Activity): unknown => {
  const { locale, urlOf } = options;
  const exact = formatExact(locale.tag, entry.at, true);
  if (entry.kind === 'stateChange') return stateChange(options, entry);
  if (entry.kind === 'system') return change(locale, { at: entry.at, exact, text: entry.text });
  const { author } = entry;
  return message(locale, {
    at: entry.at,
    exact,
    name: author.name,
    initials: author.initials,
    detail: author.detail,
    own: author.you,
    text: entry.text && html`<p dir="auto">${options.links(entry.text)}</p>`,
    files:
      entry.attachments.length > 0 &&
      entry.attachments.map((file) => attachment(locale, { ...file, url: urlOf(file) })),
  } as Parameters<typeof message>[1]);
};

/** What the case was opened with stands as its first entry. */
const opening = ({ locale, record, viewer, links }: StreamOptions): Item | undefined => {
  if (!record.description) return undefined;
  const { name, id } = record.openedBy;
  return {
    key: 'opening',
    at: record.openedAt,
    content: message(locale, {
      at: record.openedAt,
      exact: formatExact(locale.tag, record.openedAt, true),
      name,
      initials: initialsOf(name),
      own: id === viewer?.id,
      text: html`<p dir="auto">${links(record.description)}</p>`,
    }),
  };
};

/** Everything in the order it is read, without the day lines. */
const itemsOf = (options: StreamOptions): Item[] => {
  const { locale, log, order, fresh, readAt, waiting, support } = options;
  const t = translate(locale, strings);
  const first = opening(options);
  const items: Item[] = first ? [first] : [];
  if (log.next) {
    const left = log.total - log.entries.length;
    items.push({
      key: 'earlier',
      classes: 'earlier',
      content: html`<button class="btn" aria-disabled=${options.loadingEarlier || nothing} @click=${options.onEarlier}>
          ${left > 0 ? t.earlier(left) : t.earlierAny}</button
        >${options.earlierFailed ? html`<p class="red" role="alert">${t.earlierFailed}</p>` : nothing}`,
    });
  }
  const unread: Item = { key: 'unread', classes: 'unread', content: html`<p class="meta">${t.unread}</p>` };
  let marked = !readAt;
  for (const entry of log.entries.toReversed()) {
    if (!marked && readAt && entry.at > readAt && !entry.author.you) {
      marked = true;
      if (order === 'oldest') items.push(unread);
    }
    const seen = fresh?.get(entry.id);
    items.push({
      key: entry.id,
      at: entry.at,
      classes: seen === undefined ? '' : seen ? 'fresh seen' : 'fresh',
      content: entryOf(options, entry),
    });
  }
  for (const entry of waiting) items.push({ ...entry, classes: 'waiting' });
  if (log.entries.length === 0 && waiting.length === 0)
    items.push({ key: 'nothing', content: html`<p class="muted nothing">${t.nothingYet(support)}</p>` });
  if (order === 'oldest') return items;
  if (marked && readAt) items.push(unread);
  return items.reverse();
};

/** Day lines stand before the first entry of a day, and again after a gap. */
const withDays = ({ locale }: StreamOptions, items: Item[]): Item[] => {
  let day = '';
  return items.flatMap((item) => {
    const { key, at } = item;
    if (!at) {
      if (key === 'earlier') day = '';
      return [item];
    }
    const own = new Date(at).toDateString();
    if (own === day) return [item];
    day = own;
    return [{ key: `day ${key}`, content: dayLine(formatDay(locale, at)) }, item];
  });
};

export const renderStream = (options: StreamOptions): TemplateResult => {
  const items = withDays(options, itemsOf(options));
  const row = ({ key, classes, content }: Item) => html`<li class=${classes || nothing} data-id=${key}>${content}</li>`;
  return html`<ol class="stream" part="stream">
    ${options.each ? options.each(items, ({ key }) => key, row) : items.map(row)}
  </ol>`;
};
