import { type Item, fieldText } from '../../listing/value';
import type { ListingField, Json } from '../../contract/model';
import { tokensOf } from '../../contract/pointer';
import type { Scene, Check } from '../../judging/check';
import { type Direction, directionsOf, honoured, valuesInOrder } from '../../facts/ordered';
import type { OrderKey } from '../../grammar/order-key';
import { isDisordered } from '../../facts/order-judge';
import { rankBy } from '../../facts/own-orders';
import type { Page } from '../../listing/reply';
import { takenFields, firstBy } from '../../facts/first-page';
import { lackingIn } from '../../listing/column';
import { walkBy } from '../../facts/followed-orders';
import { edgeDirection, missingEdge } from '../../facts/missing-edge';
import { disorderedPair } from '../../judging/collation';
import type { At, Evidence } from '../../judging/evidence';
import { exchangesOf, type Walk } from '../../listing/walk';

/** Where the missing values of a sequence stand: at one end, or scattered. */
function placeOfMissing(values: readonly (string | undefined)[]): 'none' | 'first' | 'last' | 'all' | 'scattered' {
  const missing = values.map((value) => value === undefined);
  if (!missing.includes(true)) return 'none';
  if (!missing.includes(false)) return 'all';
  const changes = missing.filter((here, index) => index > 0 && here !== missing[index - 1]).length;
  return changes > 1 ? 'scattered' : missing[0] ? 'first' : 'last';
}

/** An item as one that holds the declared default of a field it lacks, and nothing else. */
const withDefault = (item: Item, field: ListingField): Item =>
  fieldText(item, field) !== undefined || field.default === undefined
    ? item
    : tokensOf(field.pointer).reduceRight<Json>((value, name) => ({ [name]: value }), field.default);

/**
 * Whether items stand where they do because what they lack is read as the declared default. `against`: they would, but the other direction
 * shows another rank of the values, so it has the default elsewhere.
 */
type AsDefault = { readonly stands: boolean; readonly against?: readonly At[] };

async function asDefault(scene: Scene, items: readonly Item[], field: ListingField, direction: Direction): Promise<AsDefault> {
  if (field.default === undefined) return { stands: false };
  const keys: readonly OrderKey[] = [{ field, direction }];
  const read = (item: Item): Item => withDefault(item, field);
  const all = items.map(read);
  if (await isDisordered(scene, all, keys, false)) return { stands: false };
  const other = directionsOf(scene, field).find((one) => one !== direction);
  if (field.kind !== 'enumeration' || other === undefined) return { stands: true };
  const own = await rankBy(scene, field, other, read);
  // What is not declared may share a rank.
  const declared = all.filter((item) => field.values.includes(fieldText(item, field) ?? ''));
  const isOther = disorderedPair(declared, keys, new Map([[field.path, own.compares]])) !== undefined;
  return isOther ? { stands: false, against: own.at } : { stands: true };
}

export const check: Check<'sorting.missing-values'> = {
  async judge(scene, evidence) {
    const base = await scene.listing.walk();
    for (const field of await takenFields(scene)) {
      if (lackingIn(base.items, field) === 0) continue;
      const isOwnScattered = placeOfMissing(valuesInOrder(base.items, field)) === 'scattered';
      for (const direction of directionsOf(scene, field)) {
        const first = await scene.listing.ask(await firstBy(scene, field, direction));
        if (!honoured(first, field, evidence)) continue;
        const { pages, items }: Pick<Walk, 'pages' | 'items'> = (await walkBy(scene, field, direction)) ?? {
          pages: [first],
          items: first.items,
        };
        const scattered = pages.find((page) => placeOfMissing(valuesInOrder(page.items, field)) === 'scattered');
        const place = placeOfMissing(valuesInOrder(items, field));
        if (isOwnScattered) evidence.witness(first);
        const absent = (some: readonly Item[]): number => lackingIn(some, field);
        const held = (some: readonly Item[]): number => some.length - absent(some);
        // Values follow, so that all that are missing must have come.
        const divided = place === 'first' && first.count === base.items.length && absent(items) < absent(base.items);
        const isAtEnd = scattered === undefined && place !== 'scattered' && !divided;
        // Behind them come more values than the page shows: that is no end.
        const goesOn = place === 'last' && first.count === base.items.length && held(items) < held(base.items);
        const read: AsDefault = !isAtEnd || goesOn ? await asDefault(scene, items, field, direction) : { stands: false };
        if (read.stands) {
          evidence.observe(`order.missing-${direction}`, 'default', first);
          continue;
        }
        const edge =
          direction === edgeDirection(scene, field) && pages.length === 1 && isAtEnd
            ? await missingEdge(scene, field, first)
            : undefined;
        if (edge !== undefined && !edge.isSharp) {
          const both = [...first.items, ...edge.page.items];
          if (!(await asDefault(scene, both, field, direction)).stands) tellEdge(evidence, field, direction, edge.page, base);
          // Where neither page shows such an item, nobody knows how it is read.
          else if (lackingIn(both, field) > 0) evidence.observe(`order.missing-${direction}`, 'default', first);
          continue;
        }
        if (isAtEnd) {
          if (place === 'first' || place === 'last') evidence.observe(`order.missing-${direction}`, place, first);
          continue;
        }
        evidence.violate({
          subject: `items without ${field.path}, ${direction}`,
          expected: `items without ${field.path} together at one end${field.default === undefined ? '' : `, or where its default stands (${field.default})`}`,
          received: divided ? `${absent(items)} of ${absent(base.items)} before the others` : 'such items between others',
          place: { part: 'items' },
          at: [scattered ?? pages.map((page) => page.exchange.id), ...(read.against ?? [])],
          ...(scattered === undefined || read.against !== undefined
            ? { evidence: 'collection' }
            : { evidence: 'exchange', ownValue: { page: scattered, strays: scatteredIn(field) } }),
        });
      }
    }
    evidence.needs('missing-values');
  },
};

/** In a long listing the page shows it at which they should begin or end. */
function tellEdge(evidence: Evidence, field: ListingField, direction: Direction, page: Page, base: Walk): void {
  evidence.violate({
    subject: `items without ${field.path}, ${direction}`,
    expected: `items without ${field.path} together at one end${field.default === undefined ? '' : `, or where its default stands (${field.default})`}`,
    received: 'others where, by their number, such items should begin or end',
    place: { part: 'items' },
    at: [page, exchangesOf(base)],
    evidence: 'collection',
  });
}

/** The items without a value on a page where such items stand between others. */
const scatteredIn =
  (field: ListingField) =>
  ({ items, identities }: Page): readonly string[] =>
    placeOfMissing(valuesInOrder(items, field)) === 'scattered'
      ? items.flatMap((item, index) => (fieldText(item, field) === undefined ? [identities[index] ?? ''] : []))
      : [];
