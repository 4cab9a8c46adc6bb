import { differenceOn } from '../../judging/place';
import type { Check } from '../../judging/check';
import { numberedPages } from '../../facts/numbered-pages';
import { planProbes } from '../../facts/probe-plan';
import { difference, finished } from '../../judging/sequence';
import { exchangesOf } from '../../listing/walk';

export const check: Check<'pagination.page-position'> = {
  async judge({ listing }, evidence) {
    const { base } = await planProbes(listing);
    if (!finished(base, evidence)) return;
    for (const { query, index, start, size } of await numberedPages(listing)) {
      const reply = await listing.ask(query);
      const subject = `page ${index + 1} of ${size} items`;
      if (reply.kind !== 'page') {
        evidence.refused(reply, subject, `the page that starts at position ${start} of the walk`, [exchangesOf(base)]);
        continue;
      }
      evidence.witness(reply);
      // A page that is too short is for pagination.pages-full to tell.
      const wanted = base.identities.slice(start, start + Math.max(1, reply.items.length));
      const parts = difference(reply.identities, wanted);
      if (parts === undefined) continue;
      evidence.violate({
        subject,
        expected: `the items from position ${start} of the walk (${wanted[0] ?? 'none'} first)`,
        received: parts,
        place: differenceOn(reply, wanted),
        at: [reply, exchangesOf(base)],
      });
    }
    evidence.needs('two-items');
  },
};
