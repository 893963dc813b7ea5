/** What the sites of the dealers, the agency and the benefits ask; made of the fields that all types share. */
import type { CaseType, Field } from '../../contract/case-type.js';

type Shared = Record<'subject' | 'description' | 'attachments' | 'product', Field>;

const choices = (...labels: string[]) => labels.map((label) => ({ value: label, label }));

export const partnerCaseTypes = ({ subject, description, attachments, product }: Shared): CaseType[] => [
  {
    id: 'warranty-claim',
    title: 'Warranty claim',
    description: 'A machine failed within its warranty.',
    version: 1,
    fields: [
      {
        name: 'installBaseItem',
        kind: 'reference',
        table: 'installBaseItem',
        label: 'Serial number',
        hint: 'As on the type plate.',
        required: true,
      },
      { ...product, label: 'Machine' },
      { ...subject, label: 'What failed', hint: 'The part and how it shows.' },
      {
        name: 'category',
        kind: 'choice',
        label: 'Assembly',
        required: true,
        options: choices('Hydraulics', 'Undercarriage', 'Engine', 'Electrics and telematics', 'Cab'),
      },
      { name: 'operatingHours', kind: 'number', label: 'Operating hours', required: true, min: 0, max: 60_000 },
      { name: 'failedOn', kind: 'date', label: 'Failed on', required: false },
      { ...description, hint: 'What you measured, and what you ruled out.' },
      { name: 'partReplaced', kind: 'boolean', label: 'The part is already replaced', required: false },
      {
        name: 'oldPart',
        kind: 'text',
        label: 'Number stamped on the old part',
        required: true,
        maxLength: 40,
        visibleWhen: { eq: ['partReplaced', true] },
      },
      { ...attachments, label: 'Photos and measurements' },
    ],
  },
  {
    id: 'insurance-claim',
    title: 'Claim',
    description: 'Something was damaged, lost or stolen.',
    version: 1,
    fields: [
      { ...product, label: 'Policy' },
      { ...subject, label: 'What happened', hint: 'One short sentence.' },
      {
        name: 'category',
        kind: 'choice',
        label: 'Kind of damage',
        required: true,
        options: choices('Water or storm', 'Fire', 'Theft', 'Collision', 'Something else'),
      },
      { name: 'happenedOn', kind: 'date', label: 'When it happened', required: true },
      {
        name: 'policeReport',
        kind: 'text',
        label: 'Number of the police report',
        hint: 'If there is one yet.',
        required: false,
        maxLength: 40,
        visibleWhen: { in: ['category', ['Theft', 'Collision']] },
      },
      {
        name: 'estimate',
        kind: 'number',
        label: 'Estimated damage, in pounds',
        hint: 'A rough number is enough.',
        required: false,
        min: 0,
        max: 10_000_000,
      },
      { ...description, hint: 'Where, how, and who else was there.' },
      { ...attachments, label: 'Photos and receipts' },
    ],
  },
  {
    id: 'benefits-question',
    title: 'Question about your benefits',
    description: 'Cover, bills, membership, family.',
    version: 1,
    fields: [
      { ...product, label: 'Plan', required: false },
      {
        name: 'category',
        kind: 'choice',
        label: 'It is about',
        required: true,
        options: choices('What is covered', 'A bill', 'Membership', 'My family'),
      },
      {
        name: 'billDate',
        kind: 'date',
        label: 'Date of the bill',
        required: false,
        visibleWhen: { eq: ['category', 'A bill'] },
      },
      {
        name: 'amount',
        kind: 'number',
        label: 'Amount, in pounds',
        required: false,
        min: 0,
        max: 100_000,
        visibleWhen: { eq: ['category', 'A bill'] },
      },
      { ...subject, label: 'Your question', hint: 'One short sentence.' },
      { ...description, hint: 'What we need to know to answer it. Only our care team reads it.' },
      attachments,
    ],
  },
];
