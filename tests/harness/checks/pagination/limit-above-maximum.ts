import { placeOf } from '../../judging/place';
import type { Check, SceneWith } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { planProbes } from '../../facts/probe-plan';
import { type Choice, settle } from '../../judging/policy';
import { beyond32Bits, endOf31Bits, endOf63Bits, limitBesideOrder } from '../../facts/limit-beside-order';
import { counted } from '../../text/counted';
import { above } from './above-maximum';

import { refusedOr } from '../../judging/refused-or';
import { describe } from '../../listing/reply';

/** Limits that are taken for others where they are counted up, or kept in fewer bits. */
const large = [
  { rider: 'end-of-31-bits', limit: endOf31Bits },
  { rider: 'end-of-63-bits', limit: endOf63Bits },
  { rider: 'beyond-32-bits', limit: beyond32Bits },
] as const;

/** To refuse such a limit is no choice: it may be too long a number. */
async function judgeLarge(scene: SceneWith<'limit.maximum'>, evidence: Evidence): Promise<void> {
  const { listing, contract } = scene;
  const first = await listing.ask({});
  for (const { rider, limit } of large) {
    const beside = await limitBesideOrder({ ...scene, contract: listing.contract }, rider);
    const reply = await listing.ask(beside?.query ?? { limit });
    refusedOr(reply, evidence, `a limit of ${limit}`, () => 'page');
    if (reply.kind !== 'page' || first.kind !== 'page') continue;
    // What is too long, and a default that is, tells pagination.limit-maximum.
    const least = Math.min(first.items.length, contract.limit.maximum);
    if (reply.items.length >= least) continue;
    evidence.violate({
      subject: `a limit of ${limit} is taken for another one`,
      expected: `a 4xx, or ${counted(least, 'item')} at the least for ${limit}`,
      received: counted(reply.items.length, 'item'),
      place: { part: 'items' },
      at: [reply, first],
      evidence: 'collection',
    });
  }
}

export const check: Check<'pagination.limit-above-maximum'> = {
  async judge(scene, evidence) {
    const { listing, contract } = scene;
    const { total } = await planProbes(listing);
    const choices: Choice[] = [];
    for (const { value, query } of await above({ ...scene, contract: listing.contract }, contract.limit.maximum)) {
      const reply = await listing.ask(query);
      const choice = refusedOr(reply, evidence, `a limit of ${value}`, ({ items }) =>
        items.length > contract.limit.maximum ? 'exceed' : 'clamp',
      );
      if (choice !== undefined) choices.push(choice);
      if (reply.kind === 'page' && reply.items.length === 0 && total > 0) {
        evidence.violate({
          subject: `a limit of ${value} gives nothing`,
          expected: 'a 4xx, or as many items as the target allows',
          received: describe(reply),
          place: placeOf(reply),
          at: [reply],
        });
      }
    }
    await judgeLarge(scene, evidence);
    settle(scene, evidence, 'limit.above-maximum', choices);
  },
};
