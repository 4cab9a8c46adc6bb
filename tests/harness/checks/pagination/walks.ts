import { stretchesOfOtherSize } from '../../facts/other-size';
import { planProbes } from '../../facts/probe-plan';
import type { Stretch } from '../../facts/stretches';
import type { Scene } from '../../judging/check';

export interface NamedStretch extends Stretch {
  /** What a sentence calls it. */
  readonly name: string;
}

/** The two walks that a run makes of the whole listing; the second one of a long listing at its beginning and its end. */
export async function walks({ listing }: Scene): Promise<readonly NamedStretch[]> {
  const { base, walkSize } = await planProbes(listing);
  const whole = { walk: base, start: 0, isPart: false };
  if (listing.contract.limit === undefined) return [{ name: 'the walk', ...whole }];
  const others = await stretchesOfOtherSize(listing);
  const name = `the walk in pages of ${walkSize === 1 ? 'one' : 'another size'}`;
  return [
    { name: 'the default walk', ...whole },
    ...others.map((stretch) => ({ ...stretch, name: stretch.start === 0 ? name : `the end of ${name}` })),
  ];
}
