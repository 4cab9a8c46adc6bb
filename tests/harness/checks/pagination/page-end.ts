import type { Check } from '../../judging/check';
import { planProbes } from '../../facts/probe-plan';
import { settle } from '../../judging/policy';
import { refusedOr } from '../../judging/refused-or';
import { finished } from '../../judging/sequence';
import { exchangesOf } from '../../listing/walk';
import { counted } from '../../text/counted';

/** How far behind the end a page is asked for. */
const far = 1000;

export const check: Check<'pagination.page-end'> = {
  async judge(scene, evidence) {
    const { base, total } = await planProbes(scene.listing);
    if (!finished(base, evidence)) return;
    if (total < 2) return evidence.needs('two-items');
    const reply = await scene.listing.ask({ page: total + far });
    // The last page has fewer items than others, or as many: it ends with the last item either way.
    const choice = refusedOr(reply, evidence, 'a page number behind the end', ({ items, identities }) =>
      items.length === 0 ? 'empty' : identities.at(-1) === base.identities.at(-1) ? 'last' : 'items',
    );
    if (choice !== undefined) settle(scene, evidence, 'page.beyond-end', [choice]);
    if (choice?.value !== 'items' || scene.policies['page.beyond-end'] === 'items' || reply.kind !== 'page') return;
    evidence.violate({
      subject: 'a page number behind the end',
      expected: 'no items, a refusal or the last page, because a client that goes on until one of them comes would never end',
      received: `${counted(reply.items.length, 'item')}, the first being ${reply.identities[0] ?? 'without identity'}`,
      at: [reply, exchangesOf(base)],
      evidence: 'collection',
    });
  },
};
