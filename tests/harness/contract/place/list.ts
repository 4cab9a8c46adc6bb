import type { Pointer } from '../model';
import { pointerOf, tokensOf } from '../pointer';
import { isPath } from './path';

/** Where a list stands, and where each of its members holds the item: the empty pointer where the member is the item. */
export interface ListPlace {
  readonly at: Pointer;
  readonly within: Pointer;
}

/** A list by its pointer, or by a path of names with one `[*]`, such as `$.edges[*].node`. */
export function listAt(place: string): ListPlace {
  if (!isPath(place)) return { at: place, within: '' };
  const [list = '', item = ''] = place.slice(1).split('[*]');
  const pointer = (names: string): Pointer => pointerOf(names.split('.').slice(1));
  return { at: pointer(list), within: pointer(item) };
}

/** Where the item with this index stands in the body. */
export const itemPointer = ({ at, within }: ListPlace, index: number | string): Pointer => `${at}/${index}${within}`;

/** What a pointer in the body leads to within an item: its index and the names below; `undefined` where it leads beside the items. */
export function withinItem({ at, within }: ListPlace, pointer: Pointer): readonly string[] | undefined {
  if (!pointer.startsWith(`${at}/`)) return undefined;
  const [index = '', ...names] = tokensOf(pointer.slice(at.length));
  const above = tokensOf(within);
  return above.every((name, depth) => name === names[depth]) ? [index, ...names.slice(above.length)] : undefined;
}
