import { expect, fixture, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, LitElement, render } from 'lit';
import { common, tokens } from '../../src/ui/tokens.styles.js';
import { type ComboboxChooseEvent, type ComboboxOption, defineCombobox, type OrielPartCombobox } from './combobox.js';
import { dialog } from './dialog.js';
import { defineMenu, type MenuChooseEvent, type MenuItem, type OrielPartMenu } from './menu.js';
import { popupStyles } from './popup.js';
import { radioList } from './radio-list.js';
import { segmented } from './segmented.js';

defineMenu();
defineCombobox();

/** A shadow root to stand in, as in a widget. */
class Stand extends LitElement {
  static override styles = [tokens, common, popupStyles];
  static override properties = { show: { attribute: false } };
  declare show: () => unknown;
  override render() {
    return this.show?.();
  }
}
customElements.define('test-stand', Stand);

const stand = (show: () => unknown): Promise<Stand> => fixture<Stand>(html`<test-stand .show=${show}></test-stand>`);
const inside = (place: Stand) => place.shadowRoot as ShadowRoot;
const focused = (place: Stand) => inside(place).activeElement as HTMLElement;
const press = async (...keys: string[]) => {
  for (const key of keys) await sendKeys({ press: key });
  await nextFrame();
};

describe('menu', () => {
  const items: MenuItem[] = [
    { id: 'escalate', label: 'Escalate' },
    { id: 'close', label: 'Close case' },
    { id: 'copy', label: 'Copy link', disabled: true },
    { id: 'cancel', label: 'Cancel case', danger: true },
  ];
  const open = async (...keys: string[]) => {
    const chosen: string[] = [];
    const place = await stand(
      () =>
        html`<oriel-part-menu
            label="More actions"
            .items=${items}
            @choose=${(event: MenuChooseEvent) => chosen.push(event.id)}
          ></oriel-part-menu
          ><button id="after">after</button>`,
    );
    const menu = inside(place).querySelector('oriel-part-menu') as OrielPartMenu;
    await menu.updateComplete;
    const button = menu.querySelector('button') as HTMLElement;
    const popup = menu.querySelector('[role=menu]') as HTMLElement;
    button.focus();
    await press(...keys);
    const at = () => focused(place)?.textContent?.trim();
    return { place, chosen, button, popup, at, isOpen: () => popup.matches(':popover-open') };
  };

  const opening: [key: string, item: string][] = [
    ['Enter', 'Escalate'],
    ['Space', 'Escalate'],
    ['ArrowDown', 'Escalate'],
    ['ArrowUp', 'Cancel case'],
  ];
  for (const [key, item] of opening) {
    it(`${key} opens on “${item}”`, async () => {
      const { isOpen, at, button } = await open(key);
      expect(isOpen()).to.equal(true);
      expect(button.getAttribute('aria-expanded')).to.equal('true');
      expect(at()).to.equal(item);
    });
  }

  const moving: [keys: string[], item: string][] = [
    [['ArrowDown'], 'Close case'],
    [['ArrowUp'], 'Cancel case'],
    [['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown'], 'Escalate'],
    [['End'], 'Cancel case'],
    [['End', 'Home'], 'Escalate'],
    [['c'], 'Close case'],
    [['c', 'c', 'c'], 'Cancel case'],
    [['c', 'c', 'c', 'c'], 'Close case'],
    [['z'], 'Escalate'],
  ];
  for (const [keys, item] of moving) {
    it(`${keys.join(' ')} goes to “${item}”`, async () => {
      const { at } = await open('Enter', ...keys);
      expect(at()).to.equal(item);
    });
  }

  for (const key of ['Enter', 'Space']) {
    it(`${key} chooses, closes and gives the focus back`, async () => {
      const { chosen, isOpen, place, button } = await open('Enter', 'ArrowDown', key);
      expect(chosen).to.deep.equal(['close']);
      expect(isOpen()).to.equal(false);
      expect(focused(place) === button, 'focus on the button').to.equal(true);
    });
  }

  it('a disabled item can be read but not chosen', async () => {
    const { chosen, isOpen, at } = await open('Enter', 'ArrowDown', 'ArrowDown', 'Enter');
    expect(at()).to.equal('Copy link');
    expect(chosen).to.deep.equal([]);
    expect(isOpen()).to.equal(true);
  });

  it('Escape closes and gives the focus back', async () => {
    const { isOpen, place, button } = await open('Enter', 'Escape');
    expect(isOpen()).to.equal(false);
    expect(focused(place) === button, 'focus on the button').to.equal(true);
    expect(button.getAttribute('aria-expanded')).to.equal('false');
  });

  it('Tab closes and goes on', async () => {
    const { isOpen, place } = await open('Enter', 'Tab');
    expect(isOpen()).to.equal(false);
    expect(focused(place).id).to.equal('after');
  });
});

describe('combobox', () => {
  const names = ['Network Monitoring', 'Log Analytics', 'Access Gateway', 'Edge Probe'];
  const few: ComboboxOption[] = names.map((label, i) => ({ value: String(i), label, disabled: i === 2 }));
  const many: ComboboxOption[] = Array.from({ length: 10 }, (_, i) => ({
    value: `m${i}`,
    label: `Collector ${i}`,
    detail: i % 2 ? 'Frankfurt' : 'Malmö',
  }));
  const words = {
    choose: 'Choose',
    search: 'Search',
    searching: 'Searching',
    none: (q: string) => `Nothing matches “${q}”`,
  };
  const open = async (given: Partial<OrielPartCombobox>, ...keys: string[]) => {
    const chosen: string[] = [];
    let left = 0;
    const place = await stand(
      () =>
        html`<span id="l">Product</span
          ><oriel-part-combobox
            .words=${words}
            .labelledby=${'l'}
            .options=${given.options}
            .lookup=${given.lookup}
            @choose=${(event: ComboboxChooseEvent) => chosen.push(event.option.label)}
            @leave=${() => left++}
          ></oriel-part-combobox
          ><button id="after">after</button>`,
    );
    const part = inside(place).querySelector('oriel-part-combobox') as OrielPartCombobox;
    await part.updateComplete;
    part.focus();
    for (const key of keys) {
      await press(key);
      await part.updateComplete;
    }
    const button = part.querySelector('button') as HTMLElement;
    const active = () => {
      const id = focused(place)?.getAttribute('aria-activedescendant');
      return id ? part.querySelector(`[id="${id}"]`)?.textContent?.replace(/\s+/g, ' ').trim() : undefined;
    };
    return { place, part, button, chosen, active, left: () => left, isOpen: () => part.expanded };
  };

  for (const key of ['Enter', 'Space', 'ArrowDown', 'ArrowUp']) {
    it(`${key} opens the list with the focus in it`, async () => {
      const { isOpen, active, button, place } = await open({ options: few }, key);
      expect(isOpen()).to.equal(true);
      expect(button.getAttribute('aria-expanded')).to.equal('true');
      expect(focused(place).getAttribute('role')).to.equal('listbox');
      expect(active()).to.equal('Network Monitoring');
    });
  }

  const moving: [keys: string[], option: string][] = [
    [['ArrowDown'], 'Log Analytics'],
    [['ArrowDown', 'ArrowUp', 'ArrowUp'], 'Network Monitoring'],
    [['End'], 'Edge Probe'],
    [['End', 'ArrowDown'], 'Edge Probe'],
    [['End', 'Home'], 'Network Monitoring'],
    [['e'], 'Edge Probe'],
    [['l', 'o'], 'Log Analytics'],
  ];
  for (const [keys, option] of moving) {
    it(`${keys.join(' ')} goes to “${option}”`, async () => {
      const { active } = await open({ options: few }, 'Enter', ...keys);
      expect(active()).to.equal(option);
    });
  }

  for (const key of ['Enter', 'Space']) {
    it(`${key} chooses, shows it and gives the focus back`, async () => {
      const { chosen, part, isOpen, place, button, left } = await open({ options: few }, 'Enter', 'ArrowDown', key);
      expect(chosen).to.deep.equal(['Log Analytics']);
      await part.updateComplete;
      expect(button.textContent).to.contain('Log Analytics');
      expect(isOpen()).to.equal(false);
      expect(focused(place) === button, 'focus on the button').to.equal(true);
      expect(left()).to.equal(1);
    });
  }

  it('does not choose what is disabled', async () => {
    const { chosen, isOpen } = await open({ options: few }, 'Enter', 'ArrowDown', 'ArrowDown', 'Enter');
    expect(chosen).to.deep.equal([]);
    expect(isOpen()).to.equal(true);
  });

  it('Escape closes without a choice and gives the focus back', async () => {
    const { chosen, isOpen, place, button } = await open({ options: few }, 'Enter', 'ArrowDown', 'Escape');
    expect(chosen).to.deep.equal([]);
    expect(isOpen()).to.equal(false);
    expect(focused(place) === button, 'focus on the button').to.equal(true);
  });

  it('Tab closes and goes on', async () => {
    const { isOpen, place } = await open({ options: few }, 'Enter', 'Tab');
    expect(isOpen()).to.equal(false);
    expect(focused(place).id).to.equal('after');
  });

  it('finds among many by every word, also of the second line', async () => {
    const { place, part, active } = await open({ options: many }, 'Enter');
    expect(focused(place).getAttribute('role')).to.equal('combobox');
    await sendKeys({ type: 'frank 7' });
    await part.updateComplete;
    expect([...part.querySelectorAll('[role=option]')].length).to.equal(1);
    expect(active()).to.equal('Collector 7 Frankfurt');
    await press('Enter');
    expect(part.value?.value).to.equal('m7');
  });

  it('says when nothing matches', async () => {
    const { part } = await open({ options: many }, 'Enter');
    await sendKeys({ type: 'zz' });
    await part.updateComplete;
    expect(part.querySelector('[role=status]')?.textContent?.trim()).to.equal('Nothing matches “zz”');
  });

  it('drops late answers of a lookup', async () => {
    const waiting = new Map<string, (found: ComboboxOption[]) => void>();
    const aborted: string[] = [];
    const lookup = (query: string, signal: AbortSignal) => {
      signal.addEventListener('abort', () => aborted.push(query));
      return new Promise<ComboboxOption[]>((done) => waiting.set(query, done));
    };
    const { part } = await open({ lookup }, 'Enter');
    await sendKeys({ type: 'a' });
    await sendKeys({ type: 'b' });
    waiting.get('ab')?.([{ value: '2', label: 'right' }]);
    await nextFrame();
    waiting.get('a')?.([{ value: '1', label: 'late' }]);
    await nextFrame();
    await part.updateComplete;
    expect([...part.querySelectorAll('[role=option]')].map((o) => o.textContent?.trim())).to.deep.equal(['right']);
    expect(aborted).to.deep.equal(['', 'a']);
  });
});

describe('radio groups', () => {
  const options = ['Critical', 'High', 'Moderate'].map((label) => ({ value: label, label }));
  for (const [name, group] of [
    ['segmented', segmented],
    ['radio list', radioList],
  ] as const) {
    it(`${name}: one tab stop on the chosen, arrows choose`, async () => {
      const chosen: string[] = [];
      const place = await stand(
        () =>
          html`<button id="before">b</button><span id="l">Priority</span>${group({
            name: 'p',
            labelledby: 'l',
            options,
            value: 'High',
            onChange: (value) => chosen.push(value),
          })}<button id="after">a</button>`,
      );
      inside(place).querySelector<HTMLElement>('#before')?.focus();
      await press('Tab');
      expect((focused(place) as HTMLInputElement).value).to.equal('High');
      await press('ArrowRight');
      await press('ArrowRight');
      expect(chosen).to.deep.equal(['Moderate', 'Critical']);
      await press('Tab');
      expect(focused(place).id).to.equal('after');
    });
  }
});

describe('dialog', () => {
  const open = async () => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const root = place.attachShadow({ mode: 'open' });
    let closed = 0;
    const draw = (show: boolean): unknown =>
      render(
        html`<button id="from">open</button>${dialog({
          open: show,
          id: 't',
          title: 'Cancel the case?',
          close: 'Close',
          content: html`<input />`,
          actions: html`<button id="keep">Keep case</button><button id="cancel">Cancel case</button>`,
          onClose: () => {
            closed++;
            draw(false);
          },
        })}`,
        root,
      );
    draw(false);
    root.querySelector<HTMLElement>('#from')?.focus();
    draw(true);
    await nextFrame();
    const element = root.querySelector('dialog') as HTMLDialogElement;
    return { root, element, closed: () => closed };
  };

  it('is modal and named by its title', async () => {
    const { element } = await open();
    expect(element.matches(':modal')).to.equal(true);
    expect(element.getAttribute('aria-labelledby')).to.equal('t');
  });

  it('Tab goes round inside', async () => {
    const { root, element } = await open();
    const seen = new Set<string | undefined>();
    for (let i = 0; i < 6; i++) {
      await press('Tab');
      if (root.activeElement) expect(element.contains(root.activeElement)).to.equal(true);
      seen.add(root.activeElement?.id);
    }
    expect([...seen]).to.include.members(['keep', 'cancel']);
    expect([...seen]).not.to.include('from');
  });

  it('Escape closes once and gives the focus back', async () => {
    const { root, element, closed } = await open();
    await press('Escape');
    expect(element.open).to.equal(false);
    expect(closed()).to.equal(1);
    expect(root.activeElement?.id).to.equal('from');
  });

  it('the × closes', async () => {
    const { root, element, closed } = await open();
    root.querySelector<HTMLElement>('[aria-label=Close]')?.click();
    await nextFrame();
    expect(element.open).to.equal(false);
    expect(closed()).to.equal(1);
  });
});
