import type { Scene, Check } from '../../judging/check';
import type { ListQuery } from '../../listing/listing';
import { planProbes, type PageQuery } from '../../facts/probe-plan';
import { followed } from '../../facts/followed-orders';
import { bareProjection } from '../../facts/bare-projection';
import { combinedProbes } from '../../facts/combination';
import { previewOf } from '../../facts/preview';
import { counted } from '../../text/counted';
import { sizedPage } from './sized-page';

/** Page sizes within the allowed range: 1, 2, a prime, that of an order, the maximum, as the shared requests have them. */
async function lawfulLimits(
  scene: Scene,
): Promise<readonly { readonly query: ListQuery; readonly limit: number; readonly available: number }[]> {
  const { total, positions, walkSize, offsetPages } = await planProbes(scene.listing);
  const { orders } = await followed(scene);
  const queries: readonly PageQuery[] = [
    ...positions,
    { query: { limit: walkSize }, start: 0, size: walkSize },
    ...offsetPages,
    ...orders.map(({ query, size }) => ({ query, start: 0, size })),
  ];
  const { filter, all } = await combinedProbes(scene);
  const bare = await bareProjection(scene);
  const preview = await previewOf(scene);
  return [
    ...queries.map(({ query, start, size }) => ({ query, limit: size, available: total - start })),
    ...(preview === undefined ? [] : [{ query: preview.query, limit: preview.query.limit, available: preview.found }]),
    // Half of what it matches.
    ...[filter, all, bare === 'refused' ? undefined : bare].flatMap((combination) =>
      combination === undefined ? [] : [{ query: combination.query, limit: combination.size, available: combination.size }],
    ),
  ];
}

export const check: Check<'pagination.limit'> = {
  async judge(scene, evidence) {
    for (const { query, limit, available } of await lawfulLimits(scene)) {
      const { reply, isPlaceRefused } = await sizedPage(scene.listing, query);
      if (isPlaceRefused) continue;
      const subject = `a page of at most ${limit}`;
      // That an order or a filter is refused, as a candidate may be, or breaks the target, is for its own requirement to tell.
      const isOther = reply.kind === 'refusal' || reply.kind === 'breakdown';
      if (isOther && (query.order !== undefined || query.filter !== undefined)) continue;
      if (reply.kind !== 'page') evidence.refused(reply, subject, `a page of at most ${counted(limit, 'item')}`);
      else if (reply.items.length > limit) {
        evidence.violate({
          subject,
          expected: `at most ${counted(limit, 'item')}`,
          received: `${reply.items.length}`,
          place: { part: 'items' },
          at: [reply],
        });
      } else if (available > limit) evidence.witness(reply);
    }
    evidence.needs('two-items');
  },
};
