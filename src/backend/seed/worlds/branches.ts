/** Service Model Foundation: the manufacturer's own branches. Each asks for itself alone, who manages a region for all of it. */
import { before, open, say } from '../story.js';
import { type DemoWorld, day, type Of, profilesOf, signInsOf, type Told, type WorldInput } from './told.js';

const module = 'meridian-dealers';

const members = [
  { key: 'tomas.berg', name: 'Tomas Berg', organization: 'org-hamburg', role: 'contributor' },
  { key: 'ute.rahn', name: 'Ute Rahn', organization: 'org-north', role: 'manager_contributor' },
] as const;
const signIns = signInsOf(module, members, {
  'tomas.berg': 'Meridian branch Hamburg',
  'ute.rahn': 'Meridian region North',
});

const hamburg = { org: 'org-hamburg' };
const kiel = { org: 'org-kiel' };

const cases = (now: number): Of<'cases'>[] => [
  {
    id: 'case-branch-bench',
    number: 'CS0000111',
    module,
    caseType: 'warranty-claim',
    priority: 3,
    shortDescription: 'Test bench shows 20 bar too much',
    description: 'Compared with two gauges at 200 and 300 bar. The bench was calibrated in spring.',
    requestorOrg: 'org-hamburg',
    contributors: ['profile-tomas.berg'],
    openedBy: 'profile-tomas.berg',
    openedAt: before(now, '1d4h'),
    soldProduct: 'sp-hamburg-bench',
    installBaseItem: 'ib-hamburg-bench',
  },
];

const told = (): Record<string, Told> => ({
  'case-branch-bench': {
    category: 'Hydraulics',
    fields: { operatingHours: 1840 },
    unread: true,
    log: [
      open('23h', 'lena'),
      say(
        '21h',
        'lena',
        'Please do not use it for claims until Thursday: then our engineer is in Hamburg with the master gauge.',
      ),
    ],
  },
});

const branches = (now: number): WorldInput => ({
  serviceOrganizations: [
    { id: 'org-north', name: 'Meridian region North' },
    { id: 'org-hamburg', name: 'Meridian branch Hamburg', parent: 'org-north' },
    { id: 'org-kiel', name: 'Meridian branch Kiel', parent: 'org-north' },
  ],
  staff: members.map(({ key, name }) => ({ id: `staff-${key}`, name, email: `${key}@meridian.example` })),
  organizationMembers: members.map(({ key, organization, role }) => ({
    id: `member-${key}`,
    organization,
    staff: `staff-${key}`,
    role,
  })),
  profiles: profilesOf(module, { members }),
  products: [{ id: 'prod-meridian-bench', name: 'Meridian test bench' }],
  soldProducts: [
    { key: 'hamburg', number: 'SP0003101', ...hamburg },
    { key: 'kiel', number: 'SP0003102', ...kiel },
  ].map(({ key, ...more }) => ({
    id: `sp-${key}-bench`,
    name: 'Hydraulic test bench TB 400',
    detail: `Branch ${key === 'kiel' ? 'Kiel' : 'Hamburg'}`,
    product: 'prod-meridian-bench',
    startDate: day(now, -700),
    ...more,
  })),
  installBaseItems: [
    {
      id: 'ib-hamburg-bench',
      number: 'IBITM0003101',
      name: 'Test bench TB 400, bay 2',
      product: 'prod-meridian-bench',
      soldProduct: 'sp-hamburg-bench',
      environment: 'In service',
      location: 'Branch Hamburg',
      serial: 'TB400-00117',
      ...hamburg,
    },
  ],
  cases: cases(now),
});

export const branchesDemo: DemoWorld = { world: branches, signIns, told };
