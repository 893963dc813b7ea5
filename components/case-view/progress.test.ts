import { expect } from '@open-wc/testing';
import type { Activity } from '../../src/contract/activity.js';
import { type Log, refresh } from './activity-log.js';
import { earlier } from './earlier.js';
import { span, stepsOf, targetOf } from './progress.js';

const at = (hour: number): string => new Date(Date.UTC(2026, 10, 20, hour)).toISOString();
const words = { days: (n: number) => `${n} days`, hours: (n: number) => `${n} h`, minutes: (n: number) => `${n} min` };

describe('the way of a case', () => {
  it('leaves out what was skipped', () => {
    const history = [
      { state: 1 as const, at: at(1) },
      { state: 10 as const, at: at(2) },
      { state: 3 as const, at: at(3) },
    ];
    const steps = stepsOf({ state: 3, history, openedAt: at(1) });
    expect(steps.map(({ state, kind }) => `${state} ${kind}`)).to.deep.equal(['1 done', '10 done', '3 current']);
  });

  it('stands at Open again after an answer, with the time of that', () => {
    const history = [
      { state: 1 as const, at: at(1) },
      { state: 10 as const, at: at(2) },
      { state: 18 as const, at: at(3) },
      { state: 10 as const, at: at(4) },
    ];
    const steps = stepsOf({ state: 10, history, openedAt: at(1) });
    expect(steps[1]).to.deep.equal({ state: 10, kind: 'current', at: at(4) });
    expect(steps.slice(2).map(({ kind }) => kind)).to.deep.equal(['future', 'future', 'future']);
  });

  it('ends at Cancelled in place of the rest', () => {
    const history = [
      { state: 1 as const, at: at(1) },
      { state: 7 as const, at: at(2) },
    ];
    const steps = stepsOf({ state: 7, history, openedAt: at(1) });
    expect(steps.map(({ state }) => state)).to.deep.equal([1, 7]);
  });
});

describe('the target for resolution', () => {
  const record = { openedAt: at(0), dueAt: at(10), resolvedAt: null, closedAt: null, state: 10 as const };
  const now = (hour: number) => Date.parse(at(hour));
  it('is met, missed, left, at risk or over', () => {
    expect(targetOf({ ...record, resolvedAt: at(8) })).to.deep.equal({ status: 'met', minutes: 120 });
    expect(targetOf({ ...record, resolvedAt: at(11) })).to.deep.equal({ status: 'missed', minutes: 60 });
    expect(targetOf(record, now(1))?.status).to.equal('left');
    expect(targetOf(record, now(9))).to.deep.equal({ status: 'risk', minutes: 60 });
    expect(targetOf(record, now(12))).to.deep.equal({ status: 'over', minutes: 120 });
  });
  it('is none without a date or once cancelled', () => {
    expect(targetOf({ ...record, dueAt: null })).to.equal(undefined);
    expect(targetOf({ ...record, state: 7 })).to.equal(undefined);
  });
  it('tells two units at most', () => {
    expect([12, 235, 1440 * 2 + 240, 1440 * 5 + 90].map((minutes) => span(words, minutes))).to.deep.equal([
      '12 min',
      '3 h 55 min',
      '2 days 4 h',
      '5 days',
    ]);
  });
});

describe('the log of entries', () => {
  const entry = (n: number): Activity => ({
    id: `a${n}`,
    kind: 'comment',
    at: at(0),
    author: { name: 'A', initials: 'A', role: 'agent', you: false },
    text: `${n}`,
    from: null,
    to: null,
    reason: null,
    attachments: [],
  });
  /** A backend with entries 1 to `last`, three a page, newest first. */
  const backend = (last: () => number) => async (after: string | undefined) => {
    const from = after === undefined ? last() : Number(after);
    const items = Array.from({ length: Math.min(3, from) }, (_, index) => entry(from - index));
    return { items, next: from > 3 ? String(from - 3) : null, total: last() };
  };
  const ids = ({ entries }: Log) => entries.map(({ id }) => id).join(' ');

  it('joins new entries to those known, without gap or repetition', async () => {
    let last = 7;
    const load = backend(() => last);
    let log = await refresh(load, () => undefined);
    expect(ids(log)).to.equal('a7 a6 a5');
    log = await earlier(load, () => log);
    expect(ids(log)).to.equal('a7 a6 a5 a4 a3 a2');
    last = 12;
    log = await refresh(load, () => log);
    expect(ids(log)).to.equal('a12 a11 a10 a9 a8 a7 a6 a5 a4 a3 a2');
    log = await earlier(load, () => log);
    expect(ids(log)).to.match(/ a2 a1$/);
    expect(log.next).to.equal(null);
  });

  it('begins again when too much has come', async () => {
    let last = 3;
    const load = backend(() => last);
    let log = await refresh(load, () => undefined);
    last = 60;
    log = await refresh(load, () => log);
    expect(ids(log)).to.equal('a60 a59 a58 a57 a56 a55 a54 a53 a52');
    expect(log).to.deep.include({ next: '51', total: 60 });
  });
});
