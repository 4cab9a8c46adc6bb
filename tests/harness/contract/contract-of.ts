import { ContractError } from '../errors';
import { nearest } from '../nearest';
import type { BodySchemas } from './compile';
import { fieldsOf } from './fields';
import { type DeclaredField, type Listing, type ListingOperation, listingOperation } from './listing';
import type { Contract, Json, JsonObject } from './model';
import { isObject, pointerOf, textOf, tokensOf } from './pointer';
import type { ProjectionRole } from './roles';
import { checkParameters, credentialsOf, limitOf } from './parameters';
import { errorOf, successOf } from './responses';
import { keyword, places, schemaAt } from './schema-walk';
import { checkTemplates } from './templates';

/** Everything of a contract but its validators, and what those are made of. */
export interface Reading {
  readonly model: Omit<Contract, 'validators'>;
  readonly bodies: BodySchemas;
}

/**
 * Reads the model out of a bundled document. Every name and pointer of `x-listing` is held against what the document declares.
 * Throws `ContractError`.
 */
export function contractOf(file: string, document: JsonObject): Reading {
  const found = listingOperation(file, document);
  const { operation, listing } = found;
  checkTemplates(file, listing);
  checkParameters(file, found);
  const success = successOf(file, document, operation);
  const error = errorOf(file, document, operation);
  const item = itemSchema(file, document, success.schema, listing);
  const declared = places(document, item);
  const limit = limitOf(file, document, found);
  return {
    bodies: { page: success.schema, error: error.schema, items: listing.items.at },
    model: {
      file,
      ...named(document, found),
      deprecated: operation.deprecated === true,
      successor: successorOf(operation),
      success: { status: Number(success.status), mediaType: success.mediaType },
      statuses: Object.keys(isObject(operation.responses) ? operation.responses : {}),
      ...rolesOf(file, document, item, listing),
      ...(limit && { limit }),
      constants: Object.entries(listing.with ?? {}),
      credentials: credentialsOf(file, document, found),
      policies: listing.policies ?? {},
      declaredPaths: new Set(declared.map(({ names }) => names.join('.'))),
      enumeratedPaths: declared.filter(({ enumerated }) => enumerated).map(({ names }) => names.join('.')),
    },
  };
}

type Roles = Pick<Contract, 'items' | 'offset' | 'next' | 'more' | 'count' | 'order' | 'filter' | 'projection' | 'scope'>;

/** The roles that stand in `x-listing`, with what is left out there. */
function rolesOf(file: string, document: JsonObject, item: Json, listing: Listing): Roles {
  const { offset, next, more, count, order, filter, projection, scope } = listing;
  const base = listing.items.fields ?? '';
  const fields = (part: 'order' | 'filter', declared: readonly DeclaredField[]) =>
    fieldsOf(file, document, item, part, { fields: declared, base });
  return {
    items: { ...listing.items, fields: base },
    ...(offset && { offset: { first: 0, says: 'this', ...offset } }),
    ...(next && { next: { end: ['', null], ...next, isAlwaysThere: next.end !== undefined } }),
    ...(more && { more: { says: 'more', ...more } }),
    ...(count && { count }),
    ...(order && { order: { ...order, fields: fields('order', order.fields) } }),
    ...(filter && { filter: { ...filter, fields: fields('filter', filter.fields) } }),
    ...(projection && { projection: projectionOf(file, document, item, listing.items, projection) }),
    ...(scope && { scope }),
  };
}

/** A projection, with what it may name and what it keeps. */
function projectionOf(
  file: string,
  document: JsonObject,
  item: Json,
  { identity, fields: base = '' }: Listing['items'],
  { fields, keeps = [], ...written }: NonNullable<Listing['projection']>,
): ProjectionRole {
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
  const kept = [identity, ...keeps].map((at) => tokensOf(at).join('.'));
  return { path: '{field}', ...written, keeps: [...new Set(kept)], paths: fields ?? leaves };
}

/** Every leaf that no list stands above, as a query writes it. */
const leavesOf = (document: JsonObject, schema: Json | undefined): readonly string[] =>
  places(document, schema)
    .filter(({ leaf, names }) => leaf && !names.includes('*'))
    .map(({ names }) => names.join('.'));

function named(document: JsonObject, { path, pointer, operation }: ListingOperation) {
  const info = isObject(document.info) ? document.info : {};
  return { title: textOf(info.title ?? operation.summary ?? path), path, operationPointer: pointer };
}

/** OpenAPI has no word for it; `x-successor` holds a method and a path. */
function successorOf({ 'x-successor': successor }: JsonObject): string | undefined {
  if (!isObject(successor)) return undefined;
  const { method, path } = successor;
  return typeof method === 'string' && typeof path === 'string' ? `${method.toUpperCase()} ${path}` : undefined;
}

/** The schema of an item, once every place of `x-listing` is known to lead somewhere. */
function itemSchema(file: string, document: JsonObject, page: Json, { items, ...roles }: Listing): Json {
  const list = schemaAt(document, page, items.at);
  const item = keyword(document, list, 'items');
  if (!isObject(item)) throw wrongPointer(file, 'items/at', items.at, 'a list with a schema for its items');
  for (const role of ['next', 'more', 'count', 'limit', 'offset'] as const) {
    const at = roles[role]?.at;
    if (at !== undefined && schemaAt(document, page, at) === undefined)
      throw wrongPointer(file, `${role}/at`, at, 'a property that the success response declares');
  }
  for (const part of ['identity', 'fields'] as const) {
    const at = items[part];
    if (at !== undefined && schemaAt(document, item, at) === undefined)
      throw wrongPointer(file, `items/${part}`, at, 'a property that an item declares');
  }
  return item;
}

function wrongPointer(file: string, part: string, pointer: string, expected: string): ContractError {
  return new ContractError(
    'CONTRACT_POINTER',
    `Expected x-listing/${part} in ${file} to lead to ${expected}; found ${pointer || 'the body itself'}, which does not. Correct the pointer or declare the property.`,
  );
}
