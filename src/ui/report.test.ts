import { expect } from '@open-wc/testing';
import { report } from './report.js';

const saidBy = (...calls: [html: string, code: string, message: string][]): string[] => {
  const said: string[] = [];
  const { error } = console;
  console.error = (text: string) => said.push(text);
  try {
    for (const [html, code, message] of calls) {
      const place = document.createElement('template');
      place.innerHTML = html;
      report(place.content.firstElementChild as Element, code, message);
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
