import { createHash } from 'node:crypto';
import { after, before, named, tokenFor, type Faulty } from './bending';
import { clusters, text, type Item } from './workbench-data';
import { filter, firstProject, lawful, order, plainCompare, project } from './workbench';

const shuffled = (items: readonly Item[], salt: string): readonly Item[] => {
  const hash = (item: Item): string =>
    createHash('sha1')
      .update(salt + String(text(item, 'metadata.uid')))
      .digest('hex');
  return [...items].sort((a, b) => (hash(a) < hash(b) ? -1 : 1));
};

const escaped = (value: string): string => value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const like = (held: string | undefined, asked: string): boolean =>
  new RegExp(`^${escaped(asked).replaceAll('%', '.*').replaceAll('_', '.')}$`, 's').test(held ?? '');

function decodedTwice(held: string | undefined, asked: string): boolean {
  try {
    return held === decodeURIComponent(asked);
  } catch {
    return held === asked;
  }
}

/** Swedish puts å, ä and ö behind z. */
const swedish = new Intl.Collator('sv').compare;
const nordic = ['åb', 'äa', 'ärlig', 'zebra', 'afrika', 'öken', 'ål', 'orm', 'bår'];
const nordicItems = clusters(117).map((item, index) => named(item, nordic[index % 13] ?? text(item, 'metadata.name')));

export const faultyQueries: { readonly [name: string]: Faulty } = {
  'names are ordered as in Swedish, beside a filter as in no language': {
    steps: {
      first: nordicItems,
      order: (steps, items, query) =>
        order(
          {
            ...steps,
            compare: (left, right, path, sign) =>
              query.filters === undefined && left !== undefined && right !== undefined && path === 'metadata.name'
                ? swedish(left, right)
                : plainCompare(left, right, path, sign),
          },
          items,
          query,
        ),
    },
    finds: ['sorting.collation'],
  },
  'ties fall anew on every page': {
    steps: {
      order: (steps, items, query) => (query.orderBy ? order(steps, shuffled(items, query.continue ?? ''), query) : items),
    },
    finds: ['sorting.ties'],
  },
  'sorted within each page': {
    steps: {
      order: (_, items) => items,
      ...after(({ body }, query) => ({ ...body, items: [...order(lawful, body.items, query)] })),
    },
    finds: ['sorting.ascending'],
  },
  'names compared by their ends': {
    steps: { equal: (held, asked, path) => (path === 'metadata.name' ? held?.endsWith(asked) === true : held === asked) },
    finds: ['filtering.exact'],
  },
  'names compared with LIKE': {
    steps: { equal: (held, asked, path) => (path === 'metadata.name' ? like(held, asked) : held === asked) },
    finds: ['filtering.exact'],
  },
  'values decoded twice': { steps: { equal: decodedTwice }, finds: ['filtering.exact'] },
  'only two clauses count': {
    steps: {
      filter: (steps, items, query) => {
        const parts = (query.filters ?? '').split(/(AND|OR)(?=[a-z]+\.)/);
        return filter(steps, items, { ...query, filters: parts.slice(0, 3).join('') });
      },
    },
    finds: ['filtering.clauses', 'filtering.laws'],
  },
  'a union repeats what both sides match': {
    steps: {
      filter: (steps, items, query) =>
        query.filters?.includes('OR')
          ? query.filters.split(/OR(?=[a-z]+\.)/).flatMap((filters) => filter(steps, items, { ...query, filters }))
          : filter(steps, items, query),
    },
    finds: ['filtering.or'],
  },
  'a filter is evaluated after paging': {
    steps: {
      filter: (_, items) => items,
      ...after(({ body }, query) => ({ ...body, items: [...filter(lawful, body.items, query)] })),
    },
    finds: ['filtering.equality-complete', 'filtering.count'],
  },
  'a projection shows what was not asked, deep in an object': {
    steps: { project: (item, paths) => ({ ...project(item, paths), status: { location: { geoLoc: { latitude: 1.5 } } } }) },
    finds: ['projection.only-asked'],
  },
  'a projection cuts text off': {
    steps: {
      project: (item, paths) => {
        const kept = project(item, paths);
        const name = text(kept, 'metadata.name');
        return name === undefined ? kept : named(kept, name.slice(0, 3));
      },
    },
    finds: ['projection.values'],
  },
  'a token of one project opens it in another': {
    steps: {
      scope: (steps, query) => (query.continue?.startsWith('p1.') ? steps.first : lawful.scope(steps, query)),
      give: ({ next, query }) => `${query.headers.projectuid === firstProject ? 'p1' : 'p2'}.${tokenFor(next, query)}`,
      take: (token, query) => lawful.take(token.slice(3), query),
    },
    finds: ['security.isolation'],
  },
  'a filter reaches other projects': {
    steps: { scope: (steps, query) => (query.filters ? [...steps.first, ...steps.second] : lawful.scope(steps, query)) },
    finds: ['filtering.count'],
  },
  'an operator object matches everything': {
    steps: { equal: (held, asked) => held === asked || asked.startsWith('{"$') },
    finds: ['security.injection', 'filtering.exact'],
  },
  'the last clause alone counts': {
    steps: before((query) => ({
      ...query,
      ...(query.filters && { filters: query.filters.split(/(?:AND|OR)(?=[a-z]+\.)/).at(-1) ?? '' }),
    })),
    finds: ['filtering.and', 'filtering.or'],
  },
};
