import { countsDiffer } from '../../listing/reply';
import type { Check } from '../../judging/check';
import { finished, missingFrom } from '../../judging/sequence';
import { orderableFields, orderedWalk, walkedWhole, takenFields, wholeOrder, byField } from '../../facts/ordered';
import { exchangesOf } from '../../listing/walk';
import { counted } from '../../text/counted';

export const check: Check<'sorting.permutation'> = {
  async judge(scene, evidence) {
    const base = await scene.listing.walk();
    if (!finished(base, evidence)) return;
    const fields = await orderableFields(scene);
    for (const field of fields.slice(0, 1)) {
      const walk = await orderedWalk(scene, field);
      const [first] = walk.pages;
      if (first === undefined || !finished(walk, evidence)) continue;
      evidence.witness(exchangesOf(walk));
      const lost = missingFrom(walk.identities, base.identities);
      const invented = missingFrom(base.identities, walk.identities);
      const repeated = walk.identities.length - new Set(walk.identities).size;
      if (lost.length > 0 || invented.length > 0 || repeated > 0 || countsDiffer(first, base.pages[0])) {
        evidence.violate({
          subject: `items by ${field.path}`,
          expected: `the ${counted(base.identities.length, 'item')} of the unordered walk, each once, and a count of ${String(base.pages[0]?.count)}`,
          received: `${counted(lost.length, 'item')} lost, ${invented.length} added, ${counted(repeated, 'repetition')}, count ${String(first.count)}${lost[0] === undefined ? '' : `; ${lost[0]} is lost`}`,
          at: [exchangesOf(walk), exchangesOf(base)],
          ...(lost.length + invented.length + repeated === 0 && { shows: 'by-count' }),
        });
      }
    }
    // The other fields are not walked to the end, but every page has the count.
    const whole = walkedWhole(fields);
    for (const field of (await takenFields(scene)).filter((one) => one !== fields[0])) {
      const first = await scene.listing.ask(whole.has(field) ? await wholeOrder(scene, field) : byField(field, 'ascending'));
      if (first.kind !== 'page' || !countsDiffer(first, base.pages[0])) continue;
      evidence.violate({
        subject: `the count by ${field.path}`,
        expected: `a count of ${String(base.pages[0]?.count)}, as without an order`,
        received: String(first.count),
        at: [first, exchangesOf(base)],
      });
    }
    evidence.needs('own-order');
  },
};
