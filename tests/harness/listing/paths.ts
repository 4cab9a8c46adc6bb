import type { Json } from '../contract/model';
import { isObject } from '../contract/pointer';

export interface Leaf {
  /** The path as a projection writes it; a list counts as one leaf, because no path crosses a list. */
  readonly path: string;
  readonly value: Json;
}

/** What is at the leaves of an item: scalars, lists, and objects without members. Bounded in depth by the client's JSON reader. */
export function pathsOf(json: Json, separator = '.', prefix = ''): readonly Leaf[] {
  if (!isObject(json) || (Object.keys(json).length === 0 && prefix !== ''))
    return prefix === '' ? [] : [{ path: prefix, value: json }];
  return Object.entries(json).flatMap(([key, value]) =>
    pathsOf(value, separator, prefix === '' ? key : `${prefix}${separator}${key}`),
  );
}

/** Where a projected path stands in an item. */
export const pointerOfPath = (path: string): string => `/${path.replaceAll('.', '/')}`;

/** Whether a path is asked for: it is one of them, or stands below one. */
export function isWithin(path: string, asked: readonly string[]): boolean {
  return asked.some((one) => path === one || path.startsWith(`${one}.`));
}

/** Whether a projection may show something at a path: it is asked for, or something below it is. */
export function isAsked(path: string, asked: readonly string[]): boolean {
  return isWithin(path, asked) || asked.some((one) => one.startsWith(`${path}.`));
}

/** Whether a leaf carries something: `null`, `{}`, `[]` and `""` are residue of a projection, not a value. */
export function isResidue(value: Json): boolean {
  return value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
}
