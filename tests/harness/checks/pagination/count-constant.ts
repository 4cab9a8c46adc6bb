import type { Check } from '../../judging/check';
import { placedPages } from './placed-pages';

export const check: Check<'pagination.count-constant'> = {
  async judge(scene, evidence) {
    const pages = (await placedPages(scene)).filter(({ page }) => page.count !== undefined);
    const [first] = pages;
    if (first === undefined) return;
    const other = pages.find(({ page }) => page.count !== first.page.count);
    if (pages.length > 1) evidence.witness(first.page);
    else evidence.needs('two-items');
    if (other === undefined) return;
    evidence.violate({
      subject: 'the count across pages',
      expected: `the same count on every page (${first.page.count} on the first)`,
      received: String(other.page.count),
      place: { part: 'count' },
      at: [other.page, first.page],
    });
  },
};
