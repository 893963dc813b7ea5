import { expect } from '@open-wc/testing';
import type { CaseType, Field } from '../../src/contract/case-type.js';
import type { Filter } from '../../src/contract/query.js';
import type { Scalar } from '../../src/contract/schema.js';
import { Form, names, readPrefill } from '../form/form.js';
import { holds } from '../form/visible.js';
import { refuse } from './judge.js';

const given = { prefill: {}, items: [] as string[], lock: new Set<string>(), hide: new Set<string>() };
const form = (fields: Partial<Field>[], start: Partial<typeof given> = {}): Form => {
  const type: CaseType = {
    id: 't',
    title: 'T',
    version: 1,
    fields: fields.map((field) => ({ kind: 'text', label: field.name ?? '', required: false, ...field }) as Field),
  };
  return new Form(type, { ...given, ...start });
};

describe('conditions over answers', () => {
  const answers: Record<string, Scalar> = { priority: 2, category: 'Alerts', note: '', phone: null };
  const test = (filter: Filter) => holds(filter, (name) => answers[name] ?? null);
  const cases: [Filter, boolean][] = [
    [{ eq: ['priority', 2] }, true],
    [{ eq: ['phone', null] }, true],
    [{ ne: ['phone', 'x'] }, true],
    [{ in: ['category', ['Access', 'Alerts']] }, true],
    [{ lte: ['priority', 2] }, true],
    [{ lt: ['priority', 2] }, false],
    [{ gt: ['phone', 0] }, false],
    [{ gte: ['priority', 2] }, true],
    [{ startsWith: ['category', 'al'] }, true],
    [{ contains: ['category', 'ERT'] }, true],
    [{ isEmpty: 'note' }, true],
    [{ not: { isEmpty: 'category' } }, true],
    [{ and: [] }, true],
    [{ or: [] }, false],
    [{ and: [{ eq: ['priority', 2] }, { or: [{ isEmpty: 'category' }, { eq: ['note', 'x'] }] }] }, false],
  ];
  for (const [filter, expected] of cases) {
    it(`${JSON.stringify(filter)} is ${expected}`, () => expect(test(filter)).to.equal(expected));
  }
});

describe('the form without its looks', () => {
  it('reads prefill as JSON and as a list', () => {
    expect(readPrefill('{"a":"x","n":2,"o":{"no":1}}')).to.deep.equal({ a: 'x', n: 2 });
    expect(readPrefill('a=x; b = y=z ;c')).to.deep.equal({ a: 'x', b: 'y=z' });
    expect(readPrefill(undefined)).to.deep.equal({});
    expect([...names('a, b  c')]).to.deep.equal(['a', 'b', 'c']);
  });

  it('puts what an attribute says into the kind of the field', () => {
    const made = form(
      [
        { name: 'amount', kind: 'number' },
        { name: 'yes', kind: 'boolean' },
        { name: 'priority', kind: 'choice', options: [{ value: 2, label: 'High' }] },
        { name: 'category', kind: 'choice', options: [{ value: 'A', label: 'A' }] },
      ],
      {
        prefill: {
          amount: '12.5',
          yes: 'true',
          priority: '2',
          category: 'not offered',
          unknown: 'x',
          soldProduct: 's1',
        },
      },
    );
    expect(made.body([])).to.deep.equal({
      caseType: 't',
      priority: 2,
      soldProduct: 's1',
      fields: { amount: 12.5, yes: true },
    });
  });

  it('neither asks nor sends what is not visible, also not through a field that is hidden itself', () => {
    const made = form([
      { name: 'a', options: [] },
      { name: 'b', visibleWhen: { eq: ['a', 'on'] } },
      { name: 'c', visibleWhen: { eq: ['b', 'on'] }, required: true },
    ]);
    made.set('a', 'on');
    made.set('b', 'on');
    expect(made.fields.map(({ name }) => name)).to.deep.equal(['a', 'b', 'c']);
    expect(made.judgeAll()).to.deep.equal(['c']);
    made.set('a', 'off');
    expect(made.fields.map(({ name }) => name)).to.deep.equal(['a']);
    expect(made.judgeAll()).to.deep.equal([]);
    expect(made.body([])).to.deep.equal({ caseType: 't', fields: { a: 'off' } });
  });

  it('takes a dependent answer away when what it depends on changes', () => {
    const made = form([
      { name: 'area', kind: 'choice', options: ['x', 'y'].map((value) => ({ value, label: value })) },
      { name: 'part', kind: 'choice', dependsOn: 'area', options: [{ value: 'p', label: 'P', when: ['x'] }] },
    ]);
    made.set('area', 'x');
    made.set('part', 'p');
    made.set('area', 'y');
    expect(made.answers['part']).to.equal(null);
  });

  it('tells the server that a default was taken away', () => {
    const made = form([
      { name: 'site', default: 'Malmö' },
      { name: 'description', kind: 'longText', default: 'x' },
    ]);
    made.set('site', '');
    made.set('description', '');
    expect(made.body([])).to.deep.equal({ caseType: 't', description: '', fields: { site: null } });
  });

  it('locks only what is prefilled, and shows a required field that is hidden and empty', () => {
    const made = form([{ name: 'a', required: true }, { name: 'b' }, { name: 'c', required: true }], {
      prefill: { a: 'given' },
      lock: new Set(['a', 'b']),
      hide: new Set(['c', 'b']),
    });
    expect([made.locked('a'), made.locked('b')]).to.deep.equal([true, false]);
    expect(made.fields.map(({ name }) => name)).to.deep.equal(['a', 'c']);
    made.restore({ a: 'of a draft', c: 'kept' });
    expect(made.answers).to.include({ a: 'given', c: 'kept' });
  });

  it('judges length, range, numbers and boxes that must be ticked', () => {
    const made = form([
      { name: 'short', maxLength: 3 },
      { name: 'n', kind: 'number', min: 1, max: 5 },
      { name: 'm', kind: 'number', min: 1, max: 5 },
      { name: 'odd', kind: 'number' },
      { name: 'ok', kind: 'boolean', required: true },
      { name: 'blank', required: true },
    ]);
    made.set('short', 'four');
    made.set('n', 0);
    made.set('m', 6);
    made.unreadable.add('odd');
    made.set('ok', false);
    made.set('blank', '   ');
    made.judgeAll();
    expect(Object.fromEntries(Object.entries(made.faults).map(([name, { code }]) => [name, code]))).to.deep.equal({
      short: 'too-long',
      n: 'too-small',
      m: 'too-large',
      odd: 'not-a-number',
      ok: 'required',
      blank: 'required',
    });
  });

  it('puts what the server found at its field, and the rest beside', () => {
    const made = form([{ name: 'shortDescription' }, { name: 'serial' }, { name: 'files', kind: 'file' }]);
    const found = refuse(
      made,
      [
        { pointer: '/shortDescription', message: 'Enter a subject' },
        { pointer: '/fields/serial', message: 'Enter the serial number' },
        { pointer: '/attachments/0', message: 'Add it again' },
        { pointer: '/caseType', message: 'Choose another' },
      ],
      false,
    );
    expect(found).to.deep.equal({ names: ['shortDescription', 'serial', 'files'], others: ['Choose another'] });
  });
});
