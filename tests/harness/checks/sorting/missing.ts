import type { ListingField } from '../../contract/model';
import type { Check } from '../../judging/check';
import { collationNames, collationsOf } from '../../judging/collation';
import type { Page } from '../../listing/reply';
import { fieldText, type Item } from '../../listing/value';
import { exchangesOf } from '../../listing/walk';
import {
  byField,
  directions,
  honoured,
  orderableFields,
  orderedWalk,
  takenFields,
  valuesOf,
  walkedWhole,
  wholeOrder,
} from '../../facts/ordered';

/** Where the missing values of a sequence stand: at one end, or scattered. */
function placeOfMissing(values: readonly (string | undefined)[]): 'none' | 'first' | 'last' | 'all' | 'scattered' {
  const missing = values.map((value) => value === undefined);
  if (!missing.includes(true)) return 'none';
  if (!missing.includes(false)) return 'all';
  const changes = missing.filter((here, index) => index > 0 && here !== missing[index - 1]).length;
  return changes > 1 ? 'scattered' : missing[0] ? 'first' : 'last';
}

const lacks = (items: readonly Item[], field: ListingField): boolean =>
  items.some((item) => fieldText(item, field) === undefined);

export const missingValues: Check = {
  id: 'sorting.missing-values',
  async judge(scene, evidence) {
    const base = await scene.listing.walk();
    const whole = walkedWhole(await orderableFields(scene));
    for (const field of await takenFields(scene)) {
      if (!lacks(base.items, field)) continue;
      for (const direction of directions) {
        const walked = direction === 'ascending' && whole.has(field);
        const query = walked ? await wholeOrder(scene, field) : byField(field, direction);
        const first = await scene.listing.ask(query);
        if (!honoured(first, field, evidence)) continue;
        const pages: readonly Page[] = walked ? (await orderedWalk(scene, field)).pages : [first];
        const scattered = pages.find((page) => placeOfMissing(valuesOf(page.items, field)) === 'scattered');
        const items = pages.flatMap((page) => page.items);
        const place = placeOfMissing(valuesOf(items, field));
        if (placeOfMissing(valuesOf(base.items, field)) === 'scattered') evidence.witness(first);
        const absent = (some: readonly Item[]): number => some.filter((item) => fieldText(item, field) === undefined).length;
        // Values follow, so that all that are missing must have come.
        const divided = place === 'first' && first.count === base.items.length && absent(items) < absent(base.items);
        if (scattered === undefined && place !== 'scattered' && !divided) {
          if (place === 'first' || place === 'last') evidence.observe(`order.missing-${direction}`, place, first);
          continue;
        }
        evidence.violate({
          subject: `items without ${field.path}, ${direction}`,
          expected: `items without ${field.path} together at one end`,
          received: divided ? `${absent(items)} of ${absent(base.items)} before the others` : 'such items between others',
          at: scattered === undefined ? [pages.map((page) => page.exchange.id)] : [scattered],
          ...(scattered === undefined
            ? { evidence: 'collection' }
            : { evidence: 'exchange', ownValue: { page: scattered, strays: scatteredIn(field) } }),
        });
      }
    }
    evidence.needs('items of which some lack an orderable field, in no order of their own');
  },
};

/** The items without a value on a page where such items stand between others. */
const scatteredIn =
  (field: ListingField) =>
  ({ items, identities }: Page): readonly string[] =>
    placeOfMissing(valuesOf(items, field)) === 'scattered'
      ? items.flatMap((item, index) => (fieldText(item, field) === undefined ? [identities[index] ?? ''] : []))
      : [];

export const collation: Check = {
  id: 'sorting.collation',
  async judge(scene, evidence) {
    const fields = (await orderableFields(scene)).filter(({ kind }) => kind === 'string');
    const whole = walkedWhole(fields);
    for (const field of fields) {
      if (!whole.has(field)) continue;
      const down = await scene.listing.ask(byField(field, 'descending'));
      const walk = await orderedWalk(scene, field);
      if (walk.end !== 'ended' || down.kind !== 'page') continue;
      const present = (items: readonly Item[]): string[] => valuesOf(items, field).filter((value) => value !== undefined);
      const up = collationsOf(present(walk.items));
      const reversed = collationsOf(present(down.items).reverse());
      const [recognised] = up;
      // Under a collation that is not listed nothing can be required.
      if (recognised === undefined || reversed.length === 0) continue;
      evidence.observe('order.collation', recognised, exchangesOf(walk));
      if (Math.min(up.length, reversed.length) < collationNames.length) evidence.witness(down);
      if (up.some((name) => reversed.includes(name))) continue;
      evidence.violate({
        subject: `the collation of ${field.path}`,
        expected: `${field.path} descending by the collation it ascends by (${up.join(', ')})`,
        received: `the order of ${reversed.join(', ')}`,
        at: [down, exchangesOf(walk)],
      });
    }
    evidence.needs('text values that collations order differently, such as letters of both cases');
  },
};
