import type { ListContext, Result } from '../../context';
import type { BehaviourOverride } from '../../behaviour';
import { whenPage } from '../../when';
import { isUnfiltered } from '../conditions';
import { pair } from '../parameter-pair';
import { memberAs } from '../list-member';
import type { Mutant, Silence } from '../mutant';

const unfilteredCount = (change: (count: number, context: ListContext, result: Result) => number): BehaviourOverride =>
  whenPage(isUnfiltered, {
    countItems: (original) => (result, context) => change(original(result, context), context, result),
  });

export const mutants: readonly Mutant[] = [
  {
    id: 'count-capped',
    fault: 'the count is 100 at the most',
    source: 'public reports: counting stops at a limit',
    area: 'pagination',
    primary: 'pagination.count-total',
    expect: ['pagination.count-total'],
    behaviour: unfilteredCount((count) => Math.min(count, 100)),
  },
  {
    id: 'count-one-less',
    fault: 'the count is the index of the last item',
    source: 'off by one',
    area: 'pagination',
    primary: 'pagination.count-total',
    expect: ['pagination.count-total'],
    behaviour: unfilteredCount((count) => Math.max(0, count - 1)),
  },
  {
    id: 'count-estimated',
    fault: 'the count is rounded up to tens',
    source: 'public reports: the estimate of the database in place of a count',
    area: 'pagination',
    primary: 'pagination.count-total',
    // More than the walk returned: either the count is wrong or the walk is not complete.
    expect: ['pagination.count-total', 'pagination.walk-complete'],
    behaviour: unfilteredCount((count) => Math.ceil(count / 10) * 10),
  },
  pair(
    'count-and-number-agree',
    'the count is capped at 100 and the limit member is that count',
    'second order: two members from one wrong source',
    ['pagination.count-total', 'pagination.number-fetched'],
    {
      ...whenPage(isUnfiltered, { countItems: () => (result) => Math.min(result.matching.length, 100) }),
      ...memberAs('limit', (_, result) => Math.min(result.matching.length, 100)),
    },
  ),
];

export const silence: Silence = { items: 0 };
