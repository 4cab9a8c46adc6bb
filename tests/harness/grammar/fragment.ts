import type { Json, JsonObject, Pointer } from '../contract/model';
import { isObject, tokensOf } from '../contract/pointer';
import { filled } from './template';

/** A query pair, not yet encoded. */
export type Pair = readonly [name: string, text: string];

/**
 * A part of a query. With `at`, its parameter holds JSON, and the value stands there in it; `around` it may stand text, where `{text}` is the
 * JSON. Else the parameter holds the text. Roles may share a parameter: JSON is merged, and texts stand one behind the other.
 */
export type Fragment =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly at: Pointer; readonly value: Json; readonly around?: string };

/** A spelling that is no lawful expression, as the grammar writes it. */
export interface Spelled {
  readonly spelled: readonly Fragment[];
  /** The same for a reader. */
  readonly text: string;
}

export const isSpelled = (part: object): part is Spelled => 'spelled' in part;

/** Both trees as one; lists stand one behind the other, and of two other values the second one counts. */
export function merged(left: Json | undefined, right: Json): Json {
  if (Array.isArray(left) && Array.isArray(right)) return [...(left as readonly Json[]), ...(right as readonly Json[])];
  if (!isObject(left) || !isObject(right)) return right;
  const members = Object.entries(right).map(([key, value]) => [key, merged(left[key], value)] as const);
  return { ...left, ...Object.fromEntries(members) };
}

/** A value below the names of a pointer. */
const placed = (at: Pointer, value: Json): Json =>
  [...tokensOf(at)].reduceRight<Json>((inner, token): JsonObject => ({ [token]: inner }), value);

/**
 * The pairs of a query, from what each role is written as. Within a role one name may come again; the roles share a name, and stand in
 * the pair of the first of them.
 */
export function pairsOf(roles: readonly (readonly Fragment[])[]): readonly Pair[] {
  const pairs: { name: string; text?: string; json?: Json; around?: string; role: readonly Fragment[] }[] = [];
  for (const role of roles) {
    for (const fragment of role) {
      const shared = pairs.find(({ name, role: other }) => name === fragment.name && (other !== role || 'at' in fragment));
      if ('text' in fragment) {
        if (shared?.text !== undefined) shared.text += fragment.text;
        else pairs.push({ name: fragment.name, text: fragment.text, role });
        continue;
      }
      const { name, at, value, around = '{text}' } = fragment;
      const json = placed(at, value);
      if (shared?.json !== undefined) shared.json = merged(shared.json, json);
      else pairs.push({ name, json, around, role });
    }
  }
  return pairs.map(({ name, text, json, around = '' }) => [name, text ?? filled(around, { text: JSON.stringify(json) })]);
}

/** What is written, for a reader: the text where it is that of one parameter, else the pairs. */
export function textOfFragments(fragments: readonly Fragment[], parameter?: string): string {
  const pairs = pairsOf([fragments]);
  const [only] = pairs;
  return pairs.length === 1 && only !== undefined && only[0] === parameter
    ? only[1]
    : pairs.map(([name, text]) => `${name}=${text}`).join('&');
}
