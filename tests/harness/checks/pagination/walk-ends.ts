import { placeOf } from '../../judging/place';
import type { Check } from '../../judging/check';
import { walks } from './walks';
import { exchangesOf } from '../../listing/walk';
import { counted } from '../../text/counted';
import { describe } from '../../listing/reply';
import { excerpt } from '../../listing/value';

/** What tells the end, by the way that a walk goes. */
const endOf = {
  token: 'an empty token once every item was returned',
  url: 'no further link once every item was returned',
  page: 'a page without items, or a refusal, behind the last page',
  offset: 'a page without items behind the last item',
  none: 'one page',
} as const;

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
            expected: endOf[walk.way],
            received: `${counted(walk.pages.length, 'page')} with ${counted(walk.items.length, 'item')}, the last ones without a new item${walk.way === 'page' ? '' : `, and a further ${walk.way === 'url' ? 'link' : 'token'}`}`,
            place: { part: 'next' },
            at: [[...exchangesOf(walk)].reverse()],
          });
          break;
        case 'astray':
          evidence.violate({
            subject: `${name} leads away`,
            expected: 'a next link to the same origin, because the credential may go nowhere else',
            received: `${excerpt(walk.pages.at(-1)?.onwards ?? null, 120)}, which was not followed`,
            place: { part: 'next' },
            at: [[...exchangesOf(walk)].reverse()],
            evidence: 'exchange',
          });
          break;
        case 'stopped':
          if (walk.stop === undefined || walk.stop.kind === 'unavailable') break;
          evidence.violate({
            subject: `${name} breaks off`,
            expected: `page ${walk.pages.length + 1} of the walk`,
            received: walk.stop.kind === 'page' ? 'a page' : describe(walk.stop),
            place: placeOf(walk.stop),
            at: [walk.stop, exchangesOf(walk)],
          });
      }
    }
    evidence.needs('two-items');
  },
};
