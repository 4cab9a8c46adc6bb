import { orderDropped } from '../dropped';
import { isProjected, isFiltered } from '../conditions';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'order-dropped-beside-a-projection',
    fault: 'with a projection the order is dropped',
    source: 'a public report pattern: two query paths, one for partial documents',
    area: 'combination',
    primary: 'sorting.with-projection',
    expect: ['sorting.with-projection'],
    behaviour: orderDropped(isProjected),
  },
  {
    id: 'order-dropped-beside-everything',
    fault: 'with filter, projection and limit at once the order is dropped',
    source: 'a published fault model: interaction of four parameters',
    area: 'combination',
    primary: 'sorting.with-projection',
    expect: ['sorting.with-projection'],
    behaviour: orderDropped((context) => isFiltered(context) && isProjected(context) && context.query.limit < 50),
  },
];

export const silence: Silence = { items: 1 };
