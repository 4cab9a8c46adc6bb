/** JSON values, and reading and changing them by the dotted paths the query uses. */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** An object; neither a list nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Paths come again for every item; clients send few, and no more are kept. */
const namesByPath = new Map<string, readonly string[]>();

function namesOf(path: string): readonly string[] {
  const known = namesByPath.get(path);
  if (known !== undefined) return known;
  const names = path.split('.');
  if (namesByPath.size >= 1000) namesByPath.clear();
  namesByPath.set(path, names);
  return names;
}

/** The value at a dotted path, or `undefined`. Own properties only, and no path leads through a list. */
export function valueAt(root: unknown, path: string): Json | undefined {
  let value: unknown = root;
  for (const name of namesOf(path)) {
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

/** By object, which never changes: a run is sent each item dozens of times. */
const texts = new WeakMap<object, string>();

function textOf(json: unknown): string {
  if (!isObject(json)) return JSON.stringify(json);
  const text = texts.get(json) ?? JSON.stringify(json);
  texts.set(json, text);
  return text;
}

/** The body as JSON. The members of its lists are objects that are never changed, and the text of each is made once. */
export function bodyText(body: object): string {
  // Added piece by piece: V8 puts them together once, when the bytes are made, where `join` does at each level.
  let text = '';
  for (const [name, value] of Object.entries(body) as readonly (readonly [string, unknown])[]) {
    if (value === undefined) continue;
    text += `${text === '' ? '{' : ','}${JSON.stringify(name)}:`;
    if (!Array.isArray(value)) {
      text += JSON.stringify(value);
      continue;
    }
    let sign = '[';
    for (const member of value as readonly unknown[]) {
      text += sign;
      text += textOf(member);
      sign = ',';
    }
    text += sign === '[' ? '[]' : ']';
  }
  return text === '' ? '{}' : `${text}}`;
}
