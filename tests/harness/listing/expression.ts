import type { FilterDialect, ListingField } from '../contract/model';
import type { Item } from './value';
import { fieldText } from './value';

/** `field = value`, the value as text, verbatim. */
export interface Clause {
  readonly field: Pick<ListingField, 'path' | 'pointer' | 'kind'>;
  readonly value: string;
}

export type Operator = 'and' | 'or';

/** Clauses with an operator between each two, as the flat grammar of a listing writes them; there are no brackets. */
export interface Expression {
  readonly clauses: readonly [Clause, ...Clause[]];
  readonly operators: readonly Operator[];
}

/** How a flat expression binds. Not documented, so each is lawful as long as it stays the same. */
export const precedences = ['and-first', 'or-first', 'left-to-right'] as const;
export type Precedence = (typeof precedences)[number];

/** `exact`: what every server must find. `lenient`: what a server may find at the most (letter case ignored, equal instants). */
export type Matching = 'exact' | 'lenient';

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

export function writeFilter(expression: Expression, dialect: FilterDialect): string {
  return expression.clauses
    .map(({ field, value }, index) => {
      const operator = expression.operators[index - 1];
      return `${operator === undefined ? '' : dialect[operator]}${field.path}${dialect.equals}${value}`;
    })
    .join('');
}

function clauseMatches(item: Item, { field, value }: Clause, matching: Matching): boolean {
  const text = fieldText(item, field as ListingField);
  if (text === undefined) return false;
  if (text === value) return true;
  if (matching === 'exact') return field.kind === 'number' && value !== '' && Number(text) === Number(value);
  switch (field.kind) {
    case 'timestamp':
      return Date.parse(text) === Date.parse(value);
    case 'number':
      return value !== '' && Number(text) === Number(value);
    case 'string':
    case 'enumeration':
    case 'boolean':
      return text.toLowerCase() === value.toLowerCase() || text.toUpperCase() === value.toUpperCase();
  }
}

function fold(values: readonly boolean[], operators: readonly Operator[]): boolean {
  return values
    .slice(1)
    .reduce((left, right, index) => (operators[index] === 'and' ? left && right : left || right), values[0] ?? false);
}

/** Splits at one operator, evaluates the parts from left to right, and combines them: the operator split at binds weaker. */
function splitAt(weak: Operator, values: readonly boolean[], operators: readonly Operator[]): boolean {
  const groups: boolean[][] = [[]];
  values.forEach((value, index) => {
    if (operators[index - 1] === weak) groups.push([]);
    groups.at(-1)?.push(value);
  });
  const parts = groups.map((group) => (weak === 'or' ? group.every(Boolean) : group.some(Boolean)));
  return weak === 'or' ? parts.some(Boolean) : parts.every(Boolean);
}

/** Whether an item satisfies an expression, by the client's own evaluation. */
export function satisfies(item: Item, expression: Expression, matching: Matching, precedence: Precedence): boolean {
  const values = expression.clauses.map((clause) => clauseMatches(item, clause, matching));
  switch (precedence) {
    case 'and-first':
      return splitAt('or', values, expression.operators);
    case 'or-first':
      return splitAt('and', values, expression.operators);
    case 'left-to-right':
      return fold(values, expression.operators);
  }
}
