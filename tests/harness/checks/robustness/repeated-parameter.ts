import type { Check } from '../../judging/check';
import { refusedOr } from '../../judging/refused-or';
import { settle } from '../../judging/policy';
import { counted } from '../../text/counted';

export const check: Check<'robustness.repeated-parameter'> = {
  async judge(scene, evidence) {
    const { contract, listing } = scene;
    const [one, two] = [1, Math.min(2, contract.limit.maximum ?? 2)];
    const reply = await listing.askTwice({ limit: one }, { limit: two });
    const choice = refusedOr(reply, evidence, 'a repeated parameter', ({ items }) =>
      items.length === one ? 'first' : items.length === two ? 'last' : 'default',
    );
    if (choice !== undefined) settle(scene, evidence, 'limit.repeated', [choice]);
    const usual = await listing.ask({});
    const lawful = [one, two, usual.kind === 'page' ? usual.items.length : two];
    if (reply.kind === 'page' && reply.items.length > one && !lawful.includes(reply.items.length)) {
      evidence.violate({
        subject: 'a repeated limit',
        expected: `a 4xx, or ${lawful.join(', ')} items, as for one of the values or for a malformed one`,
        received: `${counted(reply.items.length, 'item')}`,
        place: { part: 'items' },
        at: [reply],
        evidence: 'exchange',
      });
    }
  },
};
