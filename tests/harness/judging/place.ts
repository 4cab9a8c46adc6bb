import type { Pointer } from '../contract/model';
import { isPath, type Path } from '../contract/place/path';
import { pointerOf } from '../contract/pointer';
import type { Place } from '../contract/place/place';
import type { PlaceInResponse } from '../findings/finding';
import type { Page, Reply } from '../listing/reply';
import type { Item } from '../listing/value';

/** What of a reply to look at where nothing in particular offends: what kind of reply it is. */
export function placeOf({ kind }: Reply): PlaceInResponse {
  if (kind === 'page') return { part: 'items' };
  return kind === 'unreadable' ? { part: 'body', pointers: [''] } : { part: 'status' };
}

const at = (positions: readonly number[], pointer: Pointer): PlaceInResponse =>
  positions.length === 0 ? { part: 'items' } : { part: 'item', at: positions, ...(pointer !== '' && { pointer }) };

/** Items of a page; `pointer`: what of each. The list, where none of them is on the page. */
export const itemsOn = (page: Page | undefined, some: readonly Item[], pointer: Pointer = ''): PlaceInResponse =>
  at(
    [...new Set(some.map((item) => page?.items.indexOf(item) ?? -1))].filter((index) => index !== -1),
    pointer,
  );

/** Every item of a page with this identity. */
export function identityOn(reply: Reply | undefined, identity: string): PlaceInResponse {
  if (reply === undefined) return { part: 'items' };
  if (reply.kind !== 'page') return placeOf(reply);
  return at(
    reply.identities.flatMap((one, index) => (one === identity ? [index] : [])),
    '',
  );
}

/** The first item of a page that is not the wanted one; the list where the page is only too short. */
export function differenceOn(reply: Reply, wanted: readonly (string | undefined)[]): PlaceInResponse {
  if (reply.kind !== 'page') return placeOf(reply);
  const index = reply.identities.findIndex((identity, position) => identity !== wanted[position]);
  return at(index === -1 ? [] : [index], '');
}

/** The list that a path searches. */
const listOf = (path: Path): Pointer => pointerOf((path.split('[')[0] ?? '').split('.').slice(1));

/**
 * Where a place of the contract stands in a response. Of a path it is the list that the path searches, because which member it finds
 * depends on the response.
 */
export function placeAt(place: Place): PlaceInResponse {
  if (typeof place === 'string') return { part: 'body', pointers: [isPath(place) ? listOf(place) : place] };
  return { part: 'header', name: 'rel' in place ? 'link' : place.header.toLowerCase() };
}
