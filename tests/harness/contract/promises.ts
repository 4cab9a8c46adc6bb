import {
  asksFor,
  bareTexts,
  combinable,
  filtersBy,
  isBracket,
  isByParameter,
  isEveryParameterAFilter,
  joinsByText,
  orderedBy,
  projectsApart,
} from './askable';
import { identityPaths } from './identity-paths';
import type { Contract, Validator } from './model';
import { complements, documentedBy, fieldsBy, isDocumented, partedBy, rangedBy, tellsOperators } from './operators';
import type { Place } from './place/place';
import type {
  CountRole,
  FilterRole,
  LimitRole,
  LinksRole,
  MoreRole,
  NextRole,
  OffsetRole,
  OrderRole,
  PageRole,
  ProjectionRole,
  ScopeRole,
  Template,
} from './roles';

/**
 * What a requirement can need of a contract, as paths of the model, each with what a check sees of it. A check sees no role that its
 * requirement did not name.
 */
interface Grants {
  readonly limit: { readonly limit: LimitRole };
  readonly 'limit.default': { readonly limit: LimitRole & { readonly default: number } };
  readonly 'limit.maximum': { readonly limit: LimitRole & { readonly maximum: number } };
  readonly 'limit.at': { readonly limit: LimitRole & { readonly at: Place } };
  readonly offset: { readonly offset: OffsetRole };
  /** A page tells the offset of the next one. */
  readonly 'offset.next': { readonly offset: OffsetRole & { readonly at: Place } };
  /** A page tells where it starts itself. */
  readonly 'offset.this': { readonly offset: OffsetRole & { readonly at: Place } };
  readonly page: { readonly page: PageRole };
  readonly 'page.at': { readonly page: PageRole & { readonly at: Place } };
  readonly 'page.pages': { readonly page: PageRole & { readonly pages: Place } };
  /** A page leads on, or has a number. */
  readonly way: Pick<Contract, 'next' | 'page'>;
  readonly next: { readonly next: NextRole };
  /** What leads on is a token that a request can send. */
  readonly 'next.parameter': { readonly next: NextRole & { readonly parameter: string } };
  /** What leads on is the target's own, and its absence is the end; it is no part of an item. */
  readonly 'next.end': { readonly next: NextRole };
  readonly more: { readonly more: MoreRole };
  readonly 'links.self': { readonly links: LinksRole & { readonly self: Place } };
  readonly 'links.first': { readonly links: LinksRole & { readonly first: Place } };
  readonly 'links.prev': { readonly links: LinksRole & { readonly prev: Place } };
  readonly 'links.last': { readonly links: LinksRole & { readonly last: Place } };
  readonly count: { readonly count: CountRole };
  readonly 'count.remaining': { readonly count: CountRole };
  readonly order: { readonly order: OrderRole };
  /** By a field that may not be refused. */
  readonly 'order.documented': { readonly order: OrderRole };
  /** A field can be asked for in this direction. */
  readonly 'order.ascending': { readonly order: OrderRole };
  readonly 'order.descending': { readonly order: OrderRole };
  /** A field can be asked for in both directions. */
  readonly 'order.both': { readonly order: OrderRole };
  readonly 'order.keys': { readonly order: OrderRole };
  readonly 'order.default': { readonly order: OrderRole & { readonly default: NonNullable<OrderRole['default']> } };
  readonly filter: { readonly filter: FilterRole };
  /** By a field that may not be refused. */
  readonly 'filter.documented': { readonly filter: FilterRole };
  readonly 'filter.and': { readonly filter: FilterRole & { readonly and: Template } };
  /** Two clauses on one field that must both hold. */
  readonly 'filter.and.repeated': { readonly filter: FilterRole & { readonly and: Template } };
  /** Clauses on two documented fields. */
  readonly 'filter.and.fields': { readonly filter: FilterRole & { readonly and: Template } };
  readonly 'filter.or': { readonly filter: FilterRole & { readonly or: Template } };
  /** A union within one field: by OR, or by `in`. */
  readonly 'filter.union': { readonly filter: FilterRole };
  /** A field is named within a filter, so that one which there is not can be told from a parameter which there is not. */
  readonly 'filter.unknown': { readonly filter: FilterRole };
  /** By greater or less. */
  readonly 'filter.comparison': { readonly filter: FilterRole };
  /** By two operators that part what has a value in two. */
  readonly 'filter.parts': { readonly filter: FilterRole };
  /** Between two values of one field. */
  readonly 'filter.range': { readonly filter: FilterRole };
  readonly 'filter.ne': { readonly filter: FilterRole };
  readonly 'filter.in': { readonly filter: FilterRole };
  /** By a part of a text. */
  readonly 'filter.match': { readonly filter: FilterRole };
  readonly 'filter.missing': { readonly filter: FilterRole };
  /** With brackets around AND and OR. */
  readonly 'filter.group': { readonly filter: FilterRole & { readonly and: Template; readonly or: Template } };
  /** An operator is named by a word within a filter, and not by the name of a parameter that might be left out. */
  readonly 'filter.operators': { readonly filter: FilterRole };
  /** By a documented field of text, or of an enumeration. */
  readonly 'filter.text': { readonly filter: FilterRole };
  readonly 'filter.enumeration': { readonly filter: FilterRole };
  /** By a field whose values are few, and each item holds one. */
  readonly 'filter.halves': { readonly filter: FilterRole };
  /** By a documented text that stands bare beside what joins clauses, so that it can be taken for that. */
  readonly 'filter.joints': { readonly filter: FilterRole };
  /** By a field whose kind does not hold every text. */
  readonly 'filter.typed': { readonly filter: FilterRole };
  readonly projection: { readonly projection: ProjectionRole };
  /** To the identity, so that a projected item can be told. */
  readonly 'projection.identity': { readonly projection: ProjectionRole };
  /** To a field beside one to order by and one to filter by. */
  readonly 'projection.apart': { readonly projection: ProjectionRole };
  readonly scope: { readonly scope: ScopeRole };
  /** A query of which no item need be the answer: a filter, or a place behind the end. */
  readonly 'empty-result': Pick<Contract, 'filter' | 'offset' | 'page'>;
  /** Two roles that a query can ask for at once. */
  readonly combination: Pick<Contract, 'filter' | 'order' | 'projection' | 'limit' | 'offset'>;
  /** A parameter of text, which may stand there without a value. */
  readonly 'text-parameter': unknown;
  /** Granted in no role: all checks see the credentials, because the run sends them. */
  readonly credential: unknown;
  /** At least one member of a page beside the items; which ones, the roles say. */
  readonly members: Pick<Contract, 'limit' | 'offset' | 'page' | 'next' | 'more' | 'count'>;
  readonly 'items.enumeration': unknown;
  readonly error: { readonly validators: { readonly error: Validator } };
}

export type Need = keyof Grants;

type Roles = 'limit' | 'offset' | 'page' | 'next' | 'more' | 'links' | 'count' | 'order' | 'filter' | 'projection' | 'scope';
type Intersection<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void ? All : never;

/** A contract as a check with these needs sees it. */
export type Promised<Needs extends Need> = Omit<Contract, Roles> &
  ([Needs] extends [never] ? unknown : Intersection<Grants[Needs]>);

/** What each need asks of a contract, and how a reader is told that it is not promised. */
const needs: { readonly [need in Need]: { readonly isMet: (contract: Contract) => boolean; readonly lacks: string } } = {
  limit: { isMet: ({ limit }) => limit !== undefined, lacks: 'no page size that a request can name' },
  'limit.default': { isMet: ({ limit }) => limit?.default !== undefined, lacks: 'no page size for a request without one' },
  'limit.maximum': { isMet: ({ limit }) => limit?.maximum !== undefined, lacks: 'no largest page size' },
  'limit.at': { isMet: ({ limit }) => limit?.at !== undefined, lacks: 'no page that tells its size' },
  offset: { isMet: ({ offset }) => offset !== undefined, lacks: 'no page by the number of its first item' },
  'offset.next': {
    isMet: ({ offset }) => offset?.at !== undefined && offset.says === 'next',
    lacks: 'no page that tells where the next one starts',
  },
  'offset.this': {
    isMet: ({ offset }) => offset?.at !== undefined && offset.says === 'this',
    lacks: 'no page that tells where it starts',
  },
  page: { isMet: ({ page }) => page !== undefined, lacks: 'no page by its number' },
  'page.at': { isMet: ({ page }) => page?.at !== undefined, lacks: 'no page that tells its number' },
  'page.pages': { isMet: ({ page }) => page?.pages !== undefined, lacks: 'no page that tells how many there are' },
  way: {
    isMet: ({ next, page }) => next !== undefined || page !== undefined,
    lacks: 'neither a token or link that leads to the next page, nor page numbers',
  },
  next: { isMet: ({ next }) => next !== undefined, lacks: 'no token or link that leads to the next page' },
  'next.parameter': { isMet: ({ next }) => next?.parameter !== undefined, lacks: 'no token that a request can send' },
  'next.end': { isMet: ({ next }) => next?.isOfLastItem === false, lacks: 'no token that the end is told by' },
  more: { isMet: ({ more }) => more !== undefined, lacks: 'no page that tells whether items are left' },
  'links.self': { isMet: ({ links }) => links?.self !== undefined, lacks: 'no link to the page itself' },
  'links.first': { isMet: ({ links }) => links?.first !== undefined, lacks: 'no link to the first page' },
  'links.prev': { isMet: ({ links }) => links?.prev !== undefined, lacks: 'no link to the page before' },
  'links.last': { isMet: ({ links }) => links?.last !== undefined, lacks: 'no link to the last page' },
  'count.remaining': { isMet: ({ count }) => count?.says === 'remaining', lacks: 'no count of what is left' },
  count: { isMet: ({ count }) => count?.says === 'total', lacks: 'no count' },
  order: { isMet: ({ order }) => order !== undefined && order.fields.length > 0, lacks: 'no order that can be asked for' },
  'order.documented': {
    isMet: ({ order }) => order?.fields.some(isDocumented) === true,
    lacks: 'no documented field to order by',
  },
  'order.ascending': { isMet: ({ order }) => orderedBy(order, 'ascending').length > 0, lacks: 'no order that ascends' },
  'order.descending': { isMet: ({ order }) => orderedBy(order, 'descending').length > 0, lacks: 'no order that descends' },
  'order.both': {
    isMet: ({ order }) => orderedBy(order, 'ascending', 'descending').length > 0,
    lacks: 'no order in both directions',
  },
  'order.keys': {
    isMet: ({ order }) => (order?.keys ?? 2) > 1 && orderedBy(order, 'ascending', 'descending').length > 1,
    lacks: 'no order by several keys',
  },
  'order.default': { isMet: ({ order }) => order?.default !== undefined, lacks: 'no order of a listing that is asked for none' },
  filter: { isMet: ({ filter }) => fieldsBy('eq', filter).length > 0, lacks: 'no filter by equality' },
  'filter.documented': {
    isMet: ({ filter }) => documentedBy('eq', filter).length > 0,
    lacks: 'no documented field to filter by',
  },
  'filter.and': { isMet: ({ filter }) => filter?.and !== undefined, lacks: 'no filter with AND' },
  'filter.and.repeated': {
    isMet: ({ filter }) => documentedBy('eq', filter).length > 0 && filter?.and !== undefined && filter.and !== 'pairs',
    lacks: 'no filter with AND of two values of one documented field',
  },
  'filter.and.fields': {
    isMet: ({ filter }) => filter?.and !== undefined && documentedBy('eq', filter).length > 1,
    lacks: 'no second documented field to filter by with AND',
  },
  'filter.or': { isMet: ({ filter }) => filter?.or !== undefined, lacks: 'no filter with OR' },
  'filter.union': {
    isMet: ({ filter }) =>
      documentedBy('eq', filter).length > 0 && (filter?.or !== undefined || fieldsBy('in', filter).length > 0),
    lacks: 'no filter with OR of documented values',
  },
  'filter.unknown': {
    isMet: (contract) =>
      contract.filter?.operators.eq !== undefined && (!isByParameter(contract.filter) || isEveryParameterAFilter(contract)),
    lacks: 'no equality of fields within one filter',
  },
  'filter.comparison': { isMet: ({ filter }) => asksFor(filter, 'gt', 'ge', 'lt', 'le'), lacks: 'no filter by greater or less' },
  'filter.parts': {
    isMet: ({ filter }) => [...complements].some((pair) => partedBy(filter, pair).length > 0),
    lacks: 'no two comparisons that part the items',
  },
  'filter.range': {
    isMet: ({ filter }) => filter?.and !== undefined && rangedBy(filter).length > 0,
    lacks: 'no filter by two comparisons of one field at once',
  },
  'filter.ne': { isMet: ({ filter }) => asksFor(filter, 'ne'), lacks: 'no filter by inequality' },
  'filter.in': { isMet: ({ filter }) => asksFor(filter, 'in'), lacks: 'no filter by one of several values' },
  'filter.match': {
    isMet: ({ filter }) => asksFor(filter, 'contains', 'startsWith', 'endsWith'),
    lacks: 'no filter by a part of a text',
  },
  'filter.missing': { isMet: ({ filter }) => asksFor(filter, 'missing', 'present'), lacks: 'no filter by a missing value' },
  'filter.group': {
    isMet: ({ filter }) =>
      filter?.and !== undefined &&
      filter.or !== undefined &&
      (filter.group !== undefined || [filter.and, filter.or].every(isBracket)),
    lacks: 'no brackets around AND and OR',
  },
  'filter.operators': {
    isMet: ({ filter }) => filter !== undefined && tellsOperators(filter),
    lacks: 'no operator that a filter tells by a word',
  },
  'filter.text': { isMet: filtersBy('string'), lacks: 'no documented text to filter by' },
  'filter.enumeration': { isMet: filtersBy('enumeration'), lacks: 'no documented enumeration to filter by' },
  'filter.halves': {
    isMet: ({ filter }) =>
      fieldsBy('eq', filter).some(({ kind, each }) => each === undefined && (kind === 'enumeration' || kind === 'boolean')),
    lacks: 'no enumeration to filter by',
  },
  'filter.joints': {
    isMet: ({ filter }) => filter !== undefined && joinsByText(filter) && bareTexts(filter).length > 0,
    lacks: 'no filter in which a value could be taken for an operator',
  },
  'filter.typed': {
    isMet: ({ filter }) => fieldsBy('eq', filter).some(({ kind }) => kind !== 'string' && kind !== 'enumeration'),
    lacks: 'no timestamp, number or boolean to filter by',
  },
  projection: { isMet: ({ projection }) => projection !== undefined, lacks: 'no projection' },
  'projection.identity': { isMet: (contract) => identityPaths(contract) !== undefined, lacks: 'no projection to the identity' },
  'projection.apart': { isMet: projectsApart, lacks: 'no field to project to beside one to order by and one to filter by' },
  scope: { isMet: ({ scope }) => scope !== undefined, lacks: 'nothing that selects a project' },
  members: {
    isMet: ({ limit, offset, page, next, more, count }) =>
      [limit, offset, page, next, more, count].some((role) => role?.at !== undefined) || page?.pages !== undefined,
    lacks: 'no member of a page beside the items',
  },
  'items.enumeration': {
    isMet: ({ enumeratedPaths }) => enumeratedPaths.length > 0,
    lacks: 'no enumeration in an item',
  },
  error: { isMet: ({ validators }) => validators.error !== undefined, lacks: 'no error body in JSON' },
  'empty-result': {
    isMet: ({ filter, offset, page }) => fieldsBy('eq', filter).length > 0 || offset !== undefined || page !== undefined,
    lacks: 'no query that finds nothing',
  },
  combination: { isMet: (contract) => combinable(contract) > 1, lacks: 'no two parameters to combine' },
  'text-parameter': {
    isMet: ({ filter, order, projection, next }) =>
      [filter, order, projection, next].some((role) => role?.parameter !== undefined),
    lacks: 'no parameter of text',
  },
  credential: {
    isMet: ({ credentials, anonymous }) => credentials.length > 0 && !anonymous,
    lacks: 'no credential that a request must carry',
  },
};

/** Every need, in the order of the model. */
export const needNames = Object.keys(needs) as readonly Need[];

/** Why a requirement with these needs does not apply, as `no filter and no order`; `undefined` where the contract promises all of them. */
export function notPromised(contract: Contract, needed: readonly Need[]): string | undefined {
  const missing = needed.filter((need) => !needs[need].isMet(contract));
  // That there is no role tells as well that nothing of it is there.
  const told = missing.filter((need) => !missing.some((other) => need.startsWith(`${other}.`)));
  return told.length === 0 ? undefined : told.map((need) => needs[need].lacks).join(' and ');
}
