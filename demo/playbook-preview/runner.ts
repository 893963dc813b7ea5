/** Runs a playbook in this page: a service of its own that holds it, a module that offers it, and the element. */
import { load } from 'oriel';
import type { ModuleDefinition, PlaybookDefinition, PlaybookRun, Problem } from 'oriel/contract';
import { demoModules, demoToken, mockFetch } from 'oriel/mock';
import 'oriel/define/module';

/** Who begins at each of the demo's modules. */
const people: Record<string, readonly [subject: string, name: string]> = {
  'boxeo-portal': ['maria.lindqvist', 'Maria Lindqvist'],
  'calico-tv': ['sam.collins', 'Sam Collins'],
  'meridian-dealers': ['petra.kessler', 'Petra Kessler'],
  'harbor-insurance': ['claire.donnelly', 'Claire Donnelly'],
  'group-benefits': ['amara.singh', 'Amara Singh'],
};

export interface Running {
  /** Holds the element. */
  place: HTMLElement;
  /** Who asks, and where. */
  person: string;
  module: string;
  /** The run as its owner sees it now. */
  read: (run: string) => Promise<PlaybookRun>;
}

/** Case types of the draft, and of where decisions lead. */
const typesOf = ({ caseType, stages }: PlaybookDefinition): string[] => [
  caseType,
  ...stages
    .flatMap(({ activities }) => activities)
    .flatMap(({ decision }) => Object.values(decision?.outcomes ?? {}).flatMap((outcome) => outcome.caseType ?? [])),
];

/** Begins anew each time: what an earlier run wrote is gone with its service. */
export const start = async (definition: PlaybookDefinition): Promise<Running> => {
  const modules = demoModules as readonly ModuleDefinition[];
  const module = modules.find(({ caseTypes }) => caseTypes.includes(definition.caseType)) ?? modules[0];
  const [subject, person] = people[module?.name ?? ''] ?? [];
  if (!module || !subject || !person) throw new Error('Nobody signs in where this playbook would run');
  const fetch = mockFetch();
  const answer = await fetch('/ops/v1/playbooks', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${fetch.opsKey}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify(definition),
  });
  if (!answer.ok) throw new Error(((await answer.json()) as Problem).title);
  const store = await fetch.store;
  const offering: ModuleDefinition = {
    ...module,
    caseTypes: [...new Set([...module.caseTypes, ...typesOf(definition)])],
    playbooks: [definition.id],
  };
  await store.transact((tx) => tx.update('module', module.name, { definition: offering }));

  const place = document.createElement('oriel-module');
  place.name = module.name;
  place.fetch = fetch;
  place.getToken = () => demoToken(module.name, subject);
  place.theme = 'host';
  const element = document.createElement('oriel-playbook-intake');
  element.setAttribute('playbook', definition.id);
  place.append(element);
  load(place);
  const read = async (run: string): Promise<PlaybookRun> => {
    const { token } = await demoToken(module.name, subject);
    const found = await fetch(`/v1/playbook-runs/${run}`, { headers: { authorization: `Bearer ${token}` } });
    return (await found.json()) as PlaybookRun;
  };
  return { place, person, module: module.title, read };
};
