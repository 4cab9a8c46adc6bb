import type { Check, Scene, SceneWith } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { sharedOrders, walkOf } from '../../facts/followed-orders';
import { writeKeys } from '../../facts/ordered';
import { exchangesOf } from '../../listing/walk';
import { planProbes } from '../../facts/probe-plan';
import { finished } from '../../judging/sequence';
import { placedPages } from './placed-pages';
import { counted } from '../../text/counted';
import { bareProjection } from '../../facts/bare-projection';
import { combinedProbes } from '../../facts/combination';

/** A page of a walk under an order that is short though a later one holds items: rows that a join multiplied were cut before they were joined again. */
async function judgeOrdered(scene: SceneWith<'limit'>, evidence: Evidence): Promise<void> {
  const whole: Scene = { ...scene, contract: scene.listing.contract };
  for (const order of await sharedOrders(whole)) {
    const walk = await walkOf(whole, order);
    const last = walk.pages.findLastIndex(({ items }) => items.length > 0);
    for (const [index, page] of walk.pages.slice(0, Math.max(0, last)).entries()) {
      evidence.witness(page);
      if (page.items.length >= order.size) continue;
      return evidence.violate({
        subject: 'an ordered page before the last',
        expected: `${counted(order.size, 'item')} by ${writeKeys(order.keys)}, for page ${index + 2} holds more`,
        received: `${page.items.length}`,
        place: { part: 'items' },
        at: [page, exchangesOf(walk)],
      });
    }
  }
}

/** The first page of each filtered walk, of which the count says that more match. */
async function judgeFiltered(scene: SceneWith<'limit'>, evidence: Evidence): Promise<void> {
  const whole: Scene = { ...scene, contract: scene.listing.contract };
  const { filter, all } = await combinedProbes(whole);
  const bare = await bareProjection(whole);
  for (const { query, size } of [filter, all, bare === 'refused' ? undefined : bare].filter((one) => one !== undefined)) {
    const first = await scene.listing.ask(query);
    if (first.kind !== 'page' || first.items.length >= Math.min(size, first.count ?? 0)) continue;
    return evidence.violate({
      subject: 'a filtered page before the last',
      expected: `${counted(size, 'item')}, for ${first.count} match`,
      received: `${first.items.length}`,
      place: { part: 'items' },
      at: [first],
    });
  }
}

/** The longest page that the contract allows, which pagination.limit-maximum asks for as well; from an offset it is placed already. */
async function judgeLongest(scene: SceneWith<'limit'>, evidence: Evidence): Promise<void> {
  const { maximum } = scene.contract.limit;
  const { total, offsetPages } = await planProbes(scene.listing);
  if (maximum === undefined || total <= maximum || offsetPages.some(({ size }) => size === maximum)) return;
  const page = await scene.listing.ask({ limit: maximum });
  // What is refused, or too long, is for others to tell.
  if (page.kind !== 'page' || page.items.length >= maximum) return;
  evidence.violate({
    subject: 'a page of the maximum',
    expected: `${counted(maximum, 'item')}, for ${total} are there`,
    received: `${page.items.length}`,
    place: { part: 'items' },
    at: [page],
  });
}

export const check: Check<'pagination.pages-full'> = {
  async judge(scene, evidence) {
    const { base } = await planProbes(scene.listing);
    if (!finished(base, evidence)) return;
    for (const { page, start, asked } of await placedPages(scene)) {
      if (start + asked > base.identities.length) continue;
      evidence.witness(page);
      if (page.items.length >= asked) continue;
      evidence.violate({
        subject: 'a page before the last',
        expected: `${counted(asked, 'item')}, for ${base.identities.length - start} are left`,
        received: `${page.items.length}`,
        place: { part: 'items' },
        at: [page],
      });
    }
    await judgeLongest(scene, evidence);
    await judgeFiltered(scene, evidence);
    await judgeOrdered(scene, evidence);
    evidence.needs('two-items');
  },
};
