import type { Json, JsonObject } from '../model';
import { isObject } from '../pointer';
import { keyword, properties } from '../schema-walk';

/**
 * A small part of JSONPath (RFC 9535): names, every member of a list, its last member, and its members with a text at a name, as in
 * `$.links[?@.rel=='next'].href`. It says what no JSON Pointer can.
 */
export type Path = string;

/** One segment. `where`: the members that hold the text at the names. */
type PathSegment =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'each' }
  | { readonly kind: 'last' }
  | { readonly kind: 'where'; readonly names: readonly string[]; readonly text: string };

export const isPath = (place: string): boolean => place.startsWith('$');

const segment =
  /\.(?<name>[^.[\]]+)|\[(?<each>\*)\]|\[(?<last>-1)\]|\[\?@(?<names>(?:\.\w+)+)\s*==\s*(?:'(?<one>[^']*)'|"(?<two>[^"]*)")\]/gy;

const stepsByPath = new Map<Path, readonly PathSegment[]>();

function stepsOf(path: Path): readonly PathSegment[] {
  const known = stepsByPath.get(path) ?? [...path.slice(1).matchAll(segment)].map(({ groups = {} }) => stepOf(groups));
  stepsByPath.set(path, known);
  return known;
}

function stepOf({ name, each, last, names = '', one, two }: { readonly [group: string]: string | undefined }): PathSegment {
  if (name !== undefined) return { kind: 'name', name };
  if (each !== undefined) return { kind: 'each' };
  if (last !== undefined) return { kind: 'last' };
  return { kind: 'where', names: names.split('.').slice(1), text: one ?? two ?? '' };
}

const memberOf = (json: Json | undefined, name: string): Json | undefined =>
  isObject(json) && Object.hasOwn(json, name) ? json[name] : undefined;

function follow(json: Json, step: PathSegment): readonly Json[] {
  if (step.kind === 'name') {
    const member = memberOf(json, step.name);
    return member === undefined ? [] : [member];
  }
  if (!Array.isArray(json)) return [];
  const list = json as readonly Json[];
  switch (step.kind) {
    case 'each':
      return list;
    case 'last':
      return list.slice(-1);
    case 'where':
      return list.filter((member) => step.names.reduce<Json | undefined>(memberOf, member) === step.text);
  }
}

/** The values that a path leads to, in order. */
export const valuesAtPath = (json: Json, path: Path): readonly Json[] =>
  stepsOf(path).reduce<readonly Json[]>((found, step) => found.flatMap((one) => follow(one, step)), [json]);

/** The first value that a path leads to; `undefined` where it leads nowhere. */
export const valueAtPath = (json: Json | undefined, path: Path): Json | undefined =>
  json === undefined ? undefined : valuesAtPath(json, path)[0];

/** The schema of what a path leads to; `undefined` where none is declared. */
export function schemaAtPath(document: JsonObject, schema: Json | undefined, path: Path): Json | undefined {
  const property = (at: Json | undefined, name: string): Json | undefined => properties(document, at).get(name);
  return stepsOf(path).reduce<Json | undefined>((at, step) => {
    if (step.kind === 'name') return property(at, step.name);
    const member = keyword(document, at, 'items');
    return step.kind === 'where' && step.names.reduce(property, member) === undefined ? undefined : member;
  }, schema);
}

/** Whether a path reads what the last member of a list holds. */
export const isOfLast = (path: Path): boolean => stepsOf(path).some(({ kind }) => kind === 'last');
