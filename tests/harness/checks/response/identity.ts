import type { Check } from '../../judging/check';
import { pagesOf } from './pages';
import { isObject, valueAt } from '../../contract/pointer';
import { excerpt } from '../../listing/value';

export const check: Check<'response.identity'> = {
  async judge(scene, evidence) {
    const { identity: pointer } = scene.contract.items;
    for (const page of await pagesOf(scene, false)) {
      if (page.items.length > 0) evidence.witness(page);
      // What is no object can hold nothing: response.schema tells it, and it alone.
      const without = page.identities.findIndex((one, index) => (one ?? '') === '' && isObject(page.items[index]));
      if (without === -1) continue;
      evidence.violate({
        subject: pointer,
        expected: `an identity at ${pointer} of every item`,
        received: `${excerpt(valueAt(page.items[without], pointer), 40)} in item ${without}`,
        at: [page],
      });
    }
    evidence.needs('one-item');
  },
};
