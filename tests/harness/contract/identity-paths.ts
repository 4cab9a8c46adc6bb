import type { Contract } from './model';

/** The identity as a projection writes it, so that a projected item can be told; `undefined` where it writes none of it, or not all. */
export function identityPaths({ items, projection }: Pick<Contract, 'items' | 'projection'>): readonly string[] | undefined {
  const paths = items.identity.map((at) => at.slice(1).replaceAll('/', '.'));
  return paths.every((path) => projection?.paths.includes(path)) ? paths : undefined;
}
