import { combinedProbes, combinedWalk } from '../../facts/combination';
import { dividingClause } from '../../facts/dividing-clause';
import { pageSizes, planProbes } from '../../facts/probe-plan';
import { where } from '../../grammar/expression';
import { answerToNoMatch } from '../../facts/absent-values';
import type { Check, Scene } from '../../judging/check';
import { expectedOf } from '../../judging/matches';
import type { Page } from '../../listing/reply';
import { finished } from '../../judging/sequence';
import { counted } from '../../text/counted';
import { exchangesOf, type Walk } from '../../listing/walk';
import { placedPages } from './placed-pages';

/**
 * The last page of a walk: the last one with items where each before it is full. Behind a short one a target may have looked for items that
 * match, and found none.
 */
function lastOf({ pages }: Walk, size: number): Page | undefined {
  const filled = pages.filter(({ items }) => items.length > 0);
  const isCutFirst = filled.slice(0, -1).some(({ items }) => items.length < size);
  return isCutFirst || filled.length < 2 ? pages.at(-1) : filled.at(-1);
}

/** Pages of a filter behind which nothing is left: the last one of a walk that others follow, too, or one as long as all that it finds; and one that finds nothing. */
async function lastPages(scene: Scene): Promise<readonly { readonly page: Page; readonly subject: string }[]> {
  const { contract } = scene.listing;
  const found: { readonly page: Page; readonly subject: string }[] = [];
  const { filter: combination } = await combinedProbes(scene);
  const isWalked = combination?.filter !== undefined && (contract.next !== undefined || contract.links !== undefined);
  const walk = isWalked ? await combinedWalk(scene, combination) : undefined;
  const last = walk?.end === 'ended' && walk.pages.length > 1 ? lastOf(walk, combination?.size ?? 0) : undefined;
  if (last !== undefined) found.push({ page: last, subject: 'the last page of a walk under a filter' });
  const clause = last === undefined ? await dividingClause(scene) : undefined;
  const { maximum } = await pageSizes({ contract, listing: scene.listing });
  if (clause !== undefined && contract.limit !== undefined && clause.matches <= maximum) {
    const filter = where(clause.field, clause.value);
    const { must, may } = await expectedOf(scene, filter);
    const page = await scene.listing.ask({ filter, limit: clause.matches });
    if (page.kind === 'page' && page.items.length === must.size && must.size === may.size)
      found.push({ page, subject: 'a full page of a filter that finds no more' });
  }
  const none = await answerToNoMatch(scene);
  // An empty page that leads on may be one that was cut before it was filtered.
  if (none?.kind === 'page' && none.items.length === 0 && none.onwards === undefined)
    found.push({ page: none, subject: 'a page of a filter that finds nothing' });
  return found;
}

export const check: Check<'pagination.more'> = {
  async judge(scene, evidence) {
    const { base, total } = await planProbes(scene.listing);
    if (!finished(base, evidence)) return;
    for (const { page, start } of await placedPages(scene)) {
      // A member that is missing or no boolean is told by response.list-members.
      const { more, items } = page;
      if (more === undefined || (items.length === 0 && total > 0)) continue;
      const left = Math.max(0, total - start - items.length);
      // Of an empty listing a constant would say the same.
      if (total > 0) evidence.witness(page);
      if (more === left > 0) continue;
      evidence.violate({
        subject: left > 0 ? 'a page before the end' : 'the last page',
        expected: left > 0 ? `that items are left, because ${counted(left, 'is', 'are')}` : 'that no item is left',
        received: left > 0 ? 'that none is' : 'that some are',
        place: { part: 'more' },
        at: [page, exchangesOf(base)],
      });
    }
    for (const { page: last, subject } of await lastPages(scene)) {
      if (last.more !== true) continue;
      evidence.violate({
        subject,
        expected: 'that no item is left',
        received: 'that some are',
        place: { part: 'more' },
        at: [last],
        evidence: 'collection',
      });
    }
    evidence.needs('one-item');
  },
};
