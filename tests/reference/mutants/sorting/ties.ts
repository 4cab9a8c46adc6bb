import { createHash } from 'node:crypto';
import type { StoredObject } from '../../types';
import type { ListContext } from '../../context';
import type { Mutant, Silence } from '../mutant';

const digest = (text: string): string => createHash('sha1').update(text).digest('hex');

/** The end of a group of equals that index `at` lies in, in the direction of `step`. */
function edgeOfTies(items: readonly StoredObject[], at: number, step: 1 | -1, context: ListContext): number {
  for (let edge = at; ; edge += step) {
    const [before, after] = [items[edge - 1], items[edge]];
    if (before === undefined || after === undefined || context.behaviour.compareItems(before, after, context) !== 0) return edge;
  }
}

export const mutants: readonly Mutant[] = [
  {
    id: 'ties-broken-anew-for-each-page',
    fault: 'equal items stand in another order on each page, so that some come twice and others never',
    source: 'a public report pattern: LIMIT and OFFSET over an order that is not total',
    area: 'sorting',
    primary: 'sorting.ties',
    // A walk by two keys leaves few ties.
    expect: ['sorting.ties'],
    behaviour: {
      compareItems: (original) => (a, b, context) => {
        const tie = ({ metadata }: typeof a): string => digest(`${metadata?.uid} ${context.start}`);
        return original(a, b, context) || (tie(a) < tie(b) ? -1 : 1);
      },
    },
  },
  {
    id: 'ties-skipped-at-the-edge-of-a-page',
    fault: 'the next page starts behind all items that equal the last one',
    source: 'a public report pattern: keyset paging on the sorted value alone, with >',
    area: 'sorting',
    primary: 'sorting.ties',
    expect: ['sorting.ties', 'pagination.next-offset'],
    behaviour: {
      nextStart: (original) => (result, context) => {
        const next = original(result, context);
        return context.query.order.length === 0 ? next : edgeOfTies(result.ordered, next, 1, context);
      },
    },
  },
  {
    id: 'ties-repeated-at-the-edge-of-a-page',
    fault: 'the next page starts with all items that equal the last one',
    source: 'a public report pattern: keyset paging on the sorted value alone, with >=',
    area: 'sorting',
    primary: 'sorting.ties',
    expect: ['sorting.ties', 'pagination.next-offset'],
    behaviour: {
      nextStart: (original) => (result, context) => {
        const next = original(result, context);
        return context.query.order.length === 0 ? next : edgeOfTies(result.ordered, next, -1, context);
      },
    },
  },
  {
    id: 'newest-tie-skipped-at-the-edge-of-a-page',
    fault: 'newest first, an item that equals the last one of a page is left out',
    source: 'a public report pattern: a keyset cursor that is made for one direction',
    area: 'sorting',
    primary: 'sorting.ties',
    expect: ['sorting.ties', 'pagination.next-offset'],
    behaviour: {
      nextStart: (original) => (result, context) => {
        const next = original(result, context);
        const [key, ...others] = context.query.order;
        const isNewest = key?.kind === 'timestamp' && key.direction === -1 && others.length === 0;
        return isNewest && edgeOfTies(result.ordered, next, 1, context) > next ? next + 1 : next;
      },
    },
  },
];

export const silence: Silence = { items: 1 };
