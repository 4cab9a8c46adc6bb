import { itemsTold } from '../../listing/item-name';
import type { Check, SceneWith } from '../../judging/check';
import { planProbes } from '../../facts/probe-plan';
import { finished } from '../../judging/sequence';
import { refusedOr } from '../../judging/refused-or';
import type { Reply } from '../../listing/reply';
import type { Evidence } from '../../judging/evidence';
import { exchangesOf, type Walk } from '../../listing/walk';
import { settle } from '../../judging/policy';

/** 2^32 + 1, which is 1 where 32 bits are kept, and less than nothing where they have a sign. */
const beyond32Bits = 4_294_967_297;

/**
 * The largest of 32 and of 64 bits with a sign, to which no number of items can be added there; and 2^64 + 1, which is 1 where 64 bits are
 * kept.
 */
const largest = { '2^31 - 1': '2147483647', '2^63 - 1': '9223372036854775807', '2^64 + 1': '18446744073709551617' } as const;

/** An offset far beyond the end; one that any integer holds, where the other is refused for its size. */
async function farOffset({ listing }: SceneWith<'offset'>): Promise<number> {
  return (await listing.ask({ offset: beyond32Bits })).kind === 'refusal' ? Number(largest['2^31 - 1']) : beyond32Bits;
}

/** It may be refused, or find nothing; items show that it was wrapped or cut. The answer. */
async function judgeLargest(
  { listing }: SceneWith<'offset'>,
  evidence: Evidence,
  base: Walk,
  name: keyof typeof largest,
): Promise<Reply> {
  const reply = await listing.ask({ offset: largest[name] });
  refusedOr(reply, evidence, `an offset of ${name}`, () => 'empty');
  if (reply.kind !== 'page' || reply.items.length === 0) return reply;
  // To a target of smaller integers it is no number, and is read as what is no number is read there.
  const word = await listing.ask({ offset: 'abc' });
  if (word.kind === 'page' && word.identities.join('\n') === reply.identities.join('\n')) return reply;
  evidence.violate({
    subject: `an offset of ${name}`,
    expected: `a 4xx, or no items, because the walk has ${base.items.length}`,
    received: itemsTold(reply),
    place: { part: 'items' },
    at: [reply, exchangesOf(base)],
    evidence: 'collection',
  });
  return reply;
}

export const check: Check<'pagination.offset-end'> = {
  async judge(scene, evidence) {
    const { base, total } = await planProbes(scene.listing);
    if (!finished(base, evidence)) return;
    // With nothing listed every offset is at the end, and a server that ignored it would answer the same.
    if (total === 0) return evidence.needs('one-item');
    for (const { name, offset } of [
      { name: 'at-end', offset: total },
      { name: 'beyond-end', offset: await farOffset(scene) },
    ]) {
      const reply = await scene.listing.ask({ offset });
      const choice = refusedOr(reply, evidence, `an offset ${name.replace('-', ' the ')}`, () => 'empty');
      if (reply.kind === 'page' && reply.items.length > 0) {
        evidence.violate({
          subject: `an offset ${name}`,
          expected: `no items from offset ${offset}, because the walk has ${total}`,
          received: itemsTold(reply),
          place: { part: 'items' },
          at: [reply, exchangesOf(base)],
          // Where the end is, only the walk says.
          evidence: 'collection',
        });
      } else if (choice !== undefined) settle(scene, evidence, `offset.${name}`, [choice]);
    }
    const beyond64Bits = await judgeLargest(scene, evidence, base, '2^64 + 1');
    // Who holds that holds the others, and adds to them.
    if (beyond64Bits.kind === 'page' && beyond64Bits.items.length === 0) return;
    const of63Bits = await judgeLargest(scene, evidence, base, '2^63 - 1');
    // Who takes 63 bits adds in as many.
    if (of63Bits.kind !== 'page') await judgeLargest(scene, evidence, base, '2^31 - 1');
  },
};
