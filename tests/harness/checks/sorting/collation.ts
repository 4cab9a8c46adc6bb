import type { At } from '../../judging/evidence';
import type { Item } from '../../listing/value';
import type { ListingField } from '../../contract/model';
import { isTwoWay, orderableFields, valuesInOrder } from '../../facts/ordered';
import type { Scene, Check } from '../../judging/check';
import { exchangesOf } from '../../listing/walk';
import { combinedProbes, combinedWalk, membersInOrder } from '../../facts/combination';
import { type Collation, commonlyExplained, locallyExplained, commonCollations } from '../../text/collators';
import { firstBy } from '../../facts/first-page';
import { seenBy } from '../../facts/followed-orders';

/** Values as they came, turned so that they ascend. */
interface Sequence {
  readonly values: readonly string[];
  readonly at: At;
  /** What was asked, for a reader. */
  readonly asked: string;
}

const present = (items: readonly Item[], field: ListingField): string[] =>
  valuesInOrder(items, field).filter((value) => value !== undefined);

/** What is seen of an ascending order: its walk, or its first page where it is not followed; `undefined` where it is not to be had. */
async function ascending(
  scene: Scene,
  field: ListingField,
): Promise<{ readonly items: readonly Item[]; readonly at: At } | undefined> {
  const seen = await seenBy(scene, field, 'ascending');
  if (seen !== undefined) return seen.walk.end === 'ended' || seen.walk.end === 'cut' ? seen : undefined;
  const page = await scene.listing.ask(await firstBy(scene, field, 'ascending'));
  return page.kind === 'page' ? { items: page.items, at: page } : undefined;
}

/** The sequences of both directions; `undefined` where one of them is not to be had. */
async function bothDirections(scene: Scene, field: ListingField): Promise<readonly [Sequence, Sequence] | undefined> {
  const up = await ascending(scene, field);
  if (up === undefined) return undefined;
  const down = await scene.listing.ask(await firstBy(scene, field, 'descending'));
  if (down.kind !== 'page') return undefined;
  return [
    { values: present(up.items, field), at: up.at, asked: 'ascending' },
    { values: present(down.items, field).reverse(), at: down, asked: 'descending' },
  ];
}

/** The same field in descending order beside a filter, over several pages. */
async function besideFilter(scene: Scene, field: ListingField): Promise<readonly Sequence[]> {
  const { filter: combination } = await combinedProbes(scene);
  if (combination?.keys[0]?.field !== field) return [];
  const walk = await combinedWalk(scene, combination);
  if (walk.end !== 'ended' && walk.end !== 'cut') return [];
  const items = await membersInOrder(scene, walk);
  return [{ values: present(items, field).reverse(), at: exchangesOf(walk), asked: 'descending beside a filter' }];
}

/** The collations that explain all of some sequences: common ones, and locales where there is none of those. */
function explaining(sequences: readonly Sequence[]): readonly Collation[] {
  const values = sequences.map((sequence) => sequence.values);
  const common = commonlyExplained(values);
  return common.length > 0 ? common : locallyExplained(values);
}

export const check: Check<'sorting.collation'> = {
  async judge(scene, evidence) {
    let isUnknown = false;
    const fields = (await orderableFields(scene)).filter((field) => field.kind === 'string' && isTwoWay(scene, field));
    for (const field of fields) {
      const both = await bothDirections(scene, field);
      if (both === undefined) continue;
      const sequences = [...both, ...(await besideFilter(scene, field))];
      const alone = sequences.map((sequence) => ({ sequence, by: explaining([sequence]) }));
      const [up, down] = alone;
      // Under a collation that is not listed nothing can be required.
      if (up?.by[0] === undefined || down?.by[0] === undefined) {
        isUnknown = true;
        continue;
      }
      const explained = alone.filter(({ by }) => by.length > 0);
      const common = explaining(explained.map(({ sequence }) => sequence));
      evidence.observe('order.collation', (common[0] ?? up.by[0]).name, up.sequence.at);
      const fewest = Math.min(...explained.map(({ by }) => commonCollations.filter((one) => by.includes(one)).length));
      if (fewest < commonCollations.length) evidence.witness(down.sequence.at);
      if (common.length > 0) continue;
      const other = explained.find((one) => explaining([up.sequence, one.sequence]).length === 0) ?? down;
      evidence.violate({
        subject: `the collation of ${field.path}`,
        expected: `${field.path} ${other.sequence.asked} by the collation it ascends by (${named(up.by)})`,
        received: `the order of ${named(other.by)}`,
        place: { part: 'items' },
        at: [other.sequence.at, up.sequence.at],
      });
    }
    if (isUnknown) evidence.needs('known-collation');
    else evidence.needs('collation');
  },
};

/** The names of a few collations: dozens of locales may explain a short page. */
function named(collations: readonly Collation[]): string {
  const names = collations.slice(0, 4).map(({ name }) => name);
  return `${names.join(', ')}${collations.length > names.length ? `, or ${collations.length - names.length} more` : ''}`;
}
