import type { ListContext } from '../../context';
import { whenPage } from '../../when';
import { withLimit } from '../token-leads';
import type { Mutant, Silence } from '../mutant';

function isAtOffset({ query }: ListContext): boolean {
  return query.token === undefined && query.offset > 0;
}

export const mutants: readonly Mutant[] = [
  {
    id: 'page-size-turns-the-order',
    fault: 'small pages come in the opposite order',
    source: 'public reports: the plan of the database, and with it the order, depends on the limit',
    area: 'pagination',
    primary: 'pagination.page-size',
    expect: ['pagination.page-size'],
    behaviour: whenPage(
      (context) => withLimit(context) && context.query.limit > 20 && context.query.limit < 50 && !isAtOffset(context),
      {
        sortItems: () => (clusters) => clusters.toReversed(),
      },
    ),
  },
];

export const silence: Silence = { items: 1 };
