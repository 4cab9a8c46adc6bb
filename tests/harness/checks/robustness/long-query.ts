import type { Check } from '../../judging/check';
import { longUnknown, unknownName } from '../../facts/long-unknown';
import { mayBeAFilter, sameAsDefault } from './default-page';
import { refusedOr } from '../../judging/refused-or';

export const check: Check<'robustness.long-query'> = {
  async judge(scene, evidence) {
    const reply = await scene.listing.ask(longUnknown);
    const choice = refusedOr(reply, evidence, 'a query of 8 KiB', () => 'accept');
    if (choice !== undefined) evidence.observe('query.long', choice.value, reply);
    if (!mayBeAFilter(scene)) await sameAsDefault(scene, evidence, reply, 'a query of 8 KiB', `the parameter ${unknownName}`);
  },
};
