import type { Check } from '../../judging/check';
import { planProbes } from '../../facts/probe-plan';
import { answerToNoMatch } from '../../facts/absent-values';
import { valueAt } from '../../contract/pointer';
import { excerpt } from '../../listing/value';
import type { Asking } from '../../listing/listing';
import type { Reply } from '../../listing/reply';

/** A page without items, where an offset can lead to one, or there is none at all. */
async function beyondEnd(listing: Asking, total: number): Promise<readonly Reply[]> {
  if (total === 0) return [await listing.ask({})];
  return listing.contract.offset === undefined ? [] : [await listing.ask({ offset: total })];
}

export const check: Check<'response.empty-list'> = {
  async judge(scene, evidence) {
    const { contract, listing } = scene;
    const { total } = await planProbes(listing);
    const noMatch = await answerToNoMatch(scene);
    const probes = [...(noMatch === undefined ? [] : [noMatch]), ...(await beyondEnd(listing, total))];
    for (const { exchange } of probes) {
      const { response } = exchange;
      if (response?.json === undefined || response.status !== contract.success.status) continue;
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
    evidence.needs('taken', 'a query that finds nothing');
  },
};
