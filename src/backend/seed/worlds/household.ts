/** B2C with a household: the head follows what the members ask; a member reads no case of another. */
import { before, open, say } from '../story.js';
import { type DemoWorld, day, profilesOf, signInsOf, type Told, type WorldInput } from './told.js';

const module = 'calico-tv';
const household = 'home-whitfield';

const consumers = [
  { key: 'dana.whitfield', name: 'Dana Whitfield' },
  { key: 'theo.whitfield', name: 'Theo Whitfield' },
];
const signIns = signInsOf(module, consumers, {
  'dana.whitfield': 'head of her household',
  'theo.whitfield': 'member of that household',
});

const dana = { consumer: 'consumer-dana.whitfield', household };
const theo = { consumer: 'consumer-theo.whitfield', household };

const told = (): Record<string, Told> => ({
  'case-whitfield-sound': {
    category: 'Sound',
    fields: { symptom: 'delay' },
    unread: true,
    log: [
      open('7h', 'lena'),
      say('6h20m', 'lena', 'That is the sound bar. In its menu, set “lip sync” to automatic and start the film again.'),
    ],
  },
  'case-whitfield-password': {
    category: 'Sign-in',
    fields: { symptom: 'password' },
    log: [open('1d2h', 'lena')],
  },
});

export const householdOfCalico = (now: number): WorldInput => ({
  consumers: consumers.map(({ key, name }) => ({ id: `consumer-${key}`, name, email: `${key}@mail.example` })),
  profiles: profilesOf(module, { consumers }),
  households: [{ id: household, name: 'Whitfield household', head: dana.consumer }],
  householdMembers: [
    { id: 'member-whitfield-dana', ...dana, primary: true },
    { id: 'member-whitfield-theo', ...theo, primary: true },
  ],
  soldProducts: [
    {
      id: 'sp-whitfield-plan',
      number: 'SP0002030',
      name: 'Calico Family plan',
      detail: '4K, five profiles',
      product: 'prod-calico-plan',
      ...dana,
      startDate: day(now, -260),
    },
    {
      id: 'sp-whitfield-app',
      number: 'SP0002031',
      name: 'Calico app',
      detail: 'Theo’s tablet',
      product: 'prod-calico-app',
      ...theo,
      startDate: day(now, -120),
    },
  ],
  cases: [
    {
      id: 'case-whitfield-sound',
      number: 'CS0000401',
      module,
      caseType: 'streaming-problem',
      priority: 4,
      shortDescription: 'Sound comes half a second after the picture',
      description: 'Only in films, never in live television, since the sound bar is there.',
      ...dana,
      openedBy: 'profile-dana.whitfield',
      openedAt: before(now, '8h'),
      soldProduct: 'sp-whitfield-plan',
    },
    {
      id: 'case-whitfield-password',
      number: 'CS0000402',
      module,
      caseType: 'streaming-problem',
      priority: 3,
      shortDescription: 'My tablet asks for the password again and again',
      description: 'It takes the password, shows the start page and asks anew when I choose a film.',
      ...theo,
      openedBy: 'profile-theo.whitfield',
      openedAt: before(now, '1d3h'),
      soldProduct: 'sp-whitfield-app',
    },
  ],
});

export const householdDemo: DemoWorld = { world: householdOfCalico, signIns, told };
