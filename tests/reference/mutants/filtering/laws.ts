import type { Clause } from '../../filter';
import { whenPage } from '../../when';
import type { Mutant, Silence } from '../mutant';

const isRepeated = (clauses: readonly Clause[]): boolean =>
  new Set(clauses.map(({ path, value }) => `${path}=${value}`)).size < clauses.length;

export const mutants: readonly Mutant[] = [
  {
    id: 'repeated-clause-finds-nothing',
    fault: 'an intersection that names a clause twice finds nothing',
    source: 'a public report pattern: a join for each clause, under one alias',
    area: 'filtering',
    primary: 'filtering.laws',
    expect: ['filtering.laws'],
    behaviour: whenPage(({ query }) => query.filter.some(isRepeated), { filterItems: () => () => [] }),
  },
];

export const silence: Silence = { items: 1 };
