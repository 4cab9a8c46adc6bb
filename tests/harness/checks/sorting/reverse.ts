import type { ListingField } from '../../contract/model';
import { type OwnOrders, areDistinct } from '../../judging/collation';
import type { Check, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import type { Page } from '../../listing/reply';
import { fieldText, excerpt } from '../../listing/value';
import { byLawfulOrders } from '../../facts/order-judge';
import { takenFields, firstBy } from '../../facts/first-page';
import { isTwoWay } from '../../facts/ordered';
import { seenBy } from '../../facts/followed-orders';
import { missingEdge } from '../../facts/missing-edge';

/** Two values near each other of a descending sequence that ascend, and that every order tells apart. */
function sameWay(
  field: ListingField,
  descended: readonly string[],
  rank: ReadonlyMap<string, number>,
  own: OwnOrders,
): { readonly earlier: string; readonly later: string } | undefined {
  for (const [index, later] of descended.entries()) {
    const earlier = descended
      .slice(Math.max(0, index - 10), index)
      .find((other) => (rank.get(other) ?? 0) < (rank.get(later) ?? 0) && areDistinct(field, other, later, own));
    if (earlier !== undefined) return { earlier, later };
  }
  return undefined;
}

/** Of a long listing: descending it ends with the value that the ascending one begins with. */
async function judgeEnds(
  scene: Scene,
  evidence: Evidence,
  field: ListingField,
  { up, down }: { readonly up: Page; readonly down: Page },
): Promise<void> {
  const edge = await missingEdge(scene, field, down);
  const last = edge?.last;
  const begins = up.items.map((item) => fieldText(item, field)).find((text) => text !== undefined);
  if (edge === undefined || last === undefined || begins === undefined) return;
  evidence.witness(edge.page);
  const isOther = (own: OwnOrders): true | undefined => areDistinct(field, begins, last, own) || undefined;
  if (!(await byLawfulOrders(scene, [{ field, direction: 'descending' }], isOther, false))) return;
  evidence.violate({
    subject: `${field.path} in both directions`,
    expected: `${field.path} descending ends with the value that ascending begins with: ${excerpt(begins, 60)}`,
    received: `${excerpt(last, 60)} as the last one`,
    place: { part: 'items' },
    at: [edge.page, up],
  });
}

export const check: Check<'sorting.reverse'> = {
  async judge(scene, evidence) {
    for (const field of (await takenFields(scene)).filter((one) => isTwoWay(scene, one))) {
      const up = await scene.listing.ask(await firstBy(scene, field, 'ascending'));
      const down = await scene.listing.ask(await firstBy(scene, field, 'descending'));
      if (up.kind !== 'page' || down.kind !== 'page') continue;
      const ascended = (await seenBy(scene, field, 'ascending'))?.items ?? up.items;
      const all = (await seenBy(scene, field, 'descending'))?.items ?? down.items;
      const rank = new Map<string, number>();
      ascended.forEach((item, index) => {
        const text = fieldText(item, field);
        if (text !== undefined && !rank.has(text)) rank.set(text, index);
      });
      const descended = [...new Set(all.map((item) => fieldText(item, field)))].filter(
        (text) => text !== undefined && rank.has(text),
      ) as string[];
      if (descended.length > 1) evidence.witness(down);
      const same = await byLawfulOrders(
        scene,
        [{ field, direction: 'descending' }],
        (own) => sameWay(field, descended, rank, own),
        false,
      );
      if (same !== undefined)
        evidence.violate({
          subject: `${field.path} in both directions`,
          expected: `${field.path} descending reverses ascending: ${excerpt(same.later, 60)} before ${excerpt(same.earlier, 60)}`,
          received: 'the same order in both directions',
          place: { part: 'items' },
          at: [down, up],
        });
      else if (all === down.items) await judgeEnds(scene, evidence, field, { up, down });
    }
    evidence.needs('own-order');
  },
};
