import type { ClauseOperator, Precedence } from '../contract/roles';
import {
  type Clause,
  type ClauseField,
  cutAt,
  type Expression,
  isBracketed,
  type Operator,
  termsOf,
} from '../grammar/expression';
import { onceFor } from '../once-for';
import { type Column, columnOf } from './column';
import { compared } from './comparing';
import { groupsNear } from './traces';
import type { Item } from './value';
import { fieldTexts } from './value';

/**
 * `exact`: what every server must find. `lenient`: what a server may find at the most: letter case and blanks at the ends are ignored,
 * instants are equal, a missing value is the declared default.
 */
export type Matching = 'exact' | 'lenient';

/** What an operator asks of the values of an item: none, one, or those of a field that has several. */
type Test = (texts: readonly string[], clause: Clause, matching: Matching) => boolean;

const anyOf =
  (test: (text: string, clause: Clause, matching: Matching) => boolean): Test =>
  (texts, clause, matching) =>
    texts.some((text) => test(text, clause, matching));

/** What is open is no match that must be found, and one that may be. */
const comparing = (holds: (sign: number) => boolean): Test =>
  anyOf((text, { field, value }, matching) => {
    const sign = compared(text, value, field);
    return sign === undefined ? matching === 'lenient' : holds(sign);
  });

/** Text by its letters, or whatever their case. */
const finding = (holds: (text: string, value: string) => boolean): Test =>
  anyOf(
    (text, { value }, matching) =>
      holds(text, value) ||
      (matching === 'lenient' &&
        (holds(text.toLowerCase(), value.toLowerCase()) || holds(text.toUpperCase(), value.toUpperCase()))),
  );

const tests: { readonly [operator in ClauseOperator]: Test } = {
  // An empty text may be stored as none, and so may what is asked.
  eq: (texts, { field, value }, matching) =>
    texts.some((text) => isEqual(text, value, field, matching)) ||
    (matching === 'lenient' && texts.length === 0 && value.trim() === ''),
  // Whether a missing value is another one, or one of several is enough, is open.
  ne: (texts, { field, value }, matching) =>
    matching === 'exact'
      ? texts.length > 0 && texts.every((text) => !isEqual(text, value, field, 'lenient'))
      : texts.length === 0 || texts.some((text) => !isEqual(text, value, field, 'exact')),
  gt: comparing((sign) => sign > 0),
  ge: comparing((sign) => sign >= 0),
  lt: comparing((sign) => sign < 0),
  le: comparing((sign) => sign <= 0),
  in: anyOf((text, { field, value, values = [value] }, matching) => values.some((one) => isEqual(text, one, field, matching))),
  contains: finding((text, value) => text.includes(value)),
  startsWith: finding((text, value) => text.startsWith(value)),
  endsWith: finding((text, value) => text.endsWith(value)),
  // An empty text may be stored as none.
  missing: (texts, _, matching) => texts.every((text) => matching === 'lenient' && text === ''),
  present: (texts, _, matching) => texts.some((text) => matching === 'lenient' || text !== ''),
};

/** Whether values that an item holds satisfy a clause. */
function clauseMatches(texts: readonly string[], clause: Clause, matching: Matching): boolean {
  const { field, operator = 'eq' } = clause;
  const test = tests[operator];
  if (texts.length > 0 || field.default === undefined) return test(texts, clause, matching);
  // A missing value may be read as the declared default.
  const readings = [test([], clause, matching), test([field.default], clause, matching)];
  return matching === 'exact' ? readings.every(Boolean) : readings.some(Boolean);
}

function isEqual(text: string, value: string, field: ClauseField, matching: Matching): boolean {
  // A grammar may allow blanks around its signs, and then no value begins or ends with one.
  if (text === value) return matching === 'lenient' || !hasOuterBlanks(value);
  switch (field.kind) {
    case 'timestamp':
      return matching === 'lenient' && (compared(text, value, field) ?? Date.parse(text) - Date.parse(value)) === 0;
    case 'number':
      return compared(text, value, field) === 0;
    case 'string':
    case 'enumeration':
    case 'boolean':
      return matching === 'lenient' && isEqualText(text, value);
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
  const parts = cutAt(weak, values, operators).map((group) => (weak === 'or' ? group.every(Boolean) : group.some(Boolean)));
  return weak === 'or' ? parts.some(Boolean) : parts.every(Boolean);
}

/** What an expression says where it is known what its terms say. */
function combined(values: readonly boolean[], operators: readonly Operator[], precedence: Precedence): boolean {
  switch (precedence) {
    case 'and-first':
      return splitAt('or', values, operators);
    case 'or-first':
      return splitAt('and', values, operators);
    case 'left-to-right':
      return fold(values, operators);
    case 'right-to-left':
      return fold(values.toReversed(), operators.toReversed());
  }
}

/** Whether an item satisfies an expression, by the client's own evaluation. */
export function satisfies(item: Item, expression: Expression, matching: Matching, precedence: Precedence): boolean {
  const { terms, operators } = termsOf(expression);
  const values = terms.map((term) =>
    isBracketed(term) ? satisfies(item, term, matching, precedence) : clauseMatches(fieldTexts(item, term.field), term, matching),
  );
  return combined(values, operators, precedence);
}

/** By group of a column: whether its items satisfy a clause. Several expressions hold the same clauses. */
const byGroup = onceFor<Column, string, Uint8Array>();

/** Groups that can satisfy a clause: of one that asks for equality those near its values, and those that hold nothing. */
function candidatesOf(column: Column, { field, operator = 'eq', value, values = [] }: Clause): Iterable<number> {
  if (operator !== 'eq' && operator !== 'in') return column.held.keys();
  const near = groupsNear(column, field, [value, ...values]);
  return column.lacking === undefined ? near : [...near, column.lacking];
}

function groupsSatisfying(column: Column, clause: Clause, matching: Matching): Uint8Array {
  const found = new Uint8Array(column.held.length);
  for (const group of candidatesOf(column, clause))
    found[group] = Number(clauseMatches(column.held[group] ?? [], clause, matching));
  return found;
}

function clauseIn(items: readonly Item[], clause: Clause, matching: Matching): (position: number) => boolean {
  const { field, operator, value, values } = clause;
  const column = columnOf(items, field);
  const key = JSON.stringify([matching, field.path, field.kind, field.layout, field.default, operator, value, values]);
  const found = byGroup(column, key, () => groupsSatisfying(column, clause, matching));
  return (position) => found[column.groups[position] ?? -1] === 1;
}

/** The same for a list of items that is kept, by position: what a clause says of a value is worked out once for all that hold it. */
export function satisfied(
  items: readonly Item[],
  expression: Expression,
  matching: Matching,
  precedence: Precedence,
): (position: number) => boolean {
  const { terms, operators } = termsOf(expression);
  const holds = terms.map((term) =>
    isBracketed(term) ? satisfied(items, term, matching, precedence) : clauseIn(items, term, matching),
  );
  const [only] = holds;
  if (only !== undefined && holds.length === 1) return only;
  // Of one operator alone it makes no difference which binds closer.
  if (!operators.includes('or')) return (position) => holds.every((hold) => hold(position));
  if (!operators.includes('and')) return (position) => holds.some((hold) => hold(position));
  return (position) =>
    combined(
      holds.map((hold) => hold(position)),
      operators,
      precedence,
    );
}
