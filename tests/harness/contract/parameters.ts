import { checkHeaderName } from './header-name';
import { ContractError } from '../errors';
import { nearest } from '../nearest';
import type { ListingExtension, ListingOperation } from './listing';
import type { Contract, Json, JsonObject, ListingField } from './model';
import type { PathVariables } from './listing-path';
import { type FilterRole, type LimitRole, type OrderRole, queryRoles, type ScopeRole, type Template } from './roles';
import { isObject, textOf } from './pointer';
import { keyword, resolved, schemaAt } from './schema-walk';
import { operatorNames, templateOf } from './operators';
import { type Carrier, carriersOf, parameterNameOf, type Spelling, takesAnyName } from './templates';

/** The name of a field as that of a parameter; what is nested stands in brackets behind the first name. */
const rootName = ({ path, nested }: ListingField): string => (nested === undefined ? path : `${nested[0]}[]`);

/** What is read of the roles whose templates name parameters by their fields. */
type ReadRoles = Pick<Contract, 'order' | 'filter'>;

const directions = ['ascending', 'descending'] as const;

/** How an order is written, with the fields that each template is of. */
const orderSpellings = ({ fields, ...order }: OrderRole): readonly Spelling[] => [
  ...directions.map((one) => [one, order[one], fields.filter((field) => field[one] === undefined).map(rootName)] as const),
  ...fields.flatMap((field, index) =>
    directions.map((one) => [`fields/${index}/${one}`, field[one], [rootName(field)]] as const),
  ),
];

/** How clauses are written, with the fields that each template is of: a shared one is of those that are asked by it. */
function filterSpellings(filter: FilterRole): readonly Spelling[] {
  const { operators, fields, and, or } = filter;
  const shared = operatorNames(operators).map((one) => {
    const asked = fields.filter((field) => templateOf(field, one, filter) === operators[one]);
    return [`operators/${one}`, operators[one], asked.map(rootName)] as const;
  });
  const own = fields.flatMap((field, index) =>
    operatorNames(field.operators ?? {}).map(
      (one) => [`fields/${index}/operators/${one}`, field.operators?.[one], [rootName(field)]] as const,
    ),
  );
  const joints = (['and', 'or'] as const).map((one) => [one, { and, or }[one]] as const);
  return [
    ...shared,
    ...own.filter(([, template]) => !Object.values<Template | undefined>(operators).includes(template)),
    ...joints.flatMap(([at, joint]) => (typeof joint === 'object' ? [[at, joint, fields.map(rootName)] as const] : [])),
  ];
}

/** The parameters that the roles of the query are written by. */
function playedBy({ projection, ...paging }: ListingExtension, { order, filter }: ReadRoles): readonly Carrier[] {
  return queryRoles.flatMap((role): readonly Carrier[] => {
    switch (role) {
      case 'order':
        return order === undefined ? [] : carriersOf(role, order, orderSpellings(order));
      case 'filter':
        return filter === undefined ? [] : carriersOf(role, filter, filterSpellings(filter));
      case 'projection':
        return projection === undefined ? [] : carriersOf(role, projection, [['path', projection.path, []]]);
      default:
        return paging[role] === undefined ? [] : carriersOf(role, paging[role], []);
    }
  });
}

type ParameterPlace = 'query' | 'header' | 'path';

/** Where the parameters of the roles of a query, and the constants, may stand. */
const carried = ['query', 'header'] as const;
/** Where the scope may stand. */
const scoping = ['header', 'query', 'path'] as const;

/**
 * Throws `ContractError` unless each role that stands there is written by parameters of its own. Several may share one where they can be
 * told apart in it.
 */
export function checkParameters(file: string, { parameters, listing }: ListingOperation, roles: ReadRoles): void {
  const played = playedBy(listing, roles);
  for (const { role, name, at, isShared } of played) {
    const place = requireParameter(file, parameters, carried, name, `x-listing/${at}`);
    if (role === 'filter' && place === 'header')
      throw new ContractError(
        'CONTRACT_PARAMETER',
        `Expected x-listing/${at} in ${file} to name a query parameter, because a header cannot carry every value; found ${name}, a header. Leave the filter out.`,
      );
    const twin = played.find((other) => other.role !== role && other.name === name);
    if (twin !== undefined && !isShared && !twin.isShared)
      throw new ContractError(
        'CONTRACT_PARAMETER',
        `Expected each role of x-listing in ${file} to name a parameter of its own; found ${name} as ${role} and as ${twin.role}. Correct one.`,
      );
  }
  for (const name of Object.keys(listing.with ?? {})) requireParameter(file, parameters, carried, name, `x-listing/with`);
  if (listing.scope !== undefined)
    requireParameter(file, parameters, scoping, listing.scope.parameter, 'x-listing/scope/parameter');
  const sent = [...played.map(({ name }) => name), ...Object.keys(listing.with ?? {})];
  for (const name of sent) if (placeOf(parameters, carried, name) === 'header') checkHeaderName(file, 'x-listing', name);
  const { parameter } = listing.scope ?? {};
  if (parameter !== undefined && placeOf(parameters, scoping, parameter) === 'header')
    checkHeaderName(file, 'x-listing/scope/parameter', parameter);
}

/** Names, in lower case, of the parameters that are sent in headers. */
export function headersOf({ parameters, listing }: ListingOperation, roles: ReadRoles): ReadonlySet<string> {
  const names = [...playedBy(listing, roles).map(({ name }) => name), ...Object.keys(listing.with ?? {})];
  return new Set(names.filter((name) => placeOf(parameters, carried, name) === 'header').map((name) => name.toLowerCase()));
}

/** Where the parameter of the scope stands; `undefined` where there is no such role. */
export function scopeOf({ parameters, listing: { scope } }: ListingOperation, path: PathVariables = {}): ScopeRole | undefined {
  const place = scope && placeOf(parameters, scoping, scope.parameter);
  if (scope === undefined || place === undefined) return undefined;
  const value = place === 'path' ? path[scope.parameter] : undefined;
  return { ...scope, in: place, ...(value !== undefined && { value }) };
}

const placeOf = <Place extends ParameterPlace>(
  parameters: readonly JsonObject[],
  places: readonly Place[],
  name: string,
): Place | undefined =>
  // A query parameter that stands for pairs of any name says nothing of one that is declared by its own elsewhere.
  places.find((place) => parameterNamed(parameters, place, name) !== undefined) ??
  places.find((place) => isDeclared(parameters, place, name));

/** A declared parameter; header names have no case (RFC 9110, section 5.1). */
export function parameterNamed(parameters: readonly JsonObject[], place: ParameterPlace, name: string): JsonObject | undefined {
  const folded = (text: Json | undefined): string => (place === 'header' ? textOf(text).toLowerCase() : textOf(text));
  return parameters.find((parameter) => parameter.in === place && folded(parameter.name) === folded(name));
}

/** Declared by its name, or by that before its brackets (OpenAPI 3.1, 4.8.12, `style: deepObject`). */
function isDeclared(parameters: readonly JsonObject[], place: ParameterPlace, name: string): boolean {
  if (parameterNamed(parameters, place, name) !== undefined) return true;
  const [root = name] = name.split('[', 1);
  return place === 'query' && (parameterNamed(parameters, place, root) !== undefined || takesAnyName(parameters));
}

function requireParameter<Place extends ParameterPlace>(
  file: string,
  parameters: readonly JsonObject[],
  places: readonly Place[],
  name: string,
  where: string,
): Place {
  const found = placeOf(parameters, places, name);
  if (found !== undefined) return found;
  const declared = places.flatMap((place) =>
    parameters.filter((parameter) => parameter.in === place).map((parameter) => textOf(parameter.name)),
  );
  const near = nearest(name, declared);
  throw new ContractError(
    'CONTRACT_PARAMETER',
    `Expected ${where} to name a parameter of the operation (${places.join(', ')}) in ${file}; found ${name}, and the operation declares ${declared.join(', ') || 'none'}. ${near[0] === undefined ? 'Correct the name' : `Write ${near[0]}`} or declare the parameter.`,
  );
}

/** The schema of a parameter that holds JSON (OpenAPI 3.1, 4.8.12.3: `content` has one entry). */
function contentOf(document: JsonObject, parameter: JsonObject | undefined): Json | undefined {
  const [media] = isObject(parameter?.content) ? Object.values(parameter.content) : [];
  return resolved(document, media)?.schema ?? parameter?.schema;
}

/** The page size, with default and maximum as the schema of its parameter has them; `undefined` where there is no such role. */
export function limitOf(file: string, document: JsonObject, { parameters, listing }: ListingOperation): LimitRole | undefined {
  if (listing.limit === undefined) return undefined;
  const { json } = listing.limit;
  const name = parameterNameOf(listing.limit.parameter);
  const parameter = parameterNamed(parameters, placeOf(parameters, carried, name) ?? 'query', name);
  const schema = json === undefined ? parameter?.schema : schemaAt(document, contentOf(document, parameter), json);
  const number = (rule: 'default' | 'maximum'): number | undefined => {
    const value = keyword(document, schema, rule);
    if (value === undefined || (typeof value === 'number' && Number.isInteger(value) && value > 0)) return value;
    throw new ContractError(
      'CONTRACT_LIMIT',
      `Expected the ${rule} of parameter ${name} in ${file} to be a whole number above zero; found ${JSON.stringify(value)}. Mend "${rule}" in its schema, or leave it out.`,
    );
  };
  const [standard, maximum] = [number('default'), number('maximum')];
  if (standard !== undefined && maximum !== undefined && standard > maximum)
    throw new ContractError(
      'CONTRACT_LIMIT',
      `Expected the default of parameter ${name} in ${file} not to exceed its maximum; found ${standard} above ${maximum}. Mend one of them.`,
    );
  const least = keyword(document, schema, 'minimum');
  const minimum = typeof least === 'number' && least > 0 ? Math.ceil(least) : undefined;
  if (minimum !== undefined && maximum !== undefined && minimum > maximum)
    throw new ContractError(
      'CONTRACT_LIMIT',
      `Expected the minimum of parameter ${name} in ${file} not to exceed its maximum; found ${minimum} above ${maximum}. Mend one of them.`,
    );
  return {
    ...listing.limit,
    ...(minimum !== undefined && { minimum }),
    ...(standard !== undefined && { default: standard }),
    ...(maximum !== undefined && { maximum }),
  };
}
