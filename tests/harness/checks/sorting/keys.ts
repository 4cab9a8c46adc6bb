import { type Item, fieldText } from '../../listing/value';
import type { Judge, Scene } from '../../judging/check';
import type { Page } from '../../listing/reply';
import type { OrderKey } from '../../grammar/order-key';
import { known, honoured } from '../../facts/ordered';
import { isDisordered } from '../../facts/order-judge';
import type { Evidence } from '../../judging/evidence';
import { judgePage } from './direction';
import { firstOfOrder, missingPlaces } from '../../facts/first-of-order';
import { type Signs, chainsOf } from '../../facts/key-chains';
import { type FollowedOrder, endOfWalk, followedBy, walkOf } from '../../facts/followed-orders';
import { takenFields } from '../../facts/first-page';
import { pageSizes, planProbes } from '../../facts/probe-plan';

/** Whether a target that ignored the last key would have been seen: among equals its own order breaks it. */
async function lastKeyShows(scene: Scene, page: Pick<Page, 'items' | 'identities'>, keys: readonly OrderKey[]): Promise<boolean> {
  const place = new Map([...(await known(scene)).keys()].map((identity, index) => [identity, index]));
  const own = page.items
    .map((item, index) => ({ item, at: place.get(page.identities[index] ?? '') ?? index }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
  const groups = new Map<string, Item[]>();
  for (const item of own) {
    const head = JSON.stringify(keys.slice(0, -1).map(({ field }) => fieldText(item, field) ?? null));
    const group = groups.get(head) ?? [];
    groups.set(head, group);
    group.push(item);
  }
  for (const group of groups.values()) if (await isDisordered(scene, group, keys)) return true;
  return false;
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
  const { usual } = await pageSizes(scene);
  const identities = new Map([...(await known(scene))].map(([identity, item]) => [item, identity]));
  const unsure: (readonly OrderKey[])[] = [];
  let looks = 0;
  for (const keys of chainsOf(scene, await takenFields(scene), base.items, signs)) {
    if (!long || (await followedBy(scene, keys)) !== undefined) yield keys;
    else if ((looks += 1) > mostLookedAt) break;
    else {
      let shows = 0;
      for (const missing of missingPlaces) {
        const items = firstOfOrder(base.items, keys, missing, usual);
        const page = { items, identities: items.map((item) => identities.get(item)) };
        if (await lastKeyShows(scene, page, keys.slice(0, judged))) shows += 1;
      }
      if (shows === missingPlaces.length) yield keys;
      else if (shows > 0) unsure.push(keys);
    }
  }
  yield* unsure.slice(0, mostUnsure);
}

/** The pages of an order: where it is walked in part, those of its beginning and its end, because the first one may hold equals alone. */
async function pagesBy(scene: Scene, first: Page, order: FollowedOrder | undefined): Promise<readonly Page[]> {
  if (order?.isPart !== true) return [first];
  const walks = [await walkOf(scene, order), ...(await endOfWalk(scene, order)).map(({ walk }) => walk)];
  return walks.flatMap(({ pages }) => pages);
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
    for (const page of await pagesBy(scene, reply, order)) {
      if (await lastKeyShows(scene, page, keys)) evidence.witness(page);
      if (either !== true || (await isDisordered(scene, page.items, lastTurned(keys))))
        if (!(await judgePage(scene, evidence, page, { keys }))) break;
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
