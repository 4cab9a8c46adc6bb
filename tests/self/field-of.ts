import type { ListingField } from '../harness/contract/model';

/** A documented field at the top of an item. */
export const fieldOf = (path: string, kind: ListingField['kind'] = 'string', more: Partial<ListingField> = {}): ListingField => ({
  path,
  pointer: `/${path}`,
  kind,
  status: 'documented',
  values: [],
  default: undefined,
  ...more,
});
