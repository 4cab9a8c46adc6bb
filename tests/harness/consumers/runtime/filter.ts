import type { ListingField } from '../../contract/model';
import { fieldsBy, templateOf } from '../../contract/operators';
import type { ClauseOperator, FilterRole, Template } from '../../contract/roles';
import { bracketed, type Clause, type Expression, join } from '../../grammar/expression';
import { canWrite } from '../../grammar/filter';
import { canHold } from '../../grammar/holding';
import { unwritable } from './listing-error';

/** A filter as it is built. */
export type Node =
  { readonly kind: 'clause'; readonly clause: Clause } | { readonly kind: 'and' | 'or'; readonly parts: readonly Node[] };

/** A value as a program has it. */
export type Value = string | number | bigint | boolean | Date;

/** A value as text, as an item tells it. */
function textOf(value: Value, { layout = 'date-time' }: ListingField): string {
  if (!(value instanceof Date)) return String(value);
  switch (layout) {
    case 'date-time':
      return value.toISOString();
    case 'date':
      return value.toISOString().slice(0, 10);
    case 'epoch-seconds':
      return String(value.getTime() / 1000);
    case 'epoch-milliseconds':
      return String(value.getTime());
    case 'rfc2822':
      return value.toUTCString().replace('GMT', '+0000');
  }
}

/** One comparison; throws `ListingError` where the field cannot be asked so, or the grammar would take the value for something else. */
export function clauseOf(filter: FilterRole, operator: ClauseOperator, name: string, values: readonly Value[]): Node {
  const askable = fieldsBy(operator, filter);
  const field = askable.find(({ path }) => path === name);
  if (field === undefined)
    throw unwritable(
      `Expected a field that can be filtered by ${operator}; found ${name}. There are ${askable.map(({ path }) => path).join(', ') || 'none'}.`,
    );
  if (values.length === 0 && operator !== 'missing' && operator !== 'present')
    throw unwritable(`Expected a value to filter ${name} by; found none.`);
  const texts = values.map((value) => textOf(value, field));
  const ambiguous = texts.find((text) => !canHold(text, field, filter, operator));
  if (ambiguous !== undefined)
    throw unwritable(
      `Expected a value that the grammar of this listing can tell from its own signs; found ${JSON.stringify(ambiguous)} for ${name}. Filter for less, and choose among the items.`,
    );
  const [value = ''] = texts;
  const clause = { field, value, operator, ...(operator === 'in' && { values: texts }) };
  return written({ kind: 'clause', clause }, filter);
}

/** Filters joined; throws `ListingError` where the grammar has no way to write them so that they mean this and nothing else. */
export function joined(kind: 'and' | 'or', parts: readonly Node[], filter: FilterRole): Node {
  const [only] = parts;
  if (only === undefined) throw unwritable(`Expected a filter within ${kind}(…); found none.`);
  return parts.length === 1 ? only : written({ kind, parts }, filter);
}

function written(node: Node, filter: FilterRole): Node {
  if (canWrite(expressionOf(node, filter), filter)) return node;
  throw unwritable(
    `Expected a filter that the grammar of this listing can write; found ${shown(node)}. Ask for less, and choose among the items.`,
  );
}

function shown(node: Node): string {
  if (node.kind === 'clause') return `${node.clause.operator ?? 'eq'}(${node.clause.field.path})`;
  return `${node.kind}(${node.parts.map(shown).join(', ')})`;
}

/** The same as the harness's grammar has it: a row of clauses, some of them in brackets. */
export function expressionOf(node: Node, filter: FilterRole): Expression {
  if (node.kind === 'clause') return { clauses: [node.clause], operators: [] };
  const { kind } = node;
  const flat = node.parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const [first, ...rest] = flat.map((part) => {
    const inner = expressionOf(part, filter);
    if (part.kind === 'clause' || part.kind === kind || (part.kind === 'and' && bindsByItself(filter))) return inner;
    if (inner.groups !== undefined)
      throw unwritable('Expected one level of brackets in a filter; found more. Join fewer filters.');
    return bracketed(inner);
  });
  if (first === undefined) throw unwritable(`Expected a filter within ${kind}(…); found none.`);
  return join(kind, first, ...rest);
}

const isSelfContained = (template: Template | undefined): boolean =>
  template === undefined || typeof template === 'object' || template.includes('{clauses');

/** Whether an AND within an OR needs no brackets. */
const bindsByItself = (filter: FilterRole): boolean =>
  filter.precedence === 'and-first' || (isSelfContained(filter.and) && isSelfContained(filter.or));

/** Whether an AND can stand in an OR, or an OR in an AND: asked of values and fields that every grammar can write. */
export function mixes(filter: FilterRole, outer: 'and' | 'or'): boolean {
  const fields = fieldsBy('eq', filter);
  const [first] = fields;
  if (first === undefined) return false;
  const clause = (index: number): Node => {
    const field = fields[index % fields.length] ?? first;
    return { kind: 'clause', clause: { field, value: field.kind === 'number' ? String(index) : 'x' } };
  };
  const inner: Node = { kind: outer === 'and' ? 'or' : 'and', parts: [clause(1), clause(2)] };
  return canWrite(expressionOf({ kind: outer, parts: [clause(0), inner] }, filter), filter);
}

/** Operators that some field can be asked by. */
export const askedOperators = (filter: FilterRole, all: readonly ClauseOperator[]): readonly ClauseOperator[] =>
  all.filter((operator) => filter.fields.some((field) => templateOf(field, operator, filter) !== undefined));
