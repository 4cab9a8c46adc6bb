import { unionOf } from '../../facts/clauses';
import { severalClausesWalk } from '../../facts/several-clauses';
import { unionQuery } from '../../facts/union-in-order';
import type { Check, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { beside } from './beside';
import { judgePage } from './direction';

const kept = beside('filter', 'filter');

/** An order by a field that the filter names, too. */
async function judgeOwnField(scene: Scene, evidence: Evidence): Promise<void> {
  const union = await unionOf(scene);
  const query = union && (await unionQuery(scene, union));
  if (query?.order === undefined) return;
  const page = await scene.listing.ask(query);
  if (page.kind === 'page')
    await judgePage(scene, evidence, page, { keys: query.order, label: 'beside a filter by the same field' });
}

/** An order beside several clauses, whose path may be one of its own. */
async function judgeSeveralClauses(scene: Scene, evidence: Evidence): Promise<void> {
  const several = await severalClausesWalk(scene);
  for (const page of several?.walk.pages.slice(0, 1) ?? [])
    await judgePage(scene, evidence, page, { keys: several?.kept.keys ?? [], label: 'beside a filter of several clauses' });
}

export const check: Check<'sorting.with-filter'> = {
  async judge(scene, evidence) {
    await judgeOwnField(scene, evidence);
    await judgeSeveralClauses(scene, evidence);
    await kept.judge(scene, evidence);
  },
};
