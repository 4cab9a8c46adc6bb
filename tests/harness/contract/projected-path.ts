import type { ListingField, Pointer } from './model';
import { tokensOf } from './pointer';

/** A place in an item as a projection writes it, from the item itself. */
export const pathOfPointer = (pointer: Pointer): string => tokensOf(pointer).join('.');

/** The path of a field in a projection: where the item holds it, whatever an order or a filter calls it. */
export const projectedPath = ({ pointer }: Pick<ListingField, 'pointer'>): string => pathOfPointer(pointer);
