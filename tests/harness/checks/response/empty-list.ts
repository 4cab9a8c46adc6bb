import type { Check } from '../../judging/check';
import { planProbes } from '../../facts/probe-plan';
import { answerToNoMatch } from '../../facts/absent-values';
import { valueAt } from '../../contract/pointer';
import { excerpt } from '../../listing/value';
import type { Asking } from '../../listing/listing';
import type { Reply } from '../../listing/reply';

/** What lies behind the end, where an offset or a page number can lead there; the first page where there is nothing at all. */
async function behindEnd(listing: Asking): Promise<readonly Reply[]> {
  const { base, total } = await planProbes(listing);
  if (total === 0) return [await listing.ask({})];
  const { offset, page } = listing.contract;
  const filled = base.pages.filter(({ items }) => items.length > 0).length;
  return [
    ...(offset === undefined ? [] : [await listing.ask({ offset: total })]),
    ...(page === undefined ? [] : [await listing.ask({ page: filled })]),
  ];
}

export const check: Check<'response.empty-list'> = {
  async judge(scene, evidence) {
    const { contract, listing } = scene;
    const behind = await behindEnd(listing);
    const noMatch = await answerToNoMatch(scene);
    for (const { kind, exchange } of [...(noMatch === undefined ? [] : [noMatch]), ...behind]) {
      const { response } = exchange;
      if (kind === 'refusal' || response?.json === undefined || response.status !== contract.success.status) continue;
      const items = valueAt(response.json, contract.items.at);
      if (Array.isArray(items) && items.length > 0) continue;
      evidence.witness(exchange);
      if (Array.isArray(items)) continue;
      evidence.violate({
        subject: 'an empty result',
        expected: `an empty list at ${contract.items.at}`,
        received: excerpt(items, 40),
        place: { part: 'items' },
        at: [exchange],
      });
    }
    // Who may refuse what lies behind the end has no empty result there, and is shown as well to have none that is no list.
    for (const reply of behind) if (reply.kind === 'refusal') evidence.witness(reply);
    evidence.needs('taken', 'a query that finds nothing');
  },
};
