/** What a playbook says and gives by itself: words that can be read, values that fit, people who may be named. */
import type { CaseType, Field } from '../../contract/case-type.js';
import type { ActivityDefinition, PlaybookDefinition } from '../../contract/playbook.js';
import type { Scalar } from '../../contract/schema.js';
import { instead } from '../modules/nearest.js';
import { nothingAsks, type Place, type Report } from './check-conditions.js';
import { judgeFields } from './complete.js';
import { provides } from './evaluate.js';

type Fields = ReadonlyMap<string, Field>;

const linkable = /^(https:\/\/|mailto:|tel:)/;
/** Their members are values, not words. */
const values = new Set(['prefill', 'when', 'set']);

const checkText = (text: string, pointer: string, report: Report): void => {
  for (const [, target = ''] of text.matchAll(/\]\(([^)]*)\)/g))
    if (!linkable.test(target)) report(pointer, `“${target}” is no link: begin it with https://, mailto: or tel:`);
};

/** Everything has a label; links lead to pages, addresses and numbers, and nowhere else. */
export const checkTexts = (definition: PlaybookDefinition, report: Report): void => {
  const look = (value: unknown, pointer: string): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [name, member] of Object.entries(value)) {
      const here = `${pointer}/${name}`;
      if (values.has(name)) continue;
      if (typeof member !== 'string') look(member, here);
      else if (name === 'text') checkText(member, here, report);
      else if (['title', 'label', 'confirm'].includes(name) && member.trim() === '')
        report(here, 'Say what it is called: nobody can read this');
    }
  };
  look(definition, '');
};

/** Why a value does not fit its field, whatever else is answered. */
const unfit = ({ visibleWhen: _, dependsOn: __, options, ...field }: Field, value: Scalar): string | undefined => {
  if (field.kind === 'file') return 'Files are added by people';
  const all = options?.map(({ when: ___, ...option }) => option);
  const alone: Field = { ...field, required: false, ...(all && { options: all }) };
  return judgeFields([alone], { base: undefined, type: undefined }, { [field.name]: value }, {}).errors[0]?.message;
};

export const noField = ({ id, fields }: CaseType, name: string, further: Iterable<string> = []): string =>
  `The case type ${id} has no field “${name}”${instead(name, new Set([...fields.map((field) => field.name), ...further]))}`;

/** `types`: those that the case may be of, the playbook’s own first. */
export const checkPrefill = (
  { prefill = {} }: PlaybookDefinition,
  types: readonly CaseType[],
  report: Report,
): void => {
  const [own] = types;
  for (const [name, value] of Object.entries(prefill)) {
    const here = `/prefill/${name}`;
    if (own && !own.fields.some((field) => field.name === name)) report(here, noField(own, name));
    const fields = types.flatMap(({ fields: all }) => all.filter((field) => field.name === name));
    const message = fields.flatMap((field) => unfit(field, value) ?? [])[0];
    if (message !== undefined) report(here, message);
  }
};

/** Fields of every case that an automated activity may set. */
const ofEveryCase: Fields = new Map(
  (
    [
      {
        name: 'priority',
        kind: 'choice',
        label: 'Priority',
        options: [1, 2, 3, 4].map((value) => ({ value, label: '' })),
      },
      { name: 'category', kind: 'text', label: 'Category', maxLength: 100 },
      { name: 'description', kind: 'longText', label: 'Description' },
      { name: 'shortDescription', kind: 'text', label: 'Subject' },
      { name: 'soldProduct', kind: 'reference', label: 'Product' },
      { name: 'installBaseItem', kind: 'reference', label: 'Install base item' },
    ] as const
  ).map(({ name, ...field }) => [name, { name, required: false, ...field } as Field]),
);

const checkSet = (
  { automation }: ActivityDefinition,
  pointer: string,
  type: CaseType | undefined,
  fields: Fields,
  report: Report,
): void => {
  for (const [name, value] of Object.entries(automation?.set ?? {})) {
    const here = `${pointer}/automation/set/${name}`;
    const field = fields.get(name) ?? ofEveryCase.get(name);
    if (!field) {
      if (type) report(here, noField(type, name, ofEveryCase.keys()));
      continue;
    }
    const message = unfit(field, value);
    if (message !== undefined) report(here, message);
  }
};

const names = (field: Field | undefined): boolean =>
  field?.kind === 'reference' && (field.table === 'contact' || field.table === 'consumer');

/** What is done without the customer: fields are there, values fit, parties are people, notes tell what was asked. */
export const checkAutomation = (
  { prefill }: PlaybookDefinition,
  all: readonly Place[],
  type: CaseType | undefined,
  fields: Fields,
  report: Report,
): void => {
  const given = all.flatMap((place) => provides(place.activity));
  const known = new Set([...Object.keys(prefill ?? {}), ...fields.keys(), ...given]);
  for (const { activity, pointer } of all) {
    const { party, notify = '' } = activity.automation ?? {};
    const of = party?.of ?? 'opener';
    const here = `${pointer}/automation`;
    checkSet(activity, pointer, type, fields, report);
    if (of !== 'opener' && !known.has(of)) report(`${here}/party/of`, nothingAsks(of, ['opener', ...known]));
    else if (of !== 'opener' && type && !names(fields.get(of)))
      report(`${here}/party/of`, `“${of}” is nobody: take “opener”, or a field that chooses a contact or a consumer`);
    for (const [, name = ''] of notify.matchAll(/\{([a-z][A-Za-z0-9]*)\}/g))
      if (!known.has(name)) report(`${here}/notify`, nothingAsks(name, known));
  }
};
