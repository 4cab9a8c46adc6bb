import type { OrderKey } from '../../listing/order-key';
import type { ListingField } from '../../contract/model';
import type { Showing } from '../../findings/finding';
import type { Check, Scene } from '../../judging/check';
import { areDistinct, type Pair, type OwnOrders } from '../../judging/collation';
import type { At, Evidence } from '../../judging/evidence';
import { tornPair, byLawfulOrders, disorderOf, leftBehindBy, type Disorder } from '../../facts/order-judge';
import { againstOrder } from '../../judging/own-value';
import { brokenOff, finished, missingFrom } from '../../judging/sequence';
import { excerpt, fieldText, type Item } from '../../listing/value';
import { exchangesOf, type Walk } from '../../listing/walk';
import type { Page } from '../../listing/reply';
import {
  byField,
  orderedWalk,
  takenFields,
  honoured,
  orderableFields,
  walkedWhole,
  wholeOrder,
  writeKeys,
  type Direction,
} from '../../facts/ordered';
import { counted } from '../../listing/counted';

const values = (item: Item, keys: readonly OrderKey[]): string =>
  keys.map(({ field }) => excerpt(fieldText(item, field), 60)).join(', ');

/** Tells a pair within a page; one that contradicts another sequence of the target is told with that one. */
function tellOnPage(
  evidence: Evidence,
  keys: readonly OrderKey[],
  found: Disorder,
  where: string,
  page: Page,
  shows?: Showing,
): void {
  const at = [page, ...found.elsewhere];
  return tell(evidence, keys, found, where, at, found.proof === 'alone' ? page : undefined, '', shows);
}

function tell(
  evidence: Evidence,
  keys: readonly OrderKey[],
  pair: Pair,
  where: string,
  at: readonly At[],
  own?: Page,
  places = '',
  shows?: Showing,
): void {
  evidence.violate({
    subject: `order by ${writeKeys(keys)} ${where}`,
    shows,
    expected: `${writeKeys(keys)}: ${values(pair.second, keys)} before ${values(pair.first, keys)}`,
    received: `the opposite, ${where}${places}`,
    at,
    ...(own === undefined ? { evidence: 'collection' } : { evidence: 'exchange', ownValue: againstOrder(own, keys) }),
  });
}

export interface PageProbe {
  readonly keys: readonly OrderKey[];
  readonly label?: string;
  readonly shows?: Showing | undefined;
  /** Hold enumerations to the rank the target showed: not where it is this page that shows it. Default: true. */
  readonly ranked?: boolean;
}

/** Judges the order within one page; true where the page can be judged further. */
export async function judgePage(
  scene: Scene,
  evidence: Evidence,
  page: Page,
  { keys, label = 'within a page', shows, ranked = true }: PageProbe,
): Promise<boolean> {
  const found = await disorderOf(scene, page.items, keys, ranked);
  if (found !== undefined) tellOnPage(evidence, keys, found, label, page, shows);
  return found === undefined;
}

/** Items of the default walk that are not on a page. */
function restOf(page: Page, base: Walk): readonly Item[] {
  const here = new Set(page.identities);
  return base.pages.flatMap((other) => other.items.filter((_, index) => !here.has(other.identities[index])));
}

/** Whether a target that ignored these keys would have been seen: its own order breaks them. */
export async function ownOrderBreaks(scene: Scene, base: Walk, keys: readonly OrderKey[]): Promise<boolean> {
  const [first] = base.pages;
  if (first === undefined) return false;
  if ((await disorderOf(scene, first.items, keys, false)) !== undefined) return true;
  return (await leftBehindBy(scene, first.items, restOf(first, base), keys)) !== undefined;
}

async function judgeField(
  scene: Scene,
  evidence: Evidence,
  field: ListingField,
  direction: Direction,
  whole: boolean,
): Promise<void> {
  const base = await scene.listing.walk();
  const keys: readonly OrderKey[] = [{ field, direction }];
  const query = whole ? await wholeOrder(scene, field) : byField(field, direction);
  const first = await scene.listing.ask(query);
  if (!honoured(first, field, evidence)) return;
  if (await ownOrderBreaks(scene, base, keys)) evidence.witness(first);
  // Any rank of an enumeration is right here: whether both directions have the same one is for sorting.reverse to tell.
  const probe: PageProbe = { keys, ranked: false };
  if (!(await judgePage(scene, evidence, first, probe))) return;
  if (base.end === 'ended') {
    const behind = await leftBehindBy(scene, first.items, restOf(first, base), keys);
    if (behind !== undefined) return tell(evidence, keys, behind, 'across pages', [first, exchangesOf(base)]);
  }
  if (!whole) return;
  const walk = await orderedWalk(scene, field);
  if (brokenOff(walk, evidence, `the walk by ${field.path}`)) return;
  for (const page of walk.pages.slice(1))
    if (!(await judgePage(scene, evidence, page, { ...probe, label: 'on a continued page', shows: 'on-continued-page' }))) return;
  const torn = await tornPair(scene, walk, keys, { ranked: false });
  if (torn !== undefined) tell(evidence, keys, torn, 'across pages', [exchangesOf(walk)], undefined, torn.places);
}

function direction(id: Check['id'], which: Direction): Check {
  return {
    id,
    async judge(scene, evidence) {
      const whole = walkedWhole(await orderableFields(scene));
      // A candidate that is refused in one direction is not asked for in the other.
      const fields = which === 'ascending' ? await orderableFields(scene) : await takenFields(scene);
      for (const field of fields) await judgeField(scene, evidence, field, which, which === 'ascending' && whole.has(field));
      evidence.needs(`items whose own order is not already ${which} by an orderable field`);
    },
  };
}

export const ascending = direction('sorting.ascending', 'ascending');
export const descending = direction('sorting.descending', 'descending');

/** Two values near each other of a descending sequence that ascend, and that every order tells apart. */
function sameWay(
  field: ListingField,
  descended: readonly string[],
  rank: ReadonlyMap<string, number>,
  own: OwnOrders,
): { readonly earlier: string; readonly later: string } | undefined {
  for (const [index, later] of descended.entries()) {
    const earlier = descended
      .slice(Math.max(0, index - 10), index)
      .find((other) => (rank.get(other) ?? 0) < (rank.get(later) ?? 0) && areDistinct(field, other, later, own));
    if (earlier !== undefined) return { earlier, later };
  }
  return undefined;
}

export const reverse: Check = {
  id: 'sorting.reverse',
  async judge(scene, evidence) {
    const whole = walkedWhole(await orderableFields(scene));
    for (const field of await takenFields(scene)) {
      const up = await scene.listing.ask(whole.has(field) ? await wholeOrder(scene, field) : byField(field, 'ascending'));
      const down = await scene.listing.ask(byField(field, 'descending'));
      if (up.kind !== 'page' || down.kind !== 'page') continue;
      const ascended = whole.has(field) ? (await orderedWalk(scene, field)).items : up.items;
      const rank = new Map<string, number>();
      ascended.forEach((item, index) => {
        const text = fieldText(item, field);
        if (text !== undefined && !rank.has(text)) rank.set(text, index);
      });
      const descended = [...new Set(down.items.map((item) => fieldText(item, field)))].filter(
        (text) => text !== undefined && rank.has(text),
      ) as string[];
      if (descended.length > 1) evidence.witness(down);
      const same = await byLawfulOrders(
        scene,
        [{ field, direction: 'descending' }],
        (own) => sameWay(field, descended, rank, own),
        false,
      );
      if (same === undefined) continue;
      evidence.violate({
        subject: `${field.path} in both directions`,
        expected: `${field.path} descending reverses ascending: ${excerpt(same.later, 60)} before ${excerpt(same.earlier, 60)}`,
        received: 'the same order in both directions',
        at: [down, up],
      });
    }
    evidence.needs('an orderable field with two values');
  },
};

export const permutation: Check = {
  id: 'sorting.permutation',
  async judge(scene, evidence) {
    const base = await scene.listing.walk();
    if (!finished(base, evidence)) return;
    const fields = await orderableFields(scene);
    for (const field of fields.slice(0, 1)) {
      const walk = await orderedWalk(scene, field);
      const [first] = walk.pages;
      if (first === undefined || !finished(walk, evidence)) continue;
      evidence.witness(exchangesOf(walk));
      const lost = missingFrom(walk.identities, base.identities);
      const invented = missingFrom(base.identities, walk.identities);
      const repeated = walk.identities.length - new Set(walk.identities).size;
      if (lost.length > 0 || invented.length > 0 || repeated > 0 || first.count !== base.pages[0]?.count) {
        evidence.violate({
          subject: `items by ${field.path}`,
          expected: `the ${counted(base.identities.length, 'item')} of the unordered walk, each once, and a count of ${String(base.pages[0]?.count)}`,
          received: `${counted(lost.length, 'item')} lost, ${invented.length} added, ${counted(repeated, 'repetition')}, count ${String(first.count)}${lost[0] === undefined ? '' : `; ${lost[0]} is lost`}`,
          at: [exchangesOf(walk), exchangesOf(base)],
          ...(lost.length + invented.length + repeated === 0 && { shows: 'by-count' }),
        });
      }
    }
    // The other fields are not walked to the end, but every page has the count.
    const whole = walkedWhole(fields);
    for (const field of (await takenFields(scene)).filter((one) => one !== fields[0])) {
      const first = await scene.listing.ask(whole.has(field) ? await wholeOrder(scene, field) : byField(field, 'ascending'));
      if (first.kind !== 'page' || first.count === base.pages[0]?.count) continue;
      evidence.violate({
        subject: `the count by ${field.path}`,
        expected: `a count of ${String(base.pages[0]?.count)}, as without an order`,
        received: String(first.count),
        at: [first, exchangesOf(base)],
      });
    }
    evidence.needs('an orderable field with two values');
  },
};
