/** What is missing takes the focus, in each kind of activity. */
import { expect } from '@open-wc/testing';
import {
  comes,
  fill,
  focused,
  goOn,
  type Intake,
  leave,
  left,
  people,
  pick,
  resumed,
  soon,
} from '../../test/browser/intake-page.js';

/** Goes on too early, and tells what has the focus once it is said that something is missing. */
const tooEarly = async (page: Intake): Promise<HTMLElement> => {
  goOn(page);
  await soon(page.root, '.activity .field-error');
  await comes(() => focused(page.root)?.closest('.answers'), 'what is missing has the focus');
  return focused(page.root) as HTMLElement;
};
const streaming = async (to: string) => resumed(await left(to, 'streaming-problem', people.calico), people.calico);
const onboarding = async (to: string) => resumed(await left(to, 'account-onboarding', people.boxeo), people.boxeo);

describe('what is missing in <oriel-playbook-intake>', () => {
  beforeEach(() => history.replaceState(null, ''));
  afterEach(leave);

  it('is the question of a guided decision that is not answered yet', async () => {
    const page = await streaming('diagnosis');
    await pick(page, 'No');
    await comes(() => page.root.querySelectorAll('.node-asked').length === 2, 'the next question comes');
    page.root.querySelector<HTMLElement>('.node-asked input:checked')?.focus();
    const control = await tooEarly(page);
    expect(control.closest('.node-asked') === [...page.root.querySelectorAll('.node-asked')].at(-1)).to.equal(true);
    expect((control as HTMLInputElement).type).to.equal('radio');
  });

  it('is the item of a checklist that is not ticked', async () => {
    const page = await streaming('restart');
    const ticks = () => [...page.root.querySelectorAll<HTMLInputElement>('.ticks input')];
    await comes(() => ticks().length === 3, 'all items');
    ticks()[0]?.click();
    await page.element.updateComplete;
    expect((await tooEarly(page)) === ticks()[1]).to.equal(true);
    expect(ticks().map((each) => each.getAttribute('aria-invalid'))).to.deep.equal([null, 'true', null]);
  });

  it('is the first of several choices', async () => {
    const page = await onboarding('channels');
    expect((await tooEarly(page)) === page.root.querySelector('.ticks input')).to.equal(true);
  });

  it('is the choice among few records, and the one among many', async () => {
    const few = await streaming('device');
    await soon(few.root, '.radios input');
    expect((await tooEarly(few)) === few.root.querySelector('.radios input')).to.equal(true);
    expect(few.root.querySelector('.radios')?.getAttribute('aria-invalid')).to.equal('true');
    const many = await onboarding('service');
    await soon(many.root, 'oriel-part-combobox button');
    expect((await tooEarly(many)).localName).to.equal('button');
  });

  it('is the choice of files', async () => {
    const page = await resumed(await left('photos'));
    await soon(page.root, '.drop input');
    expect((await tooEarly(page)) === page.root.querySelector('.drop input')).to.equal(true);
  });

  it('is the second field of a form when the first is filled in', async () => {
    const page = await resumed(await left('kind'));
    expect((await tooEarly(page)).id).to.equal('field-category');
    await fill(page, 'category', 'Water or storm');
    expect((await tooEarly(page)).id).to.equal('field-happenedOn');
  });
});
