/** JSON values, and reading and changing them by the dotted paths the query uses. */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** An object; neither a list nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a dotted path, or `undefined`. Own properties only, and no path leads through a list. */
export function valueAt(root: unknown, path: string): Json | undefined {
  let value: unknown = root;
  for (const name of path.split('.')) {
    if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value as Json;
}

/** The text at a dotted path; `undefined` where there is none or something else. */
export function textAt(root: unknown, path: string): string | undefined {
  const value = valueAt(root, path);
  return typeof value === 'string' ? value : undefined;
}

/** A copy of `root` with `value` at `path`; parents that are missing are made, members of lists are reached by their index. */
export function withValue(root: JsonObject, path: string, value: Json): JsonObject {
  return changed(root, path.split('.'), () => value) as JsonObject;
}

/** A copy of `root` without what stands at `path`. */
export function withoutValue(root: JsonObject, path: string): JsonObject {
  return valueAt(root, path) === undefined ? root : (changed(root, path.split('.'), () => undefined) as JsonObject);
}

function changed(root: Json | undefined, names: readonly string[], change: () => Json | undefined): Json | undefined {
  const [name, ...rest] = names;
  if (name === undefined) return change();
  if (Array.isArray(root))
    return root.map((member: Json, index) => (String(index) === name ? (changed(member, rest, change) ?? null) : member));
  const { [name]: old, ...others } = isObject(root) ? root : {};
  const value = changed(old, rest, change);
  return value === undefined ? others : { ...others, [name]: value };
}
