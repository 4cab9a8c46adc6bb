import { firstGroupOf } from '../bounded-pattern';
import type { Json, JsonObject, Pointer } from '../model';
import { valueAt } from '../pointer';
import { schemaAt } from '../schema-walk';
import { linkOf } from './link';
import { isPath, schemaAtPath, valueAtPath } from './path';

/** A header by its name. With a pattern, the text of its first group. */
export interface HeaderPlace {
  readonly header: string;
  readonly pattern?: string;
}

/** The target of the first link with this relation type, in the `Link` header (RFC 8288). */
export interface RelationPlace {
  readonly rel: string;
}

/** Where a response tells something: in the body by a JSON Pointer or, as it begins with `$`, a small JSONPath, or in its headers. */
export type Place = Pointer | HeaderPlace | RelationPlace;

/** A response as far as a place can stand in it. Header names are in lower case. */
export interface PlacedIn {
  readonly headers: { readonly [name: string]: string };
  readonly json: Json | undefined;
}

/** What stands at a place; `undefined` where nothing does. What a header holds is text. Throws `PatternTooSlow`. */
export function valueIn({ headers, json }: PlacedIn, place: Place): Json | undefined {
  if (typeof place === 'string') return isPath(place) ? valueAtPath(json, place) : valueAt(json, place);
  if ('rel' in place) return linkOf(headers.link, place.rel);
  const text = headers[place.header.toLowerCase()];
  if (place.pattern === undefined || text === undefined) return text;
  return firstGroupOf(place.pattern, text);
}

/** A place as a sentence names it. */
export function placeText(place: Place): string {
  if (typeof place === 'string') return place;
  return 'rel' in place ? `rel="${place.rel}" of the Link header` : `the header ${place.header}`;
}

/** The pointer of a place, where it is one. */
export const pointerIn = (place: Place): Pointer | undefined => (typeof place === 'string' && !isPath(place) ? place : undefined);

/** Whether a place is no part of the body, so that what stands there is text. */
export const isInHeaders = (place: Place): boolean => typeof place !== 'string';

/**
 * What a place lacks in the document, as the end of a sentence; `undefined` where it leads somewhere. A header must be declared, because
 * a misspelt one would be a role that nobody ever plays; a relation has no name of its own to misspell, so `Link` need not be.
 */
export function missingAt(document: JsonObject, page: Json, headers: readonly string[], place: Place): string | undefined {
  if (typeof place === 'string') {
    const schema = isPath(place) ? schemaAtPath(document, page, place) : schemaAt(document, page, place);
    return schema === undefined ? 'a property that the success response declares' : undefined;
  }
  if ('rel' in place) return undefined;
  if (!headers.some((name) => name.toLowerCase() === place.header.toLowerCase()))
    return 'a header that the success response declares';
  return place.pattern === undefined || hasGroup(place.pattern) ? undefined : 'a text by a regular expression with one group';
}

/** Whether a pattern can be compiled and captures something. */
function hasGroup(pattern: string): boolean {
  try {
    // Matches nothing, and so tells how many groups there are.
    return (new RegExp(`${pattern}|`, 'u').exec('')?.length ?? 0) > 1;
  } catch {
    return false;
  }
}
