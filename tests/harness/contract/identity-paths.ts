import type { Contract } from './model';
import { pathOfPointer } from './projected-path';

/**
 * What a projection must name for the identity to be there, so that a projected item can be told: nothing where the identity stands beside
 * what the projection chooses from (as `/id` beside `/attributes`); `undefined` where the projection may not name it, or not all of it.
 */
export function identityPaths({ items, projection }: Pick<Contract, 'items' | 'projection'>): readonly string[] | undefined {
  if (projection === undefined) return undefined;
  const paths = items.identity.filter((at) => items.fields === '' || `${at}/`.startsWith(`${items.fields}/`)).map(pathOfPointer);
  return paths.every((path) => projection.paths.includes(path)) ? paths : undefined;
}
