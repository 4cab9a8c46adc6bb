import { itemName } from '../../listing/item-name';
import { walks } from './walks';
import { type Walk, exchangesOf } from '../../listing/walk';
import { placesOf, finished, missingFrom, firstDuplicate, atWalks } from '../../judging/sequence';
import type { Check } from '../../judging/check';

import { listedItems } from '../../facts/listed';
import { counted } from '../../text/counted';

/** Where an item stands in the first of several walks that has it. */
function placeElsewhere(identity: string, walks: readonly Walk[]): string {
  const walk = walks.find(({ identities }) => identities.includes(identity));
  return walk === undefined ? 'on a page behind the end' : `${placesOf(walk, identity)} of another walk`;
}

export const check: Check<'pagination.walk-complete'> = {
  async judge(scene, evidence) {
    const { listing } = scene;
    const { walks: listed, behind, identities: known } = await listedItems(listing);
    // A walk that is left, or entered further on, is held against the default one by pagination.page-size.
    const whole = (await walks(scene)).filter(({ walk, start, isPart }) => start === 0 && !(isPart && walk.end === 'cut'));
    for (const { name, walk } of whole) {
      if (!finished(walk, evidence)) continue;
      const missing = missingFrom(walk.identities, known);
      const [first] = walk.pages;
      // The count tells of items that no walk returned.
      const short =
        (first?.count ?? 0) > new Set(walk.identities).size &&
        missing.length === 0 &&
        firstDuplicate(walk.identities) === undefined;
      if (walk.pages.length > 1) evidence.witness(exchangesOf(walk));
      if (missing.length === 0 && !short) continue;
      evidence.violate({
        subject: `${name} leaves items out${missing.length > 0 ? '' : ', by the count alone'}`,
        ...(missing.length === 0 && { shows: 'by-count' }),
        expected: `all of ${counted(Math.max(known.size, first?.count ?? 0), 'item')}`,
        received: `${new Set(walk.identities).size}${missing.length > 0 ? `; ${itemName(missing[0] ?? '')} is ${placeElsewhere(missing[0] ?? '', listed)} and not in this one` : ''}`,
        place: missing.length === 0 ? { part: 'count' } : { part: 'items' },
        at: [exchangesOf(walk), ...atWalks(...listed.slice(1)), ...(behind === undefined ? [] : [behind])],
      });
    }
    evidence.needs('two-items');
  },
};
