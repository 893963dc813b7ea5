/** What the customer was asked for, and the dialog in which an agent asks for more. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { AskedActivity, OpsCase } from 'oriel/contract';
import { type AnswerKind, type AskKind, type AskPlace, type AskRow, answerKinds, askKinds, LINE } from './ask-rows.js';
import { type Asking, MOST_ASKED } from './asking.js';
import { exact } from './format.js';
import { icon } from './icons.js';

const kindNames: Readonly<Record<AskedActivity['kind'], string>> = {
  ...askKinds,
  instruction: 'An instruction',
  article: 'An article',
};

const askedItem = ({ kind, title, state, askedAt, answeredAt }: AskedActivity): TemplateResult => {
  const [words, at] = state === 'ready' ? ['asked', askedAt] : ['answered', answeredAt];
  return html`<li>
    <span class="state" data-state=${state === 'ready' ? 18 : 6}></span>
    <p><bdi>${title}</bdi><small>${kindNames[kind]}, ${words}${at ? html` <time datetime=${at}>${exact(at)}</time>` : nothing}</small></p>
  </li>`;
};

const counted = (number: number, open: OpsCase): string => {
  if (number === 0) return 'Nothing is open.';
  const things = number === 1 ? 'One thing' : `${number} things`;
  return open.canComment ? `${things} still to be answered.` : `${things} not answered.`;
};

/** What was asked for since the case was submitted; what is answered is folded. */
export const askedOf = (open: OpsCase): unknown => {
  if (open.asked.length === 0) return nothing;
  const waiting = open.asked.filter(({ state }) => state === 'ready');
  const answered = open.asked.filter(({ state }) => state === 'complete');
  return html`<section class="asked" aria-labelledby="asked-title">
    <h2 id="asked-title">Asked of the customer</h2>
    <p>${counted(waiting.length, open)}</p>
    ${waiting.length > 0 ? html`<ul>${waiting.map(askedItem)}</ul>` : nothing}
    ${
      answered.length > 0
        ? html`<details>
            <summary>${answered.length} answered</summary>
            <ul>${answered.map(askedItem)}</ul>
          </details>`
        : nothing
    }
  </section>`;
};

const fault = ({ mark, faults }: AskRow, place: AskPlace): unknown =>
  faults[place] ? html`<p class="fault" id="fault-${place}-${mark}">${faults[place]}</p>` : nothing;

interface FieldOf {
  asking: Asking;
  row: AskRow;
  place: AskPlace;
  label: unknown;
}

/** Attributes that say what is wrong with a field. */
const invalid = ({ row, place }: FieldOf) => (row.faults[place] ? 'true' : nothing);
const described = ({ row, place }: FieldOf) => (row.faults[place] ? `fault-${place}-${row.mark}` : nothing);
const typed = ({ asking, row, place }: FieldOf) => {
  return (event: Event) => asking.edit(row, { [place]: (event.target as HTMLInputElement).value });
};

const line = (field: FieldOf, type = 'text'): TemplateResult => html`<div>
  <label for="${field.place}-${field.row.mark}">${field.label}</label>
  <input
    id="${field.place}-${field.row.mark}"
    type=${type}
    min=${type === 'number' ? 1 : nothing}
    maxlength=${type === 'text' ? LINE : nothing}
    dir="auto"
    autocomplete="off"
    aria-invalid=${invalid(field)}
    aria-describedby=${described(field)}
    .value=${field.row[field.place]}
    @input=${typed(field)}
  />
  ${fault(field.row, field.place)}
</div>`;

const lines = (field: FieldOf, rows: number): TemplateResult => html`<div class="wide">
  <label for="${field.place}-${field.row.mark}">${field.label}</label>
  <textarea
    id="${field.place}-${field.row.mark}"
    rows=${rows}
    maxlength="10000"
    dir="auto"
    aria-invalid=${invalid(field)}
    aria-describedby=${described(field)}
    .value=${field.row[field.place]}
    @input=${typed(field)}
  ></textarea>
  ${fault(field.row, field.place)}
</div>`;

const choice = <Name extends string>(
  id: string,
  label: string,
  names: Readonly<Record<Name, string>>,
  chosen: Name,
  onChoose: (name: Name) => void,
): TemplateResult => html`<div>
  <label for=${id}>${label}</label>
  <select id=${id} @change=${(event: Event) => onChoose((event.target as HTMLSelectElement).value as Name)}>
    ${Object.entries<string>(names).map(([name, words]) => html`<option value=${name} .selected=${name === chosen}>${words}</option>`)}
  </select>
</div>`;

const titles: Readonly<Record<AskKind, string>> = {
  attachment: 'What the customer is to send',
  question: 'The question',
  checklist: 'What the customer is to do or check',
};

/** What only its kind needs. */
const ofKind = (asking: Asking, row: AskRow): unknown => {
  if (row.kind === 'attachment') return line({ asking, row, place: 'least', label: 'How many at least' }, 'number');
  if (row.kind === 'question')
    return choice<AnswerKind>(`answer-${row.mark}`, 'The answer is', answerKinds, row.answer, (answer) =>
      asking.edit(row, { answer }),
    );
  return nothing;
};

const listOf = (asking: Asking, row: AskRow): unknown => {
  if (row.kind === 'question' && (row.answer === 'choice' || row.answer === 'several'))
    return lines({ asking, row, place: 'choices', label: 'Answers to choose from, one per line' }, 3);
  if (row.kind !== 'checklist') return nothing;
  return html`${lines({ asking, row, place: 'points', label: 'Points to tick, one per line' }, 3)}
    <label class="tick wide">
      <input
        type="checkbox"
        .checked=${row.all}
        @change=${(event: Event) => asking.edit(row, { all: (event.target as HTMLInputElement).checked })}
      />
      All of them must be ticked
    </label>`;
};

const askRow = (asking: Asking, number: string, row: AskRow, at: number, all: number): TemplateResult => html`
  <fieldset id="ask-${row.mark}">
    <legend class=${all === 1 ? 'visually-hidden' : ''}>${at + 1} of ${all}</legend>
    ${
      all > 1
        ? html`<button class="remove" type="button" @click=${() => asking.remove(number, row)}>
            Remove<span class="visually-hidden"> ${at + 1} of ${all}</span>
          </button>`
        : nothing
    }
    ${choice<AskKind>(`kind-${row.mark}`, 'You need', askKinds, row.kind, (kind) => asking.edit(row, { kind }))}
    ${ofKind(asking, row)}
    <div class="wide">${line({ asking, row, place: 'title', label: titles[row.kind] })}</div>
    ${listOf(asking, row)}
    ${lines({ asking, row, place: 'text', label: html`Explanation <span class="optional">(optional)</span>` }, 2)}
  </fieldset>
`;

export const askButton = (asking: Asking, { number, playbook, canComment }: OpsCase): unknown =>
  playbook && canComment
    ? html`<button class="button" type="button" aria-haspopup="dialog" @click=${() => asking.enter(number)}>
        Ask the customer${asking.isBegun(number) ? html`<small>not sent yet</small>` : nothing}
      </button>`
    : nothing;

export const askDialog = (asking: Asking, open: OpsCase): unknown => {
  if (!open.playbook) return nothing;
  const { number } = open;
  const rows = asking.rows(number);
  return html`<dialog id="ask" aria-labelledby="ask-title" @close=${() => asking.leave()}>
    <form
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void asking.send(open);
      }}
    >
      <h2 id="ask-title">Ask the customer</h2>
      <p class="hint">The customer finds it on the case. Each answer comes as a reply.</p>
      ${repeat(
        rows,
        ({ mark }) => mark,
        (row, at) => askRow(asking, number, row, at, rows.length),
      )}
      ${
        rows.length < MOST_ASKED
          ? html`<button class="button" type="button" @click=${() => asking.add(number)}>${icon('plus')}Ask for something else too</button>`
          : nothing
      }
      <p class="error" role="alert">${asking.problem}</p>
      <div class="foot">
        ${
          asking.isBegun(number)
            ? html`<button class="button discard" type="button" @click=${() => asking.discard(number)}>Discard</button>`
            : nothing
        }
        <button class="button" type="button" @click=${() => asking.leave()}>Back</button>
        <button class="button primary" aria-disabled=${asking.busy ? 'true' : nothing}>${asking.busy ? 'Asking' : 'Ask'}</button>
      </div>
    </form>
  </dialog>`;
};
