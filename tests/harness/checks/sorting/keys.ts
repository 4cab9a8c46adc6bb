import { type Item, fieldText } from '../../listing/value';
import type { Judge, Scene } from '../../judging/check';
import type { Page } from '../../listing/reply';
import type { OrderKey } from '../../grammar/order-key';
import { known, honoured } from '../../facts/ordered';
import { isDisordered } from '../../facts/order-judge';
import type { Evidence } from '../../judging/evidence';
import { judgePage } from './direction';
import { type Signs, chainsOf } from '../../facts/key-chains';
import { followedBy } from '../../facts/followed-orders';
import { takenFields } from '../../facts/first-page';

/** Whether a target that ignored the last key would have been seen: among equals its own order breaks it. */
async function lastKeyShows(scene: Scene, page: Page, keys: readonly OrderKey[]): Promise<boolean> {
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

async function judgeKeys(scene: Scene, evidence: Evidence, { signs, judged, either }: KeysProbe): Promise<void> {
  const base = await scene.listing.walk();
  const before = evidence.witnesses.length;
  /** By number of keys. */
  const refusals = new Map<number, number>();
  for (const asked of chainsOf(scene, await takenFields(scene), base.items, signs)) {
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
    if (await lastKeyShows(scene, reply, keys)) evidence.witness(reply);
    if (either !== true || (await isDisordered(scene, reply.items, lastTurned(keys))))
      await judgePage(scene, evidence, reply, { keys });
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
