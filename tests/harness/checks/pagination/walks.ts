import type { Scene } from '../../judging/check';
import type { Walk } from '../../listing/walk';
import { planProbes, walkOfOtherSize } from '../../facts/probe-plan';

/** The two walks that a run makes of the whole listing, with what a sentence calls them. */
export async function walks({ listing }: Scene): Promise<readonly { readonly name: string; readonly walk: Walk }[]> {
  const { base, walkSize } = await planProbes(listing);
  if (listing.contract.limit === undefined) return [{ name: 'the walk', walk: base }];
  return [
    { name: 'the default walk', walk: base },
    { name: `the walk in pages of ${walkSize === 1 ? 'one' : 'another size'}`, walk: await walkOfOtherSize(listing) },
  ];
}
