import { ContractError } from '../errors';
import { nearest } from '../nearest';
import type { BodySchemas } from './compile';
import { credentialsOf } from './credentials';
import { refuseEmpty } from './empty-schema';
import { refuseEndless } from './endless-schema';
import { fieldsOf, type FieldsPart, fieldNameOf } from './fields';
import { type ListingChoice, type ListingExtension, type ListingOperation, listingOperation } from './listing';
import { filledPath } from './listing-path';
import type { Contract, Json, JsonObject, ListingField, Pointer } from './model';
import { listAt } from './place/list';
import { missingAt, placeText, type Place } from './place/place';
import { isOfLast, isPath } from './place/path';
import { isObject, pointerOf, textOf, tokensOf } from './pointer';
import { besideRoles, type FilterRole, linkNames, type NextRole, type OrderRole, type ProjectionRole } from './roles';
import { checkParameters, headersOf, limitOf, scopeOf } from './parameters';
import { errorOf, type JsonResponse, successOf } from './responses';
import { keyword, places, schemaAt } from './schema-walk';
import { checkTemplates } from './templates';

/** Everything of a contract but its validators, and what those are made of. */
export interface ContractReading {
  readonly model: Omit<Contract, 'validators'>;
  readonly bodies: BodySchemas;
}

/**
 * Reads the model out of a bundled document. Every name and pointer of `x-listing` is held against what the document declares.
 * Throws `ContractError`.
 */
export function contractOf(file: string, document: JsonObject, choice: ListingChoice = {}): ContractReading {
  const found = listingOperation(file, document, choice.operation);
  const { operation, listing } = found;
  checkTemplates(file, listing);
  const success = successOf(file, document, operation);
  const error = errorOf(document, operation);
  refuseEndless(file, document, [success.schema, ...(error ? [error.schema] : [])]);
  const item = itemSchema(file, document, success.schema, listing);
  refuseEmpty(file, document, success.schema, listAt(listing.items.at));
  checkPlaces(file, document, success, listing);
  const declared = places(document, item);
  const roles = rolesOf(file, document, item, listing);
  checkParameters(file, found, roles);
  const limit = limitOf(file, document, found);
  const scope = scopeOf(found, choice.path);
  return {
    bodies: { page: success.schema, ...(error && { error: error.schema }), members: membersOf(listing) },
    model: {
      file,
      ...named(document, found),
      path: filledPath(file, found.path, choice.path ?? {}, scope?.in === 'path' ? scope.parameter : undefined),
      operation: choice.operation,
      deprecated: operation.deprecated === true,
      successor: successorOf(operation),
      success: {
        status: Number(success.status),
        mediaType: success.mediaType,
        ...(listing.success && { told: listing.success }),
      },
      statuses: Object.keys(isObject(operation.responses) ? operation.responses : {}),
      errorStatuses: error?.statuses ?? [],
      ...roles,
      ...(limit && { limit }),
      ...(scope && { scope }),
      headers: headersOf(found, roles),
      constants: Object.entries(listing.with ?? {}),
      ...credentialsOf(file, document, found),
      policies: listing.policies ?? {},
      leaves: declared.filter(({ leaf }) => leaf).map(({ names, values }) => ({ names, values })),
      declaredPaths: new Set(declared.map(({ names }) => names.join('.'))),
      enumeratedPaths: declared.filter(({ enumerated }) => enumerated).map(({ names }) => names.join('.')),
    },
  };
}

type ReadRoles = Pick<
  Contract,
  'items' | 'offset' | 'page' | 'next' | 'more' | 'links' | 'count' | 'order' | 'filter' | 'projection'
>;

/** The roles that stand in `x-listing`, with what is left out there. */
function rolesOf(file: string, document: JsonObject, item: Json, listing: ListingExtension): ReadRoles {
  const { offset, page, next, more, links, count, order, filter, projection } = listing;
  const base = listing.items.fields ?? '';
  const fields = (part: Omit<FieldsPart, 'base'>) => fieldsOf(file, document, item, { ...part, base });
  return {
    items: { ...listAt(listing.items.at), identity: identityOf(listing), fields: base },
    ...(offset && { offset: { first: 0, says: 'this', ...offset } }),
    ...(page && { page: { first: 1, optional: false, ...page } }),
    ...(next && { next: nextOf(next) }),
    ...(more && { more: { says: 'more', optional: false, ...more } }),
    ...(links && { links: { optional: false, ...links } }),
    ...(count && { count: { says: 'total', optional: false, ...count } }),
    ...(order && { order: orderOf(order, (declared) => fields({ part: 'order', ...declared })) }),
    ...(filter && { filter: filterOf(filter, (declared) => fields({ part: 'filter', ...declared })) }),
    ...(projection && { projection: projectionOf(file, document, item, listing, projection) }),
  };
}

const nextOf = (next: NonNullable<ListingExtension['next']>): NextRole => ({
  end: ['', null],
  beside: besideRoles,
  ...next,
  isAlwaysThere: next.end !== undefined,
  isOfLastItem: typeof next.at === 'string' && isPath(next.at) && isOfLast(next.at),
});

/** The pointers of an item's identity. */
const identityOf = ({ items: { identity } }: ListingExtension): readonly Pointer[] =>
  typeof identity === 'string' ? [identity] : identity;

/** An order; what a listing is ordered by unasked need not be among the fields that can be asked for, and there may be none of those. */
function orderOf(
  { default: standard, fields: asked = [], ...order }: NonNullable<ListingExtension['order']>,
  fieldsIn: (declared: Pick<FieldsPart, 'fields' | 'at'>) => readonly ListingField[],
): OrderRole {
  const fields = fieldsIn({ fields: asked });
  if (standard === undefined) return { ...order, fields };
  const declared = standard.map(({ field }) => asked.find((one) => fieldNameOf(one) === field) ?? field);
  const named = fieldsIn({ fields: declared, at: 'default' });
  const keys = named.map((field, index) => ({
    field: fields.find(({ path }) => path === field.path) ?? field,
    direction: standard[index]?.direction ?? 'ascending',
  }));
  return { ...order, default: keys, fields };
}

function filterOf(
  { operators = {}, precedence, ...filter }: NonNullable<ListingExtension['filter']>,
  fieldsIn: (declared: Pick<FieldsPart, 'fields' | 'operators'>) => readonly ListingField[],
): FilterRole {
  return {
    ...filter,
    operators,
    ...(precedence !== undefined && precedence !== 'open' && { precedence }),
    fields: fieldsIn({ fields: filter.fields, operators }),
  };
}

/** A projection, with what it may name and what it keeps. */
function projectionOf(
  file: string,
  document: JsonObject,
  item: Json,
  listing: ListingExtension,
  { fields, keeps = [], ...written }: NonNullable<ListingExtension['projection']>,
): ProjectionRole {
  const { fields: base = '' } = listing.items;
  for (const at of keeps)
    if (schemaAt(document, item, at) === undefined)
      throw wrongPointer(file, 'projection/keeps', at, 'a property that an item declares');
  const leaves = leavesOf(document, schemaAt(document, item, base));
  const unknown = fields?.find((name) => schemaAt(document, item, `${base}${pointerOf(name.split('.'))}`) === undefined);
  if (unknown !== undefined) {
    const [near] = nearest(unknown, leaves);
    throw new ContractError(
      'CONTRACT_FIELD',
      `Expected x-listing/projection/fields to name fields of an item in ${file}; found ${unknown}, which no schema declares. ${near === undefined ? 'Correct the name' : `Write ${near}`} or declare the field.`,
    );
  }
  const kept = [...identityOf(listing), ...keeps].filter((at) => at !== '').map((at) => tokensOf(at).join('.'));
  const root = tokensOf(base).join('.');
  const rootedAt = (name: string): string => (root === '' ? name : `${root}.${name}`);
  const rooted = (fields ?? leaves).map(rootedAt);
  const lists = (fields === undefined ? listsOf(document, schemaAt(document, item, base)) : []).map(rootedAt);
  return { path: '{field}', ...written, keeps: [...new Set(kept)], ...(root !== '' && { base: root }), paths: rooted, lists };
}

/** Every leaf that no list stands above, as a query writes it. */
const leavesOf = (document: JsonObject, schema: Json | undefined): readonly string[] =>
  places(document, schema)
    .filter(({ leaf, names }) => leaf && !names.includes('*'))
    .map(({ names }) => names.join('.'));

/** Every list of plain values that no other list stands above. */
function listsOf(document: JsonObject, schema: Json | undefined): readonly string[] {
  const all = places(document, schema);
  const plain = new Set(all.filter(({ leaf }) => leaf).map(({ names }) => names.join('.')));
  return all
    .filter(({ list, names }) => list && !names.includes('*') && plain.has([...names, '*'].join('.')))
    .map(({ names }) => names.join('.'));
}

/** The identity of an item, from the member of the list that holds it. */
function membersOf(listing: ListingExtension): BodySchemas['members'] {
  const { at, within } = listAt(listing.items.at);
  return { at, identity: identityOf(listing).map((pointer) => `${within}${pointer}`) };
}

function named(document: JsonObject, { path, pointer, operation }: ListingOperation) {
  const info = isObject(document.info) ? document.info : {};
  return { title: textOf(info.title ?? operation.summary ?? path), operationPointer: pointer };
}

/** OpenAPI has no word for it; `x-successor` holds a method and a path. */
function successorOf({ 'x-successor': successor }: JsonObject): string | undefined {
  if (!isObject(successor)) return undefined;
  const { method, path } = successor;
  return typeof method === 'string' && typeof path === 'string' ? `${method.toUpperCase()} ${path}` : undefined;
}

/** The schema of an item, once every pointer of `x-listing/items` is known to lead somewhere. */
function itemSchema(file: string, document: JsonObject, page: Json, listing: ListingExtension): Json {
  const { items } = listing;
  const { at: list, within } = listAt(items.at);
  const item = schemaAt(document, keyword(document, schemaAt(document, page, list), 'items'), within);
  if (!isObject(item)) throw wrongPointer(file, 'items/at', items.at, 'a list with a schema for its items');
  const places = [...identityOf(listing).map((at) => ['identity', at] as const), ['fields', items.fields ?? ''] as const];
  for (const [part, at] of places)
    if (schemaAt(document, item, at) === undefined)
      throw wrongPointer(file, `items/${part}`, at, 'a property that an item declares');
  return item;
}

/** Throws `ContractError` for a place of a role that the success response does not declare. */
function checkPlaces(file: string, document: JsonObject, { schema, response }: JsonResponse, listing: ListingExtension): void {
  const headers = Object.keys(isObject(response.headers) ? response.headers : {});
  const places: readonly (readonly [string, Place | undefined])[] = [
    ...(['next', 'more', 'count', 'limit', 'offset', 'page'] as const).map((role) => [`${role}/at`, listing[role]?.at] as const),
    ['page/pages', listing.page?.pages],
    ...linkNames.map((name) => [`links/${name}`, listing.links?.[name]] as const),
    ['success/at', listing.success?.at],
  ];
  for (const [part, place] of places) {
    const missing = place === undefined ? undefined : missingAt(document, schema, headers, place);
    if (place !== undefined && missing !== undefined) throw wrongPointer(file, part, placeText(place), missing);
  }
}

function wrongPointer(file: string, part: string, pointer: string, expected: string): ContractError {
  return new ContractError(
    'CONTRACT_POINTER',
    `Expected x-listing/${part} in ${file} to lead to ${expected}; found ${pointer || 'the body itself'}, which does not. Correct the place or declare what stands there.`,
  );
}
