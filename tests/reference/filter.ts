import type { ListContext, RequestContext } from './context';
import { malformed } from './errors';
import { type FieldKind, indexedFields, parameterNames } from './fields';
import { valueAt } from './json';
import type { SpectroCluster } from './types';

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
export function readFilter(raw: string | undefined, _context: RequestContext): Filter {
  if (raw === undefined || raw === '') return [];
  return raw.split(orOperator).map((alternative) => alternative.split(andOperator).map(readClause));
}

function readClause(text: string): Clause {
  const at = text.indexOf('=');
  if (at <= 0) throw malformed(parameterNames.filter, 'MalformedFilter', 'A filter is written path=value, joined by AND or OR.');
  const path = text.slice(0, at);
  const kind = indexedFields.get(path);
  if (kind === undefined)
    throw malformed(parameterNames.filter, 'UnknownFilterField', 'The listing cannot be filtered by this field.');
  return { path, kind, value: text.slice(at + 1) };
}

/** Equality of text; a missing value equals nothing. */
export function matchClause(cluster: SpectroCluster, clause: Clause, _context: ListContext): boolean {
  return valueAt(cluster, clause.path) === clause.value;
}

export function matchFilter(cluster: SpectroCluster, filter: Filter, context: ListContext): boolean {
  return filter.some((alternative) => alternative.every((clause) => context.behaviour.matchClause(cluster, clause, context)));
}

export function filterItems(clusters: readonly SpectroCluster[], context: ListContext): readonly SpectroCluster[] {
  const { filter } = context.query;
  return filter.length === 0 ? clusters : clusters.filter((cluster) => context.behaviour.matchFilter(cluster, filter, context));
}
