import type { Check, Scene } from '../../judging/check';
import { itemsOn } from '../../judging/place';
import { disorderedPair } from '../../judging/collation';
import type { At } from '../../judging/evidence';
import { disorderOf } from '../../facts/order-judge';
import { equalityPages } from '../../facts/equality-pages';
import { writeKeys } from '../../facts/ordered';
import { fieldValues } from '../../listing/column';
import type { Page } from '../../listing/reply';
import { fieldText, type Item } from '../../listing/value';
import { exchangesOf } from '../../listing/walk';

/** What was asked for without an order: the whole listing, and the pages of filters, which other checks ask for as well. */
interface Unasked {
  readonly subject: string;
  readonly first: Page | undefined;
  readonly items: readonly Item[];
  readonly at: readonly At[];
}

async function unasked(scene: Scene): Promise<readonly Unasked[]> {
  const walk = await scene.listing.walk();
  const pages = scene.contract.filter === undefined ? [] : await equalityPages(scene);
  return [
    {
      subject: 'the order of a listing that is asked for none',
      first: walk.pages[0],
      items: walk.items,
      at: [exchangesOf(walk)],
    },
    ...pages.map(({ page }) => ({
      subject: 'the order of a filtered listing that is asked for none',
      first: page,
      items: page.items,
      at: [page],
    })),
  ];
}

export const check: Check<'sorting.default'> = {
  async judge(scene, evidence) {
    const walk = await scene.listing.walk();
    const { default: keys, fields } = scene.contract.order;
    const isMoved = keys.some(({ field }) => fieldValues(walk.items, field).size > 1);
    if (!isMoved) return evidence.needs('default-order');
    const [first] = walk.pages;
    if (first !== undefined) evidence.witness(first);
    // How the target orders a field is seen only where it can be asked for.
    const isAsked = keys.every(({ field }) => fields.includes(field));
    for (const one of await unasked({ ...scene, contract: scene.listing.contract })) {
      const pair = isAsked ? await disorderOf(scene, one.items, keys) : disorderedPair(one.items, keys);
      if (pair === undefined) continue;
      const held = [pair.first, pair.second].map((item) =>
        keys.map(({ field }) => fieldText(item, field) ?? 'nothing').join(', '),
      );
      return evidence.violate({
        subject: one.subject,
        expected: `items by ${writeKeys(keys)}, as the contract says`,
        received: `${held[0]} before ${held[1]}`,
        place: itemsOn(one.first, [pair.first, pair.second]),
        at: one.at,
        evidence: 'collection',
      });
    }
  },
};
