import { pageSizes } from '../../facts/probe-plan';
import type { Check } from '../../judging/check';
import { type Placed, placedPages } from './placed-pages';

export const check: Check<'pagination.number-fetched'> = {
  async judge(scene, evidence) {
    const { maximum } = await pageSizes(scene);
    const clamped = await scene.listing.ask({ limit: maximum * 20 });
    const pages: readonly Pick<Placed, 'page' | 'asked'>[] = [
      ...(await placedPages(scene)),
      ...(clamped.kind === 'page' ? [{ page: clamped, asked: maximum }] : []),
    ];
    // A target may apply a maximum of its own, which its longest page shows; that such pages are short is for pages-full to tell.
    const cap = Math.max(0, ...pages.map(({ page }) => page.items.length));
    for (const { page, asked } of pages) {
      if (page.limit === undefined) continue;
      if (page.items.length > 0) evidence.witness(page);
      if (page.items.length < asked) {
        evidence.observe('limit.reported', page.limit === page.items.length ? 'fetched' : 'applied', page);
      }
      if ([page.items.length, asked, Math.min(asked, cap)].includes(page.limit)) continue;
      evidence.violate({
        subject: 'the number fetched',
        expected: `${page.items.length}, the number of items fetched, or ${asked}, the limit applied`,
        received: String(page.limit),
        at: [page],
      });
    }
    evidence.needs('one-item');
  },
};
