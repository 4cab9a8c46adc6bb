import { itemName } from '../../listing/item-name';
import { countsDiffer } from '../../listing/reply';
import type { Check, Scene } from '../../judging/check';
import { finished, missingFrom } from '../../judging/sequence';
import { directionsOf, keyOf, known, orderableFields } from '../../facts/ordered';
import { exchangesOf, type Walk } from '../../listing/walk';
import { counted } from '../../text/counted';
import { takenFields, firstBy } from '../../facts/first-page';
import { followedBy, walkBy } from '../../facts/followed-orders';
import type { ListingField } from '../../contract/model';
import type { OrderKey } from '../../grammar/order-key';
import { fieldValues } from '../../listing/column';
import { fieldText } from '../../listing/value';

/** Whether an item is equal to the last one of a page that another follows: what happens to such an item is for sorting.ties to tell. */
async function tiedAtEdge(scene: Scene, { pages }: Walk, field: ListingField): Promise<(identity: string) => boolean> {
  const items = await known(scene);
  const counts = fieldValues([...items.values()], field);
  const edges = new Set(pages.slice(0, -1).flatMap((page) => page.items.slice(-1).map((item) => fieldText(item, field))));
  return (identity) => {
    const item = items.get(identity);
    const value = item === undefined ? undefined : fieldText(item, field);
    return value !== undefined && (counts.get(value) ?? 0) > 1 && edges.has(value);
  };
}

/** The first field whose order is walked to the end. */
async function walkedWhole(scene: Scene, fields: readonly ListingField[]): Promise<readonly ListingField[]> {
  for (const field of fields)
    if ((await followedBy(scene, [keyOf(scene, field, 'ascending')]))?.wanted === Infinity) return [field];
  return [];
}

/** The other orders by one field of which a page is asked anyway: in one direction each, in the other where it is followed. */
async function beside(scene: Scene, walked: readonly ListingField[]): Promise<readonly OrderKey[]> {
  const keys: OrderKey[] = [];
  for (const field of await takenFields(scene)) {
    const { direction: first } = keyOf(scene, field, 'ascending');
    for (const direction of directionsOf(scene, field)) {
      const isAsked =
        direction === first ? !walked.includes(field) : (await followedBy(scene, [{ field, direction }])) !== undefined;
      if (isAsked) keys.push({ field, direction });
    }
  }
  return keys;
}

/** Each identity as often as it comes again. */
function repeatedIn(identities: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return identities.filter((identity) => seen.size === seen.add(identity).size);
}

const countOf = (page: { readonly count: number | undefined } | undefined): string =>
  page?.count === undefined ? 'no count' : `a count of ${page.count}`;

export const check: Check<'sorting.permutation'> = {
  async judge(scene, evidence) {
    const base = await scene.listing.walk();
    if (!finished(base, evidence)) return;
    const fields = await orderableFields(scene);
    const walked = await walkedWhole(scene, fields);
    for (const field of walked) {
      const walk = await walkBy(scene, field, keyOf(scene, field, 'ascending').direction);
      const first = walk?.pages[0];
      if (walk === undefined || first === undefined || !finished(walk, evidence)) continue;
      evidence.witness(exchangesOf(walk));
      const isTied = await tiedAtEdge(scene, walk, field);
      const lost = missingFrom(walk.identities, base.identities).filter((identity) => !isTied(identity));
      const invented = missingFrom(base.identities, walk.identities);
      const repeated = repeatedIn(walk.identities).filter((identity) => !isTied(identity)).length;
      if (lost.length > 0 || invented.length > 0 || repeated > 0 || countsDiffer(first, base.pages[0])) {
        evidence.violate({
          subject: `items by ${field.path}`,
          expected: `the ${counted(base.identities.length, 'item')} of the unordered walk, each once, and ${countOf(base.pages[0])}`,
          received: `${counted(lost.length, 'item')} lost, ${invented.length} added, ${counted(repeated, 'repetition')}, ${countOf(first)}${lost[0] === undefined ? '' : `; ${itemName(lost[0])} is lost`}`,
          place: lost.length + invented.length + repeated === 0 ? { part: 'count' } : { part: 'items' },
          at: [exchangesOf(walk), exchangesOf(base)],
          ...(lost.length + invented.length + repeated === 0 && { shows: 'by-count' }),
        });
      }
    }
    // The other orders are not walked to the end, but every page has the count.
    for (const { field, direction } of await beside(scene, walked)) {
      const first = await scene.listing.ask(await firstBy(scene, field, direction));
      if (first.kind !== 'page' || !countsDiffer(first, base.pages[0])) continue;
      evidence.violate({
        subject: `the count by ${field.path}, ${direction}`,
        expected: `${countOf(base.pages[0])}, as without an order`,
        received: countOf(first),
        place: { part: 'count' },
        at: [first, exchangesOf(base)],
      });
    }
    evidence.needs('own-order');
  },
};
