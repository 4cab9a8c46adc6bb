import { whenPage } from '../../when';
import { isContinued } from '../conditions';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'projection-lost-after-the-first-page',
    fault: 'a request with a continue token shows whole items',
    source: 'a public report pattern: a token that carries the position and not the query',
    area: 'projection',
    primary: 'pagination.continue-projection',
    expect: ['pagination.continue-projection'],
    behaviour: whenPage((context) => context.query.token !== undefined, { projectItem: () => (cluster) => cluster }),
  },
  {
    id: 'second-page-forgets-the-projection',
    fault: 'a request with a continue token returns whole items',
    source: 'dropped state: the projection is applied to the first page only',
    area: 'pagination',
    primary: 'pagination.continue-projection',
    expect: ['pagination.continue-projection'],
    behaviour: whenPage(isContinued, { projectItem: () => (cluster) => cluster }),
  },
  {
    id: 'one-path-beside-an-order-forgotten',
    fault: 'behind the first page a projection of one path beside an order shows whole items',
    source: 'dropped state: the path that an index covers is not in the token',
    area: 'pagination',
    primary: 'pagination.continue-projection',
    expect: ['pagination.continue-projection'],
    behaviour: whenPage(
      (context) => isContinued(context) && context.query.projection?.length === 1 && context.query.order.length > 0,
      {
        projectItem: () => (cluster) => cluster,
      },
    ),
  },
];

export const silence: Silence = { items: 1 };
