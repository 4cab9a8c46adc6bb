import { isDocumented } from '../../contract/operators';
import { countsDiffer } from '../../listing/reply';
import { malformedOrders } from '../../grammar/malformed';
import type { Check, Scene } from '../../judging/check';
import { listPath } from '../../facts/list-path';
import { planProbes } from '../../facts/probe-plan';
import { refusedOr } from '../../judging/refused-or';
import { settle } from '../../judging/policy';

/** Of two words for a direction that there is not, each seed leaves one unasked, unless it is pinned what becomes of it. */
function leftOut({ seed, policies }: Pick<Scene, 'seed' | 'policies'>): string | undefined {
  const name = seed % 2 === 1 ? 'direction-zero' : 'direction-text';
  return policies[`order.${name}`] === undefined ? name : undefined;
}

export const check: Check<'sorting.malformed'> = {
  async judge(scene, evidence) {
    const { contract, listing } = scene;
    const field = contract.order.fields.find(isDocumented) ?? contract.order.fields[0];
    if (field === undefined) return;
    const { base } = await planProbes(listing);
    for (const malformed of malformedOrders(field, contract.order, await listPath(scene, 'order'))) {
      const { class: name } = malformed;
      if (name === leftOut(scene)) continue;
      const reply = await listing.ask({ order: malformed });
      const choice = refusedOr(reply, evidence, `an order expression with ${name.replace('-', ' ')}`, ({ items }) =>
        items.length === 0 ? 'empty' : 'ignore',
      );
      if (choice !== undefined) settle(scene, evidence, `order.${name}`, [choice]);
      // Taking the expression or leaving it, an order never changes what is listed.
      if (reply.kind === 'page' && base.end === 'ended' && countsDiffer(reply, base.pages[0])) {
        evidence.violate({
          subject: `the count under an order with ${name}`,
          expected: `a 4xx, or the ${String(base.pages[0]?.count)} items of the listing`,
          received: `a count of ${String(reply.count)}`,
          place: { part: 'count' },
          at: [reply],
          evidence: 'collection',
        });
      }
    }
  },
};
