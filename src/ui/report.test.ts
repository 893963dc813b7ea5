import { expect } from '@open-wc/testing';
import { report } from './report.js';

const saidBy = (...calls: [html: string, code: string, message: string, reference?: string][]): string[] => {
  const said: string[] = [];
  const { error } = console;
  console.error = (text: string) => said.push(text);
  try {
    for (const [html, code, message, reference] of calls) {
      const place = document.createElement('template');
      place.innerHTML = html;
      report(place.content.firstElementChild as Element, { code, message, reference });
    }
  } finally {
    console.error = error;
  }
  return said;
};

it('says once what is missing, on which tag, and how to mend it', () => {
  const said = saidBy(
    ['<oriel-x instance="a">text</oriel-x>', 'setup', 'No way to a token'],
    ['<oriel-x instance="a"></oriel-x>', 'setup', 'No way to a token'],
  );
  expect(said).to.have.length(1);
  expect(said[0]).to.include('<oriel-x instance="a"> No way to a token').and.include('data-token-url');
});

it('is silent about what time or a person mends', () => {
  expect(
    saidBy(
      ['<oriel-x></oriel-x>', 'network', 'Failed to fetch'],
      ['<oriel-x></oriel-x>', 'unauthenticated', 'Nobody is signed in'],
      ['<oriel-x case="CS1"></oriel-x>', 'not-found', 'Not found'],
    ),
  ).to.deep.equal([]);
});

it('says that a type of case does not exist', () => {
  expect(saidBy(['<oriel-x case-type="nope"></oriel-x>', 'not-found', 'Not found'])[0]).to.include('caseTypes');
});

it('names what a list of cases can be ordered by', () => {
  const place = document.createElement('oriel-case-list');
  place.setAttribute('order', 'updated');
  const said: string[] = [];
  const { error } = console;
  console.error = (text: string) => said.push(text);
  const fieldErrors = [{ pointer: '?order' }];
  report(place, { code: 'malformed-request', message: 'The list cannot be ordered by “updated”', fieldErrors });
  console.error = error;
  expect(said[0]).to.include('order="updated"').and.include('updatedAt').and.include('descending');
});

it('says where the playbooks of the module stand', () => {
  const [mistyped, none] = saidBy(
    ['<oriel-playbook-intake playbook="claim-x"></oriel-playbook-intake>', 'not-found', 'Not found'],
    ['<oriel-playbook-intake></oriel-playbook-intake>', 'not-found', 'Not found'],
  );
  expect(mistyped).to.include('playbook="claim-x"').and.include('“playbooks” of the module');
  expect(none).to.include('“playbooks” of the module');
});

it('says once for the page that its token was refused, and where the reason stands', () => {
  const said = saidBy(
    ['<oriel-x></oriel-x>', 'unauthenticated', 'Nobody is signed in', 'ref-1'],
    ['<oriel-y></oriel-y>', 'token-expired', 'The sign-in has ended', 'ref-2'],
  );
  expect(said).to.have.length(1);
  expect(said[0]).to.include('refused (unauthenticated)').and.include('ref-1').and.include('log');
});
