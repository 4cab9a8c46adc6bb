import type { Json, JsonObject, Pointer } from '../contract/model';
import { isObject, pointerOf, textOf } from '../contract/pointer';
import { facets, keyword, places, properties, schemaAt } from '../contract/schema-walk';
import { folded, type Named, type Shape } from './names';
import type { ListOperation } from './operations';

/** A parameter of the query, or of the headers. */
export interface Parameter {
  readonly name: string;
  readonly folded: string;
  readonly schema: Json | undefined;
  readonly declared: JsonObject;
}

/** A value that a page tells beside its items. */
export interface Member {
  readonly at: Pointer;
  readonly folded: string;
  readonly schema: Json;
}

/** A value of an item that no list or map stands above. */
export interface Leaf {
  /** Names joined by dots. */
  readonly path: string;
  readonly at: Pointer;
  readonly schema: Json;
  /** An enumeration or a timestamp, by which lists are ordered and filtered more often than by others. */
  readonly isTelling: boolean;
}

/** What the roles of a listing are recognised by. */
export interface ListFacts {
  readonly document: JsonObject;
  readonly operation: JsonObject;
  readonly query: readonly Parameter[];
  readonly headers: readonly Parameter[];
  readonly page: Json;
  readonly members: readonly Member[];
  /** Names of the headers of a success. */
  readonly responseHeaders: readonly string[];
  readonly items: Pointer;
  readonly item: Json;
  readonly leaves: readonly Leaf[];
}

export function factsOf(document: JsonObject, found: ListOperation, items: Pointer): ListFacts {
  const { operation, parameters, success } = found;
  const list = schemaAt(document, success.schema, items);
  const item = keyword(document, list, 'items') ?? {};
  const { headers } = success.response;
  return {
    document,
    operation,
    query: parameters.filter((one) => one.in === 'query').flatMap((one) => expanded(document, one)),
    headers: parameters.filter((one) => one.in === 'header').flatMap((one) => expanded(document, one)),
    page: success.schema,
    members: items === '' ? [] : membersOf(document, success.schema),
    responseHeaders: Object.keys(isObject(headers) ? headers : {}),
    items,
    item,
    leaves: leavesOf(document, item),
  };
}

/** One of style `deepObject` is as many as it has properties: `page[size]`. */
function expanded(document: JsonObject, declared: JsonObject): readonly Parameter[] {
  const name = textOf(declared.name);
  const parts = declared.style === 'deepObject' ? [...properties(document, declared.schema)] : [];
  if (parts.length === 0) return [{ name, folded: folded(name), schema: declared.schema, declared }];
  return parts.map(([part, schema]) => {
    const written = `${name}[${part}]`;
    return { name: written, folded: folded(written), schema, declared: isObject(schema) ? { ...declared, ...schema } : declared };
  });
}

const mostMembers = 300;

function membersOf(document: JsonObject, page: Json): readonly Member[] {
  const found: Member[] = [];
  const visit = (schema: Json, names: readonly string[]): void => {
    if (names.length > 4 || found.length > mostMembers) return;
    for (const [name, value] of properties(document, schema)) {
      const at = [...names, name];
      if (isObject(keyword(document, value, 'items'))) continue;
      found.push({ at: pointerOf(at), folded: folded(name), schema: value });
      visit(value, at);
    }
  };
  visit(page, []);
  // What is told at the top is meant before what is told below.
  return found.sort((a, b) => a.at.split('/').length - b.at.split('/').length);
}

/** A name that holds a dot itself cannot be told from a path. */
const isFieldName = (path: string): boolean => /^[^.]+(\.[^.]+)*$/.test(path);

function leavesOf(document: JsonObject, item: Json): readonly Leaf[] {
  return places(document, item)
    .filter(({ leaf, names }) => leaf && !names.includes('*') && names.length <= 6)
    .map(({ names }) => {
      const at = pointerOf(names);
      const schema = schemaAt(document, item, at) ?? {};
      const isTelling = keyword(document, schema, 'enum') !== undefined || keyword(document, schema, 'format') === 'date-time';
      return { path: names.join('.'), at, schema, isTelling };
    })
    .filter(({ path, schema }) => isFieldName(path) && ['string', 'integer', 'boolean'].includes(shapeOf(document, schema) ?? ''))
    .slice(0, mostMembers);
}

/** The shape of a schema; `undefined` where it says none that a role has. */
export function shapeOf(document: JsonObject, schema: Json | undefined): Shape | undefined {
  const types = facets(document, schema).flatMap(({ type }) =>
    Array.isArray(type) ? (type as readonly Json[]) : [type ?? null],
  );
  if (types.includes('array')) return 'list';
  // Page sizes and counts are declared as numbers by some generators.
  if (types.includes('integer') || types.includes('number')) return 'integer';
  return types.includes('boolean') ? 'boolean' : types.includes('string') ? 'string' : undefined;
}

/** The first that a table names and that has a shape of it. What has no declared shape may have any. */
export function firstNamed<One extends { readonly folded: string; readonly schema: Json | undefined }>(
  document: JsonObject,
  all: readonly One[],
  { names, shapes }: Named,
): One | undefined {
  for (const name of names) {
    const found = all.find((one) => {
      const shape = shapeOf(document, one.schema);
      return one.folded === name && (shape === undefined || shapes.includes(shape));
    });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a document says of a node, in words. */
export const describedAs = (document: JsonObject, node: Json | undefined): string =>
  facets(document, node)
    .flatMap(({ description }) => (typeof description === 'string' ? [description] : []))
    .join(' ')
    .slice(0, 5000);

/** Values that the document shows of a parameter. */
export function examplesOf(document: JsonObject, { declared, schema }: Parameter): readonly string[] {
  const several = isObject(declared.examples) ? Object.values(declared.examples) : [];
  const shown = [
    declared.example,
    ...several.map((one) => (isObject(one) ? one.value : one)),
    ...['example', 'default'].map((name) => keyword(document, schema, name)),
  ];
  return shown.flatMap((one) =>
    typeof one === 'string' ? [one] : Array.isArray(one) && one.every((part) => typeof part === 'string') ? [one.join(',')] : [],
  );
}
