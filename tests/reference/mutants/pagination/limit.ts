import { whenPage } from '../../when';
import { isFiltered, all, isByOffset, isOrdered, isPlain, isProjected, isUnfiltered } from '../conditions';
import type { BehaviourOverride } from '../../behaviour';
import { maximumLimit, defaultLimit } from '../../page';
import { malformed } from '../../errors';
import { pageAs } from '../page-as';
import type { Mutant, Silence } from '../mutant';

/** The limit as read, changed by a function. */
function limitAs(change: (limit: number) => number): BehaviourOverride {
  return { readLimit: (original) => (raw, context) => change(original(raw, context)) };
}

export const mutants: readonly Mutant[] = [
  {
    id: 'limit-dropped-beside-a-filter',
    fault: 'with a filter the page has the default size, whatever the limit',
    source: 'a public report pattern: a search index with its own page size',
    area: 'combination',
    primary: 'pagination.limit',
    expect: ['pagination.limit'],
    behaviour: whenPage(isFiltered, {
      cutPage: (original) => (clusters, context) => original(clusters, { ...context, query: { ...context.query, limit: 50 } }),
    }),
  },
  {
    id: 'maximum-refuses-itself',
    fault: 'a limit equal to the maximum is refused',
    source: 'boundary operator mistake: >= for >',
    area: 'pagination',
    primary: 'pagination.limit',
    // Every request with that limit fails: those of the default's size, and the pages by offset.
    expect: ['pagination.limit', 'pagination.limit-default', 'pagination.offset-walk'],
    behaviour: {
      readLimit: (original) => (raw, context) => {
        if (raw === String(maximumLimit)) throw malformed('limit', 'InvalidLimit', 'The limit is too large.');
        return original(raw, context);
      },
    },
  },
  {
    id: 'limit-ignored',
    fault: 'every page holds 50 items, whatever the limit',
    source: 'public reports: the parameter is documented and not read',
    area: 'pagination',
    primary: 'pagination.limit',
    expect: ['pagination.limit', 'pagination.continue-limit'],
    behaviour: limitAs(() => defaultLimit),
  },
  {
    id: 'limit-ignored-with-offset',
    fault: 'a page by offset holds 50 items',
    source: 'skip without take',
    area: 'pagination',
    primary: 'pagination.limit',
    expect: ['pagination.limit'],
    behaviour: pageAs(() => defaultLimit, all(isByOffset, isPlain)),
  },
  {
    id: 'limit-ignored-beside-filter',
    fault: 'with a filter a page holds 50 items',
    source: 'missing combination: a second query path',
    area: 'pagination',
    primary: 'pagination.limit',
    expect: ['pagination.limit'],
    behaviour: pageAs(
      () => defaultLimit,
      (context) => context.query.filter.length > 0,
    ),
  },
  {
    id: 'limit-one-too-many',
    fault: 'a page holds one item more than its limit',
    source: 'one item more is fetched to see whether there is more, and is not dropped',
    area: 'pagination',
    primary: 'pagination.limit',
    // The default page and the one at the maximum are too long as well.
    expect: ['pagination.limit', 'pagination.limit-maximum', 'pagination.limit-default', 'pagination.continue-limit'],
    behaviour: pageAs((limit) => limit + 1),
  },
  {
    id: 'limit-rounded-up',
    fault: 'a limit is rounded up to tens',
    source: 'a storage that reads whole blocks',
    area: 'pagination',
    primary: 'pagination.limit',
    expect: ['pagination.limit', 'pagination.continue-limit'],
    behaviour: pageAs((limit) => Math.ceil(limit / 10) * 10, isPlain),
  },
  {
    id: 'limit-wrong-on-large-pages',
    fault: 'a limit from 45 to 49 gives 50 items',
    source: 'public reports: sizes are rounded to the page sizes of the user interface',
    area: 'pagination',
    primary: 'pagination.limit',
    expect: ['pagination.limit', 'pagination.continue-limit'],
    behaviour: pageAs(
      () => maximumLimit,
      (context) => context.query.limit >= 45,
    ),
  },
  {
    id: 'limit-of-one-gives-two',
    fault: 'a limit of 1 gives two items',
    source: 'a lower bound of two in a validation',
    area: 'pagination',
    primary: 'pagination.limit',
    expect: ['pagination.limit'],
    behaviour: limitAs((limit) => Math.max(2, limit)),
  },
  {
    id: 'limit-one-too-many-beside-several-keys',
    fault: 'in an order by several keys a page holds one item more than its limit',
    source: 'one item more is fetched to see whether there is more, and is not dropped on one of two paths',
    area: 'combination',
    primary: 'pagination.limit',
    expect: ['pagination.limit', 'pagination.continue-limit'],
    behaviour: pageAs(
      (limit) => limit + 1,
      ({ query }) => query.order.length > 1 && query.filter.length === 0,
    ),
  },
  {
    id: 'limit-doubled-beside-a-projected-order',
    fault: 'in an order beside a projection a page holds twice its limit',
    source: 'an operator mistake: smaller items are read in larger blocks',
    area: 'combination',
    primary: 'pagination.limit',
    expect: ['pagination.limit', 'pagination.continue-limit'],
    behaviour: pageAs((limit) => Math.min(2 * limit, maximumLimit), all(isOrdered, isProjected, isUnfiltered)),
  },
];

export const silence: Silence = { items: 1 };
