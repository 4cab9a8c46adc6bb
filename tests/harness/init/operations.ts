import { ContractError } from '../errors';
import type { Json, JsonObject, Pointer } from '../contract/model';
import { isObject, pointerOf, textOf } from '../contract/pointer';
import { jsonResponses, type JsonResponse } from '../contract/responses';
import { facets, keyword, properties, resolved } from '../contract/schema-walk';
import { folded, listNames, noListNames, parameterNames } from './names';

/** A GET operation whose success holds a list. */
export interface ListOperation {
  readonly path: string;
  readonly operation: JsonObject;
  /** Of the operation and of its path, references followed. */
  readonly parameters: readonly JsonObject[];
  readonly success: JsonResponse;
  /** Where lists stand in the body, the likelier first. */
  readonly lists: readonly Pointer[];
}

const asList = (json: Json | undefined): readonly Json[] => (Array.isArray(json) ? (json as readonly Json[]) : []);

function operationsOf(document: JsonObject): readonly Omit<ListOperation, 'lists' | 'success'>[] {
  return Object.entries(isObject(document.paths) ? document.paths : {}).flatMap(([path, node]) => {
    const item = resolved(document, node) ?? {};
    const operation = item.get;
    if (!isObject(operation)) return [];
    const declared = [...asList(operation.parameters), ...asList(item.parameters)]
      .map((parameter) => resolved(document, parameter))
      .filter((parameter) => parameter !== undefined);
    // One of the operation stands for one of the path that has its name and place.
    const first = new Map<string, JsonObject>();
    for (const parameter of declared) {
      const key = JSON.stringify([parameter.in, parameter.name]);
      if (!first.has(key)) first.set(key, parameter);
    }
    return [{ path, operation, parameters: [...first.values()] }];
  });
}

/** `* / *` is said by generators that know no media type; a list in it is one in JSON. */
export function jsonSuccess(document: JsonObject, operation: JsonObject): JsonResponse | undefined {
  const any = Object.entries(isObject(operation.responses) ? operation.responses : {}).map(([status, node]) => {
    const response = resolved(document, node) ?? {};
    const content = isObject(response.content) ? response.content : {};
    const named = content['*/*'] === undefined ? content : { ...content, 'application/json': content['*/*'] };
    return [status, { ...response, content: named }] as const;
  });
  return jsonResponses(document, { responses: Object.fromEntries(any) }).find(({ status }) => /^2\d\d$/.test(status));
}

/** Properties on a level of a body that are looked at. */
const mostLevel = 500;

/** Lists in a body: the body itself, else the nearest to it that no other list stands above. */
export function listsIn(document: JsonObject, body: Json, path: string): readonly Pointer[] {
  const isList = (schema: Json): boolean => isObject(keyword(document, schema, 'items'));
  if (isList(body)) return [''];
  const resource = folded(
    path
      .split('/')
      .filter((segment) => segment !== '' && !segment.startsWith('{'))
      .at(-1) ?? '',
  );
  let level: readonly { readonly names: readonly string[]; readonly schema: Json }[] = [{ names: [], schema: body }];
  for (let depth = 0; depth < 3; depth += 1) {
    level = level
      .flatMap(({ names, schema }) =>
        [...properties(document, schema)].map(([name, value]) => ({ names: [...names, name], schema: value })),
      )
      .slice(0, mostLevel);
    const lists = level.filter(({ names, schema }) => isList(schema) && !noListNames.has(folded(names.at(-1) ?? '')));
    const rank = ({ names, schema }: (typeof level)[number]): number => {
      const name = folded(names.at(-1) ?? '');
      const marked = facets(document, schema).some((facet) => facet['x-ms-list-page-items'] === true);
      const known = listNames.indexOf(name);
      return marked ? -2 : name === resource ? -1 : known === -1 ? listNames.length : known;
    };
    if (lists.length > 0) return lists.sort((a, b) => rank(a) - rank(b)).map(({ names }) => pointerOf(names));
  }
  return [];
}

const isPaged = ({ operation, parameters }: Pick<ListOperation, 'operation' | 'parameters'>): boolean =>
  Object.keys(operation).some((key) => /^x-.*pag/i.test(key)) ||
  parameters.some(
    ({ in: place, name }) =>
      place === 'query' &&
      (['limit', 'offset', 'page', 'next'] as const).some((role) => parameterNames[role].names.includes(folded(textOf(name)))),
  );

/** The single resource of `/things/{id}` may hold lists, too; what is a list of things says so by its name, or pages. */
function isListing(found: Omit<ListOperation, 'success'>): boolean {
  const [list = ''] = found.lists;
  if (found.lists.length === 0) return false;
  if (isPaged(found)) return true;
  const segments = found.path.split('/').filter((segment) => segment !== '');
  if (segments.at(-1)?.includes('{') === true) return false;
  const name = folded(list.split('/').at(-1) ?? '');
  return list === '' || listNames.includes(name) || name === folded(segments.at(-1) ?? '');
}

/** Every list operation of a document. */
export function listOperations(document: JsonObject): readonly ListOperation[] {
  return withLists(document).filter(isListing);
}

function withLists(document: JsonObject): readonly ListOperation[] {
  return operationsOf(document).flatMap((found) => {
    const success = jsonSuccess(document, found.operation);
    return success === undefined ? [] : [{ ...found, success, lists: listsIn(document, success.schema, found.path) }];
  });
}

/** The operation at a path. Throws `ContractError` where the document has none with a list. */
export function operationAt(from: string, document: JsonObject, path: string): ListOperation {
  const all = withLists(document).filter(({ lists }) => lists.length > 0);
  const found = all.find((one) => one.path === path);
  if (found !== undefined) return found;
  const known = operationsOf(document).some((one) => one.path === path);
  const lists = listOperations(document)
    .slice(0, 12)
    .map((one) => one.path);
  throw new ContractError(
    'INIT_PATH',
    `Expected a GET operation with a JSON list in its 2xx response at ${path} in ${from}; found ${known ? 'no list that its schema declares' : 'no such operation'}. ${lists.length === 0 ? 'Declare the list in the schema of the response.' : `Name one of ${lists.join(', ')} with --path.`}`,
  );
}
