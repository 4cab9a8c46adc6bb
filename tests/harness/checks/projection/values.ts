import type { Check, Scene } from '../../judging/check';
import { type JudgePage, type ProjectionProbe, projecting } from './projecting';
import { type Page, identityOf } from '../../listing/reply';
import { type Item, excerpt, textAt } from '../../listing/value';
import { isSpelled } from '../../grammar/fragment';
import { planProbes } from '../../facts/probe-plan';
import { known } from '../../facts/ordered';
import type { Json } from '../../contract/model';
import { pathsOf, pointerOfPath, isResidue } from '../../listing/paths';
import { valueAt } from '../../contract/pointer';
import { isDeepStrictEqual } from 'node:util';
import { finished } from '../../judging/sequence';
import { identityPaths } from '../../contract/identity-paths';
import { exchangesOf } from '../../listing/walk';

/** The whole item behind each projected one: by identity where it is projected, else by position in the default walk. */
async function originals(scene: Scene, { query }: ProjectionProbe, page: Page): Promise<readonly (Item | undefined)[]> {
  const { base } = await planProbes(scene.listing);
  const items = await known(scene);
  return page.items.map((_, index) => {
    const identity = page.identities[index];
    return identity !== undefined
      ? items.get(identity)
      : query.order === undefined && query.filter === undefined
        ? base.items[index]
        : undefined;
  });
}

/** What an item carries at a path and below it. */
const leavesAt = (item: Item, path: string): ReadonlyMap<string, Json> =>
  new Map(
    pathsOf(valueAt(item, pointerOfPath(path)) ?? null, '.', path).flatMap((leaf) =>
      isResidue(leaf.value) ? [] : [[leaf.path, leaf.value] as const],
    ),
  );

/** A whole number by its digits, of which a double may lose some. How a fraction is written means nothing. */
function digitsAt(item: Item, leaf: string): string | undefined {
  const text = textAt(item, pointerOfPath(leaf));
  return text !== undefined && /^-?\d+$/.test(text) ? text : undefined;
}

/** Whether two values are the same. A list may be put together by another query, so its sequence means nothing. */
function isSameValue(one: Json | undefined, other: Json | undefined): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return isDeepStrictEqual(one, other);
  const [left, right] = [one, other].map((list) => list.map((member: Json) => JSON.stringify(member)).sort());
  return isDeepStrictEqual(one, other) || isDeepStrictEqual(left, right);
}

const isSameAt = (one: Item, other: Item, path: string, leaf: string): boolean => {
  const [digits, others] = [digitsAt(one, leaf), digitsAt(other, leaf)];
  const isSameNumber = digits === undefined || others === undefined || digits === others;
  return isSameNumber && isSameValue(leavesAt(one, path).get(leaf), leavesAt(other, path).get(leaf));
};

/** What an item holds, for a reader. */
function shownAt(item: Item, path: string, leaf: string): string {
  const value = leavesAt(item, path).get(leaf);
  return (typeof value === 'number' ? digitsAt(item, leaf) : undefined) ?? excerpt(value, 60);
}

/** The first leaf at a path or below it that two items hold differently. The order of members means nothing, nor does an empty one. */
function changedLeaf(one: Item, other: Item, path: string): string | undefined {
  const [left, right] = [leavesAt(one, path), leavesAt(other, path)];
  return [...left.keys(), ...right.keys()].find((leaf) => !isSameAt(one, other, path, leaf));
}

/** Whether a leaf differs between two full reads of one item already, as a time of the last probe may. */
async function isRestless(scene: Scene, item: Item, identity: string | undefined, path: string, leaf: string): Promise<boolean> {
  const { walkSize } = await planProbes(scene.listing);
  const walk = await scene.listing.walk({ limit: walkSize });
  const again = walk.items.find((one) => identity !== undefined && identityOf(one, scene.contract) === identity);
  return again !== undefined && !isSameAt(item, again, path, leaf);
}

const judgeValues: JudgePage = async (probe, page, scene, evidence) => {
  const { base } = await planProbes(scene.listing);
  if (!finished(base, evidence)) return;
  const whole = await originals(scene, probe, page);
  for (const [index, item] of page.items.entries()) {
    const original = whole[index];
    const identity = identityPaths(scene.contract);
    const isAsked = identity !== undefined && identity.length > 0 && identity.every((path) => probe.asked.includes(path));
    if (isAsked && page.identities[index] === undefined) {
      evidence.violate({
        subject: `${probe.label}: the identity`,
        expected: `${identity.join(' and ')}, which every item has in the full read`,
        received: `nothing in item ${index}`,
        place: { part: 'item', at: [index] },
        at: [page, exchangesOf(base)],
        evidence: 'collection',
      });
      return;
    }
    if (original === undefined) continue;
    for (const path of probe.asked) {
      if (leavesAt(original, path).size > 0) evidence.witness(page);
      const leaf = changedLeaf(original, item, path);
      if (leaf === undefined || (await isRestless(scene, original, page.identities[index], path, leaf))) continue;
      evidence.violate({
        subject: `${probe.label}: a value`,
        expected: `${leaf} as in the full read: ${shownAt(original, path, leaf)}`,
        received: `${shownAt(item, path, leaf)} in item ${index}`,
        place: { part: 'item', at: [index], pointer: pointerOfPath(leaf) },
        at: [page, exchangesOf(base)],
        evidence: 'collection',
      });
      return;
    }
  }
};

const shown = projecting(judgeValues);

export const check: Check<'projection.values'> = {
  async judge(scene, evidence) {
    await shown.judge(scene, evidence);
    // What an order was asked beside, and where a value was seen changed.
    const query = scene.suspects.get('projection.values');
    const reply = query && (await scene.listing.ask(query));
    if (query?.projection === undefined || isSpelled(query.projection) || reply?.kind !== 'page') return;
    await judgeValues({ label: 'fields beside an order', asked: query.projection, query }, reply, scene, evidence);
  },
};
