import type { ListingField } from '../contract/model';
import type { Precedence } from '../contract/roles';
import type { Clause, Expression, Operator } from '../grammar/expression';
import type { Item } from './value';
import { fieldText } from './value';

/**
 * `exact`: what every server must find. `lenient`: what a server may find at the most (letter case and blanks at the ends ignored,
 * equal instants, a missing value read as the declared default).
 */
export type Matching = 'exact' | 'lenient';

function clauseMatches(item: Item, { field, value }: Clause, matching: Matching): boolean {
  const text = fieldText(item, field as ListingField) ?? (matching === 'lenient' ? field.default : undefined);
  if (text === undefined) return false;
  // A grammar may allow blanks around its signs, and then no value begins or ends with one.
  if (text === value) return matching === 'lenient' || !hasOuterBlanks(value);
  if (matching === 'exact') return field.kind === 'number' && value !== '' && Number(text) === Number(value);
  switch (field.kind) {
    case 'timestamp':
      return Date.parse(text) === Date.parse(value);
    case 'number':
      return value !== '' && Number(text) === Number(value);
    case 'string':
    case 'enumeration':
    case 'boolean':
      return isEqualText(text, value);
  }
}

export const hasOuterBlanks = (value: string): boolean => value !== value.trim();

/** Equal but for letter case and for blanks at the ends. */
function isEqualText(text: string, value: string): boolean {
  const [a, b] = [text.trim(), value.trim()];
  return a.toLowerCase() === b.toLowerCase() || a.toUpperCase() === b.toUpperCase();
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
