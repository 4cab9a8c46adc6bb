import { identityPaths } from './identity-paths';
import type { Contract, FieldKind, ListingField } from './model';
import { documentedBy, fieldsBy, templateOf } from './operators';
import { projectedPath } from './projected-path';
import { quotingOf } from './quoting';
import type { ClauseOperator, Direction, FilterRole, OrderRole, Template } from './roles';

/** Each field has a query parameter of its own, by its name. */
export const isByParameter = ({ parameter, operators: { eq } }: FilterRole): boolean =>
  parameter === undefined &&
  (eq === undefined ||
    (typeof eq === 'string'
      ? eq.slice(0, eq.indexOf('=')).includes('{field}')
      : Object.keys(eq).some((key) => key.includes('{field}'))));

/** The contract says that a parameter it does not know is a filter. */
export const isEveryParameterAFilter = ({ policies }: Contract): boolean => policies['query.unknown-parameter'] === 'filter';

/** Documented fields of a kind can be asked for by equality. */
export const filtersBy =
  (wanted: FieldKind) =>
  ({ filter }: Contract): boolean =>
    documentedBy('eq', filter).some(({ kind }) => kind === wanted);

/** One of these operators can be asked of some field. */
export const asksFor = (filter: FilterRole | undefined, ...operators: readonly ClauseOperator[]): boolean =>
  operators.some((operator) => fieldsBy(operator, filter).length > 0);

/** A function or a tree holds its clauses together itself. */
export const isBracket = (template: Template): boolean => typeof template === 'object' || template.includes('{clauses');

/** Fields that can be asked for in each of these directions. */
export const orderedBy = (order: OrderRole | undefined, ...directions: readonly Direction[]): readonly ListingField[] =>
  (order?.fields ?? []).filter((field) =>
    directions.every((direction) => (field[direction] ?? order?.[direction]) !== undefined),
  );

/** Clauses joined by a text, which a bare value could hold. */
export const joinsByText = ({ and, or, escape = {} }: FilterRole): boolean =>
  [and, or].some(
    (template) =>
      typeof template === 'string' &&
      template !== 'pairs' &&
      template !== 'repeated-pairs' &&
      ![...template].some((sign) => Object.hasOwn(escape, sign)),
  );

/** Documented texts that a filter writes without quotes. */
export const bareTexts = (filter: FilterRole): readonly ListingField[] =>
  documentedBy('eq', filter).filter((field) => {
    const template = templateOf(field, 'eq', filter);
    return field.kind === 'string' && typeof template === 'string' && quotingOf('string', filter, template) === undefined;
  });

/** Roles that a query can ask for beside each other. */
export const combinable = (contract: Contract): number =>
  [
    fieldsBy('eq', contract.filter).length > 0,
    orderedBy(contract.order).length > 0,
    identityPaths(contract) !== undefined,
    contract.limit !== undefined,
    contract.offset !== undefined,
  ].filter(Boolean).length;

/** An order and a filter can be asked for beside a projection that shows neither of their fields, and no part of what it keeps. */
export function projectsApart({ filter, order, projection }: Contract): boolean {
  const [filtered, ordered] = [documentedBy('eq', filter), order?.fields ?? []].map((fields) => fields.map(projectedPath));
  const shown = [...(filter?.fields ?? []), ...(order?.fields ?? [])]
    .map(projectedPath)
    .filter((path) => projection?.paths.includes(path) === true && !projection.keeps.includes(path));
  return (
    filtered?.some((one) => ordered?.some((other) => other !== one && shown.some((path) => path !== one && path !== other))) ===
    true
  );
}
