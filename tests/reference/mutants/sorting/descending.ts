import type { Condition } from '../dropped';
import { whenPage } from '../../when';
import { everyOrder } from '../every-order';
import type { StoredObject } from '../../types';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'every-third-descending-page-unordered',
    fault: 'the second page in one descending order, and every third one behind it, stands in the order of the listing',
    source: 'a public report pattern: one of three replicas without the index',
    area: 'combination',
    primary: 'sorting.descending',
    expect: ['sorting.descending', 'sorting.reverse'],
    behaviour: () => {
      let asked = 0;
      const single: Condition = ({ query }) =>
        query.order.length === 1 && query.order[0]?.direction === -1 && query.filter.length === 0;
      return whenPage((context) => single(context), {
        sortItems: (original) => (clusters, context) => {
          asked += 1;
          return asked % 3 === 2 ? clusters : original(clusters, context);
        },
      });
    },
  },
  {
    id: 'direction-ignored',
    fault: 'every order ascends',
    source: 'an operator mistake: the sign is parsed and dropped',
    area: 'sorting',
    primary: 'sorting.descending',
    expect: everyOrder.filter((id) => id !== 'sorting.ascending' && id !== 'sorting.second-key').concat('sorting.reverse'),
    behaviour: {
      compareKey: (original) => (a, b, key, context) => original(a, b, { ...key, direction: 1 }, context),
    },
  },
  {
    id: 'uid-ascends-always',
    fault: 'an order by uid ascends whatever its direction',
    source: 'a public report pattern: the primary key is read in the order of its index',
    area: 'sorting',
    primary: 'sorting.descending',
    expect: ['sorting.descending', 'sorting.reverse'],
    behaviour: {
      compareKey: (original) => (a, b, key, context) =>
        original(a, b, key.path === 'metadata.uid' ? { ...key, direction: 1 } : key, context),
    },
  },
  {
    id: 'sorted-list-cached-without-direction',
    fault: 'a sorted result is cached by its fields, not by their directions',
    source: 'an operator mistake: a cache key that leaves out part of the query',
    area: 'sorting',
    primary: 'sorting.descending',
    expect: ['sorting.descending', 'sorting.reverse'],
    behaviour: () => {
      const cache = new Map<string, readonly StoredObject[]>();
      return {
        sortItems: (original) => (clusters, context) => {
          const { order, filter, projection, scope } = context.query;
          const key = JSON.stringify([order.map(({ path }) => path), filter, projection, scope]);
          const known = cache.get(key) ?? original(clusters, context);
          cache.set(key, known);
          return known;
        },
      };
    },
  },
];

export const silence: Silence = { items: 1 };
