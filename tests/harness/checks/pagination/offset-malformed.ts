import type { Walk } from '../../listing/walk';
import type { Check } from '../../judging/check';
import { planProbes } from '../../facts/probe-plan';
import { refusedOr } from '../../judging/refused-or';
import { settle } from '../../judging/policy';

const malformed: readonly { readonly class: string; readonly value: string }[] = [
  { class: 'negative', value: '-1' },
  { class: 'text', value: 'abc' },
];

/** Whether a page is the last item of a walk of several, as where a server counts a negative index from the end. */
const isLast = (identities: readonly (string | undefined)[], { end, identities: all }: Walk): boolean =>
  end === 'ended' && all.length > 1 && identities.length === 1 && identities[0] === all.at(-1);

export const check: Check<'pagination.offset-malformed'> = {
  async judge(scene, evidence) {
    const { base } = await planProbes(scene.listing);
    for (const { class: name, value } of malformed) {
      const reply = await scene.listing.ask({ offset: value });
      const choice = refusedOr(reply, evidence, `a ${name} offset`, ({ items, identities }) =>
        items.length === 0 ? 'empty' : name === 'negative' && isLast(identities, base) ? 'from-end' : 'ignore',
      );
      if (choice !== undefined) settle(scene, evidence, `offset.${name}`, [choice]);
    }
  },
};
