import type { Check, SceneWith } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { settle } from '../../judging/policy';
import { refusedOr } from '../../judging/refused-or';
import { planProbes } from '../../facts/probe-plan';
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

/** How far behind the end a page is asked for. */
const far = 1000;

/** What a page number behind the end gives is the target's own business, as long as a walk finds its end. */
async function judgeBeyondEnd(scene: SceneWith<'way'>, evidence: Evidence): Promise<void> {
  const { base } = await planProbes(scene.listing);
  if (scene.contract.page === undefined || base.end !== 'ended' || base.pages.length < 2) return;
  const last = base.pages.at(-1)?.identities.join() ?? '';
  const reply = await scene.listing.ask({ page: base.pages.length + far });
  const choice = refusedOr(reply, evidence, 'a page number behind the end', ({ items, identities }) =>
    items.length === 0 ? 'empty' : identities.join() === last ? 'last' : 'items',
  );
  if (choice !== undefined) settle(scene, evidence, 'page.beyond-end', [choice]);
}

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
            at: [[...exchangesOf(walk)].reverse()],
          });
          break;
        case 'astray':
          evidence.violate({
            subject: `${name} leads away`,
            expected: 'a next link to the same origin, because the credential may go nowhere else',
            received: `${excerpt(walk.pages.at(-1)?.onwards ?? null, 120)}, which was not followed`,
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
            at: [walk.stop, exchangesOf(walk)],
          });
      }
    }
    await judgeBeyondEnd(scene, evidence);
    evidence.needs('two-items');
  },
};
