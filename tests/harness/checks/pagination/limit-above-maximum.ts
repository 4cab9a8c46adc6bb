import { placeOf } from '../../judging/place';
import type { Check } from '../../judging/check';
import { planProbes } from '../../facts/probe-plan';
import { type Choice, settle } from '../../judging/policy';
import { above } from './above-maximum';

import { refusedOr } from '../../judging/refused-or';
import { describe } from '../../listing/reply';

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
    settle(scene, evidence, 'limit.above-maximum', choices);
  },
};
