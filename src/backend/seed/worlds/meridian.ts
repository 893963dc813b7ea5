/** B2B2B: a manufacturer, its dealers, and the fleets that the dealers look after. */
import { awaiting, before, closed, open, resolved, say } from '../story.js';
import { type DemoWorld, day, type Of, profilesOf, signInsOf, type Told, type WorldInput } from './told.js';

const module = 'meridian-dealers';

const contacts = [
  { key: 'petra.kessler', name: 'Petra Kessler', title: 'Service manager', account: 'kessler', role: 'partner_admin' },
  { key: 'deniz.arslan', name: 'Deniz Arslan', title: 'Workshop technician', account: 'kessler', role: 'partner' },
  {
    key: 'ingrid.solberg',
    name: 'Ingrid Solberg',
    title: 'Service manager',
    account: 'nordvest',
    role: 'partner_admin',
  },
  { key: 'owen.hartley', name: 'Owen Hartley', title: 'Fleet manager', account: 'northline', role: 'customer_admin' },
  { key: 'karl.hollmann', name: 'Karl Hollmann', title: 'Quarry manager', account: 'hollmann', role: 'customer_admin' },
  { key: 'eirik.dahl', name: 'Eirik Dahl', title: 'Site manager', account: 'fjordbygg', role: 'customer_admin' },
] as const;

const domains: Record<string, string> = {
  kessler: 'kessler-machines.example',
  nordvest: 'nordvest-maskin.example',
  northline: 'northline.example',
  hollmann: 'hollmann.example',
  fjordbygg: 'fjordbygg.example',
};

const signIns = signInsOf(module, contacts, {
  'petra.kessler': 'Kessler Machines, dealer',
  'deniz.arslan': 'Kessler Machines, workshop',
  'ingrid.solberg': 'Nordvest Maskin, dealer',
  'owen.hartley': 'Northline Civil, fleet',
});

/** Fleet, model, how many, their detail, and since how many days. */
const machines: [id: string, fleet: string, model: string, count: number, detail: string, from: number][] = [
  ['sp-northline-mx210', 'northline', 'mx-210', 2, 'Fleet Care Gold, 3,000 hours', -410],
  ['sp-northline-ml90', 'northline', 'ml-90', 1, 'Fleet Care Gold, 2,000 hours', -330],
  ['sp-northline-telematics', 'northline', 'telematics', 3, 'Positions, hours and faults', -330],
  ['sp-hollmann-mx160', 'hollmann', 'mx-160', 1, 'Standard warranty, 2,000 hours', -560],
  ['sp-hollmann-ml60', 'hollmann', 'ml-60', 1, 'Standard warranty, 2,000 hours', -200],
  ['sp-fjordbygg-mx210', 'fjordbygg', 'mx-210', 1, 'Fleet Care Silver, 2,000 hours', -180],
  ['sp-fjordbygg-ml90', 'fjordbygg', 'ml-90', 1, 'Fleet Care Silver, 2,000 hours', -150],
];
const models: Record<string, string> = {
  'mx-210': 'Excavator MX 210',
  'mx-160': 'Excavator MX 160',
  'ml-90': 'Loader ML 90',
  'ml-60': 'Loader ML 60',
  telematics: 'Meridian Telematics',
};
const tiers: Record<string, string> = { northline: 'gold', hollmann: 'silver', fjordbygg: 'silver' };

/** Serial number, what it was sold as, where it works. */
const serials: [serial: string, sold: string, model: string, fleet: string, location: string, days: number][] = [
  ['MX210-04417', 'sp-northline-mx210', 'mx-210', 'northline', 'Kassel bypass, lot 3', -408],
  ['MX210-04418', 'sp-northline-mx210', 'mx-210', 'northline', 'Depot Göttingen', -408],
  ['ML90-01932', 'sp-northline-ml90', 'ml-90', 'northline', 'Kassel bypass, lot 3', -328],
  ['MX160-02751', 'sp-hollmann-mx160', 'mx-160', 'hollmann', 'Quarry Steinau', -555],
  ['ML60-00388', 'sp-hollmann-ml60', 'ml-60', 'hollmann', 'Quarry Steinau', -198],
  ['MX210-05120', 'sp-fjordbygg-mx210', 'mx-210', 'fjordbygg', 'Tunnel Lærdal, north', -176],
  ['ML90-02204', 'sp-fjordbygg-ml90', 'ml-90', 'fjordbygg', 'Depot Bergen', -148],
];

const installed = (now: number): Of<'installBaseItems'>[] =>
  serials.map(([serial, soldProduct, model, fleet, location, days], n) => ({
    id: `ib-${serial.toLowerCase()}`,
    number: `IBITM${String(3001 + n).padStart(7, '0')}`,
    name: `${models[model]}, ${serial}`,
    detail: location,
    product: `prod-meridian-${model}`,
    account: `acct-${fleet}`,
    soldProduct,
    environment: 'In service',
    location,
    serial,
    installedOn: day(now, days),
  }));

/** By dealer and technician, for a fleet and its contact. */
const kesslerFor = { partner: 'acct-kessler', partnerContact: 'contact-petra.kessler' };
const nordvestFor = { partner: 'acct-nordvest', partnerContact: 'contact-ingrid.solberg' };
const northline = { account: 'acct-northline', contact: 'contact-owen.hartley' };
const hollmann = { account: 'acct-hollmann', contact: 'contact-karl.hollmann' };
const fjordbygg = { account: 'acct-fjordbygg', contact: 'contact-eirik.dahl' };

const cases = (now: number): Of<'cases'>[] => [
  {
    id: 'case-meridian-pump',
    number: 'CS0000101',
    module,
    caseType: 'warranty-claim',
    priority: 2,
    shortDescription: 'Hydraulic pump HP-40 loses pressure when warm',
    description:
      'After about two hours of work the main pressure drops from 340 to 265 bar. Filter and oil are from the last service, the relief valve holds. The machine stands since this morning.',
    ...northline,
    ...kesslerFor,
    partnerContact: 'contact-deniz.arslan',
    openedBy: 'profile-deniz.arslan',
    openedAt: before(now, '2d3h'),
    soldProduct: 'sp-northline-mx210',
    installBaseItem: 'ib-mx210-04417',
  },
  {
    id: 'case-meridian-rollers',
    number: 'CS0000102',
    module,
    caseType: 'warranty-claim',
    priority: 3,
    shortDescription: 'Warranty claim for track rollers, 1,140 operating hours',
    description:
      'Three of the lower rollers on the left side run dry. The seals of all three are torn at the same place.',
    ...hollmann,
    ...kesslerFor,
    openedBy: 'profile-petra.kessler',
    openedAt: before(now, '6d2h'),
    soldProduct: 'sp-hollmann-mx160',
    installBaseItem: 'ib-mx160-02751',
  },
  {
    id: 'case-meridian-telematics',
    number: 'CS0000103',
    module,
    caseType: 'question',
    priority: 4,
    shortDescription: 'Telematics unit sends no position since Tuesday',
    description: 'Hours and fuel still arrive, only the position stays at the depot. The aerial was changed in spring.',
    ...northline,
    ...kesslerFor,
    partnerContact: 'contact-deniz.arslan',
    openedBy: 'profile-deniz.arslan',
    openedAt: before(now, '5h10m'),
    soldProduct: 'sp-northline-telematics',
    installBaseItem: 'ib-ml90-01932',
  },
  {
    id: 'case-meridian-keys',
    number: 'CS0000104',
    module,
    caseType: 'question',
    priority: 4,
    shortDescription: 'Second set of keys for the fleet of Northline',
    description: 'Northline asks for one more set of keys for each machine, with the codes of the present ones.',
    ...northline,
    ...kesslerFor,
    openedBy: 'profile-petra.kessler',
    openedAt: before(now, '24d'),
  },
  {
    id: 'case-meridian-heater',
    number: 'CS0000105',
    module,
    caseType: 'warranty-claim',
    priority: 3,
    shortDescription: 'Cab heater blows cold below minus ten',
    description: 'The valve opens, the hose before the heater is hot and the one behind it stays cold.',
    ...fjordbygg,
    ...nordvestFor,
    openedBy: 'profile-ingrid.solberg',
    openedAt: before(now, '9d'),
    soldProduct: 'sp-fjordbygg-ml90',
    installBaseItem: 'ib-ml90-02204',
  },
  {
    id: 'case-meridian-seal',
    number: 'CS0000106',
    module,
    caseType: 'warranty-claim',
    priority: 2,
    shortDescription: 'Swing motor leaks after the first service',
    description: 'About half a litre a shift at the lower flange, since the 500-hour service in our workshop.',
    ...fjordbygg,
    ...nordvestFor,
    openedBy: 'profile-ingrid.solberg',
    openedAt: before(now, '1d4h'),
    soldProduct: 'sp-fjordbygg-mx210',
    installBaseItem: 'ib-mx210-05120',
  },
  {
    id: 'case-meridian-replacement',
    number: 'CS0000107',
    module,
    caseType: 'question',
    priority: 3,
    shortDescription: 'Who pays for the rented machine during the repair?',
    description:
      'We rent an excavator while ours stands. Fleet Care Gold speaks of a replacement, but not for how long.',
    ...northline,
    openedBy: 'profile-owen.hartley',
    openedAt: before(now, '1d2h'),
    soldProduct: 'sp-northline-mx210',
  },
];

const told = (): Record<string, Told> => ({
  'case-meridian-pump': {
    target: 96,
    category: 'Hydraulics',
    fields: { operatingHours: 1860, partReplaced: false },
    unread: true,
    log: [
      open('2d1h', 'tomasz'),
      say(
        '2d1h',
        'tomasz',
        'Thanks, Deniz. Please measure the case drain of the pump at working temperature and send me the value.',
      ),
      say('1d6h', 'deniz.arslan', '11.5 litres a minute at 78 °C, the limit in the manual is 6.'),
      say(
        '40m',
        'tomasz',
        'That is the pump. A new HP-40 leaves Regensburg tonight; you have it tomorrow before ten. Keep the old one for our check.',
      ),
    ],
  },
  'case-meridian-rollers': {
    target: 240,
    category: 'Undercarriage',
    fields: { operatingHours: 1140, partReplaced: true },
    unread: true,
    log: [
      open('5d20h', 'tomasz'),
      say(
        '2d4h',
        'tomasz',
        'The hours are within the warranty. I need a photo of the number stamped on each roller before I can approve it.',
      ),
      awaiting('2d4h', 'tomasz'),
    ],
  },
  'case-meridian-keys': {
    log: [
      open('23d', 'tomasz'),
      say('22d', 'tomasz', 'Three sets are on their way to you, invoice to Northline as agreed.'),
      resolved('22d', 'tomasz'),
      closed('20d', 'petra.kessler', 'accept'),
    ],
    solution: { code: 'Solved by support', notes: 'Three sets of keys sent to Kessler Machines.' },
  },
  'case-meridian-heater': {
    category: 'Cab',
    fields: { operatingHours: 720, partReplaced: true },
    log: [
      open('8d', 'tomasz'),
      say('7d', 'ingrid.solberg', 'We changed the valve under warranty, it is warm again at minus fourteen.'),
      say('5d', 'tomasz', 'Approved: valve and two hours of work. The credit note is in your dealer account.'),
      resolved('5d', 'tomasz'),
    ],
    solution: { code: 'Solved by support', notes: 'Heater valve and two hours of work credited.' },
  },
  'case-meridian-seal': {
    target: 72,
    category: 'Hydraulics',
    fields: { operatingHours: 512, partReplaced: false },
    log: [
      open('1d', 'tomasz'),
      say(
        '22h',
        'ingrid.solberg',
        'Photos of the flange follow this afternoon, the machine is in the tunnel until then.',
      ),
    ],
  },
  'case-meridian-telematics': { log: [] },
  'case-meridian-replacement': {
    unread: true,
    log: [
      open('23h', 'tomasz'),
      say(
        '20h',
        'tomasz',
        'Gold covers up to ten working days in a claim that we approve. I will answer here as soon as the claim is decided.',
      ),
    ],
  },
});

export const meridian = (now: number): WorldInput => ({
  accounts: [
    { id: 'acct-meridian', number: 'ACCT0020001', code: 'MERIDIAN', name: 'Meridian Machinery' },
    { id: 'acct-kessler', number: 'ACCT0020010', code: 'KESSLER', name: 'Kessler Machines' },
    { id: 'acct-nordvest', number: 'ACCT0020020', code: 'NORDVEST', name: 'Nordvest Maskin' },
    { id: 'acct-northline', number: 'ACCT0020110', code: 'NORTHLINE', name: 'Northline Civil' },
    { id: 'acct-hollmann', number: 'ACCT0020120', code: 'HOLLMANN', name: 'Hollmann Quarries' },
    { id: 'acct-fjordbygg', number: 'ACCT0020210', code: 'FJORDBYGG', name: 'Fjordbygg' },
  ],
  contacts: contacts.map(({ key, name, title, account, role }) => ({
    id: `contact-${key}`,
    name,
    email: `${key}@${domains[account]}`,
    title,
    account: `acct-${account}`,
    roles: [role],
  })),
  profiles: profilesOf(module, { contacts }),
  accountRelationships: [
    { id: 'partner-meridian-kessler', from: 'acct-meridian', to: 'acct-kessler', startDate: day(now, -2900) },
    { id: 'partner-meridian-nordvest', from: 'acct-meridian', to: 'acct-nordvest', startDate: day(now, -1400) },
    { id: 'partner-kessler-northline', from: 'acct-kessler', to: 'acct-northline', startDate: day(now, -420) },
    { id: 'partner-kessler-hollmann', from: 'acct-kessler', to: 'acct-hollmann', startDate: day(now, -900) },
    { id: 'partner-nordvest-fjordbygg', from: 'acct-nordvest', to: 'acct-fjordbygg', startDate: day(now, -190) },
  ],
  products: Object.entries(models).map(([id, name]) => ({ id: `prod-meridian-${id}`, name })),
  contracts: [
    ['northline', 'Fleet Care Gold, Northline Civil', 'CNTR0020110', -410, 685],
    ['hollmann', 'Warranty, Hollmann Quarries', 'CNTR0020120', -560, 170],
    ['fjordbygg', 'Fleet Care Silver, Fjordbygg', 'CNTR0020210', -180, 550],
  ].map(([fleet, name, number, from, to]) => ({
    id: `contract-${fleet}`,
    number: String(number),
    name: String(name),
    startDate: day(now, Number(from)),
    endDate: day(now, Number(to)),
  })),
  soldProducts: machines.map(([id, fleet, model, quantity, detail, from], n) => ({
    id,
    number: `SP${String(3001 + n).padStart(7, '0')}`,
    name: models[model] ?? model,
    detail,
    product: `prod-meridian-${model}`,
    account: `acct-${fleet}`,
    quantity,
    startDate: day(now, from),
    endDate: day(now, from + 1095),
    serviceOffering: `offering-${tiers[fleet]}`,
    contract: `contract-${fleet}`,
    ...(model === 'telematics' ? { parent: 'sp-northline-ml90', optional: true } : {}),
  })),
  installBaseItems: installed(now),
  entitlements: [
    ['northline-work', 'Workshop hours', 'contract-northline', 'sp-northline-mx210', 40, 26],
    ['northline-swap', 'Replacement days', 'contract-northline', 'sp-northline-mx210', 10, 10],
    ['fjordbygg-work', 'Workshop hours', 'contract-fjordbygg', 'sp-fjordbygg-mx210', 16, 14],
  ].map(([id, name, contract, soldProduct, total, remaining]) => ({
    id: `entitlement-${id}`,
    name: String(name),
    contract: String(contract),
    soldProduct: String(soldProduct),
    total: Number(total),
    remaining: Number(remaining),
  })),
  cases: cases(now),
});

export const meridianDemo: DemoWorld = { world: meridian, signIns, told };
