import type { Json, JsonObject, Pointer } from './model';

export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** A value as text, for a message or a comparison: a string as it is, anything else as JSON. */
export function textOf(json: Json | undefined): string {
  return typeof json === 'string' ? json : json === undefined ? 'nothing' : JSON.stringify(json);
}

/** Pointers come from the contract: few, and each is followed in every item of every page. */
const tokensByPointer = new Map<Pointer, readonly string[]>();

/** The reference tokens of a JSON Pointer (RFC 6901), unescaped. */
export function tokensOf(pointer: Pointer): readonly string[] {
  const known = tokensByPointer.get(pointer);
  if (known !== undefined) return known;
  const [, ...raw] = pointer.split('/');
  const tokens = raw.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  // Paths of schema failures come through here too; they are as many as a target makes them.
  if (tokensByPointer.size > 1000) tokensByPointer.clear();
  tokensByPointer.set(pointer, tokens);
  return tokens;
}

export function pointerOf(tokens: readonly string[]): Pointer {
  return tokens.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

const isInheritable = (member: unknown, token: string): boolean => typeof member === 'function' || token === '__proto__';

/** The value a pointer leads to; `undefined` where it leads nowhere. Only own properties count. */
export function valueAt(json: Json | undefined, pointer: Pointer): Json | undefined {
  let at: Json | undefined = json;
  for (const token of tokensOf(pointer)) {
    if (typeof at !== 'object' || at === null) return undefined;
    const member: Json | undefined = (at as JsonObject)[token];
    // Whose a member is, is the dearer question, and asked only of what can be inherited: functions, and the prototype itself.
    if (member === undefined || (isInheritable(member, token) && !Object.hasOwn(at, token))) return undefined;
    at = member;
  }
  return at;
}
