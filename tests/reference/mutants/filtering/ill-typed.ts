import type { Filter } from '../../filter';
import { textAt } from '../../json';
import type { AnyMutant, Silence } from '../mutant';

const isIllTyped = ({ kind, value }: Filter[number][number]): boolean => kind === 'timestamp' && Number.isNaN(Date.parse(value));

/** `alone`: also without a clause beside it, so that a leap second, which `Date.parse` does not know, finds everything. */
function illTyped(
  { id, fault, source, alone = true }: Pick<AnyMutant, 'id' | 'fault' | 'source'> & { readonly alone?: boolean },
  change: (filter: Filter) => Filter,
): AnyMutant {
  return {
    id,
    fault,
    source,
    area: 'filtering',
    primary: 'filtering.ill-typed',
    expect: ['filtering.ill-typed', ...(alone ? ['filtering.exact' as const] : [])],
    behaviour: { readFilter: (original) => (raw, context) => change(original(raw, context)) },
  };
}

export const mutants: readonly AnyMutant[] = [
  illTyped(
    { id: 'ill-typed-clause-dropped', fault: 'a clause with a word for a timestamp is left out', source: 'django-filter #1707' },
    (filter) => filter.map((clauses) => clauses.filter((clause) => !isIllTyped(clause))),
  ),
  illTyped(
    {
      id: 'ill-typed-filter-dropped',
      fault: 'a filter with a word for a timestamp is left out as a whole',
      source: 'a form that is not valid filters nothing',
    },
    (filter) => (filter.flat().some(isIllTyped) ? [] : filter),
  ),
  illTyped(
    {
      id: 'ill-typed-value-is-now',
      fault: 'a word for a timestamp, beside another clause, matches every item that is older',
      source: 'public reports: a parser that falls back to the present',
      alone: false,
    },
    (filter) => filter.map((clauses) => (clauses.length > 1 ? clauses.filter((clause) => !isIllTyped(clause)) : clauses)),
  ),
  {
    id: 'ill-typed-value-finds-missing',
    fault: 'a word for a timestamp matches what has none',
    source: 'public reports: a parser that falls back to null',
    area: 'filtering',
    primary: 'filtering.ill-typed',
    expect: ['filtering.ill-typed', 'filtering.exact'],
    behaviour: {
      matchClause: (original) => (cluster, clause, context) =>
        original(cluster, clause, context) || (isIllTyped(clause) && textAt(cluster, clause.path) === undefined),
    },
  },
  {
    id: 'ill-typed-number-read-in-part',
    fault: 'a number is read as far as it is one, so that 10x finds 10',
    source: 'an operator mistake: parseFloat',
    area: 'filtering',
    primary: 'filtering.ill-typed',
    expect: ['filtering.ill-typed'],
    ground: 'stock',
    rules: { heard: (text) => text.replaceAll(/\b(\d+)[a-z]+\b/g, '$1') },
  },
  {
    id: 'ill-typed-list-dropped',
    fault: 'values of a list that are no numbers are skipped, and where none is left the list is left out',
    source: 'public reports: a list that is empty after parsing filters nothing',
    area: 'filtering',
    primary: 'filtering.ill-typed',
    expect: ['filtering.ill-typed'],
    ground: 'stock',
    rules: { heard: (text) => text.replaceAll(/\w+ in \([a-z-]+(?:,[a-z-]+)*\)/g, 'id is present') },
  },
];

export const silence: Silence = { items: 0 };
