import type { ListingField } from '../contract/model';
import type { Scene } from './check';
import type { OrderKey } from './collation';
import { where, type Clause, type Expression } from './expression';
import type { ListQuery } from './listing';
import { planProbes } from './probe-plan';
import { known, orderableFields } from './sorting/probes';
import type { Item } from './value';
import { sendableValues } from './value';
import type { Walk } from './walk';

/** A query of several parameters over two pages or more, shared by all checks on what must be kept beside and across pages. */
export interface Combination {
  readonly query: ListQuery & { readonly limit: number };
  readonly keys: readonly OrderKey[];
  readonly filter: Expression | undefined;
  readonly projection: readonly string[] | undefined;
}

export interface Combinations {
  /** Filter and order. */
  readonly filter: Combination | undefined;
  /** Order and projection. */
  readonly projection: Combination | undefined;
  /** Filter, order and projection, the filter's own field projected away. */
  readonly all: Combination | undefined;
}

/** A clause that some items match and others do not: the most common value of the coarsest documented filter field. */
export async function dividingClause({
  listing,
  contract,
}: Pick<Scene, 'listing' | 'contract'>): Promise<
  (Clause & { readonly field: ListingField; readonly matches: number }) | undefined
> {
  const { items } = await listing.walk();
  const documented = contract.filter.fields.filter(({ status }) => status === 'documented');
  const clauses = documented.flatMap((field) =>
    [...sendableValues(items, field)]
      .filter(([, matches]) => matches < items.length)
      .map(([value, matches]) => ({ field, value, matches })),
  );
  return clauses.sort((a, b) => b.matches - a.matches)[0];
}

/** The identity as a projection writes it, and the field a listing is ordered by, so that a projected page can still be judged. */
export function identityPath(scene: Pick<Scene, 'contract'>): string | undefined {
  const path = scene.contract.response.identity.slice(1).replaceAll('/', '.');
  return scene.contract.projection.paths.includes(path) ? path : undefined;
}

export async function combinedProbes(scene: Scene): Promise<Combinations> {
  const { total } = await planProbes(scene.listing);
  const [field] = (await orderableFields(scene)).filter(({ status }) => status === 'documented');
  const identity = identityPath(scene);
  const clause = await dividingClause(scene);
  if (field === undefined) return { filter: undefined, projection: undefined, all: undefined };
  const keys = [{ field, direction: 'descending' }] as const;
  const { maximum } = scene.contract.limit;
  const half = (size: number): number => Math.min(maximum - 1, Math.max(1, Math.ceil(size / 2)));
  const filter = clause && where(clause.field, clause.value);
  const projection = identity === undefined ? undefined : [...new Set([identity, field.path])];
  return {
    filter: filter && { query: { filter, order: keys, limit: half(clause.matches) }, keys, filter, projection: undefined },
    projection: projection && { query: { order: keys, projection, limit: half(total) }, keys, filter: undefined, projection },
    all: filter &&
      projection && { query: { filter, order: keys, projection, limit: half(clause.matches) }, keys, filter, projection },
  };
}

/** The items of a walk as the default walk holds them: whole, even where the walk was projected. */
export async function membersInOrder(scene: Scene, walk: Walk): Promise<readonly Item[]> {
  const items = await known(scene);
  return walk.identities.flatMap((identity) => items.get(identity) ?? []);
}
