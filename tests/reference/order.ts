import type { ListContext, RequestContext } from './context';
import { malformed } from './errors';
import { type FieldKind, parameterNames } from './fields';
import { textAt } from './json';
import type { StoredObject } from './types';

export interface OrderKey {
  readonly path: string;
  readonly kind: FieldKind;
  readonly direction: 1 | -1;
}

/** Parses `path=1,path=-1`. */
export function readOrder(raw: string | undefined, context: RequestContext): readonly OrderKey[] {
  if (raw === undefined || raw === '') return [];
  const keys = raw.split(',').map((text) => readKey(text, context));
  if (new Set(keys.map((key) => key.path)).size < keys.length) {
    throw malformed(parameterNames.order, 'RepeatedOrderField', 'A field is given more than once.');
  }
  return keys;
}

function readKey(text: string, { world }: RequestContext): OrderKey {
  const [path = '', direction, ...rest] = text.split('=');
  if (path === '' || rest.length > 0 || (direction !== '1' && direction !== '-1')) {
    throw malformed(parameterNames.order, 'MalformedOrder', 'An order is written path=1 or path=-1, separated by commas.');
  }
  const kind = world.listing.fields.get(path);
  if (kind === undefined)
    throw malformed(parameterNames.order, 'UnknownOrderField', 'The listing cannot be ordered by this field.');
  return { path, kind, direction: direction === '1' ? 1 : -1 };
}

/** Compares two present values, ascending. */
export function compareValues(a: string, b: string, key: OrderKey, _context: ListContext): number {
  switch (key.kind) {
    case 'string':
    case 'enumeration':
      return compareCodePoints(a, b);
    case 'timestamp':
      return Date.parse(a) - Date.parse(b);
  }
}

/** Compares where a value is missing, ascending: what is missing stands first. */
export function compareMissing(a: string | undefined, b: string | undefined, _key: OrderKey, _context: ListContext): number {
  return Number(a !== undefined) - Number(b !== undefined);
}

/** By path and item: a sort asks for each of them many times, and items never change. */
const textsByPath = new Map<string, WeakMap<StoredObject, string>>();

function textOf(item: StoredObject, path: string): string | undefined {
  const texts = textsByPath.get(path) ?? new WeakMap<StoredObject, string>();
  textsByPath.set(path, texts);
  const text = texts.get(item) ?? textAt(item, path);
  if (text !== undefined) texts.set(item, text);
  return text;
}

/** Compares two items by one key, in its direction. */
export function compareKey(a: StoredObject, b: StoredObject, key: OrderKey, context: ListContext): number {
  const left = textOf(a, key.path);
  const right = textOf(b, key.path);
  const ascending =
    left === undefined || right === undefined
      ? context.behaviour.compareMissing(left, right, key, context)
      : context.behaviour.compareValues(left, right, key, context);
  return key.direction * ascending;
}

/** Compares two items by all keys; 0 where they tie. */
export function compareItems(a: StoredObject, b: StoredObject, context: ListContext): number {
  for (const key of context.query.order) {
    const order = context.behaviour.compareKey(a, b, key, context);
    if (order !== 0) return order;
  }
  return 0;
}

/** Sorting is stable: ties keep the default order. */
export function sortItems(items: readonly StoredObject[], context: ListContext): readonly StoredObject[] {
  return context.query.order.length === 0 ? items : items.toSorted((a, b) => context.behaviour.compareItems(a, b, context));
}

/** By code point, which UTF-16 order (`<`) is not beyond the basic plane. */
export function compareCodePoints(a: string, b: string): number {
  for (let at = 0; at < a.length && at < b.length; at += 1) {
    if (a.charCodeAt(at) !== b.charCodeAt(at)) return leadingCodePoint(a, at) - leadingCodePoint(b, at);
  }
  return a.length - b.length;
}

/** In the second half of a pair the first halves were equal, so the halves order as the code points do. */
function leadingCodePoint(text: string, at: number): number {
  return text.codePointAt(at) ?? 0;
}
