import type { ListingField } from '../contract/model';

/** One key of an order: by which field, and which way. */
export interface OrderKey {
  readonly field: ListingField;
  readonly direction: 'ascending' | 'descending';
}
