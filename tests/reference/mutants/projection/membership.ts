import { whenPage } from '../../when';
import { isProjected } from '../conditions';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'projection-reverses-the-page',
    fault: 'without an order, a projected page stands the other way round',
    source: 'an operator mistake: a covering index is read backwards',
    area: 'projection',
    primary: 'projection.membership',
    // Without an identity, what is shown is compared with the item at the same position.
    expect: ['projection.membership', 'projection.values'],
    behaviour: whenPage((context) => isProjected(context) && context.query.order.length === 0, {
      cutPage: (original) => (clusters, context) => original(clusters, context).toReversed(),
    }),
  },
  {
    id: 'projected-count-is-of-the-page',
    fault: 'with a projection the count is the number of items on the page',
    source: 'an operator mistake: the length of the list in the place of the total',
    area: 'projection',
    primary: 'projection.membership',
    expect: ['projection.membership', 'projection.malformed', 'filtering.projected-away'],
    behaviour: whenPage(isProjected, { countItems: () => (result) => result.page.length }),
  },
];

export const silence: Silence = { items: 0 };
