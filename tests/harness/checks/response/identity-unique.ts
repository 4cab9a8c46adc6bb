import { itemName } from '../../listing/item-name';
import { identityOn } from '../../judging/place';
import type { Check } from '../../judging/check';
import { pagesOf } from './pages';
import { firstDuplicate } from '../../judging/sequence';

export const check: Check<'response.identity-unique'> = {
  async judge(scene, evidence) {
    for (const page of await pagesOf(scene, false)) {
      if (page.items.length > 1) evidence.witness(page);
      const twice = firstDuplicate(page.identities);
      if (twice === undefined) continue;
      evidence.violate({
        subject: 'an identity within a page',
        expected: 'every identity once on a page',
        received: `${itemName(twice)} ${page.identities.filter((one) => one === twice).length} times`,
        place: identityOn(page, twice),
        at: [page],
      });
    }
    evidence.needs('two-items');
  },
};
