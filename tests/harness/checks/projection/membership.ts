import { differenceOn } from '../../judging/place';
import { countsDiffer } from '../../listing/reply';
import { type ProjectionProbe, projecting } from './projecting';
import type { Item } from '../../listing/value';
import { valueAt } from '../../contract/pointer';
import { pointerOfPath } from '../../listing/paths';
import { isDeepStrictEqual } from 'node:util';
import { planProbes } from '../../facts/probe-plan';
import { finished, difference } from '../../judging/sequence';

/** In words, that items without identities hold the values of the full read in another order; `undefined` where they do not. */
function reordered({ asked }: ProjectionProbe, found: readonly Item[], wanted: readonly Item[]): string | undefined {
  const [left, right] = [found, wanted].map((items) =>
    items.map((item) => JSON.stringify(asked.map((path) => valueAt(item, pointerOfPath(path)) ?? null))),
  );
  const sameValues = isDeepStrictEqual([...(left ?? [])].sort(), [...(right ?? [])].sort());
  return sameValues && !isDeepStrictEqual(left, right) ? 'the same values in another order' : undefined;
}

export const check = projecting(async (probe, page, scene, evidence) => {
  const { base } = await planProbes(scene.listing);
  if (probe.query.order !== undefined || probe.query.filter !== undefined || !finished(base, evidence)) return;
  const [first] = base.pages;
  if (first === undefined) return;
  evidence.witness(page);
  const named = page.identities.every((identity) => identity !== undefined);
  const parts = named
    ? difference(page.identities, base.identities.slice(0, page.items.length))
    : reordered(probe, page.items, base.items.slice(0, page.items.length));
  // Smaller items, so a server that ends its pages by their bytes puts more on one.
  if (parts === undefined && page.items.length >= first.items.length && !countsDiffer(page, first)) return;
  evidence.violate({
    subject: `${probe.label}: the items`,
    expected: `the items, their order and their count as in the full read (${first.items.length} of ${String(first.count)})`,
    received: parts ?? `${page.items.length} of ${String(page.count)}`,
    place: parts === undefined ? { part: 'count' } : differenceOn(page, first.identities),
    at: [page, first],
    evidence: 'collection',
  });
});
