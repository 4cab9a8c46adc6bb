import type { Clause, Filter } from '../filter';

export interface Flat {
  readonly clauses: readonly Clause[];
  /** One fewer, between each two. */
  readonly operators: readonly ('and' | 'or')[];
}

/** A filter as it was written: clauses and operators in turn. */
export function flat(filter: Filter): Flat {
  const clauses = filter.flat();
  const operators = filter.flatMap((alternative, index) =>
    alternative.map((_, at) => (at > 0 ? ('and' as const) : index > 0 ? ('or' as const) : undefined)),
  );
  return { clauses, operators: operators.filter((operator) => operator !== undefined) };
}

/** The filter with these clauses and operators, AND binding tighter. */
export function nested({ clauses, operators }: Flat): Filter {
  const alternatives: Clause[][] = [];
  clauses.forEach((clause, index) => {
    if (index > 0 && operators[index - 1] === 'and') alternatives.at(-1)?.push(clause);
    else alternatives.push([clause]);
  });
  return alternatives;
}

export const lastByField = (clauses: readonly Clause[]): readonly Clause[] => [
  ...new Map(clauses.map((clause) => [clause.path, clause])).values(),
];

/** Wherever a union has to be one. */
export const unions = ['filtering.or', 'filtering.partition'] as const;
