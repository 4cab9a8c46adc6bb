import { itemName } from '../../listing/item-name';
import type { Check, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { expectedOf, honouredFilter, judgeMatches, shownFilter } from '../../judging/matches';
import { finished, missingFrom } from '../../judging/sequence';
import { askFor, isCounted, room } from '../../facts/operands';
import { commonProbes, oneOfProbes, partsTogether, poolBy } from '../../facts/parts-together';
import { sized } from '../../facts/probe-plan';
import type { Expression } from '../../grammar/expression';
import { eachOperator } from '../../facts/each-operator';
import { edgesTogether } from '../../facts/edges';
import { judgeSuspects } from '../../facts/wrong-unions';
import { exchangesOf } from '../../listing/walk';
import { counted } from '../../text/counted';

/** Every item that has one of the values is on a page of the walk. */
async function judgeWalk(scene: Scene, evidence: Evidence, expression: Expression, label: string): Promise<void> {
  const { contract, listing } = scene;
  const base = await listing.walk();
  const walk = await listing.walk({ filter: expression, ...sized(contract, await room(scene)) });
  if (base.end !== 'ended' || !finished(walk, evidence)) return;
  const { must } = await expectedOf(scene, expression);
  const lost = missingFrom(walk.identities, must);
  if (lost.length === 0) return;
  evidence.violate({
    subject: `${label}: lost`,
    expected: `${counted(must.size, 'item that matches', 'items that match')} ${shownFilter(scene, expression)} in the walk`,
    received: `${counted(lost.length, 'item')} lost; ${itemName(lost[0] ?? '')} matches and is on no page`,
    place: { part: 'items' },
    at: [exchangesOf(walk), exchangesOf(base)],
    evidence: 'collection',
  });
}

export const check: Check<'filtering.in'> = {
  async judge(scene, evidence) {
    const together = poolBy(await partsTogether(scene), 'in');
    await edgesTogether(scene);
    await eachOperator(scene);
    if (await judgeSuspects(scene, evidence, ['in'])) return;
    if (together !== undefined) return evidence.witness(together.page);
    const rare = await oneOfProbes(scene);
    for (const { field, expression } of rare.length > 0 ? rare : await commonProbes(scene)) {
      const page = await askFor(scene, expression);
      if (!honouredFilter(page, field, evidence)) continue;
      evidence.witness(page);
      const label = `${field.path} in`;
      await judgeMatches(scene, evidence, page, expression, label, { sound: true, complete: true, count: true });
      if (rare.length === 0 && !isCounted(scene)) await judgeWalk(scene, evidence, expression, label);
      return;
    }
    evidence.needs('two-kinds');
  },
};
