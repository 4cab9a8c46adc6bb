import { unionOf } from '../../facts/clauses';
import { tornPair } from '../../facts/order-judge';
import { writeKeys } from '../../facts/ordered';
import { ownValueWalks } from '../../facts/own-value-walks';
import { severalClausesWalk } from '../../facts/several-clauses';
import { unionQuery } from '../../facts/union-in-order';
import type { Check, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { firstDuplicate } from '../../judging/sequence';
import { exchangesOf } from '../../listing/walk';
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

/** The pages of some values of the order's own field, one behind the other; where an item is lost or comes twice, filtering.with-order tells. */
async function judgeOwnValues(scene: Scene, evidence: Evidence): Promise<void> {
  for (const { keys, query, wanted } of await ownValueWalks(scene)) {
    const walk = await scene.listing.walk(query, wanted);
    const isWhole = walk.end === 'ended' && walk.distinct === wanted - 1 && firstDuplicate(walk.identities) === undefined;
    const torn = isWhole ? await tornPair(scene, walk, keys) : undefined;
    if (torn === undefined) continue;
    evidence.violate({
      subject: 'order beside a filter by the same field',
      expected: `${writeKeys(keys)} across pages beside a filter by the same field`,
      received: `the opposite${torn.places}`,
      place: { part: 'items' },
      at: [exchangesOf(walk), ...torn.elsewhere],
      evidence: 'collection',
    });
  }
}

export const check: Check<'sorting.with-filter'> = {
  async judge(scene, evidence) {
    await judgeOwnField(scene, evidence);
    await judgeOwnValues(scene, evidence);
    await judgeSeveralClauses(scene, evidence);
    await kept.judge(scene, evidence);
  },
};
