import type { ListContext, RequestContext } from './context';
import { type JsonObject, valueAt, withValue } from './json';
import type { StoredObject } from './types';

/** Parses `path,path`; blanks around a path do not count. Nothing asked gives whole items. */
export function readProjection(raw: string | undefined, _context: RequestContext): readonly string[] | undefined {
  const paths = (raw ?? '').split(',').map((path) => path.trim());
  const asked = paths.filter((path) => path !== '');
  return asked.length === 0 ? undefined : asked;
}

/** The item as it is shown: whole, or exactly what was asked. */
export function projectItem(item: StoredObject, context: ListContext): JsonObject {
  const { projection } = context.query;
  return projection === undefined ? item : pick(item, projection);
}

/** Only these paths of an item, parents with all that is below them. What the item does not have leaves no trace. */
export function pick(item: JsonObject, paths: readonly string[]): JsonObject {
  const widest = paths.filter((path) => !paths.some((other) => path.startsWith(`${other}.`)));
  return widest.reduce<JsonObject>((picked, path) => {
    const value = valueAt(item, path);
    return value === undefined ? picked : withValue(picked, path, value);
  }, {});
}
