import { identityOn } from '../../judging/place';
import { answerToNoMatch } from '../../facts/absent-values';
import type { Check } from '../../judging/check';
import { pageSizes, planProbes, sized } from '../../facts/probe-plan';
import type { ListQuery } from '../../listing/listing';
import { finished } from '../../judging/sequence';
import { exchangesOf } from '../../listing/walk';

/** The largest size, up to a maximum, that divides a number of items into several pages. */
function dividing(total: number, maximum: number): number {
  for (let size = Math.min(maximum, Math.floor(total / 2)); size > 1; size -= 1) if (total % size === 0) return size;
  return 1;
}

export const check: Check<'pagination.page-count'> = {
  async judge(scene, evidence) {
    const { contract, listing } = scene;
    const { base, total, walkSize } = await planProbes(listing);
    if (!finished(base, evidence)) return;
    if (total === 0) return evidence.needs('one-item');
    const { usual, maximum } = await pageSizes({ contract: listing.contract, listing });
    const sizes = listing.contract.limit === undefined ? [usual] : [walkSize, dividing(total, maximum)];
    for (const size of new Set(sizes)) {
      const query: ListQuery = sized(listing.contract, size);
      const reply = await listing.ask(query);
      // A page of another size is told by the requirements of the limit.
      if (reply.kind !== 'page' || reply.pages === undefined || reply.items.length !== Math.min(size, total)) continue;
      evidence.witness(reply);
      const pages = Math.ceil(total / size);
      if (reply.pages === pages) continue;
      evidence.violate({
        subject: total % size === 0 ? 'the number of pages, all of them full' : 'the number of pages',
        expected: `${pages}, because the walk has ${total} items and a page ${size}`,
        received: String(reply.pages),
        place: { part: 'pages' },
        at: [reply, exchangesOf(base)],
      });
    }
    // Nothing may be told as no page, or as one that is empty.
    const none = await answerToNoMatch(scene);
    if (none?.kind === 'page' && none.items.length === 0 && (none.pages ?? 0) > 1)
      evidence.violate({
        subject: 'the number of pages of a filter that finds nothing',
        expected: '0 or 1, because it finds nothing',
        received: String(none.pages),
        place: { part: 'pages' },
        at: [none],
      });
    // A walk that believes too small a number ends too early, so what is behind its end is looked at, too.
    const behind = await listing.ask({ page: base.pages.length });
    if (contract.page.optional || behind.kind !== 'page') return;
    const further = behind.identities.find((identity) => identity !== undefined && !base.identities.includes(identity));
    if (further === undefined) return;
    evidence.violate({
      subject: 'a page behind the last one',
      expected: `no further item behind ${base.pages.length} pages, as the number of pages says`,
      received: further,
      place: identityOn(behind, further),
      at: [behind, exchangesOf(base)],
    });
  },
};
