import { itemName } from '../listing/item-name';
import type { At, Evidence } from './evidence';
import { type Walk, exchangesOf } from '../listing/walk';
import { counted } from '../text/counted';
import type { Item } from '../listing/value';

/** The first identity that stands twice; `undefined` where all are unique. */
export function firstDuplicate(identities: readonly (string | undefined)[]): string | undefined {
  const seen = new Set<string>();
  for (const identity of identities) {
    if (identity === undefined) continue;
    if (seen.has(identity)) return identity;
    seen.add(identity);
  }
  return undefined;
}

/** Identities of `wanted` that `found` lacks. */
export function missingFrom(found: Iterable<string | undefined>, wanted: Iterable<string | undefined>): readonly string[] {
  const here = new Set(found);
  return [...new Set(wanted)].filter((identity): identity is string => identity !== undefined && !here.has(identity));
}

/** Where an item of a walk stands, by its position in the walk from 0; pages and items are counted from 1. */
export function placeIn({ pages }: Pick<Walk, 'pages'>, position: number): string {
  let start = 0;
  for (const [index, { items }] of pages.entries()) {
    if (position < start + items.length) return `item ${position - start + 1} of page ${index + 1}`;
    start += items.length;
  }
  return `item ${position + 1}`;
}

/** More places are no help to a reader. */
const shownPlaces = 3;

/** Every place at which an identity stands in a walk: `item 50 of page 1 and item 1 of page 2`. */
export function placesOf({ pages }: Pick<Walk, 'pages'>, identity: string): string {
  const places = pages.flatMap(({ identities }, page) =>
    identities.flatMap((one, index) => (one === identity ? [`item ${index + 1} of page ${page + 1}`] : [])),
  );
  const more = places.length > shownPlaces ? ` and ${places.length - shownPlaces} more` : '';
  return places.slice(0, shownPlaces).join(' and ') + more;
}

export interface PlacedItem {
  readonly item: Item;
  readonly identity: string | undefined;
  /** In the walk, from 0. */
  readonly position: number;
}

/** A walk with every item once, where it came first: that it comes again is no matter of its order. */
export function eachOnce({ pages }: Pick<Walk, 'pages'>): readonly PlacedItem[] {
  const seen = new Set<string>();
  return pages
    .flatMap(({ items, identities }) => items.map((item, index) => ({ item, identity: identities[index] })))
    .flatMap(({ item, identity }, position) => {
      if (identity !== undefined && seen.has(identity)) return [];
      if (identity !== undefined) seen.add(identity);
      return [{ item, identity, position }];
    });
}

/** Where two sequences part, in words; `undefined` where they are equal. `walk`: what the first one was found in, for the page. */
export function difference(
  found: readonly (string | undefined)[],
  wanted: readonly (string | undefined)[],
  walk: Pick<Walk, 'pages'> = { pages: [] },
): string | undefined {
  const at = wanted.findIndex((identity, index) => identity !== found[index]);
  if (at === -1 && found.length === wanted.length) return undefined;
  const position = at === -1 ? wanted.length : at;
  const lengths = `${counted(found.length, 'item')} against ${wanted.length}`;
  const name = (identity: string | undefined): string =>
    identity === undefined ? 'an item without an identity' : itemName(identity);
  if (position >= found.length) {
    const told = name(wanted[position]);
    return position === 0
      ? `nothing, where ${told} should come first; ${lengths}`
      : `nothing behind ${placeIn(walk, position - 1)}, where ${told} should follow; ${lengths}`;
  }
  const should = position < wanted.length ? `where ${name(wanted[position])} stands` : 'behind what should be the end';
  return `${name(found[position])} is ${placeIn(walk, position)}, ${should}; ${lengths}`;
}

/**
 * Tells the evidence that a walk could not be finished; true where it was finished. A walk that stops is judged by
 * `pagination.walk-ends`, so that one fault is not told by every check that walks.
 */
export function finished(walk: Walk, evidence: Evidence): boolean {
  if (walk.end === 'ended') return true;
  if (walk.way === 'none' && walk.end === 'cut') evidence.needs('way');
  else evidence.needs('ended-walk');
  return false;
}

export const atWalks = (...walks: readonly Walk[]): readonly At[] => walks.map(exchangesOf);

/**
 * Tells the evidence that a walk which began with a page came to no end: by a refusal, a breakdown, or pages without end
 * while items are left. Empty pages behind the last item may yet end, and are for `pagination.walk-ends` to judge without any parameter.
 */
export function brokenOff(walk: Walk, evidence: Evidence, label: string): boolean {
  const isComplete = new Set(walk.identities).size >= (walk.pages[0]?.count ?? 0);
  if (walk.end === 'endless' && !isComplete) {
    evidence.violate({
      subject: `${label} does not end`,
      expected: `an empty token once every item was returned in ${label}`,
      received: `${counted(walk.pages.length, 'page')}, the last ones without a new item, and a further token`,
      place: { part: 'next' },
      at: [[...exchangesOf(walk)].reverse()],
      evidence: 'collection',
    });
    return true;
  }
  if (walk.end !== 'stopped' || walk.stop === undefined || walk.stop.kind === 'page' || walk.pages.length === 0) return false;
  evidence.refused(walk.stop, `${label} breaks off`, `page ${walk.pages.length + 1} of ${label}`, [exchangesOf(walk)]);
  return true;
}
