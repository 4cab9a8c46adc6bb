import type { Check, Scene, SceneWith } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { firstBy, takenFields } from '../../facts/first-page';
import { orderAtMaximum } from '../../facts/order-at-maximum';
import { directionsOf } from '../../facts/ordered';
import { stretchesOfOtherSize } from '../../facts/other-size';
import { previewOf } from '../../facts/preview';
import { pageSizes, planProbes } from '../../facts/probe-plan';
import type { ListQuery } from '../../listing/listing';
import { countsDiffer, type Page } from '../../listing/reply';
import { counted } from '../../text/counted';
import { exchangesOf } from '../../listing/walk';

type Here = SceneWith<'next'>;

/** What leads on, for a reader. */
const onwardsOf = ({ contract }: Here): string => (contract.next.parameter === undefined ? 'link' : 'token');

/** The smallest page: one that was made to hold more may know of nothing behind it. */
async function judgePreview(scene: Here, evidence: Evidence): Promise<void> {
  const preview = await previewOf({ ...scene, contract: scene.listing.contract });
  const page = preview && (await scene.listing.ask(preview.query));
  if (preview === undefined || page?.kind !== 'page' || page.items.length === 0 || page.items.length >= preview.found) return;
  evidence.witness(page);
  if (page.onwards !== undefined) return;
  // Two items of the plain walk: that the query finds both is seen in a longer page, and whether it does is for filtering.with-order to tell.
  const longer = preview.pair && (await scene.listing.ask(preview.pair.query));
  if (longer !== undefined && (longer.kind !== 'page' || longer.items.length < preview.found)) return;
  evidence.violate({
    subject: 'a page of one item',
    expected: `a ${onwardsOf(scene)} that leads on, because the same query found ${counted(preview.found, 'item')} in longer pages`,
    received: page.endsAsSaid ? 'the end of the walk' : `no ${onwardsOf(scene)}`,
    place: { part: 'next' },
    at: longer === undefined ? [page] : [page, longer],
    evidence: 'collection',
  });
}

/** First pages of orders, as long as they were asked for: to know of a next item, one more is often looked for, which a bound may take away. */
async function judgeOrders(scene: Here, evidence: Evidence): Promise<void> {
  const whole: Scene = { ...scene, contract: scene.listing.contract };
  const { base, total } = await planProbes(scene.listing);
  const { usual, maximum } = await pageSizes(whole);
  if (whole.contract.order === undefined || base.end !== 'ended') return;
  for (const query of await firstPagesOfOrders(whole)) {
    const page = await scene.listing.ask(query);
    const asked = Math.min(maximum, Number(query.limit ?? usual) || usual);
    if (page.kind !== 'page' || page.items.length < asked || page.items.length >= total) continue;
    if (countsDiffer(page, base.pages[0])) continue;
    evidence.witness(page);
    if (page.onwards !== undefined) continue;
    return evidence.violate({
      subject: 'the first page under an order',
      expected: `a ${onwardsOf(scene)} that leads on, because the page holds ${counted(page.items.length, 'item')} of ${total}`,
      received: page.endsAsSaid ? 'the end of the walk' : `no ${onwardsOf(scene)}`,
      place: { part: 'next' },
      at: [page, exchangesOf(base)],
    });
  }
}

/** One of exactly the maximum, and those that are asked for anyway. */
async function firstPagesOfOrders(scene: Scene): Promise<readonly ListQuery[]> {
  const longest = await orderAtMaximum(scene);
  const queries = longest === undefined ? [] : [longest];
  for (const field of await takenFields(scene))
    for (const direction of directionsOf(scene, field)) queries.push(await firstBy(scene, field, direction));
  return queries;
}

export const check: Check<'pagination.token-present'> = {
  async judge(scene, evidence) {
    const { listing, contract } = scene;
    const { base, total, positions } = await planProbes(listing);
    const placed: (readonly [number, Page])[] = [];
    for (const { walk, start } of await stretchesOfOtherSize(listing)) {
      let at = start;
      for (const page of walk.end === 'endless' ? walk.pages.slice(0, 1) : walk.pages) {
        placed.push([at, page]);
        at += page.items.length;
      }
    }
    for (const { query, start } of positions) {
      const page = await listing.ask(query);
      if (page.kind === 'page') placed.push([start, page]);
    }
    for (const [start, page] of placed) {
      // A page with the last item is the last, wherever it was asked to start.
      const holdsLast = page.identities.at(-1) !== undefined && page.identities.at(-1) === base.identities.at(-1);
      if (start + page.items.length >= total || holdsLast) continue;
      evidence.witness(page);
      if (page.onwards !== undefined) continue;
      evidence.violate({
        subject: start === 0 ? 'the first page' : 'a page further on',
        expected: `${contract.next.parameter === undefined ? 'a further link' : 'a continue token'}, because ${counted(total - start - page.items.length, 'item is', 'items are')} left`,
        received: page.endsAsSaid ? 'the end of the walk' : `no ${onwardsOf(scene)}`,
        place: { part: 'next' },
        at: [page, exchangesOf(base)],
      });
    }
    await judgePreview(scene, evidence);
    await judgeOrders(scene, evidence);
    evidence.needs('two-items');
  },
};
