import { ContractError } from '../errors';
import type { BodySchemas } from './compile';
import { fieldsOf } from './fields';
import { type Listing, type ListingOperation, listingOperation } from './listing';
import type { Contract, Json, JsonObject } from './model';
import { isObject, textOf } from './pointer';
import { checkParameters, credentialsOf, limitOf } from './parameters';
import { errorOf, successOf } from './responses';
import { keyword, places, schemaAt } from './schema-walk';

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
  checkParameters(file, found);
  const success = successOf(file, document, operation);
  const error = errorOf(file, document, operation);
  const item = itemSchema(file, document, success.schema, listing);
  const declared = places(document, item);
  return {
    bodies: { page: success.schema, error: error.schema, items: listing.response.items },
    model: {
      file,
      ...named(document, found),
      deprecated: operation.deprecated === true,
      successor: successorOf(operation),
      success: { status: Number(success.status), mediaType: success.mediaType },
      statuses: Object.keys(isObject(operation.responses) ? operation.responses : {}),
      response: listing.response,
      limit: limitOf(file, document, found),
      parameters: listing.parameters,
      order: { ...listing.order.dialect, fields: fieldsOf(file, document, item, 'order', listing.order.fields) },
      filter: { ...listing.filter.dialect, fields: fieldsOf(file, document, item, 'filter', listing.filter.fields) },
      projection: {
        ...listing.projection.dialect,
        paths: declared.filter(({ leaf, names }) => leaf && !names.includes('*')).map(({ names }) => names.join('.')),
      },
      scopeHeader: listing.scope,
      credentials: credentialsOf(file, document, found),
      policies: listing.policies ?? {},
      declaredPaths: new Set(declared.map(({ names }) => names.join('.'))),
      enumeratedPaths: declared.filter(({ enumerated }) => enumerated).map(({ names }) => names.join('.')),
    },
  };
}

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

/** The schema of an item, once every pointer of `x-listing/response` is known to lead somewhere. */
function itemSchema(file: string, document: JsonObject, page: Json, { response }: Listing): Json {
  const list = schemaAt(document, page, response.items);
  const item = keyword(document, list, 'items');
  if (!isObject(item)) throw wrongPointer(file, 'items', response.items, 'a list with a schema for its items');
  for (const part of ['continue', 'count', 'limit', 'offset'] as const)
    if (schemaAt(document, page, response[part]) === undefined)
      throw wrongPointer(file, part, response[part], 'a property that the success response declares');
  if (schemaAt(document, item, response.identity) === undefined)
    throw wrongPointer(file, 'identity', response.identity, 'a property that an item declares');
  return item;
}

function wrongPointer(file: string, part: string, pointer: string, expected: string): ContractError {
  return new ContractError(
    'CONTRACT_POINTER',
    `Expected x-listing/response/${part} in ${file} to lead to ${expected}; found ${pointer}, which does not. Correct the pointer or declare the property.`,
  );
}
