import type { Compare } from '../text/collators';

/** What a cursor makes of a value. */
export type Change = (value: string) => string;

/** A kind of value of which cursors lose something, and how much the edge of a page behind such a value tells. */
export interface Awkward {
  readonly kind: string;
  readonly weight: number;
  /** What cursors make of such a value; of another one, the value itself. */
  readonly becomes: readonly Change[];
  /** What a cursor cannot hold at all, or takes for none: whatever it becomes, the edge shows it. */
  readonly breaks?: (value: string) => boolean;
  /** Two values that cursors may compare the other way round. */
  readonly parts?: (before: string, behind: string) => boolean;
}

export const holds =
  (sign: RegExp) =>
  (value: string): boolean =>
    sign.test(value);

/** The two values that stand at the edge of a page, and the order that they stand in. */
export interface ValuesAtEdge {
  readonly before: string;
  /** None where what lacks the value stands there. */
  readonly behind: string | undefined;
  /** In the direction of the order. */
  readonly compare: Compare;
}

/**
 * By the kinds of what cursors lose of a text: how much this edge tells. A value that is made less brings what stood before the edge again;
 * one that is made greater loses what stands behind it, and shows only where something stands up to there.
 */
export function lossesAt({ before, behind, compare }: ValuesAtEdge, kinds: readonly Awkward[]): ReadonlyMap<string, number> {
  const isMoved = (value: string): boolean =>
    value !== before && (compare(value, before) < 0 || (behind !== undefined && compare(behind, value) < 0));
  const told = kinds.filter(
    ({ becomes, breaks, parts }) =>
      breaks?.(before) === true ||
      (behind !== undefined && parts?.(before, behind) === true) ||
      becomes.some((change) => isMoved(change(before))),
  );
  return new Map(told.map(({ kind, weight }) => [kind, weight]));
}

/** How much more an edge counts that tells of the kind of a seed. */
export const preferred = 4;

/** With each seed another one of the kinds that some edge tells of; with the first, or without a seed, none: what tells most is chosen. */
export function kindOfSeed(kinds: Iterable<string>, seed = 1): string | undefined {
  const possible = [...new Set(kinds)].toSorted();
  return seed < 2 ? undefined : possible[(seed - 2) % possible.length];
}
