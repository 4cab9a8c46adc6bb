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
];

export const silence: Silence = { items: 1 };
