import { expect, fixture, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, LitElement } from 'lit';
import { controls } from '../../src/ui/controls.styles.js';
import type { Locale } from '../../src/ui/localize.js';
import { common, tokens } from '../../src/ui/tokens.styles.js';
import { rowStyles } from './rows.styles.js';
import { Tree } from './tree.js';
import { treeStyles } from './tree.styles.js';
import { linesOf, type TreeItem } from './tree-lines.js';

interface Part extends TreeItem {
  name: string;
}
const part = (id: string, parent: string | null = null, name = id): Part => ({ id, parent, name });
const few = [
  part('suite'),
  part('core', 'suite'),
  part('probe', 'core'),
  part('logs', 'suite'),
  part('gate'),
  part('lost', 'not-here'),
];

/** A tree and nothing else. */
class TreeStage extends LitElement {
  static override styles = [tokens, common, controls, rowStyles, treeStyles];
  static override properties = { rows: { attribute: false }, search: {}, grouped: { type: Boolean } };
  declare rows: Part[];
  declare search: string;
  declare grouped: boolean;
  locale: Locale = { tag: 'en-GB', pack: 'en', dir: 'ltr' };
  pressed: string[] = [];
  readonly tree = new Tree<Part>(this);
  protected override willUpdate(): void {
    const { search, grouped } = this;
    const match = search ? (row: Part) => row.name.includes(search) : undefined;
    const groupOf = grouped ? (row: Part) => (row.id < 'l' ? 'early' : 'late') : undefined;
    this.tree.set(this.rows ?? [], { match, groupOf }, `${search} ${grouped}`);
  }
  override render() {
    if (this.tree.waiting) return html`<p>wait</p>`;
    return this.tree.render({
      label: 'Parts',
      columns: html`<div class="columns" role="row"><div class="cell c-name" role="columnheader">Part</div></div>`,
      row: ({ id, name }) => ({
        name: html`<button class="open" tabindex="-1" @click=${() => this.pressed.push(id)}>${name}</button>`,
      }),
    });
  }
}
customElements.define('test-tree', TreeStage);

const staged = async (rows = few, more: Partial<TreeStage> = {}): Promise<TreeStage> => {
  const stage = await fixture<TreeStage>(html`<test-tree></test-tree>`);
  Object.assign(stage, { rows, ...more });
  await stage.updateComplete;
  return stage;
};
const shown = (stage: TreeStage) =>
  [...(stage.shadowRoot?.querySelectorAll('.row') ?? [])].map(
    (row) => `${row.getAttribute('aria-level')} ${row.querySelector('.open')?.textContent ?? row.textContent?.trim()}`,
  );
const focused = (stage: TreeStage) =>
  stage.shadowRoot?.activeElement?.closest('.row')?.querySelector('.open')?.textContent;
const press = async (stage: TreeStage, ...keys: string[]) => {
  for (const key of keys) {
    await sendKeys({ press: key });
    await stage.updateComplete;
  }
};

describe('tree', () => {
  it('puts children below their parents; whose parent is not there is a root', async () => {
    const stage = await staged();
    expect(shown(stage)).to.deep.equal(['1 suite', '2 core', '3 probe', '2 logs', '1 gate', '1 lost']);
    const core = stage.shadowRoot?.querySelectorAll('.row')[1];
    expect(core?.getAttribute('aria-setsize')).to.equal('2');
    expect(core?.getAttribute('aria-posinset')).to.equal('1');
    expect(core?.getAttribute('aria-expanded')).to.equal('true');
    expect(stage.shadowRoot?.querySelectorAll('.row')[3]?.hasAttribute('aria-expanded')).to.equal(false);
  });

  it('goes with the arrow keys, opens and closes, and presses with Enter', async () => {
    const stage = await staged();
    stage.tree.focus('suite');
    await press(stage, 'ArrowDown', 'ArrowDown');
    expect(focused(stage)).to.equal('probe');
    await press(stage, 'ArrowLeft');
    expect(focused(stage)).to.equal('core');
    await press(stage, 'ArrowLeft');
    expect(shown(stage)).to.deep.equal(['1 suite', '2 core', '2 logs', '1 gate', '1 lost']);
    expect(focused(stage)).to.equal('core');
    await press(stage, 'ArrowRight', 'ArrowRight');
    expect(focused(stage)).to.equal('probe');
    await press(stage, 'End');
    expect(focused(stage)).to.equal('lost');
    await press(stage, 'Home', 'Enter');
    expect(stage.pressed).to.deep.equal(['suite']);
  });

  it('mirrors Right and Left where one reads from right to left', async () => {
    const stage = await staged();
    stage.locale = { tag: 'ar', pack: 'ar', dir: 'rtl' };
    stage.tree.focus('suite');
    await press(stage, 'ArrowRight');
    expect(shown(stage)).to.deep.equal(['1 suite', '1 gate', '1 lost']);
    await press(stage, 'ArrowLeft');
    expect(shown(stage)).to.have.length(6);
  });

  it('is one tab stop, on the row that had the focus last', async () => {
    const stage = await staged();
    const stops = () => stage.shadowRoot?.querySelectorAll('.row [tabindex="0"]') ?? [];
    expect(stops()).to.have.length(1);
    stage.tree.focus('gate');
    await stage.updateComplete;
    expect(stops()).to.have.length(1);
    expect(stops()[0]?.textContent).to.contain('gate');
  });

  it('keeps what a match is part of, open whatever it was', async () => {
    const stage = await staged();
    stage.tree.toggle('suite', false);
    stage.search = 'probe';
    await stage.updateComplete;
    expect(shown(stage)).to.deep.equal(['1 suite', '2 core', '3 probe']);
    expect(stage.shadowRoot?.querySelectorAll('.row.dim')).to.have.length(2);
    stage.search = '';
    await stage.updateComplete;
    expect(shown(stage)).to.deep.equal(['1 suite', '1 gate', '1 lost']);
  });

  it('stands in groups with heads, where a child of another group is a root', async () => {
    const stage = await staged(few, { grouped: true });
    expect(shown(stage)).to.deep.equal([
      '1 late',
      '2 suite',
      '3 logs',
      '2 probe',
      '2 lost',
      '1 early',
      '2 core',
      '2 gate',
    ]);
  });

  it('sorts among siblings', () => {
    const lines = linesOf(few, { compare: (a, b) => (a.id < b.id ? -1 : 1) }, () => true);
    expect(lines.map(({ key }) => key)).to.deep.equal(['gate', 'lost', 'suite', 'core', 'probe', 'logs']);
  });

  it('shows a row that is its own parent, and ends where parents go in a circle', () => {
    const odd = [part('own', 'own'), part('a', 'b'), part('b', 'a'), part('end')];
    expect(linesOf(odd, {}, () => true).map(({ key }) => key)).to.include.members(['own', 'end']);
    expect(linesOf(odd, { match: ({ id }) => id === 'a' }, () => true)).to.be.an('array');
  });

  it('holds 10,000 rows and draws only those in sight', async () => {
    const many = Array.from({ length: 10_000 }, (_, n) => part(`p${n}`, n % 10 ? `p${n - (n % 10)}` : null));
    const stage = await staged(many);
    await waitUntil(() => stage.shadowRoot?.querySelector('.frame .row'));
    expect(stage.tree.lines).to.have.length(1000);
    const all = linesOf(many, {}, () => true);
    expect(all).to.have.length(10_000);
    expect(stage.shadowRoot?.querySelectorAll('.row').length).to.be.lessThan(40);
    stage.tree.focus('p0');
    await press(stage, 'End');
    await waitUntil(() => focused(stage) === 'p9990');
    await press(stage, 'ArrowRight');
    expect(stage.tree.lines).to.have.length(1009);
    await press(stage, 'ArrowRight');
    await waitUntil(() => focused(stage) === 'p9991');
    expect(stage.shadowRoot?.querySelectorAll('.row').length).to.be.lessThan(40);
  });
});
