import { createHash } from 'node:crypto';
import { gate, named, type Lawful } from './bending';
import { clusters, scatter, text, type Item } from './workbench-data';
import {
  clausesOf,
  fields,
  order,
  plainCompare,
  project,
  Refusal,
  refused,
  type Clause,
  type Query,
  type Steps,
} from './workbench';

const gappy = clusters(117).map((item, index): Item => (scatter(index, 5) === 0 ? { ...item, status: {}, spec: {} } : item));

/** Names of which some differ by accents or letter case alone, and those that stand between them by code point. */
const accented = [
  'São Paulo',
  'Sao Paulo',
  'SAO PAULO',
  'são paulo',
  'Málaga',
  'malaga',
  'Malagb',
  'Łódź',
  'Lódz',
  'Zürich',
  'Zurich',
  'zurich x',
] as const;
const accentedItems = clusters(117).map((item, index) =>
  named(item, accented[scatter(index, 36)] ?? text(item, 'metadata.name')),
);

const byBase = new Intl.Collator('und', { sensitivity: 'base' });

/** One moment in three spellings. */
function timed(item: Item, index: number): Item {
  const when = Date.UTC(2022, 0, 1) + scatter(index, 60) * 250;
  const spellings = [
    new Date(when).toISOString(),
    new Date(when).toISOString().replace('.000Z', 'Z'),
    new Date(when + 7_200_000).toISOString().replace('Z', '+02:00'),
  ];
  return { ...item, metadata: { ...(item.metadata as Item), creationTimestamp: spellings[index % 3] } };
}

const inCandidate = (orderBy: string, sign = ''): boolean =>
  fields.candidates.some((path) => orderBy.includes(`${path}=${sign}`));

/** By a field that is a candidate of the filter, too. */
const filtersCandidate = (filters: string): boolean =>
  fields.candidates.some((path) => !fields.documentedFilters.includes(path) && filters.includes(`${path}=`));

function clauseCount(filters: string): number {
  try {
    return clausesOf(filters).length;
  } catch {
    return 0;
  }
}

function orFirst(steps: Steps, items: readonly Item[], { filters }: Query): readonly Item[] {
  if (!filters) return items;
  const groups: Clause[][] = [];
  for (const clause of clausesOf(filters)) {
    if (!steps.filterFields.includes(clause.path)) throw new Refusal(400, 'UnknownField');
    if (clause.joined === 'OR') groups.at(-1)?.push(clause);
    else groups.push([clause]);
  }
  return items.filter((item) =>
    groups.every((group) => group.some(({ path, value }) => steps.equal(text(item, path), value, path))),
  );
}

function tiesByHash(steps: Steps, items: readonly Item[], query: Query): readonly Item[] {
  const hash = (item: Item): string =>
    createHash('sha1')
      .update(`${query.orderBy}${text(item, 'metadata.uid')}`)
      .digest('hex');
  return query.orderBy
    ? order(
        steps,
        [...items].sort((a, b) => (hash(a) < hash(b) ? -1 : 1)),
        query,
      )
    : items;
}

export const lawfulQueries: { readonly [name: string]: Lawful } = {
  'MongoDB: missing values are the lowest and turn with the direction': {
    steps: {
      first: gappy,
      compare: (left, right, path, sign) =>
        left !== right && (left === undefined || right === undefined)
          ? left === undefined
            ? -1
            : 1
          : plainCompare(left, right, path, sign),
    },
  },
  'times with fractions, without and with offsets, ordered and filtered as instants': {
    steps: {
      first: clusters(117).map(timed),
      compare: (left, right, path, sign) =>
        path.endsWith('Timestamp') && left && right
          ? Date.parse(left) - Date.parse(right)
          : plainCompare(left, right, path, sign),
      equal: (held, asked, path) =>
        path.endsWith('Timestamp') && held !== undefined ? Date.parse(held) === Date.parse(asked) : held === asked,
    },
  },
  'accents and letter case are ignored in the order': {
    steps: {
      first: accentedItems,
      compare: (left, right, path, sign) =>
        left === undefined || right === undefined ? plainCompare(left, right, path, sign) : byBase.compare(left, right),
    },
  },
  'ties fall as they like, alike on every read': { steps: { order: tiesByHash } },
  'a candidate is refused beside another key': {
    steps: gate(
      ({ orderBy = '' }) => orderBy.includes(',') && inCandidate(orderBy),
      () => refused(400, 'NoCompoundIndex'),
    ),
  },
  'a candidate is refused in descending order': {
    steps: gate(
      ({ orderBy = '' }) => inCandidate(orderBy, '-1'),
      () => refused(400, 'NotIndexed'),
    ),
  },
  'a candidate is refused beside a filter': {
    steps: gate(
      ({ orderBy = '', filters = '' }) => filters !== '' && inCandidate(orderBy),
      () => refused(400, 'NotIndexed'),
    ),
  },
  ...Object.fromEntries(
    (['fields', 'limit', 'offset'] as const).map((role) => [
      `a candidate is refused beside ${role}`,
      {
        steps: gate(
          ({ orderBy = '', ...query }) => inCandidate(orderBy) && query[role] !== undefined,
          () => refused(400, 'NotIndexed'),
        ),
      },
    ]),
  ),
  'a candidate is refused beside a filter and fields, by as many items as are walked in part': {
    steps: {
      first: clusters(400),
      ...gate(
        ({ orderBy = '', filters, fields: shown }) => inCandidate(orderBy) && (filters ?? shown) !== undefined,
        () => refused(400, 'NotIndexed'),
      ),
    },
  },
  'a candidate is refused in descending order, by as many items as are walked in part': {
    steps: {
      first: clusters(400),
      ...gate(
        ({ orderBy = '' }) => inCandidate(orderBy, '-1'),
        () => refused(400, 'NotIndexed'),
      ),
    },
  },
  'a candidate is refused at a position of a long listing': {
    steps: {
      first: clusters(400),
      ...gate(
        ({ orderBy = '', offset }) => inCandidate(orderBy) && offset !== undefined,
        () => refused(400, 'NotIndexed'),
      ),
    },
  },
  'a candidate is refused beside another clause': {
    steps: gate(
      ({ filters = '' }) => filtersCandidate(filters) && clauseCount(filters) > 1,
      () => refused(400, 'NotIndexed'),
    ),
  },
  'a candidate is refused in a filter beside any order or fields': {
    steps: gate(
      ({ filters = '', orderBy, fields: shown }) => filtersCandidate(filters) && (orderBy ?? shown) !== undefined,
      () => refused(400, 'NotIndexed'),
    ),
  },
  'five clauses at most': {
    steps: gate(
      ({ filters = '' }) => clauseCount(filters) > 5,
      () => refused(400, 'TooManyClauses'),
    ),
  },
  'OR binds tighter than AND': { steps: { filter: orFirst } },
  'the identity is kept in every projection': { steps: { project: (item, paths) => project(item, ['metadata.uid', ...paths]) } },
};
