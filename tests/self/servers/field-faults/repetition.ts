import { valueOf } from '../field-query';
import { crash, type FieldFault } from './fault';

/** A parameter that stands twice. */

const isTwice = (pairs: readonly (readonly [string, string])[], name: string): boolean =>
  pairs.filter(([one]) => one === name).length > 1;

const breaksTwice =
  (...names: readonly string[]): FieldFault['change'] =>
  (base) => ({
    single: (pairs, name) =>
      names.includes(name) && isTwice(pairs, name) ? crash('TypeError: sort.split is not a function') : base.single(pairs, name),
  });

export const repetition: readonly FieldFault[] = [
  {
    id: 'order-twice-breaks',
    source: 'https://github.com/mozilla/addons-frontend/issues/8177',
    seen: '`sort=a&sort=b` answers with 500.',
    change: breaksTwice('sort'),
  },
  {
    id: 'filter-twice-breaks',
    source: 'https://github.com/vasansr/query-params-mongo/pull/7 (for the filter)',
    seen: '`where=…&where=…` answers with 500.',
    change: breaksTwice('where'),
  },
  {
    id: 'projection-twice-breaks',
    source: 'https://github.com/datagouv/api-geo/pull/179',
    seen: '`fields=a&fields=b` answers with 500.',
    change: breaksTwice('fields'),
  },
  {
    id: 'token-twice-breaks',
    source: 'https://github.com/vasansr/query-params-mongo/pull/7 (for the token)',
    seen: '`after=…&after=…` answers with 500.',
    change: breaksTwice('after'),
  },
  {
    id: 'skip-twice-breaks',
    source: 'https://github.com/vasansr/query-params-mongo/pull/7 (for the offset)',
    seen: '`skip=0&skip=1` answers with 500.',
    change: breaksTwice('skip'),
  },
  {
    id: 'limit-twice-breaks',
    source: 'https://github.com/vasansr/query-params-mongo/pull/7 (for the limit)',
    seen: '`per_page=1&per_page=2` answers with 500.',
    change: breaksTwice('per_page'),
  },
  {
    id: 'filter-twice-dropped',
    source: 'no report: Strapi, as issue 12 tells it',
    seen: 'Two filters are none: everything is returned.',
    change: () => ({ single: (pairs, name) => (name === 'where' && isTwice(pairs, name) ? undefined : valueOf(pairs, name)) }),
  },
  {
    id: 'limit-twice-unbounded',
    source: 'no report: Strapi, as issue 12 tells it',
    seen: 'Two limits are none: all parcels come on one page.',
    change: (base) => ({
      single: (pairs, name) => (name === 'per_page' && isTwice(pairs, name) ? 'all' : base.single(pairs, name)),
      sizeOf: (text) => (text === 'all' ? 1_000 : base.sizeOf(text)),
    }),
  },
  {
    id: 'filter-twice-counts-all',
    source: 'no report: the count reads the parameter in its own way',
    seen: 'Two filters give the parcels of one and the count of all.',
    change: (base) => ({
      total: (parcels, query) => base.total(parcels, isTwice(query.pairs, 'where') ? { ...query, filter: undefined } : query),
    }),
  },
  {
    id: 'token-twice-is-a-list',
    source: 'https://github.com/ljharb/qs#parsing-arrays',
    seen: 'Two tokens are a list, and reading it as base64 answers with 500.',
    change: (base) => ({
      single: (pairs, name) =>
        name === 'after' && isTwice(pairs, name) ? pairs.filter(([one]) => one === name).join() : base.single(pairs, name),
      decode: (token) =>
        token.includes(',') ? crash('TypeError: The first argument must be of type string') : base.decode(token),
    }),
  },
  {
    id: 'filter-twice-with-order-dropped',
    source: 'no report: a handler that counts the pairs of a query',
    seen: 'Where anything stands twice, no filter is looked at.',
    change: (base) => ({
      single: (pairs, name) =>
        name === 'where' && new Set(pairs.map(([one]) => one)).size < pairs.length ? undefined : base.single(pairs, name),
    }),
  },
];
