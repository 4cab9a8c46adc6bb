import type { ListingField } from '../../contract/model';

/** The path of a leaf that no schema declares, beside a declared one. */
export function unknownLeaf(field: ListingField): string {
  const parts = field.path.split('.');
  return parts.length > 1 ? [...parts.slice(0, -1), 'nope'].join('.') : `${field.path}.nope`;
}
