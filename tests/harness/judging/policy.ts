import type { PlaceInResponse } from '../findings/finding';
import { placeOf } from './place';
import { HarnessError } from '../errors';
import type { Scene } from './check';
import type { At, Evidence } from './evidence';
import { isPolicy } from './policies';

/** What shows a choice; of what is told by its number only, the list. */
const placeOfChoice = (at: At): PlaceInResponse => ('kind' in at ? placeOf(at) : { part: 'items' });

export interface Choice {
  /** What the target did, as a short word: `clamp`, `reject`, … */
  readonly value: string;
  readonly at: At;
}

/**
 * A choice the document leaves open. All probes of one class must be answered alike, and as pinned where the policy is pinned; what
 * was seen is observed under `<role>.<class>`.
 */
export function settle({ policies }: Scene, evidence: Evidence, key: string, choices: readonly Choice[]): void {
  const [first] = choices;
  if (first === undefined) return;
  if (!isPolicy(key)) throw new HarnessError('HARNESS_POLICY', `Expected ${key} in the table of policies; it is not there.`);
  evidence.observe(key, first.value, first.at);
  const other = choices.find(({ value }) => value !== first.value);
  if (other !== undefined) {
    evidence.violate({
      subject: `${key} consistent`,
      expected: `the same choice for every probe of ${key}`,
      received: `${first.value} and ${other.value}`,
      place: placeOfChoice(other.at),
      at: [other.at, first.at],
      evidence: 'response',
    });
  }
  const pinned = policies[key] ?? 'either';
  const broken = choices.find(({ value }) => pinned !== 'either' && value !== pinned);
  if (broken !== undefined) {
    evidence.violate({
      subject: `${key} pinned`,
      expected: `${pinned}, as the policy ${key} is pinned`,
      received: broken.value,
      place: placeOfChoice(broken.at),
      at: [broken.at],
      evidence: 'response',
    });
  }
}
