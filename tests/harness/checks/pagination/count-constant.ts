import type { Check } from '../../judging/check';
import type { Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import type { Page } from '../../listing/reply';
import { planProbes } from '../../facts/probe-plan';
import { placedPages } from './placed-pages';

/** A page behind the end, which is asked for as well by its own requirement: a strict reader could say that nothing is counted there. */
async function judgeBehindTheEnd(scene: Scene, evidence: Evidence, first: Page): Promise<void> {
  const { base, total } = await planProbes(scene.listing);
  if (scene.listing.contract.offset === undefined || base.end !== 'ended' || total === 0 || first.count !== total) return;
  const reply = await scene.listing.ask({ offset: total });
  if (reply.kind !== 'page' || reply.items.length > 0 || reply.count === undefined || reply.count === total) return;
  evidence.violate({
    subject: 'the count behind the end',
    expected: `the same count as on every page (${total})`,
    received: String(reply.count),
    place: { part: 'count' },
    at: [reply, first],
    level: 'SHOULD',
  });
}

export const check: Check<'pagination.count-constant'> = {
  async judge(scene, evidence) {
    const pages = (await placedPages(scene)).filter(({ page }) => page.count !== undefined);
    const [first] = pages;
    if (first === undefined) return;
    const other = pages.find(({ page }) => page.count !== first.page.count);
    if (pages.length > 1) evidence.witness(first.page);
    else evidence.needs('two-items');
    if (other === undefined) return judgeBehindTheEnd(scene, evidence, first.page);
    evidence.violate({
      subject: 'the count across pages',
      expected: `the same count on every page (${first.page.count} on the first)`,
      received: String(other.page.count),
      place: { part: 'count' },
      at: [other.page, first.page],
    });
  },
};
