import { itemsOn } from '../../judging/place';
import type { Check } from '../../judging/check';
import { disorderedPair } from '../../judging/collation';
import { disorderOf } from '../../facts/order-judge';
import { writeKeys } from '../../facts/ordered';
import { fieldValues } from '../../listing/column';
import { fieldText } from '../../listing/value';
import { exchangesOf } from '../../listing/walk';

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
    const pair = isAsked ? await disorderOf(scene, walk.items, keys) : disorderedPair(walk.items, keys);
    if (pair === undefined) return;
    const held = [pair.first, pair.second].map((item) => keys.map(({ field }) => fieldText(item, field) ?? 'nothing').join(', '));
    evidence.violate({
      subject: 'the order of a listing that is asked for none',
      expected: `items by ${writeKeys(keys)}, as the contract says`,
      received: `${held[0]} before ${held[1]}`,
      place: itemsOn(first, [pair.first, pair.second]),
      at: [exchangesOf(walk)],
      evidence: 'collection',
    });
  },
};
