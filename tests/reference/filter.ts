import type { ListContext, RequestContext } from './context';
import { malformed } from './errors';
import { type FieldKind, parameterNames } from './fields';
import { valueAt } from './json';
import type { StoredObject } from './types';

/** `path=value`. */
export interface Clause {
  readonly path: string;
  readonly kind: FieldKind;
  readonly value: string;
}

/** Alternatives (OR), each of clauses that must all hold (AND binds tighter). Empty: everything matches. */
export type Filter = readonly (readonly Clause[])[];

/**
 * An operator counts only where a path and `=` follow: a value may hold `AND` and `OR` (`SANDBOX`, `ORION`). A path holds no operator
 * itself, so that `SANDBOXANDspec…` is split at the second one.
 */
const clauseAhead = '(?=(?:(?!AND|OR)[A-Za-z0-9_.])+=)';
const andOperator = new RegExp(`AND${clauseAhead}`);
const orOperator = new RegExp(`OR${clauseAhead}`);

/** Parses `path=valueANDpath=value…`; values are literal. */
export function readFilter(raw: string | undefined, context: RequestContext): Filter {
  if (raw === undefined || raw === '') return [];
  return raw.split(orOperator).map((alternative) => alternative.split(andOperator).map((clause) => readClause(clause, context)));
}

function readClause(text: string, { world }: RequestContext): Clause {
  const at = text.indexOf('=');
  if (at <= 0) throw malformed(parameterNames.filter, 'MalformedFilter', 'A filter is written path=value, joined by AND or OR.');
  const path = text.slice(0, at);
  const kind = world.listing.fields.get(path);
  if (kind === undefined)
    throw malformed(parameterNames.filter, 'UnknownFilterField', 'The listing cannot be filtered by this field.');
  return { path, kind, value: text.slice(at + 1) };
}

/** Equality of text; a missing value equals nothing. */
export function matchClause(item: StoredObject, clause: Clause, _context: ListContext): boolean {
  return valueAt(item, clause.path) === clause.value;
}

export function matchFilter(item: StoredObject, filter: Filter, context: ListContext): boolean {
  return filter.some((alternative) => alternative.every((clause) => context.behaviour.matchClause(item, clause, context)));
}

export function filterItems(items: readonly StoredObject[], context: ListContext): readonly StoredObject[] {
  const { filter } = context.query;
  return filter.length === 0 ? items : items.filter((item) => context.behaviour.matchFilter(item, filter, context));
}
