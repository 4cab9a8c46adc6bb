import type { ListingField } from '../contract/model';
import type { ClauseOperator } from '../contract/roles';

/** What a clause needs to know of its field. */
export type ClauseField = Pick<
  ListingField,
  'path' | 'nested' | 'pointer' | 'each' | 'kind' | 'layout' | 'asked' | 'operators' | 'default'
>;

/** `field = value`, or what another operator asks; the value as text, verbatim, as an item tells it. */
export interface Clause {
  readonly field: ClauseField;
  /** Empty where the operator takes none. */
  readonly value: string;
  /** Equality where it is left out. */
  readonly operator?: ClauseOperator;
  /** All values that `in` asks for. */
  readonly values?: readonly string[];
}

export type Operator = 'and' | 'or';

/** Clauses with an operator between each two, as the flat grammar of a listing writes them. */
export interface Expression {
  readonly clauses: readonly [Clause, ...Clause[]];
  readonly operators: readonly Operator[];
  /** Clauses in brackets, by their first and last index; some may stand in others. */
  readonly groups?: readonly (readonly [first: number, last: number])[];
}

export function where(field: ListingField, value: string, operator: ClauseOperator = 'eq'): Expression {
  return { clauses: [operator === 'eq' ? { field, value } : { field, value, operator }], operators: [] };
}

/** The union of some values of one field, by the operator of its own. */
export function within(field: ListingField, [value = '', ...rest]: readonly string[]): Expression {
  return { clauses: [{ field, value, operator: 'in', values: [value, ...rest] }], operators: [] };
}

/** An expression in brackets. */
export const bracketed = ({ clauses, operators, groups = [] }: Expression): Expression => ({
  clauses,
  operators,
  groups: [[0, clauses.length - 1], ...groups],
});

/** Joins expressions from left to right. */
export function join(operator: Operator, first: Expression, ...rest: readonly Expression[]): Expression {
  return rest.reduce<Expression>((left, right) => {
    const moved = (right.groups ?? []).map(([start, end]) => [start + left.clauses.length, end + left.clauses.length] as const);
    const groups = [...(left.groups ?? []), ...moved];
    return {
      clauses: [...left.clauses, ...right.clauses],
      operators: [...left.operators, operator, ...right.operators],
      ...(groups.length > 0 && { groups }),
    };
  }, first);
}

/** What stands between the operators of the top level: a clause, or what is in brackets. */
export interface Terms {
  readonly terms: readonly (Clause | Expression)[];
  readonly operators: readonly Operator[];
}

export const isBracketed = (term: Clause | Expression): term is Expression => 'clauses' in term;

/** The top level of an expression. */
export function termsOf({ clauses, operators, groups = [] }: Expression): Terms {
  if (groups.length === 0) return { terms: clauses, operators };
  const terms: (Clause | Expression)[] = [];
  const between: Operator[] = [];
  for (let at = 0; at < clauses.length;) {
    // The widest is the one that the others stand in.
    const [widest] = groups.filter(([first]) => first === at).toSorted(([, one], [, other]) => other - one);
    const [, last = at] = widest ?? [];
    const [first, ...rest] = clauses.slice(at, last + 1);
    if (first === undefined) break;
    const within = groups.filter((group) => group !== widest && group[0] >= at && group[1] <= last);
    const inner = { clauses: [first, ...rest], operators: operators.slice(at, last) } as const;
    const moved = within.map(([start, end]) => [start - at, end - at] as const);
    terms.push(last === at ? first : { ...inner, ...(moved.length > 0 && { groups: moved }) });
    const next = operators[last];
    if (next !== undefined) between.push(next);
    at = last + 1;
  }
  return { terms, operators: between };
}

/** Cut where one operator stands: what is left between the cuts binds closer. */
export function cutAt<Term>(
  weak: Operator,
  terms: readonly Term[],
  operators: readonly Operator[],
): readonly (readonly Term[])[] {
  const groups: Term[][] = [];
  terms.forEach((term, index) => {
    if (index > 0 && operators[index - 1] !== weak) groups.at(-1)?.push(term);
    else groups.push([term]);
  });
  return groups;
}
