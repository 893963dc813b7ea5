/** What an agent types into the rows of “Ask the customer” is what the contract takes, and errors stand at their rows. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type AskRow, activityOf, faultsOf, idOf, newRow, placeErrors } from '../../demo/ops/ask-rows.js';
import { AssignedActivity } from '../../src/contract/playbook.js';

const row = (parts: Partial<AskRow>): AskRow => ({ ...newRow(), title: 'A photo of the label', ...parts });

describe('what is asked for at the desk', () => {
  it('is named by its title and by a mark of its own', () => {
    const mark = '4f2a9c';
    assert.equal(idOf({ title: 'A photo of the label', mark }), 'aPhotoOfTheLabel4f2a9c');
    assert.equal(idOf({ title: '2 Größen, s’il vous plaît', mark }), 'groEnSIlVousPlait4f2a9c');
    assert.equal(idOf({ title: 'صورة الملصق', mark }), 'asked4f2a9c');
    assert.match(idOf({ title: 'Word '.repeat(40), mark }), /^[a-z][A-Za-z0-9]{0,63}$/);
    assert.notEqual(activityOf(row({})).id, activityOf(row({})).id);
    const sent = row({});
    const { id } = activityOf(sent);
    assert.equal(activityOf({ ...sent, title: 'Another title' }).id, id);
  });

  it('is what its kind needs, and nothing that was typed for another one', () => {
    const typed = { choices: 'Green\n\n Red ', points: 'Plugged in\nSwitched on', text: ' ', least: '2' };
    const { id: _, ...photo } = AssignedActivity.parse(activityOf(row(typed)));
    assert.deepEqual(photo, { kind: 'attachment', title: 'A photo of the label', files: { min: 2 } });
    const question = AssignedActivity.parse(activityOf(row({ ...typed, kind: 'question', answer: 'choice' })));
    const options = ['Green', 'Red'].map((label) => ({ value: label, label }));
    assert.deepEqual(question.question, { kind: 'choice', required: true, options });
    const yes = AssignedActivity.parse(activityOf(row({ ...typed, kind: 'question' })));
    assert.deepEqual(yes.question, { kind: 'boolean', required: true });
    const list = AssignedActivity.parse(activityOf(row({ ...typed, kind: 'checklist', all: false })));
    assert.deepEqual(list.checklist, [
      { id: 'point1', label: 'Plugged in', required: false },
      { id: 'point2', label: 'Switched on', required: false },
    ]);
  });

  it('is judged at its field', () => {
    assert.deepEqual(faultsOf(row({})), {});
    assert.deepEqual(Object.keys(faultsOf(row({ title: ' ', least: '0' }))), ['title', 'least']);
    assert.deepEqual(Object.keys(faultsOf(row({ kind: 'question', answer: 'several', choices: 'One' }))), ['choices']);
    assert.deepEqual(Object.keys(faultsOf(row({ kind: 'checklist', points: `${'x'.repeat(201)}` }))), ['points']);
    assert.deepEqual(faultsOf(row({ kind: 'question', answer: 'date' })), {});
  });

  it('has the errors of the service at the row and field that they concern', () => {
    const rows = [row({}), row({})];
    const error = (pointer: string, message: string) => ({ pointer, code: 'invalid', message });
    const others = placeErrors(rows, [
      error('/activities/0/files/min', 'Too many'),
      error('/activities/1/question/options/1/value', '“Red” is there twice'),
      error('/activities/1/text', 'That is no link'),
      error('/activities/1/id', '“label” was asked before'),
      error('/activities', 'At most 20'),
      error('/activities/7/title', 'Nobody typed this'),
    ]);
    assert.deepEqual(rows[0]?.faults, { least: 'Too many' });
    assert.deepEqual(rows[1]?.faults, {
      choices: '“Red” is there twice',
      text: 'That is no link',
      title: 'This was asked before: remove it here to ask for the rest',
    });
    assert.deepEqual(others, ['At most 20', 'Nobody typed this']);
  });
});
