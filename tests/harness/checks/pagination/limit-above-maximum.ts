import { placeOf } from '../../judging/place';
import type { Check, SceneWith } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { planProbes } from '../../facts/probe-plan';
import { type Choice, settle } from '../../judging/policy';
import { beyond31Bits, beyond32Bits, limitBesideOrder } from '../../facts/limit-beside-order';
import { counted } from '../../text/counted';
import { above } from './above-maximum';

import { refusedOr } from '../../judging/refused-or';
import { describe } from '../../listing/reply';

/** Limits that a parameter of 64 bits holds, and one of fewer takes for another. The first goes beside an order alone, where it costs nothing. */
const beyond = [
  { rider: 'beyond-31-bits', bits: 31, limit: beyond31Bits, isAlone: false },
  { rider: 'beyond-32-bits', bits: 32, limit: beyond32Bits, isAlone: true },
] as const;

/** To refuse such a limit is no choice: it may be too long a number. */
async function judgeBeyond(scene: SceneWith<'limit.maximum'>, evidence: Evidence): Promise<void> {
  const { listing, contract } = scene;
  const first = await listing.ask({});
  for (const { rider, bits, limit, isAlone } of beyond) {
    const beside = await limitBesideOrder({ ...scene, contract: listing.contract }, rider);
    const query = beside?.query ?? (isAlone ? { limit } : undefined);
    if (query === undefined) continue;
    const reply = await listing.ask(query);
    refusedOr(reply, evidence, `a limit beyond ${bits} bits`, () => 'page');
    if (reply.kind !== 'page' || first.kind !== 'page') continue;
    // What is too long, and a default that is, tells pagination.limit-maximum.
    const least = Math.min(first.items.length, contract.limit.maximum);
    if (reply.items.length >= least) continue;
    evidence.violate({
      subject: `a limit beyond ${bits} bits is taken for another one`,
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
    await judgeBeyond(scene, evidence);
    settle(scene, evidence, 'limit.above-maximum', choices);
  },
};
