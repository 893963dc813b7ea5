/** B2B2E: an employer, its employees as consumers of the account, and the household that one of them heads. */
import { awaiting, before, closed, open, resolved, say } from '../story.js';
import { type DemoWorld, day, type Of, profilesOf, signInsOf, type Told, type WorldInput } from './told.js';

const module = 'group-benefits';
const employer = { account: 'acct-larkspur' };
const household = 'home-singh';

const contacts = [{ key: 'howard.bell', name: 'Howard Bell' }];
const consumers = [
  { key: 'amara.singh', name: 'Amara Singh' },
  { key: 'vikram.singh', name: 'Vikram Singh' },
  { key: 'rohan.singh', name: 'Rohan Singh' },
  { key: 'jonah.pike', name: 'Jonah Pike' },
];
const signIns = signInsOf(module, [...contacts, ...consumers], {
  'amara.singh': 'employee, head of her household',
  'vikram.singh': 'her husband, acts for Rohan',
  'rohan.singh': 'their son',
  'jonah.pike': 'employee',
  'howard.bell': 'the employer',
});

const amara = { consumer: 'consumer-amara.singh' };
const vikram = { consumer: 'consumer-vikram.singh' };
const rohan = { consumer: 'consumer-rohan.singh' };
const jonah = { consumer: 'consumer-jonah.pike' };

const plan = (
  now: number,
  id: string,
  number: number,
  name: string,
  detail: string,
  more: Pick<Of<'soldProducts'>, 'product' | 'account' | 'consumer' | 'household' | 'consumerVisible'>,
): Of<'soldProducts'> => ({
  id,
  number: `SP${String(number).padStart(7, '0')}`,
  name,
  detail,
  ...more,
  startDate: day(now, -330),
  endDate: day(now, 400),
});

const soldProducts = (now: number): Of<'soldProducts'>[] => [
  plan(now, 'sp-larkspur-health', 5001, 'Group health plan', 'For everybody at Larkspur', {
    product: 'prod-juniper-health',
    ...employer,
    consumerVisible: true,
  }),
  plan(now, 'sp-larkspur-payroll', 5002, 'Payroll connection', 'Monthly enrolment file', {
    product: 'prod-juniper-payroll',
    ...employer,
  }),
  plan(now, 'sp-amara-dental', 5010, 'Dental plan', 'Member 4471-0832', {
    product: 'prod-juniper-dental',
    ...employer,
    ...amara,
  }),
  plan(now, 'sp-jonah-dental', 5011, 'Dental plan', 'Member 4471-1190', {
    product: 'prod-juniper-dental',
    ...employer,
    ...jonah,
  }),
  plan(now, 'sp-singh-family', 5020, 'Family cover', 'Paid by the household', {
    product: 'prod-juniper-family',
    ...amara,
    household,
  }),
  plan(now, 'sp-rohan-optical', 5021, 'Optical cover', 'Rohan, glasses and lenses', {
    product: 'prod-juniper-optical',
    ...rohan,
    household,
  }),
  plan(now, 'sp-vikram-travel', 5022, 'Travel cover', 'Europe, all year', {
    product: 'prod-juniper-travel',
    ...vikram,
  }),
];

const base = { module, caseType: 'benefits-question' };
const cases = (now: number): Of<'cases'>[] => [
  {
    ...base,
    ...employer,
    ...amara,
    id: 'case-benefits-braces',
    number: 'CS0000301',
    priority: 3,
    shortDescription: 'Does the dental plan cover braces for my son?',
    description:
      'Rohan is 15. The orthodontist’s plan is for two years and about £3,200. Do I need an approval before it begins?',
    openedBy: 'profile-amara.singh',
    openedAt: before(now, '1d6h'),
    soldProduct: 'sp-amara-dental',
  },
  {
    ...base,
    ...employer,
    ...jonah,
    id: 'case-benefits-leave',
    number: 'CS0000302',
    priority: 2,
    shortDescription: 'What the plan pays after an operation in January',
    description:
      'I will be away for about six weeks. How much is paid, from which day, and what does my doctor have to send you?',
    openedBy: 'profile-jonah.pike',
    openedAt: before(now, '3d'),
    soldProduct: 'sp-larkspur-health',
  },
  {
    ...base,
    ...rohan,
    household,
    id: 'case-benefits-optician',
    number: 'CS0000303',
    priority: 4,
    shortDescription: 'The optician’s bill was paid twice',
    description: 'Two payments of £145 for the same pair of glasses. Which one shall we send back?',
    openedBy: 'profile-vikram.singh',
    openedAt: before(now, '8d'),
    soldProduct: 'sp-rohan-optical',
  },
  {
    ...base,
    ...vikram,
    id: 'case-benefits-travel',
    number: 'CS0000304',
    priority: 4,
    shortDescription: 'Travel cover for a school exchange in Canada',
    description: 'Our cover is for Europe. Can it be widened for three weeks in spring?',
    openedBy: 'profile-vikram.singh',
    openedAt: before(now, '20d'),
    soldProduct: 'sp-vikram-travel',
  },
  {
    ...base,
    ...employer,
    ...amara,
    id: 'case-benefits-card',
    number: 'CS0000305',
    priority: 4,
    shortDescription: 'New member card after our move',
    description: 'We moved to 14 Orchard Lane. The card still has the old address.',
    openedBy: 'profile-amara.singh',
    openedAt: before(now, '45d'),
  },
  {
    ...base,
    ...employer,
    id: 'case-benefits-enrolment',
    number: 'CS0000306',
    priority: 3,
    shortDescription: 'Enrolment of eleven new colleagues in December',
    description: 'The list went with the payroll file on Monday. Can you tell me by Friday whether all eleven are in?',
    contact: 'contact-howard.bell',
    openedBy: 'profile-howard.bell',
    openedAt: before(now, '1d20h'),
    soldProduct: 'sp-larkspur-payroll',
  },
];

const told = (now: number): Record<string, Told> => ({
  'case-benefits-braces': {
    category: 'What is covered',
    unread: true,
    log: [
      open('1d4h', 'ines'),
      say(
        '1h20m',
        'ines',
        'Yes, four fifths of it up to £2,500, if treatment begins before he is 18. Send us the treatment plan first; the approval takes about a week.',
      ),
    ],
  },
  'case-benefits-leave': {
    target: 120,
    category: 'What is covered',
    unread: true,
    log: [
      open('2d20h', 'ines'),
      say(
        '2d18h',
        'ines',
        'From the eighth day, 80 % of your pay. Nobody at Larkspur reads this case. When you have the date, send me the letter of the hospital.',
      ),
      awaiting('2d18h', 'ines'),
    ],
  },
  'case-benefits-optician': {
    category: 'A bill',
    fields: { billDate: day(now, -31), amount: 145 },
    log: [
      open('7d', 'ines'),
      say('5d', 'ines', 'Neither: the second payment is taken off the next bill. You find it there as “correction”.'),
      resolved('5d', 'ines'),
    ],
    solution: { code: 'Solved by support', notes: 'The second payment is set off against the next bill.' },
  },
  'case-benefits-travel': {
    category: 'What is covered',
    log: [
      open('19d', 'ines'),
      say('18d', 'ines', 'Yes, for £38. Tell me the dates two weeks before.'),
      resolved('18d', 'ines'),
      closed('16d', 'vikram.singh', 'accept'),
    ],
    solution: { code: 'Solved by support', notes: 'Cover can be widened for £38.' },
  },
  'case-benefits-card': {
    category: 'Membership',
    log: [
      open('44d', 'ines'),
      say('43d', 'ines', 'The new card is on its way to Orchard Lane.'),
      resolved('43d', 'ines'),
      closed('41d', 'amara.singh', 'accept'),
    ],
    solution: { code: 'Solved by support', notes: 'New card sent.' },
  },
  'case-benefits-enrolment': {
    category: 'Membership',
    log: [
      open('1d18h', 'ines'),
      say('1d2h', 'ines', 'Ten are in. For the eleventh the date of birth is missing in the file.'),
    ],
  },
});

export const benefits = (now: number): WorldInput => ({
  responsibilities: [{ id: 'responsibility-representative', name: 'Authorised representative' }],
  // The employer pays for the plan and reads no case of those who use it.
  accounts: [
    {
      id: employer.account,
      number: 'ACCT0040001',
      code: 'LARKSPUR',
      name: 'Larkspur Textiles',
      seesConsumerCases: false,
    },
  ],
  contacts: [
    {
      id: 'contact-howard.bell',
      name: 'Howard Bell',
      email: 'howard.bell@larkspur.example',
      title: 'People and pay',
      ...employer,
      roles: ['customer_admin'],
    },
  ],
  consumers: consumers.map(({ key, name }) => ({ id: `consumer-${key}`, name, email: `${key}@mail.example` })),
  profiles: profilesOf(module, { contacts, consumers }),
  accountConsumers: [
    { id: 'link-larkspur-amara', ...employer, ...amara, startDate: day(now, -1500) },
    { id: 'link-larkspur-jonah', ...employer, ...jonah, startDate: day(now, -600) },
  ],
  households: [{ id: household, name: 'Singh household', head: amara.consumer }],
  householdMembers: [
    { id: 'member-singh-amara', household, ...amara, primary: true },
    { id: 'member-singh-vikram', household, ...vikram },
    { id: 'member-singh-rohan', household, ...rohan },
  ],
  consumerRelationships: [
    {
      id: 'represents-vikram-rohan',
      representative: vikram.consumer,
      represented: rohan.consumer,
      household,
      responsibility: 'responsibility-representative',
    },
  ],
  products: [
    { id: 'prod-juniper-health', name: 'Group health plan' },
    { id: 'prod-juniper-payroll', name: 'Payroll connection' },
    { id: 'prod-juniper-dental', name: 'Dental plan' },
    { id: 'prod-juniper-family', name: 'Family cover' },
    { id: 'prod-juniper-optical', name: 'Optical cover' },
    { id: 'prod-juniper-travel', name: 'Travel cover' },
  ],
  soldProducts: soldProducts(now),
  installBaseItems: [
    {
      id: 'ib-card-amara',
      number: 'IBITM0005001',
      name: 'Member card, Amara',
      product: 'prod-juniper-dental',
      ...employer,
      ...amara,
      soldProduct: 'sp-amara-dental',
      serial: '4471-0832',
      installedOn: day(now, -43),
    },
    {
      id: 'ib-card-jonah',
      number: 'IBITM0005002',
      name: 'Member card, Jonah',
      product: 'prod-juniper-dental',
      ...employer,
      ...jonah,
      soldProduct: 'sp-jonah-dental',
      serial: '4471-1190',
      installedOn: day(now, -330),
    },
  ],
  cases: cases(now),
});

export const benefitsDemo: DemoWorld = { world: benefits, signIns, told };
