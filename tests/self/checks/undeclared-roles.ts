import type { Check } from '../../harness/judging/check';
import { where } from '../../harness/grammar/expression';
import type { Mutant } from '../../reference/mutants';

/**
 * Held by `npm run typecheck`: each line below an `expect-error` must not compile. A check sees the roles that its requirement needs, and
 * an id that is no requirement is no id.
 */
export const tokenReplay: Check<'pagination.token-replay'> = {
  async judge({ contract, listing }, evidence) {
    evidence.witness(await listing.ask({ next: contract.next.end.join() }));
    // @ts-expect-error -- the requirement does not need an order
    void contract.order;
    // @ts-expect-error -- nor may it ask by one
    await listing.ask({ order: [] });
    // @ts-expect-error -- nor walk by a filter
    await listing.walk({ filter: '' });
  },
};

export const or: Check<'filtering.or'> = {
  async judge({ contract, listing }) {
    const [field] = contract.filter.fields;
    if (field !== undefined) await listing.ask({ filter: where(field, 'one') });
    // @ts-expect-error -- it needs a union, so AND may not be there
    Object.keys(contract.filter.and);
  },
};

// @ts-expect-error -- there is no such requirement
export type None = Check<'filtering.xor'>;

// @ts-expect-error -- nor can a fault be of one
export const primary: Mutant['primary'] = 'filtering.xor';
