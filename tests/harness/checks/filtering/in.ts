import type { ListingField } from '../../contract/model';
import type { Check, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { divides, expectedOf, honouredFilter, judgeMatches, shownFilter } from '../../judging/matches';
import { finished, missingFrom } from '../../judging/sequence';
import { askedFields, askFor, isCounted, operands, room } from '../../facts/operands';
import { oneOfProbes, partsTogether, poolOf } from '../../facts/parts-together';
import { sized } from '../../facts/probe-plan';
import { type Expression, within } from '../../grammar/expression';
import { canWrite } from '../../grammar/filter';
import { exchangesOf } from '../../listing/walk';
import { counted } from '../../text/counted';

/** Pages that are walked for values that one page does not hold. */
const mostPages = 4;

interface Probe {
  readonly field: ListingField;
  readonly expression: Expression;
}

/** Two values of more items than a page holds: what it does not show, its count tells, or a walk of a few pages. */
async function commonProbes(scene: Scene): Promise<readonly Probe[]> {
  const most = isCounted(scene) ? Infinity : (await room(scene)) * mostPages;
  const probes = [];
  for (const field of askedFields(scene, 'in')) {
    const rare = (await operands(scene, field, 'in')).toReversed().slice(0, 2);
    const expression = within(
      field,
      rare.map(([value]) => value),
    );
    if (rare.length < 2 || rare.reduce((sum, [, count]) => sum + count, 0) > most) continue;
    if (canWrite(expression, scene.contract.filter) && (await divides(scene, expression))) probes.push({ field, expression });
  }
  return probes;
}

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
    received: `${counted(lost.length, 'item')} lost; ${lost[0]} matches and is on no page`,
    place: { part: 'items' },
    at: [exchangesOf(walk), exchangesOf(base)],
    evidence: 'collection',
  });
}

export const check: Check<'filtering.in'> = {
  async judge(scene, evidence) {
    const pools = await partsTogether(scene);
    const rare = await oneOfProbes(scene);
    for (const { field, expression } of rare.length > 0 ? rare : await commonProbes(scene)) {
      const together = poolOf(pools, expression);
      if (together !== undefined) return evidence.witness(together.page);
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
