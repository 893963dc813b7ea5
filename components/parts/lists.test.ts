import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import { stage } from '../../test/browser/parts-stage.js';
import { addressOf } from './address.js';
import { choice, Filters } from './filters.js';
import { finder } from './finder.js';
import { orderSelect } from './order-select.js';
import { Search } from './search.js';

describe('addresses', () => {
  it('puts what names the record in its places, as an address writes it', () => {
    expect(addressOf('/c/{number}?id={id}#{id}', { id: 'a/b', number: 'CS 1' })).to.equal('/c/CS%201?id=a%2Fb#a%2Fb');
  });

  it('leaves what it has no value for, and what it does not know', () => {
    expect(addressOf('/{table}/{id}/{ids}', { id: '1' })).to.equal('/{table}/1/{ids}');
    expect(addressOf(undefined, { id: '1' })).to.equal(undefined);
  });
});

describe('finding rows', () => {
  const rows = [
    { name: 'Malmö collector', serial: null },
    { name: 'Frankfurt collector', serial: 'ACM-77' },
  ];
  const find = finder(({ name, serial }: (typeof rows)[number]) => [name, serial]);
  const names = (text: string) => rows.filter(find(text) ?? (() => true)).map(({ name }) => name);

  it('makes no difference of case and accents, and wants every word', () => {
    expect(names('MALMO')).to.deep.equal(['Malmö collector']);
    expect(names('77 frank')).to.deep.equal(['Frankfurt collector']);
    expect(names('malmo 77')).to.deep.equal([]);
    expect(names('null')).to.deep.equal([]);
  });

  it('asks for nothing when there are no words', () => {
    expect(find('  ')).to.equal(undefined);
  });
});

describe('a search field', () => {
  it('searches once one pauses, for an empty field at once', async () => {
    const place = await stage(() => html``);
    const heard: string[] = [];
    const search = new Search(place, 20, () => heard.push(search.text));
    search.type('pu');
    search.type(' pump ');
    expect(search.typed).to.equal(' pump ');
    expect(heard).to.deep.equal([]);
    await waitUntil(() => heard.length > 0);
    expect(heard).to.deep.equal(['pump']);
    search.type('');
    expect(heard).to.deep.equal(['pump', '']);
  });

  it('forgets what waits when it is cleared or leaves the page', async () => {
    const place = await stage(() => html``);
    const heard: string[] = [];
    const search = new Search(place, 1, () => heard.push(search.text));
    search.type('pump');
    search.clear();
    search.type('valve');
    place.remove();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(heard).to.deep.equal(['']);
  });
});

describe('filters of a list', () => {
  const words = {
    filters: 'Filters',
    filtersActive: (n: number) => `Filters · ${n}`,
    active: (label: string, chosen: string) => `${label}: ${chosen}`,
    severalChosen: (n: number) => `${n} chosen`,
    clear: (label: string) => `Clear ${label}`,
  };
  const staged = async () => {
    const place = await stage(() => html``);
    const none: { state: readonly string[]; place: readonly string[] } = { state: [], place: [] };
    const filters = new Filters({ element: place as never, none, changed: () => place.requestUpdate() });
    place.show = () =>
      filters.render({
        words,
        view: (name) => ({
          label: name,
          chosen: filters.picked[name],
          choices: () =>
            ['a', 'b'].map((id) => choice(id, filters.picked[name].includes(id), () => filters.pick(name, [id]))),
        }),
      });
    await place.updateComplete;
    const button = (name: string) =>
      [...(place.shadowRoot?.querySelectorAll('button') ?? [])].find(
        (each) => (each.getAttribute('aria-label') ?? each.textContent ?? '').trim() === name,
      ) as HTMLButtonElement;
    return { place, filters, button };
  };

  it('name their value, count it when it is long, and carry their own way out', async () => {
    const { place, filters, button } = await staged();
    filters.pick('state', ['a', 'b']);
    await place.updateComplete;
    expect(button('state: a, b')).to.exist;
    expect(button('Filters · 1')).to.exist;
    filters.pick('state', ['a', 'b', 'c']);
    await place.updateComplete;
    expect(button('state: 3 chosen')).to.exist;
    button('Clear state').click();
    await place.updateComplete;
    expect(filters.active).to.equal(0);
    expect(button('state')).to.exist;
  });

  it('open one panel, with the focus in it, and close it by the same button', async () => {
    const { place, button } = await staged();
    const popup = () => place.shadowRoot?.querySelector('.popup:popover-open');
    button('place').click();
    await nextFrame();
    await nextFrame();
    expect(popup()?.querySelector('legend')?.textContent).to.equal('place');
    expect(place.shadowRoot?.activeElement).to.equal(popup()?.querySelector('input'));
    expect(button('place').getAttribute('aria-expanded')).to.equal('true');
    button('place').click();
    await nextFrame();
    await nextFrame();
    expect(popup()).to.not.exist;
    expect(button('place').getAttribute('aria-expanded')).to.equal('false');
  });
});

it('the order that holds is chosen, and another one is told', async () => {
  const heard: string[] = [];
  const options = [
    ['name', 'By name'],
    ['-date', 'Latest first'],
  ] as const;
  const place = await stage(() =>
    orderSelect({ label: 'Sort by', order: '-date', options, onSort: (order) => heard.push(order) }),
  );
  const select = place.shadowRoot?.querySelector('select') as HTMLSelectElement;
  expect(select.value).to.equal('-date');
  select.value = 'name';
  select.dispatchEvent(new Event('change'));
  expect(heard).to.deep.equal(['name']);
});
