import { type Item, fieldText } from '../../listing/value';
import type { Judge, Scene } from '../../judging/check';
import type { Page } from '../../listing/reply';
import type { OrderKey } from '../../grammar/order-key';
import { honoured, knownItems } from '../../facts/ordered';
import { lackingIn } from '../../listing/column';
import { byLawfulOrders, isDisordered } from '../../facts/order-judge';
import { disorderedPair, type OwnOrders } from '../../judging/collation';
import type { Evidence } from '../../judging/evidence';
import { judgePage, type PageProbe } from './direction';
import { firstOfOrder, missingPlaces } from '../../facts/first-of-order';
import { type Signs, chainsOf } from '../../facts/key-chains';
import { type FollowedOrder, endOfWalk, followedBy, walkOf } from '../../facts/followed-orders';
import { takenFields } from '../../facts/first-page';
import { pageSizes, planProbes } from '../../facts/probe-plan';

/** Whether a target that ignored the last key would have been seen: among equals its own order, in which the items are given, breaks it. */
async function lastKeyBreaks(scene: Scene, own: readonly Item[], keys: readonly OrderKey[]): Promise<boolean> {
  const groups = new Map<string, Item[]>();
  for (const item of own) {
    const head = JSON.stringify(keys.slice(0, -1).map(({ field }) => fieldText(item, field) ?? null));
    const group = groups.get(head) ?? [];
    groups.set(head, group);
    group.push(item);
  }
  const broken = (orders: OwnOrders): readonly Item[] | undefined =>
    [...groups.values()].find((group) => disorderedPair(group, keys, orders) !== undefined);
  return groups.size > 0 && (await byLawfulOrders(scene, keys, broken)) !== undefined;
}

/** The same of a page. */
async function lastKeyShows(scene: Scene, { items, identities }: Page, keys: readonly OrderKey[]): Promise<boolean> {
  const { places } = knownItems(await scene.listing.walk());
  const own = items
    .map((item, index) => ({ item, at: places.get(identities[index] ?? '') ?? index }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
  return lastKeyBreaks(scene, own, keys);
}

/**
 * Whether the first page of an order probably shows the last of these keys, wherever the target puts what lacks a value: `unsure` where it
 * shows in some of the places.
 */
async function probablyShows(
  scene: Scene,
  items: readonly Item[],
  order: readonly OrderKey[],
  keys: readonly OrderKey[],
): Promise<'shows' | 'unsure' | 'hidden'> {
  const { usual } = await pageSizes(scene);
  const isHeld = order.every(({ field }) => lackingIn(items, field) === 0);
  const places = isHeld ? missingPlaces.slice(0, 1) : missingPlaces;
  let shows = 0;
  for (const missing of places) {
    const first = firstOfOrder(items, order, missing, usual).toSorted((a, b) => a - b);
    const own = first.map((position) => items[position] ?? null);
    if (await lastKeyBreaks(scene, own, keys)) shows += 1;
  }
  return shows === places.length ? 'shows' : shows > 0 ? 'unsure' : 'hidden';
}

/** Of a long listing: orders that are looked at before one is asked for, and those that are asked for without being sure. */
const mostLookedAt = 40;
const mostUnsure = 2;

/**
 * Orders by several keys, that which is walked first. In a long listing the coarsest keys fill the first page with equals, or with what
 * lacks the value, so that only orders are asked for whose first page probably shows the last key that is judged.
 */
async function* askable(scene: Scene, { signs, judged }: KeysProbe): AsyncGenerator<readonly OrderKey[]> {
  const { base, long } = await planProbes(scene.listing);
  const unsure: (readonly OrderKey[])[] = [];
  let looks = 0;
  for (const keys of chainsOf(scene, await takenFields(scene), base.items, signs)) {
    if (!long || (await followedBy(scene, keys)) !== undefined) yield keys;
    else if ((looks += 1) > mostLookedAt) break;
    else {
      const shows = await probablyShows(scene, base.items, keys, keys.slice(0, judged));
      if (shows === 'shows') yield keys;
      else if (shows === 'unsure') unsure.push(keys);
    }
  }
  yield* unsure.slice(0, mostUnsure);
}

/** A page by an order, and how it is told. */
interface OrderedPage extends Pick<PageProbe, 'label' | 'shows'> {
  readonly page: Page;
}

/** The pages of an order: where it is walked, all that are asked for, because the target may order further ones otherwise, or not at all. */
async function pagesBy(scene: Scene, first: Page, order: FollowedOrder | undefined): Promise<readonly OrderedPage[]> {
  if (order === undefined) return [{ page: first }];
  const walks = [await walkOf(scene, order), ...(await endOfWalk(scene, order)).map(({ walk }) => walk)];
  return walks.flatMap(({ pages }) =>
    pages.map((page, index): OrderedPage =>
      index === 0 ? { page } : { page, label: 'on a continued page', shows: 'on-continued-page' },
    ),
  );
}

/** So many refused combinations of candidates show that the target takes none: an index on one key is none on two. */
const refusalLimit = 4;

/** Asks for keys in these directions, and judges the page by the first `judged` of them; `either`: the last of them both ways. */
interface KeysProbe {
  readonly signs: Signs;
  readonly judged: number;
  readonly either?: boolean;
}

/** The same keys with the last one turned round. */
const lastTurned = (keys: readonly OrderKey[]): readonly OrderKey[] =>
  keys.map((key, index) =>
    index < keys.length - 1 ? key : { ...key, direction: key.direction === 'ascending' ? 'descending' : 'ascending' },
  );

async function judgeKeys(scene: Scene, evidence: Evidence, probe: KeysProbe): Promise<void> {
  const { judged, either } = probe;
  const before = evidence.witnesses.length;
  /** By number of keys. */
  const refusals = new Map<number, number>();
  for await (const asked of askable(scene, probe)) {
    if (asked.length < judged) return;
    const keys = asked.slice(0, judged);
    const refused = refusals.get(asked.length) ?? 0;
    if (asked.some(({ field }) => field.status === 'candidate') && refused >= refusalLimit) continue;
    const order = await followedBy(scene, asked);
    const reply = await scene.listing.ask(order?.query ?? { order: asked });
    if (reply.kind === 'refusal') {
      refusals.set(asked.length, refused + 1);
      evidence.needs(
        'taken',
        `${asked.length} order keys of which one is a candidate; this one refused them with ${reply.status}`,
      );
    }
    const candidate = asked.find(({ field }) => field.status === 'candidate') ?? asked[0];
    if (candidate === undefined || !honoured(reply, candidate.field, evidence)) continue;
    for (const { page, ...told } of await pagesBy(scene, reply, order)) {
      if (await lastKeyShows(scene, page, keys)) evidence.witness(page);
      if (either !== true || (await isDisordered(scene, page.items, lastTurned(keys))))
        if (!(await judgePage(scene, evidence, page, { ...told, keys }))) break;
    }
    if (evidence.witnesses.length > before || evidence.violations.length > 0) return;
  }
}

export function keys(...probes: readonly KeysProbe[]): Judge<'order.keys'> {
  return {
    async judge(scene, evidence) {
      for (const probe of probes) {
        await judgeKeys(scene, evidence, probe);
        if (evidence.violations.length > 0) return;
      }
      evidence.needs('ties', (probes.at(-1)?.judged ?? 2) - 1);
    },
  };
}
