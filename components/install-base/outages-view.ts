/** The banners of outages; loaded when there are some. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Outage } from '../../src/contract/product.js';
import type { OrielElement } from '../../src/ui/element.js';
import { formatExact, formatMoment, formatTime } from '../../src/ui/format.js';
import { critical, planned } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { wake } from '../../src/ui/wake.js';
import { banner } from '../parts/banner.js';
import { outageStrings } from './outages.strings.js';

/** More would push the rows out of sight. */
const MOST = 2;

const isToday = (at: string, now: Date): boolean => new Date(at).toDateString() === now.toDateString();

/** Sun, 22 Nov, 02:00–04:00 UTC: the end is as short as it can be. */
export const span = (locale: Locale, from: string, to: string | null, long = true): string => {
  if (!to) return formatExact(locale.tag, from, long);
  return new Intl.DateTimeFormat(locale.tag, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...(long && { weekday: 'short', timeZoneName: 'short' }),
  }).formatRange(new Date(from), new Date(to));
};

export const isActive = ({ startsAt, endsAt }: Outage, now: number): boolean =>
  Date.parse(startsAt) <= now && (endsAt === null || Date.parse(endsAt) > now);

/** Those that are on now before those that come; each nearest first. */
const ordered = (outages: readonly Outage[], now: number): Outage[] => {
  const active = outages.filter((each) => isActive(each, now));
  const coming = outages.filter(({ startsAt }) => Date.parse(startsAt) > now);
  return [
    ...active.sort((a, b) => b.startsAt.localeCompare(a.startsAt)),
    ...coming.sort((a, b) => a.startsAt.localeCompare(b.startsAt)),
  ];
};

type Named = { id: string; number: string };
export interface Way {
  hrefOf: (record: Named) => string | undefined;
  onSelect: (event: Event, record: Named) => void;
}

const renderOutage = (locale: Locale, outage: Outage, { hrefOf, onSelect }: Way, now: Date): TemplateResult => {
  const t = translate(locale, outageStrings);
  const { startsAt, endsAt, nextUpdateAt, detail, items } = outage;
  const active = isActive(outage, now.getTime());
  const names = new Intl.ListFormat(locale.tag).format(items.slice(0, 3).map(({ name }) => `\u2068${name}\u2069`));
  const update = nextUpdateAt && Date.parse(nextUpdateAt) > now.getTime() ? nextUpdateAt : undefined;
  const time = (at: string): string => (isToday(at, now) ? formatTime(locale.tag, at) : formatMoment(locale, at, now));
  const href = outage.case && hrefOf(outage.case);
  const follow =
    outage.case && href
      ? html` <a href=${href} @click=${(event: Event) => outage.case && onSelect(event, outage.case)}>${t.follow(outage.case.number)}</a>`
      : nothing;
  const words = active
    ? [
        isToday(startsAt, now)
          ? t.sinceToday(formatTime(locale.tag, startsAt))
          : t.since(formatMoment(locale, startsAt, now)),
        t.affected(items.length),
        detail && html`<bdi>${detail}</bdi>`,
        update && t.updateBy(time(update)),
      ]
    : [
        `${span(locale, startsAt, endsAt)}.`,
        items.length > 3 ? t.affected(items.length) : names && `${names}.`,
        detail,
      ];
  return banner({
    tone: outage.kind === 'planned' ? 'info' : 'danger',
    icon: outage.kind === 'planned' ? planned : critical,
    title: html`<span dir="auto">${outage.kind === 'planned' ? t.planned(outage.title) : t.outage(outage.title)}</span>`,
    text: html`${words.filter(Boolean).map((each) => html`${each} `)}${follow}`,
  });
};

/** `onAll` leaves those out that are too many; without it all are shown. */
export const renderOutages = (
  element: OrielElement,
  outages: readonly Outage[],
  way: Way,
  onAll: (() => void) | undefined,
): TemplateResult | typeof nothing => {
  const now = new Date();
  const list = ordered(outages, now.getTime());
  const rest = onAll ? list.length - MOST : 0;
  if (list.length === 0) return nothing;
  // An outage begins and ends by itself.
  wake(element, 60_000);
  return html`<div class="outages" part="outages">
    ${list.slice(0, rest > 0 ? MOST : list.length).map((outage) => renderOutage(element.locale, outage, way, now))}
    ${rest > 0 ? html`<button class="link" @click=${onAll}>${element.t(outageStrings).andMore(rest)}</button>` : nothing}
  </div>`;
};
