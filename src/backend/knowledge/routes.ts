import type { Article, Suggestion } from '../../contract/case-type.js';
import { allOf, anyOf, type Filter } from '../../contract/query.js';
import { asCustomer, type Pipeline, type Read, reading } from '../http/pipeline.js';
import { notFound } from '../http/refusal.js';
import { json } from '../http/reply.js';
import type { Session } from '../http/session.js';
import { fold, words } from '../store/fold.js';

const MOST = 5;
const MOST_CANDIDATES = 200;

/** Articles of this module, and those of all modules. */
const readableArticles = ({ module }: Session): Filter => anyOf({ eq: ['module', module.name] }, { isEmpty: 'module' });

/** Words that say nothing about the matter. */
const idle = new Set(
  'a an and are as at be been but by can cannot did do does for from had has have how i if in is it its my no not of on or our since so that the their them then there they this to up was we were what when where which who why will with you your'.split(
    ' ',
  ),
);

/** How well a text fits: the share of the words that occur in it, whole words counting more than beginnings. */
const score = (wanted: string[], text: string): number => {
  const there = new Set(text.split(/[^\p{L}\p{N}]+/u));
  let points = 0;
  for (const word of wanted) {
    if (there.has(word)) points += 1;
    else if (
      word.length >= 4 &&
      [...there].some((other) => other.startsWith(word) || (other.length >= 4 && word.startsWith(other)))
    )
      points += 0.7;
  }
  return points / wanted.length;
};

const suggest: Read<'suggest', Session> = async ({ deps, query, who }) => {
  const wanted = [...new Set(fold(query.text).split(/[^\p{L}\p{N}]+/u))]
    .filter((word) => word.length > 1 && !idle.has(word))
    .slice(0, 12);
  if (wanted.length === 0) return json({ items: [] });
  // The store narrows by the stems of the words; which of them fit best is decided here.
  const any = anyOf(
    ...wanted.map((word): Filter => ({ text: word.length > 5 ? word.slice(0, word.length - 2) : word })),
  );
  const open: Filter = { in: ['state', [1, 10, 18, 6]] };
  const [articles, cases] = await Promise.all([
    deps.store.find('article', { filter: allOf(readableArticles(who), any), limit: MOST_CANDIDATES }),
    deps.store.find('case', { filter: allOf(who.cases, open, any), order: ['-updatedAt'], limit: MOST_CANDIDATES }),
  ]);
  const scored: { points: number; item: Suggestion }[] = [];
  for (const row of articles) {
    const points = Math.max(score(wanted, words(row.title).join(' ')) + 0.2, score(wanted, row.search) * 0.8);
    scored.push({
      points,
      item: { kind: 'article', id: row.id, number: row.number, title: row.title, readMinutes: row.readMinutes },
    });
  }
  for (const row of cases) {
    const item: Suggestion = {
      kind: 'case',
      id: row.id,
      number: row.number,
      title: row.shortDescription,
      updatedAt: row.updatedAt,
    };
    scored.push({ points: score(wanted, row.search), item });
  }
  const best = scored.filter(({ points }) => points >= 0.4).sort((a, b) => b.points - a.points);
  return json({ items: best.slice(0, MOST).map(({ item }) => item) });
};

const article: Read<'getArticle', Session> = async ({ deps, params, who }) => {
  const called: Filter = /^KB\d{7}$/.test(params.id) ? { eq: ['number', params.id] } : { eq: ['id', params.id] };
  const [row] = await deps.store.find('article', { filter: allOf(called, readableArticles(who)), limit: 1 });
  if (!row) throw notFound();
  const body: Article = {
    id: row.id,
    number: row.number,
    title: row.title,
    paragraphs: row.body.split(/\n{2,}/).filter(Boolean),
    readMinutes: row.readMinutes,
  };
  return json(body);
};

export const knowledgeRoutes = (pipeline: Pipeline) => {
  const customer = asCustomer(pipeline);
  return {
    suggest: reading(pipeline, 'suggest', customer, suggest),
    getArticle: reading(pipeline, 'getArticle', customer, article),
  };
};
