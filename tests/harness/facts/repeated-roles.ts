import { keyTemplate } from '../grammar/write';
import type { Scene } from '../judging/check';
import type { Asking, ListQuery } from '../listing/listing';
import type { Reply } from '../listing/reply';
import { kindsOf } from './clauses';
import { orderableFields } from './ordered';

/** A role with two values of its own, as it may be sent twice. */
interface RepeatedRole {
  readonly name: 'order' | 'filter' | 'projection' | 'offset';
  readonly once: ListQuery;
  readonly again: ListQuery;
}

/** The roles beside the limit that are written by a parameter of their own: where each value has one, two of them are two parameters. */
export async function repeatedRoles(
  listing: Asking,
  scene: Omit<Scene, 'contract' | 'listing'>,
): Promise<readonly RepeatedRole[]> {
  const { contract } = listing;
  const { order, filter, projection } = contract;
  const whole: Scene = { ...scene, contract, listing };
  const found: RepeatedRole[] = [];
  const fields = order?.parameter === undefined ? [] : await orderableFields(whole);
  const [once, again] = fields
    .flatMap((field) => (['ascending', 'descending'] as const).map((direction) => ({ field, direction })))
    .filter((key) => order !== undefined && keyTemplate(key, order) !== undefined);
  if (once !== undefined && again !== undefined)
    found.push({ name: 'order', once: { order: [once] }, again: { order: [again] } });
  const kinds = filter?.parameter === undefined ? undefined : await kindsOf(whole);
  if (kinds !== undefined) found.push({ name: 'filter', once: { filter: kinds.a }, again: { filter: kinds.b } });
  const [path, other] = projection?.parameter === undefined ? [] : projection.paths;
  if (path !== undefined && other !== undefined)
    found.push({ name: 'projection', once: { projection: [path] }, again: { projection: [other] } });
  if (contract.offset !== undefined) found.push({ name: 'offset', once: { offset: 0 }, again: { offset: 1 } });
  return found;
}

/** Sends some of them twice, all at once. */
export const askRepeated = (listing: Asking, roles: readonly RepeatedRole[]): Promise<Reply> =>
  listing.askTwice(
    roles.reduce<ListQuery>((query, { once }) => ({ ...query, ...once }), {}),
    roles.reduce<ListQuery>((query, { again }) => ({ ...query, ...again }), {}),
  );
