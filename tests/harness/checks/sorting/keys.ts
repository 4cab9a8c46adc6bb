import type { ListingField } from '../../contract/model';
import type { Check, Scene } from '../check';
import { disordered, type OrderKey } from '../collation';
import type { Evidence } from '../evidence';
import { fieldText, fieldValues, type Item } from '../value';
import { judgePage } from './direction';
import { byField, honoured, known, orderableFields, type Direction } from './probes';
import type { Page } from '../reply';

/** Whether at least two of the items share every value of `fields` and differ in `next`. */
function tiesThenDiffers(items: readonly Item[], fields: readonly ListingField[], next: ListingField): boolean {
  const groups = new Map<string, Set<string>>();
  for (const item of items) {
    const [head, tail] = [fields.map((field) => fieldText(item, field)), fieldText(item, next)];
    if (head.includes(undefined) || tail === undefined) continue;
    const key = JSON.stringify(head);
    groups.set(key, (groups.get(key) ?? new Set()).add(tail));
  }
  return [...groups.values()].some((group) => group.size > 1);
}

/** Field sequences of a length whose every field but the last ties, so that each next one decides somewhere. */
function chains(fields: readonly ListingField[], items: readonly Item[], length: number): readonly (readonly ListingField[])[] {
  let found: readonly (readonly ListingField[])[] = fields.map((field) => [field]);
  for (let size = 2; size <= length; size += 1) {
    found = found.flatMap((chain) =>
      fields.filter((next) => !chain.includes(next) && tiesThenDiffers(items, chain, next)).map((next) => [...chain, next]),
    );
  }
  return found;
}

/** Whether a target that ignored the last key would have been seen: among equals its own order breaks it. */
async function lastKeyShows(scene: Scene, page: Page, keys: readonly OrderKey[]): Promise<boolean> {
  const place = new Map([...(await known(scene)).keys()].map((identity, index) => [identity, index]));
  const own = page.items
    .map((item, index) => ({ item, at: place.get(page.identities[index] ?? '') ?? index }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
  const head = keys.slice(0, -1);
  return own.some((second, index) =>
    own
      .slice(0, index)
      .some(
        (first) =>
          head.every(({ field }) => fieldText(first, field) === fieldText(second, field)) && disordered(first, second, keys),
      ),
  );
}

/** Fields the target orders by, coarse ones first: they tie most, and leave most to the next key. */
async function usableFields(scene: Scene): Promise<readonly ListingField[]> {
  const { items } = await scene.listing.walk();
  const usable: ListingField[] = [];
  for (const field of await orderableFields(scene)) {
    if (field.status === 'documented' || (await scene.listing.ask(byField(field, 'descending'))).kind === 'page')
      usable.push(field);
  }
  return usable.sort((a, b) => fieldValues(items, a).size - fieldValues(items, b).size);
}

async function judgeKeys(scene: Scene, evidence: Evidence, signs: readonly Direction[]): Promise<void> {
  const base = await scene.listing.walk();
  const fields = await usableFields(scene);
  for (const chain of chains(fields, base.items, signs.length)) {
    const keys = chain.map((field, index) => ({ field, direction: signs[index] ?? 'ascending' }));
    const reply = await scene.listing.ask({ order: keys });
    const candidate = chain.find(({ status }) => status === 'candidate') ?? chain[0];
    if (candidate === undefined || !honoured(reply, candidate, evidence)) continue;
    if (await lastKeyShows(scene, reply, keys)) evidence.witness(reply);
    judgePage(evidence, reply, keys);
    if (evidence.witnesses.length > 0 || evidence.violations.length > 0) return;
  }
  evidence.needs(
    `items that share a value of ${signs.length - 1} orderable field${signs.length > 2 ? 's' : ''} and differ in another, in an order of their own that is not the asked one`,
  );
}

function keys(id: string, ...signs: readonly Direction[]): Check {
  return { id, judge: (scene, evidence) => judgeKeys(scene, evidence, signs) };
}

export const secondKey = keys('sorting.second-key', 'ascending', 'ascending');
export const secondKeyDirection = keys('sorting.second-key-direction', 'ascending', 'descending');
export const thirdKey = keys('sorting.third-key', 'descending', 'ascending', 'descending');
