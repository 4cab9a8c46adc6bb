import { itemName } from '../../listing/item-name';
import { identityOn } from '../../judging/place';
import type { Check } from '../../judging/check';
import { walks } from './walks';
import { firstDuplicate, placesOf } from '../../judging/sequence';
import { exchangesOf } from '../../listing/walk';
import { counted } from '../../text/counted';

export const check: Check<'pagination.walk-unique'> = {
  async judge(scene, evidence) {
    for (const { name, walk } of await walks(scene)) {
      const twice = firstDuplicate(walk.identities);
      if (walk.pages.length > 1) evidence.witness(exchangesOf(walk));
      if (twice === undefined) continue;
      const pages = walk.pages.filter(({ identities }) => identities.includes(twice));
      evidence.violate({
        subject: `${name} repeats an item`,
        expected: 'every item once',
        received: `${itemName(twice)} is ${placesOf(walk, twice)}; ${counted(walk.identities.length - new Set(walk.identities).size, 'repetition')} among ${counted(walk.identities.length, 'item')}`,
        place: identityOn(pages[0], twice),
        at: [...pages, exchangesOf(walk)],
      });
    }
    evidence.needs('two-items');
  },
};
