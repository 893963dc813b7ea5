/** What is asked before a relation is added, changed, ended or deleted. */
import { html, nothing, type TemplateResult } from 'lit';
import type { LookupItem, OpsRecord, Relation } from 'oriel/contract';
import type { OpsRelations, Question } from './relations.js';
import type { Choice, Side } from './words.js';

/** `end-0` is what was chosen for the first end, `as-0` which of its choices that is. */
export type Answers = Record<string, string | boolean | LookupItem | undefined>;

const choiceOf = (answers: Answers, choices: Choice[], index: number): Choice =>
  choices.find(([role]) => role === answers[`as-${index}`]) ?? (choices[0] as Choice);

const end = (page: OpsRelations, choices: Choice[], index: number): TemplateResult => {
  const [role, table, label] = choiceOf(page.answers, choices, index);
  const id = `end-${index}`;
  return html`
    ${
      choices.length > 1
        ? html`<label for="as-${index}">Kind</label>
            <select
              id="as-${index}"
              @change=${(event: Event) =>
                page.answer({ [`as-${index}`]: (event.target as HTMLSelectElement).value, [id]: undefined })}
            >
              ${choices.map(([each, , name]) => html`<option value=${each} .selected=${each === role}>${name}</option>`)}
            </select>`
        : nothing
    }
    <label for=${id}>${label}</label>
    <ops-lookup
      field-id=${id}
      .find=${page.finder(table)}
      .chosen=${page.answers[id]}
      @choose=${(event: CustomEvent<LookupItem | undefined>) => page.answer({ [id]: event.detail })}
    ></ops-lookup>
  `;
};

const text = (page: OpsRelations, name: string): string => String(page.answers[name] ?? '');
const onText = (page: OpsRelations, name: string) => (event: Event) =>
  page.answer({ [name]: (event.target as HTMLInputElement).value });

const terms = (page: OpsRelations, side: Side): TemplateResult => html`
  ${
    side.responsibility
      ? html`<label for="responsibility">Responsibility</label>
          <select id="responsibility" @change=${onText(page, 'responsibility')}>
            <option value="">None: listed, which opens nothing</option>
            ${page.responsibilities.map(
              ({ id, label }) =>
                html`<option value=${id} .selected=${id === text(page, 'responsibility')}>${label}</option>`,
            )}
          </select>`
      : nothing
  }
  <div class="days">
    <p>
      <label for="startDate">First day</label>
      <input id="startDate" type="date" .value=${text(page, 'startDate')} @change=${onText(page, 'startDate')} />
    </p>
    <p>
      <label for="endDate">Last day</label>
      <input id="endDate" type="date" .value=${text(page, 'endDate')} @change=${onText(page, 'endDate')} />
    </p>
  </div>
  <p class="hint">Left empty it is open. Days are counted in UTC; both count.</p>
  ${
    side.primary
      ? html`<label class="tick"
          ><input
            type="checkbox"
            .checked=${page.answers['primary'] === true}
            @change=${(event: Event) => page.answer({ primary: (event.target as HTMLInputElement).checked })}
          />Primary household of the consumer</label
        >`
      : nothing
  }
`;

const termsBody = (page: OpsRelations, side: Side): object => ({
  startDate: text(page, 'startDate') || null,
  endDate: text(page, 'endDate') || null,
  ...(side.responsibility ? { responsibility: text(page, 'responsibility') || null } : {}),
  ...(side.primary ? { primary: page.answers['primary'] === true } : {}),
});

const nameOf = (relation: Relation): string => relation.ends.map(({ name }) => name).join(', ');
const pathOf = ({ kind, id }: Relation): string => `relations/${kind}/${encodeURIComponent(id)}`;

/** The ends that were chosen, by role; undefined while one is missing. */
const chosenEnds = (page: OpsRelations, ends: Choice[][]): Record<string, string> | undefined => {
  const chosen = ends.map((choices, index) => {
    const item = page.answers[`end-${index}`] as LookupItem | undefined;
    return item && ([choiceOf(page.answers, choices, index)[0], item.id] as const);
  });
  return chosen.every((each) => each !== undefined) ? Object.fromEntries(chosen) : undefined;
};

/** Other ends of an association: products for a consumer, consumers for a product. */
const associationEnds = ({ table }: OpsRecord): Choice[][] =>
  table === 'consumer'
    ? [
        [
          ['soldProduct', 'soldProduct', 'Sold product'],
          ['installBaseItem', 'installBaseItem', 'Install base item'],
        ],
      ]
    : [[['consumer', 'consumer', 'Account consumer']]];

const submit = async (page: OpsRelations, question: Question, record: OpsRecord): Promise<void> => {
  if (question.what === 'end') {
    await page.write(`${pathOf(question.relation)}/end`, {}, 'It has ended. What it opened is closed.');
  } else if (question.what === 'change' && question.relation.state === 'ended') {
    await page.write(`${pathOf(question.relation)}/delete`, {}, 'Deleted. The history keeps it.');
  } else if (question.what === 'change') {
    await page.write(pathOf(question.relation), termsBody(page, question.side), 'Saved.', question.relation.version);
  } else {
    const ends = question.what === 'add' ? question.side.ends : associationEnds(record);
    const chosen = chosenEnds(page, ends);
    if (!chosen) {
      page.problem = 'Choose a record from the list that opens below the field.';
      page.querySelector<HTMLElement>('#question ops-lookup input')?.focus();
    } else if (question.what === 'add') {
      const { kind, role } = question.side;
      await page.write(
        'relations',
        { kind, [role]: record.id, ...chosen, ...termsBody(page, question.side) },
        'Added.',
      );
    } else {
      await page.write('associations', { [record.table]: record.id, ...chosen }, 'Associated.');
    }
  }
};

const titles = { add: 'Add', change: 'Change', end: 'End', associate: 'Associate' };

const fields = (page: OpsRelations, question: Question, record: OpsRecord): TemplateResult => {
  if (question.what === 'end')
    return html`<p class="hint">
      ${nameOf(question.relation)}. Whatever it opens is closed with the next request; records and cases stay as they are.
    </p>`;
  if (question.what === 'change' && question.relation.state === 'ended')
    return html`<p class="hint">
      ${nameOf(question.relation)}. Only what was a mistake is deleted: what has ended stays listed otherwise.
    </p>`;
  if (question.what === 'change')
    return html`<p class="hint">${nameOf(question.relation)}</p>
      ${terms(page, question.side)}`;
  if (question.what === 'associate')
    return html`<p class="hint">
        The first consumer of a product is its own; further ones become authorised parties and read the cases about it.
      </p>
      ${associationEnds(record).map((choices, index) => end(page, choices, index))}`;
  return html`${question.side.ends.map((choices, index) => end(page, choices, index))} ${terms(page, question.side)}`;
};

const titleOf = (question: Question): string => {
  if (question.what === 'add') return `Add ${question.side.add}`;
  if (question.what === 'associate') return 'Associate with the product';
  if (question.what === 'end') return 'End it now?';
  return question.relation.state === 'ended' ? 'Delete it?' : 'Change';
};

const button = (question: Question): string =>
  question.what === 'change' ? (question.relation.state === 'ended' ? 'Delete' : 'Save') : titles[question.what];

export const dialogs = (page: OpsRelations): TemplateResult => {
  const { question, record } = page;
  return html`<dialog id="question" aria-labelledby="question-title" @close=${(event: Event) => {
    // It may have been opened for the next question already.
    if (!(event.target as HTMLDialogElement).open) page.leave();
  }}>
    ${
      question && record
        ? html`<form
            method="dialog"
            @submit=${(event: Event) => {
              event.preventDefault();
              void submit(page, question, record);
            }}
          >
            <h2 id="question-title">${titleOf(question)}</h2>
            ${fields(page, question, record)}
            <p class="error" role="alert">${page.problem}</p>
            <div class="foot">
              ${
                question.what === 'change' && question.relation.state !== 'ended'
                  ? html`<button
                      class="button danger"
                      type="button"
                      ?disabled=${page.busy}
                      @click=${() => page.write(`${pathOf(question.relation)}/delete`, {}, 'Deleted. The history keeps it.')}
                    >
                      Delete, it was a mistake
                    </button>`
                  : nothing
              }
              <button class="button" type="button" @click=${() => page.leave()}>Back</button>
              <button class="button primary" ?disabled=${page.busy}>${button(question)}</button>
            </div>
          </form>`
        : nothing
    }
  </dialog>`;
};
