import { kindOfSeed, preferred } from './awkward-values';

/** Pages of such a walk, at the most: each edge of them stands behind a value that cursors lose something of. */
const mostPages = 4;

/** Values that are asked for together, at the most, and items that hold them. */
const mostValues = 8;
const mostItems = 36;

/** Items that hold one of the values, at the most. */
export const mostAlike = 12;

/** A value, and how many items hold it, in the place that the order gives it. */
export interface Placed {
  readonly value: string;
  readonly count: number;
}

export type Losses = ReadonlyMap<string, number>;

/** What an edge between two values tells. */
export type Tells = (before: string, behind: string) => Losses;

/** By place: what an edge behind a value tells that the next one stands behind. */
export const lossesIn = (placed: readonly Placed[], tells: Tells): readonly Losses[] =>
  placed.map(({ value }, place) => {
    const behind = placed[place + 1]?.value;
    return behind === undefined ? new Map<string, number>() : tells(value, behind);
  });

/** Some values in their order, and the size of pages that cuts the items that hold them. */
export interface Cut {
  readonly placed: readonly Placed[];
  readonly size: number;
  readonly score: number;
}

const itemsOf = (placed: readonly Placed[]): number => placed.reduce((sum, { count }) => sum + count, 0);

/** What some kinds tell together, each counted once. */
const weightOf = (losses: Iterable<Losses>, first: string | undefined): number => {
  const told = new Map([...losses].flatMap((of) => [...of]));
  return [...told].reduce((sum, [kind, weight]) => sum + weight + (kind === first ? preferred : 0), 0);
};

/**
 * The values and the page size whose edges tell of most kinds: first the values that tell most, each with the one behind it, up to which a lost
 * part shows; then one value more or less, as long as that brings the edges to where they tell more.
 */
export function tellingCut(usable: readonly Placed[], tells: Tells, seed: number): Cut | undefined {
  const all = lossesIn(usable, tells);
  const first = kindOfSeed(
    all.flatMap((of) => [...of.keys()]),
    seed,
  );
  const cutBest = (places: ReadonlySet<number>): Cut | undefined => {
    const placed = [...places].toSorted((a, b) => a - b).flatMap((place) => usable[place] ?? []);
    if (placed.length > mostValues || itemsOf(placed) > mostItems) return undefined;
    return cutsOf(placed, tells, first).reduce<Cut | undefined>(
      (best, cut) => (cut.score > (best?.score ?? 0) ? cut : best),
      undefined,
    );
  };
  const step = Math.max(1, Math.floor(usable.length / mostTried));
  const tried = [...usable.keys()].filter((place) => place % step === 0);
  let best: Cut | undefined;
  for (const start of tellingPlaces(all, { first, usable })) {
    let places = start;
    let own = cutBest(start);
    for (let isBetter = true; isBetter;) {
      isBetter = false;
      const before = places;
      for (const place of new Set([...tried, ...before])) {
        const other = new Set(before);
        if (!other.delete(place)) other.add(place);
        const cut = cutBest(other);
        if (cut === undefined || cut.score <= (own?.score ?? 0)) continue;
        [own, places, isBetter] = [cut, other, true];
      }
    }
    if (own !== undefined && own.score > (best?.score ?? 0)) best = own;
  }
  return best;
}

/** Values that are tried beside others, at the most; and those that have no room there, which are left out. */
const mostTried = 100;
const mostLeftOut = 20;

/** The values that tell most together, each with the one behind it: one of them, two, and so on, as many as may be asked for. */
function* tellingPlaces(
  all: readonly Losses[],
  { first, usable }: { readonly first: string | undefined; readonly usable: readonly Placed[] },
): Generator<ReadonlySet<number>> {
  let places: ReadonlySet<number> = new Set();
  const [told, left] = [new Set<string>(), new Set(all.keys())];
  for (let leftOut = 0; leftOut < mostLeftOut;) {
    const place = mostTelling(all, left, { told, first, usable });
    if (place === undefined) return;
    left.delete(place);
    const further = new Set([...places, place, place + 1]);
    const placed = usable.filter((_, index) => further.has(index));
    if (placed.length > mostValues || itemsOf(placed) > mostItems) {
      leftOut += 1;
      continue;
    }
    places = further;
    for (const kind of all[place]?.keys() ?? []) told.add(kind);
    yield places;
  }
}

/** The place of the value that tells most of what is not told yet, of equal ones that which fewest items hold. */
function mostTelling(
  all: readonly Losses[],
  left: ReadonlySet<number>,
  {
    told,
    first,
    usable,
  }: { readonly told: ReadonlySet<string>; readonly first: string | undefined; readonly usable: readonly Placed[] },
): number | undefined {
  let best: { readonly place: number; readonly gain: number } | undefined;
  for (const place of left) {
    const untold = [...(all[place] ?? [])].filter(([kind]) => !told.has(kind));
    const gain = weightOf([new Map(untold)], first) - (usable[place]?.count ?? 0) / (2 * mostAlike);
    if (untold.length > 0 && gain > (best?.gain ?? -Infinity)) best = { place, gain };
  }
  return best?.place;
}

/** By every size of page, the longest first, that makes two pages or more, and not too many. */
function cutsOf(placed: readonly Placed[], tells: Tells, first: string | undefined): readonly Cut[] {
  const values = placed.flatMap(({ value, count }) => Array.from({ length: count }, () => value));
  const longest = Math.max(1, values.length - 1);
  const shortest = Math.ceil(values.length / mostPages);
  return Array.from({ length: Math.max(0, longest - shortest + 1) }, (_, index) => {
    const size = longest - index;
    const edges = values.flatMap((value, position) => {
      const behind = values[position + 1];
      return (position + 1) % size === 0 && behind !== undefined ? [tells(value, behind)] : [];
    });
    return { placed, size, score: weightOf(edges, first) };
  });
}
