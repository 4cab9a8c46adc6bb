import type { ListingField } from '../contract/model';

/** `field = value`, the value as text, verbatim. */
export interface Clause {
  readonly field: Pick<ListingField, 'path' | 'pointer' | 'kind' | 'default'>;
  readonly value: string;
}

export type Operator = 'and' | 'or';

/** Clauses with an operator between each two, as the flat grammar of a listing writes them; there are no brackets. */
export interface Expression {
  readonly clauses: readonly [Clause, ...Clause[]];
  readonly operators: readonly Operator[];
}

export function where(field: ListingField, value: string): Expression {
  return { clauses: [{ field, value }], operators: [] };
}

/** Joins expressions from left to right. */
export function join(operator: Operator, first: Expression, ...rest: readonly Expression[]): Expression {
  return rest.reduce<Expression>(
    (left, right) => ({
      clauses: [...left.clauses, ...right.clauses],
      operators: [...left.operators, operator, ...right.operators],
    }),
    first,
  );
}
