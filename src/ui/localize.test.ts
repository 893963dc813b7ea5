/// <reference types="vite/client" />
import { expect } from '@open-wc/testing';
import {
  formatDate,
  formatDay,
  formatExact,
  formatMoment,
  formatNumber,
  formatPart,
  formatRelative,
  formatSize,
} from './format.js';
import { type Locale, pendingPack, plural } from './localize.js';

const en: Locale = { tag: 'en-GB', pack: 'en', dir: 'ltr' };
const de: Locale = { tag: 'de', pack: 'de', dir: 'ltr' };
const ar: Locale = { tag: 'ar-u-nu-latn', pack: 'ar', dir: 'rtl' };
before(() => Promise.all([pendingPack(de), pendingPack(ar)]));

const now = new Date(2026, 10, 21, 17, 30);
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

it('tells ages as the design words them', () => {
  const say = (minutes: number) => formatRelative(en, ago(minutes), now);
  expect(say(0)).to.equal('just now');
  expect(say(14)).to.equal('14 min ago');
  expect(say(59)).to.equal('59 min ago');
  expect(say(3 * 60 + 10)).to.equal('3 h ago');
  expect(say(20 * 60)).to.equal('Yesterday');
  expect(say(3 * 24 * 60)).to.equal('18 Nov');
  expect(say(368 * 24 * 60)).to.equal('18 Nov 2025');
});

it('counts minutes and hours on across midnight', () => {
  const night = new Date(2026, 10, 21, 0, 20);
  expect(formatRelative(en, new Date(2026, 10, 20, 23, 58), night)).to.equal('22 min ago');
  expect(formatRelative(en, new Date(2026, 10, 20, 21, 0), night)).to.equal('3 h ago');
  expect(formatRelative(en, new Date(2026, 10, 20, 9, 0), night)).to.equal('Yesterday');
});

it('never says that something happens in the future because clocks differ', () => {
  expect(formatRelative(en, new Date(now.getTime() + 90_000), now)).to.equal('just now');
});

it('tells ages in German and Arabic, with the dual', () => {
  expect(formatRelative(de, ago(14), now)).to.equal('vor 14 Min.');
  expect(formatRelative(ar, ago(14), now)).to.equal('قبل 14 دقيقة');
  expect(formatRelative(ar, ago(125), now)).to.equal('قبل ساعتين');
  expect(formatRelative(ar, ago(5), now)).to.equal('قبل 5 دقائق');
  expect(formatRelative(ar, ago(20 * 60), now)).to.equal('أمس');
});

it('writes dates and times as the design does', () => {
  expect(formatExact('en-GB', new Date(2026, 10, 21, 18, 0))).to.equal('21 Nov 2026, 18:00');
  expect(formatExact('en-GB', new Date(2026, 10, 21, 9, 5))).to.equal('21 Nov 2026, 09:05');
  expect(formatMoment(en, new Date(2026, 10, 21, 14, 5), now)).to.equal('Today, 14:05');
  expect(formatMoment(en, new Date(2026, 10, 17, 9, 12), now)).to.equal('17 Nov, 09:12');
  expect(formatDay(en, new Date(2026, 10, 18), now)).to.equal('Wednesday 18 November');
  expect(formatDay(en, now, now)).to.equal('Today, Saturday 21 November');
  expect(formatDate('de', new Date(2025, 10, 18), now)).to.match(/18\. Nov\.? 2025/);
});

it('writes numbers and sizes', () => {
  expect(formatNumber('en-GB', 1284)).to.equal('1,284');
  expect(formatNumber('de', 1284)).to.equal('1.284');
  expect(formatSize('en-GB', 212_000)).to.equal('212 kB');
  expect(formatSize('en-GB', 4_800_000)).to.equal('4.8 MB');
  expect(formatSize('en-GB', 0)).to.equal('0 bytes');
  expect(formatSize('en-GB', 1_200_000_000)).to.equal('1.2 GB');
  expect(formatPart('en-GB', 6_110_000, 9_400_000)).to.equal('6.1');
});

it('picks plural forms by the rules of the language', () => {
  const arabic = { zero: '#z', one: '#o', two: '#t', few: '#f', many: '#m', other: '#x' };
  expect([0, 1, 2, 3, 11, 100].map((n) => plural('ar-u-nu-latn', n, arabic))).to.deep.equal([
    '0z',
    '1o',
    '2t',
    '3f',
    '11m',
    '100x',
  ]);
  expect(plural('en', 1284, { one: '# case', other: '# cases' })).to.equal('1,284 cases');
});

it('has every English string in every language, of the same kind', async () => {
  const files = import.meta.glob<Record<string, unknown>>(['/components/**/*.strings.ts', '/src/ui/**/*.strings.ts']);
  const packs = import.meta.glob<{ default: unknown }>('/src/ui/locales/*.ts');
  const missing: string[] = [];
  const compare = (path: string, english: unknown, other: unknown): void => {
    if (typeof english !== typeof other) missing.push(path);
    else if (english && typeof english === 'object') {
      for (const [key, value] of Object.entries(english))
        compare(`${path}.${key}`, value, (other as Record<string, unknown>)[key]);
    }
  };
  for (const load of Object.values(files)) {
    for (const strings of Object.values(await load()) as { key?: string; en?: object }[]) {
      if (!strings?.key || !strings.en) continue;
      for (const [file, pack] of Object.entries(packs)) {
        const { default: words } = await pack();
        if (typeof words === 'object')
          compare(`${file} ${strings.key}`, strings.en, (words as Record<string, unknown>)[strings.key]);
      }
    }
  }
  expect(missing).to.deep.equal([]);
});
