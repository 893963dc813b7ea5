/** B2B2C: an insurance agency and its clients, whose policies are sold products of both. */
import { awaiting, before, closed, open, resolved, say } from '../story.js';
import { type DemoWorld, day, type Of, profilesOf, signInsOf, type Told, type WorldInput } from './told.js';

const module = 'harbor-insurance';
const agency = { account: 'acct-harbor-agency' };

const contacts = [
  { key: 'eleanor.voss', name: 'Eleanor Voss', title: 'Principal', role: 'customer_admin' },
  { key: 'marcus.hale', name: 'Marcus Hale', title: 'Adviser', role: 'customer' },
] as const;
const consumers = [
  { key: 'claire.donnelly', name: 'Claire Donnelly' },
  { key: 'tobias.reyes', name: 'Tobias Reyes' },
  { key: 'martha.quill', name: 'Martha Quill' },
];
/** The principal is a client too: another profile of the same sign-in, with what is hers alone. */
const eleanor = { key: 'eleanor.voss', name: 'Eleanor Voss' };
const privately = { module, subject: eleanor.key, consumer: `consumer-${eleanor.key}` };
const eleanorsProfile = `profile-${eleanor.key}-client`;

const signIns = signInsOf(module, [...contacts, ...consumers], {
  'claire.donnelly': 'client, home and boat',
  'tobias.reyes': 'client, motor',
  'martha.quill': 'left the agency',
  'eleanor.voss': 'principal of the agency, and its client',
});

const claire = { ...agency, consumer: 'consumer-claire.donnelly' };
const tobias = { ...agency, consumer: 'consumer-tobias.reyes' };
const martha = { ...agency, consumer: 'consumer-martha.quill' };

const policy = (
  now: number,
  id: string,
  number: number,
  more: Pick<Of<'soldProducts'>, 'name' | 'detail' | 'product' | 'consumer' | 'consumerVisible'>,
  from: number,
  to = from + 730,
): Of<'soldProducts'> => ({
  id,
  number: `SP${String(number).padStart(7, '0')}`,
  ...agency,
  ...more,
  startDate: day(now, from),
  endDate: day(now, to),
});

const soldProducts = (now: number): Of<'soldProducts'>[] => [
  policy(
    now,
    'sp-claire-home',
    4001,
    { name: 'Household policy', detail: 'HH-48213, building and contents', product: 'prod-harbor-home', ...claire },
    -500,
  ),
  policy(
    now,
    'sp-claire-boat',
    4002,
    { name: 'Boat policy', detail: 'BT-10077, yacht Annelise', product: 'prod-harbor-boat', ...claire },
    -300,
  ),
  policy(
    now,
    'sp-tobias-motor',
    4003,
    { name: 'Motor policy', detail: 'MV-77140, estate car', product: 'prod-harbor-motor', ...tobias },
    -220,
  ),
  policy(
    now,
    'sp-martha-home',
    4004,
    { name: 'Household policy', detail: 'HH-39005, contents', product: 'prod-harbor-home', ...martha },
    -900,
    -40,
  ),
  policy(
    now,
    'sp-harbor-line',
    4010,
    {
      name: 'Emergency line',
      detail: 'Tradesmen within two hours, for every client',
      product: 'prod-harbor-line',
      consumerVisible: true,
    },
    -1200,
    800,
  ),
  policy(
    now,
    'sp-harbor-software',
    4011,
    { name: 'Agency workplace', detail: 'Four seats', product: 'prod-harbor-software' },
    -800,
    300,
  ),
  policy(
    now,
    'sp-eleanor-home',
    4005,
    {
      name: 'Household policy',
      detail: 'HH-50117, contents',
      product: 'prod-harbor-home',
      consumer: privately.consumer,
    },
    -410,
  ),
  // Taken out with the insurer itself: none of the agency's business.
  {
    id: 'sp-eleanor-life',
    number: 'SP0004006',
    name: 'Life policy',
    detail: 'LF-20931',
    product: 'prod-harbor-life',
    consumer: privately.consumer,
    startDate: day(now, -1900),
    endDate: day(now, 5400),
  },
];

const base = { module, caseType: 'insurance-claim' };
const cases = (now: number): Of<'cases'>[] => [
  {
    ...base,
    ...claire,
    id: 'case-harbor-water',
    number: 'CS0000201',
    priority: 2,
    shortDescription: 'Water through the kitchen ceiling after the storm',
    description:
      'The gutter above the kitchen tore off in the night. The plaster is down over the window and the floor is wet.',
    openedBy: 'profile-claire.donnelly',
    openedAt: before(now, '3d5h'),
    soldProduct: 'sp-claire-home',
    installBaseItem: 'ib-quay-street',
  },
  {
    ...base,
    ...tobias,
    id: 'case-harbor-bumper',
    number: 'CS0000202',
    priority: 3,
    shortDescription: 'Rear bumper damaged in the car park',
    description:
      'Somebody drove into the parked car and left. The bumper is torn on the right and the sensor gives no sound.',
    openedBy: 'profile-tobias.reyes',
    openedAt: before(now, '4d'),
    soldProduct: 'sp-tobias-motor',
  },
  {
    ...base,
    ...martha,
    id: 'case-harbor-shed',
    number: 'CS0000203',
    priority: 3,
    shortDescription: 'Tools stolen from the garden shed',
    description:
      'The padlock was cut between Friday and Sunday. A list of the tools with their prices is with the police report.',
    openedBy: 'profile-martha.quill',
    openedAt: before(now, '160d'),
    soldProduct: 'sp-martha-home',
  },
  {
    ...base,
    ...claire,
    id: 'case-harbor-mast',
    number: 'CS0000204',
    priority: 3,
    shortDescription: 'Shroud of the mast broke in harbour',
    description: 'No sail was up. The rigger says that the terminal had a hairline crack.',
    openedBy: 'profile-claire.donnelly',
    openedAt: before(now, '70d'),
    soldProduct: 'sp-claire-boat',
    installBaseItem: 'ib-annelise',
  },
  {
    ...claire,
    id: 'case-harbor-certificate',
    number: 'CS0000205',
    module,
    caseType: 'question',
    shortDescription: 'Certificate of cover for the mortgage bank',
    description: 'The bank asks for a certificate that names it as the lender, with the sum insured for the building.',
    openedBy: 'profile-claire.donnelly',
    openedAt: before(now, '6d'),
    soldProduct: 'sp-claire-home',
  },
  {
    ...agency,
    id: 'case-harbor-commission',
    number: 'CS0000206',
    module,
    caseType: 'question',
    shortDescription: 'Commission statement of October is missing one client',
    description:
      'The statement lists 41 renewals, we count 42. The missing one is the boat policy of a client in Whitby.',
    contact: 'contact-eleanor.voss',
    openedBy: 'profile-eleanor.voss',
    openedAt: before(now, '2d'),
  },
  {
    id: 'case-harbor-beneficiary',
    number: 'CS0000207',
    module,
    caseType: 'question',
    shortDescription: 'Name my sister as beneficiary',
    description: 'My life policy still names my late aunt. Which papers do you need to enter my sister instead?',
    consumer: privately.consumer,
    openedBy: eleanorsProfile,
    openedAt: before(now, '9d'),
    soldProduct: 'sp-eleanor-life',
  },
];

const told = (now: number): Record<string, Told> => ({
  'case-harbor-water': {
    target: 144,
    category: 'Water or storm',
    fields: { happenedOn: day(now, -4), estimate: 3800 },
    unread: true,
    log: [
      open('3d1h', 'grace'),
      say(
        '3d1h',
        'grace',
        'I am sorry about your kitchen. Please let a roofer close the gutter today, the policy covers it without asking us first.',
      ),
      say('2d20h', 'claire.donnelly', 'Done, the roofer was here at noon. His invoice is £420.'),
      say(
        '55m',
        'grace',
        'The surveyor comes on Thursday between nine and eleven. Until then, leave the wet plaster where it is, so that he can see it.',
      ),
    ],
  },
  'case-harbor-bumper': {
    target: 168,
    category: 'Collision',
    fields: { happenedOn: day(now, -5), estimate: 900, policeReport: 'WY-2026-11984' },
    unread: true,
    log: [
      open('3d20h', 'grace'),
      say('3d19h', 'grace', 'Please send the estimate of a workshop, and tell us whether the car can be driven.'),
      awaiting('3d19h', 'grace'),
    ],
  },
  'case-harbor-shed': {
    category: 'Theft',
    fields: { happenedOn: day(now, -162), estimate: 640, policeReport: 'WY-2026-06120' },
    log: [
      open('159d', 'grace'),
      say('150d', 'grace', 'We pay £590, the sum less the excess of £50.'),
      resolved('150d', 'grace'),
      closed('148d', 'martha.quill', 'accept'),
    ],
    solution: { code: 'Solved by support', notes: '£590 paid.' },
  },
  'case-harbor-mast': {
    category: 'Something else',
    fields: { happenedOn: day(now, -71), estimate: 1250 },
    log: [
      open('69d', 'grace'),
      say('60d', 'grace', 'The rigger’s report is clear: a hidden fault, and covered. We pay his invoice in full.'),
      resolved('60d', 'grace'),
      closed('58d', 'claire.donnelly', 'accept'),
    ],
    solution: { code: 'Solved by support', notes: 'Invoice of the rigger paid in full.' },
  },
  'case-harbor-certificate': {
    log: [
      open('5d20h', 'grace'),
      say('4d', 'grace', 'The certificate is in the post to your bank, and a copy to you.'),
      resolved('4d', 'grace'),
    ],
    solution: { code: 'Solved by support', notes: 'Certificate sent to the bank, copy to the client.' },
  },
  'case-harbor-commission': { log: [open('1d20h', 'grace')] },
  'case-harbor-beneficiary': {
    log: [
      open('8d20h', 'grace'),
      say('8d', 'grace', 'A letter with your signature is enough, and a copy of her passport. Both can be sent here.'),
      awaiting('8d', 'grace'),
    ],
  },
});

export const harbor = (now: number): WorldInput => ({
  accounts: [{ id: agency.account, number: 'ACCT0030001', code: 'HARBOR', name: 'Harbor Insurance Agency' }],
  contacts: contacts.map(({ key, name, title, role }) => ({
    id: `contact-${key}`,
    name,
    email: `${key}@harbor-insurance.example`,
    title,
    ...agency,
    roles: [role],
  })),
  consumers: [...consumers, eleanor].map(({ key, name }) => ({
    id: `consumer-${key}`,
    name,
    email: `${key}@mail.example`,
  })),
  profiles: [...profilesOf(module, { contacts, consumers }), { ...privately, id: eleanorsProfile }],
  accountConsumers: [
    { id: 'link-harbor-claire', ...claire, startDate: day(now, -520) },
    { id: 'link-harbor-tobias', ...tobias, startDate: day(now, -230) },
    { id: 'link-harbor-eleanor', ...agency, consumer: privately.consumer, startDate: day(now, -420) },
    // She went to another agency: what she had here stays with the agency, and is no longer hers to see.
    { id: 'link-harbor-martha', ...martha, startDate: day(now, -900), endDate: day(now, -40) },
  ],
  products: [
    { id: 'prod-harbor-home', name: 'Household policy' },
    { id: 'prod-harbor-boat', name: 'Boat policy' },
    { id: 'prod-harbor-motor', name: 'Motor policy' },
    { id: 'prod-harbor-life', name: 'Life policy' },
    { id: 'prod-harbor-line', name: 'Emergency line' },
    { id: 'prod-harbor-software', name: 'Agency workplace' },
  ],
  soldProducts: soldProducts(now),
  installBaseItems: [
    {
      id: 'ib-quay-street',
      number: 'IBITM0004001',
      name: '3 Quay Street',
      detail: 'Terraced house, built 1908',
      product: 'prod-harbor-home',
      ...claire,
      soldProduct: 'sp-claire-home',
      environment: 'Insured',
      location: 'Whitby',
      installedOn: day(now, -500),
    },
    {
      id: 'ib-annelise',
      number: 'IBITM0004002',
      name: 'Yacht Annelise',
      detail: 'Berth 14, Whitby marina',
      product: 'prod-harbor-boat',
      ...claire,
      soldProduct: 'sp-claire-boat',
      environment: 'Insured',
      location: 'Berth 14, Whitby marina',
      serial: 'GB-SNL31077',
      installedOn: day(now, -300),
    },
  ],
  cases: cases(now),
});

export const harborDemo: DemoWorld = { world: harbor, signIns, told };
