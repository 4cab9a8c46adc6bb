import type { Check } from '../../judging/check';
import { pagesOf } from './pages';
import { isObject, valueAt } from '../../contract/pointer';
import { excerpt } from '../../listing/value';

export const check: Check<'response.identity'> = {
  async judge(scene, evidence) {
    const { identity } = scene.contract.items;
    const place = identity.map((at) => at || 'the item itself').join(' and ');
    for (const page of await pagesOf(scene, false)) {
      if (page.items.length > 0) evidence.witness(page);
      // What is no object can hold nothing: response.schema tells it, and it alone.
      const without = page.identities.findIndex((one, index) => (one ?? '') === '' && isObject(page.items[index]));
      if (without === -1) continue;
      evidence.violate({
        subject: place,
        expected: `an identity at ${place} of every item`,
        received: `${identity.map((at) => excerpt(valueAt(page.items[without], at), 40)).join(' and ')} in item ${without}`,
        place: { part: 'item', at: [without] },
        at: [page],
      });
    }
    evidence.needs('one-item');
  },
};
