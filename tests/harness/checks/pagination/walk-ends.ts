import type { Check } from '../../judging/check';
import { walks } from './walks';
import { exchangesOf } from '../../listing/walk';
import { counted } from '../../text/counted';
import { describe } from '../../listing/reply';

export const check: Check<'pagination.walk-ends'> = {
  async judge(scene, evidence) {
    for (const { name, walk } of await walks(scene)) {
      switch (walk.end) {
        case 'ended':
        case 'cut':
          if (walk.pages.length > 1) evidence.witness(exchangesOf(walk));
          break;
        case 'endless':
          evidence.violate({
            subject: `${name} does not end`,
            expected: 'an empty token once every item was returned',
            received: `${counted(walk.pages.length, 'page')} with ${counted(walk.items.length, 'item')}, the last ones without a new item, and a further token`,
            at: [[...exchangesOf(walk)].reverse()],
          });
          break;
        case 'stopped':
          if (walk.stop === undefined || walk.stop.kind === 'unavailable') break;
          evidence.violate({
            subject: `${name} breaks off`,
            expected: `page ${walk.pages.length + 1} of the walk`,
            received: walk.stop.kind === 'page' ? 'a page' : describe(walk.stop),
            at: [walk.stop, exchangesOf(walk)],
          });
      }
    }
    evidence.needs('two-items');
  },
};
