import type { RecordedWalk } from './walk';

/** Where an item of a walk stands in the sequence that all walks of the same query make up together. */
export interface PlacedWalk {
  readonly walk: RecordedWalk;
  /** How often the same walk was walked with the same result. */
  readonly times: number;
  /** By page, the positions it returned, in the order of arrival; items without an identity are left out. */
  readonly positions: readonly (readonly number[])[];
  /** Length of the sequence. */
  readonly length: number;
  /** Where the walk ended or was left; what stands behind was not asked for. */
  readonly passed: number;
  readonly returned: number;
  /** Items that came once more. */
  readonly repeated: number;
  /** Positions no page returned, though the walk came past them. */
  readonly missing: number;
}

const identitiesOf = (walk: RecordedWalk): readonly string[] =>
  walk.pages.flatMap(({ identities }) => identities.filter((identity) => identity !== undefined));

/**
 * The sequence a group of walks makes up: the walk with the most items, and what others had beside, each behind the item it
 * followed there.
 */
function sequenceOf(walks: readonly RecordedWalk[]): readonly string[] {
  const distinct = walks.map((walk) => [...new Set(identitiesOf(walk))]).sort((a, b) => b.length - a.length);
  const [longest = [], ...others] = distinct;
  const known = new Set(longest);
  const behind = new Map<string, string[]>();
  for (const identities of others)
    identities.forEach((identity, index) => {
      if (known.has(identity)) return;
      known.add(identity);
      const before = identities[index - 1] ?? '';
      behind.set(before, [...(behind.get(before) ?? []), identity]);
    });
  const sequence: string[] = [];
  // A stack, because what was missing may itself be followed by what was missing.
  const pending = ['', ...longest].reverse();
  for (let identity = pending.pop(); identity !== undefined; identity = pending.pop()) {
    if (identity !== '') sequence.push(identity);
    for (const follower of [...(behind.get(identity) ?? [])].reverse()) pending.push(follower);
  }
  return sequence;
}

function placed(walk: RecordedWalk, position: ReadonlyMap<string, number>): Omit<PlacedWalk, 'times'> {
  const positions = walk.pages.map(({ identities }) => identities.flatMap((identity) => position.get(identity ?? '') ?? []));
  const all = positions.flat();
  const distinct = new Set(all).size;
  const claimed = Math.max(position.size, Math.min(walk.pages[0]?.count ?? 0, 10 * position.size));
  // What a walk to the end did not meet is claimed by the count alone: a wrong count would paint items missing that never were.
  const length = walk.end === 'ended' && (walk.reach ?? claimed) >= claimed ? position.size : claimed;
  const furthest = all.reduce((most, at) => Math.max(most, at + 1), 0);
  const passed = walk.end === 'ended' ? Math.max(furthest, Math.min(length, walk.reach ?? length)) : furthest;
  return { walk, positions, length, passed, returned: all.length, repeated: all.length - distinct, missing: passed - distinct };
}

/** Places the items of every walk; walks of the same query share one sequence. What was walked again with the same result is told once. */
export function placedWalks(walks: readonly RecordedWalk[]): readonly PlacedWalk[] {
  const groups = new Map<string, RecordedWalk[]>();
  for (const walk of walks) groups.set(walk.sequence, [...(groups.get(walk.sequence) ?? []), walk]);
  const positions = new Map(
    [...groups].map(([sequence, group]) => [sequence, new Map(sequenceOf(group).map((identity, index) => [identity, index]))]),
  );
  const results = new Map<string, PlacedWalk>();
  for (const walk of walks) {
    const one = placed(walk, positions.get(walk.sequence) ?? new Map<string, number>());
    const result = JSON.stringify([walk.way, walk.query, one.length, one.passed, one.positions]);
    results.set(result, { ...one, times: (results.get(result)?.times ?? 0) + 1 });
  }
  return [...results.values()];
}
