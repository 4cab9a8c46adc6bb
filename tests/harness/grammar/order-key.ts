import type { ListingField } from '../contract/model';
import type { Direction } from '../contract/roles';

/** One key of an order: by which field, and which way. */
export interface OrderKey {
  readonly field: ListingField;
  readonly direction: Direction;
}
