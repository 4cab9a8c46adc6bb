import type { ListingField } from '../contract/model';
import type { FilterRole, OrderRole } from '../contract/roles';
import { equalsSign } from './signs';
import { writeOrder } from './write';

/** A spelling that is no lawful expression, and its class. */
export interface Malformed {
  readonly class: string;
  readonly text: string;
}

/** The path of a leaf that no schema declares, beside a declared one. */
export function unknownLeaf({ path }: ListingField): string {
  const parts = path.split('.');
  return parts.length > 1 ? [...parts.slice(0, -1), 'nope'].join('.') : `${path}.nope`;
}

const withName = (field: ListingField, path: string): ListingField => ({ ...field, path });

/** Orders that cannot be meant. `field` is one the target orders by. */
export function malformedOrders(field: ListingField, order: OrderRole): readonly Malformed[] {
  const write = (name: ListingField, direction: 'ascending' | 'descending' = 'ascending'): string =>
    writeOrder([{ field: name, direction }], order);
  return [
    { class: 'unknown-root', text: write(withName(field, 'nope')) },
    { class: 'unknown-leaf', text: write(withName(field, `${field.path.split('.')[0]}.nope`)) },
    ...malformedDirections(field, order),
    { class: 'duplicate-key', text: [write(field), write(field, 'descending')].join(order.separator) },
  ];
}

/** Directions that there are not, where the grammar writes both of them behind the name. */
function malformedDirections(field: ListingField, { ascending, descending }: OrderRole): readonly Malformed[] {
  const [up, down] = [ascending, descending].map((template) => /^\{field\}(.+)$/.exec(template)?.[1]);
  if (up === undefined || down === undefined) return [];
  let shared = 0;
  while (shared < up.length && up[shared] === down[shared]) shared += 1;
  const written = (text: string): string => `${field.path}${up.slice(0, shared)}${text}`;
  return [
    { class: 'direction-zero', text: written('0') },
    { class: 'direction-two', text: written('2') },
    { class: 'direction-text', text: written('upwards') },
  ];
}

/** Filters that cannot be meant. */
export function malformedFilters(field: ListingField, filter: FilterRole): readonly Malformed[] {
  return [...unknownFields(field, filter), { class: 'no-comparison', text: 'nonsense' }];
}

/** Filters on names that no schema declares. */
export function unknownFields(field: ListingField, filter: FilterRole): readonly Malformed[] {
  const equals = equalsSign(filter);
  return [
    { class: 'unknown-root', text: `nope${equals}nope` },
    { class: 'unknown-leaf', text: `${unknownLeaf(field)}${equals}nope` },
  ];
}
