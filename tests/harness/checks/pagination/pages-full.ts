import type { Check } from '../../judging/check';
import { planProbes } from '../../facts/probe-plan';
import { finished } from '../../judging/sequence';
import { placedPages } from './placed-pages';
import { counted } from '../../text/counted';
import { combinedProbes } from '../../facts/combination';

export const check: Check<'pagination.pages-full'> = {
  async judge(scene, evidence) {
    const { base } = await planProbes(scene.listing);
    if (!finished(base, evidence)) return;
    for (const { page, start, asked } of await placedPages(scene)) {
      if (start + asked > base.identities.length) continue;
      evidence.witness(page);
      if (page.items.length >= asked) continue;
      evidence.violate({
        subject: 'a page before the last',
        expected: `${counted(asked, 'item')}, for ${base.identities.length - start} are left`,
        received: `${page.items.length}`,
        place: { part: 'items' },
        at: [page],
      });
    }
    const { filter } = await combinedProbes(scene);
    const first = filter && (await scene.listing.ask(filter.query));
    if (
      filter !== undefined &&
      first?.kind === 'page' &&
      first.items.length < filter.size &&
      first.items.length < (first.count ?? 0)
    ) {
      evidence.violate({
        subject: 'a filtered page before the last',
        expected: `${counted(filter.size, 'item')}, for ${first.count} match`,
        received: `${first.items.length}`,
        place: { part: 'items' },
        at: [first],
      });
    }
    evidence.needs('two-items');
  },
};
