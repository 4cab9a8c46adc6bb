import { listingOperation } from './listing';
import type { Json, JsonObject } from './model';
import { queryRoles } from './roles';
import { parameterNamed } from './parameters';
import { listAt } from './place/list';
import { parameterNameOf } from './templates';
import { tokensOf } from './pointer';
import { errorOf, successOf } from './responses';
import { resolved, schemaAt } from './schema-walk';

const theDocument = 'the document';

/**
 * What a requirement rests on: `{role}` and a JSON Pointer from there, with references followed on the way, as in
 * `{limit}/schema/maximum`. Roles: `{document}`, `{operation}`, `{listing}` (its x-listing), `{success}` (the response, with
 * the JSON media type as its `content`: `{success}/content/schema`), `{error}` (schema of an error body), `{items}` (schema
 * of the list of items), `{security}`, `{scope}`, and that of each query parameter. `undefined` where it leads nowhere.
 */
export function resolveRequirementPointer(document: JsonObject, pointer: string): Json | undefined {
  return requirementResolver(document)(pointer);
}

/** The same for many pointers into one document, which is then judged once. */
export function requirementResolver(document: JsonObject, operationId?: string): (pointer: string) => Json | undefined {
  const operation = listingOperation(theDocument, document, operationId);
  return (pointer) => {
    const [, role = '', rest = ''] = /^\{([a-z]+)\}(.*)$/s.exec(pointer) ?? [];
    return tokensOf(rest).reduce<Json | undefined>(
      (at, token) => memberOf(document, at, token),
      rootOf(document, operation, role),
    );
  };
}

function memberOf(document: JsonObject, node: Json | undefined, token: string): Json | undefined {
  if (Array.isArray(node)) return (node as readonly Json[])[Number(token)];
  const object = resolved(document, node);
  return object && Object.hasOwn(object, token) ? object[token] : undefined;
}

/** The first parameter of a name in these places. */
const named = (
  parameters: readonly JsonObject[],
  places: readonly ('query' | 'header' | 'path')[],
  name: string,
): JsonObject | undefined => places.map((place) => parameterNamed(parameters, place, name)).find((found) => found !== undefined);

function rootOf(
  document: JsonObject,
  { operation, parameters, listing }: ReturnType<typeof listingOperation>,
  role: string,
): Json | undefined {
  const file = theDocument;
  switch (role) {
    case 'document':
      return document;
    case 'operation':
      return operation;
    case 'listing':
      return operation['x-listing'];
    case 'success': {
      const { response, schema } = successOf(file, document, operation);
      return { ...response, content: { schema } };
    }
    case 'error':
      return errorOf(document, operation)?.schema;
    case 'items':
      return schemaAt(document, successOf(file, document, operation).schema, listAt(listing.items.at).at);
    case 'security':
      return operation.security ?? document.security;
    case 'scope':
      return listing.scope && named(parameters, ['header', 'query', 'path'], listing.scope.parameter);
    default: {
      const part = queryRoles.find((known) => known === role);
      const name = part === undefined ? undefined : listing[part]?.parameter;
      // What has no parameter of its own, such as a URL that leads on, stands in x-listing.
      if (name === undefined) return part && memberOf(document, operation['x-listing'], part);
      return named(parameters, ['query', 'header'], parameterNameOf(name));
    }
  }
}
