import type { Contract } from '../../harness/contract/model';
import { makeRandom } from '../../reference/data/random';
import type { BehaviourOverride } from '../../reference/behaviour';
import { mutants } from '../../reference/mutants';
import { maximumLimit } from '../../reference/page';
import { startReference, type Reference } from '../../reference/server';
import type { Trial, Trialled } from './trial';

/** Other sizes of the data, and of a page, than those of the embedded target: what pages, edges and ties a run meets depends on them. */
export const sizes = {
  '400 items': { items: 400, maximum: maximumLimit },
  '130 items in pages of up to 100': { items: 130, maximum: 100 },
} as const;

export type SizeName = keyof typeof sizes;

/** The contract with the maximum of a page; of no size: as it is. */
export function sized(contract: Contract, size?: SizeName): Contract {
  if (size === undefined || contract.limit === undefined) return contract;
  return { ...contract, limit: { ...contract.limit, maximum: sizes[size].maximum } };
}

/** The reference server with the maximum of a page. */
const pagesUpTo = (maximum: number): BehaviourOverride => ({
  readLimit: (original) => (raw, context) => {
    const limit = original(raw, context);
    return raw !== undefined && Number(raw) > limit ? Math.min(Number(raw), maximum) : limit;
  },
});

/** The reference server without a fault. */
export const faultless = 'faultless';

/** Starts it with a size and a fault. */
export function startSized(id: string, size: SizeName = '400 items'): Promise<Reference> {
  const fault = mutants.find((one) => one.id === id);
  if (fault === undefined && id !== faultless) throw new Error(`Expected a mutant ${id}; there is none.`);
  const { items, maximum } = sizes[size];
  return startReference({ size: items, behaviour: [pagesUpTo(maximum), fault?.behaviour ?? []].flat() });
}

/** At each size the server without a fault and those of some mutants, or all; drawn by the seed, others for each size. */
export function sizeTrials({ seed = 1, count = mutants.length } = {}): readonly Trial[] {
  const draw = makeRandom(seed);
  const names = Object.keys(sizes) as readonly SizeName[];
  return names.flatMap((size) => [
    { kind: 'sized', id: faultless, size },
    ...draw.some(mutants, count, count).map(({ id }): Trial => ({ kind: 'sized', id, size })),
  ]);
}

/** Faults that cannot show at a size, and why. */
const unseen: { readonly [size in SizeName]: { readonly [id: string]: string } } = {
  '400 items': {
    'count-estimated': 'it rounds to tens, which 400 is',
    'missing-cloud-type-ordered-as-another':
      'no first page reaches the middle of a long listing, and what stands there may be read as the default',
  },
  '130 items in pages of up to 100': {
    'count-estimated': 'it rounds to tens, which 130 is',
    'maximum-of-another-list': 'its maximum is that of the contract',
    'page-size-turns-the-order':
      'it turns pages of 21 to 49 items, and of a listing with pages of up to 100 no such page need be asked',
  },
};

/** What is wrong, a sentence each. Which requirements find a fault besides depends on the size. */
export const sizeProblemsOf = (trials: readonly Trialled[]): readonly string[] =>
  trials.flatMap(({ id, size, verdict, violated, broken }) => {
    if (broken.length > 0) return [`The harness broke while it judged ${id}, ${size}.`];
    if (id !== faultless)
      return violated.length > 0 || (size !== undefined && id in unseen[size]) ? [] : [`The mutant ${id} survived, ${size}.`];
    return verdict === 'conforms' ? [] : [`The embedded server got the verdict ${verdict}, ${size}: ${violated.join(', ')}.`];
  });
