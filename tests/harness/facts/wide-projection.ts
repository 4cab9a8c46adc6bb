import { projectedPath } from '../contract/projected-path';
import { valueAt } from '../contract/pointer';
import type { Json, ListingField } from '../contract/model';
import type { Scene } from '../judging/check';
import { isWithin, pointerOfPath } from '../listing/paths';
import type { Item } from '../listing/value';
import { onceFor } from '../once-for';
import { foundBy, type DividingClause } from './dividing-clause';

const wide = onceFor<readonly Item[], string, readonly string[]>();

/**
 * Paths of a wide projection: the identity, the order's field with its parent, the deepest path elsewhere, the
 * two deepest of one object, one that holds no text, and a list; never the filter's field.
 */
export async function projectedPaths(
  scene: Scene,
  identity: readonly string[],
  field: ListingField | undefined,
  clause: DividingClause | undefined,
): Promise<readonly string[]> {
  const { items } = await scene.listing.walk();
  const key = JSON.stringify([identity, field?.path, clause?.field.path, clause?.value]);
  return wide(items, key, () => widePaths(scene, items, identity, field, clause));
}

/** The first two paths into one object below an item; none where there are no two. */
function siblings(paths: readonly string[]): readonly string[] {
  for (const [index, one] of paths.entries()) {
    const other = paths.slice(index + 1).find((path) => parentOf(path) === parentOf(one));
    if (other !== undefined && parentOf(one) !== '') return [one, other];
  }
  return [];
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')));

function widePaths(
  { contract }: Pick<Scene, 'contract'>,
  items: readonly Item[],
  identity: readonly string[],
  field: ListingField | undefined,
  clause: DividingClause | undefined,
): readonly string[] {
  const listed = foundBy(items, clause);
  const base = contract.projection?.base;
  // The outermost name that a projection may ask for.
  const rootOf = (path: string): string =>
    path
      .split('.')
      .slice(0, base === undefined ? 1 : base.split('.').length + 1)
      .join('.');
  const ordered = field && projectedPath(field);
  const root = ordered && rootOf(ordered);
  const shows = (path: string): boolean => clause !== undefined && isWithin(projectedPath(clause.field), [path]);
  // Held by more than half of what is listed, so that it stands on one of the first pages.
  const holds = (path: string, kind: (value: Json) => boolean): boolean => {
    const pointer = pointerOfPath(path);
    const held = listed.filter((item) => {
      const value = valueAt(item, pointer);
      return value !== undefined && kind(value);
    });
    return 2 * held.length > listed.length;
  };
  const elsewhere = (contract.projection?.paths ?? [])
    .filter((path) => rootOf(path) !== root && !shows(path))
    .sort((a, b) => b.split('.').length - a.split('.').length);
  const deepest = elsewhere.find((path) => holds(path, () => true));
  const scalar = elsewhere.find((path) => holds(path, (value) => typeof value === 'number' || typeof value === 'boolean'));
  const list = [...elsewhere, ...(contract.projection?.lists ?? [])].find((path) =>
    holds(path, (value) => Array.isArray(value) && value.length > 0),
  );
  const above = [...identity, ...(root === undefined || shows(root) ? [] : [root])];
  const paths = [...above, ordered, deepest, ...siblings(elsewhere.filter((path) => holds(path, () => true))), scalar, list];
  return [...new Set(paths.filter((path) => path !== undefined))];
}
