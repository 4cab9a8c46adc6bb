import type { Check, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { divides, expectedOf, honouredFilter, judgeMatches, shownFilter } from '../../judging/matches';
import { finished, missingFrom } from '../../judging/sequence';
import { askedFields, askFor, isCounted, operands, room } from '../../facts/operands';
import { sized } from '../../facts/probe-plan';
import { type Expression, within } from '../../grammar/expression';
import { canWrite } from '../../grammar/filter';
import { exchangesOf } from '../../listing/walk';
import { counted } from '../../text/counted';

/** Enough that the first, one between and the last can be told apart. */
const mostValues = 3;

/** Pages that are walked for values that one page does not hold. */
const mostPages = 4;

const itemsWith = (values: readonly (readonly [string, number])[]): number => values.reduce((sum, [, count]) => sum + count, 0);

/** What the first page does not hold: every item that has one of the values is on a page of the walk. */
async function judgeWalk(scene: Scene, evidence: Evidence, expression: Expression, label: string): Promise<void> {
  const { contract, listing } = scene;
  const [walk, base] = [await listing.walk({ filter: expression, ...sized(contract, await room(scene)) }), await listing.walk()];
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
    const space = await room(scene);
    const isTold = isCounted(scene);
    for (const field of askedFields(scene, 'in')) {
      // Rare values, so that one page shows all of them where it can.
      const values = (await operands(scene, field, 'in')).toReversed();
      const few = values.slice(0, mostValues);
      const rare = itemsWith(few) > space ? values.slice(0, 2) : few;
      const isShown = itemsWith(rare) <= space;
      if (rare.length < 2 || (!isShown && !isTold && itemsWith(rare) > space * mostPages)) continue;
      const expression = within(
        field,
        rare.map(([value]) => value),
      );
      if (!canWrite(expression, scene.contract.filter) || !(await divides(scene, expression))) continue;
      const page = await askFor(scene, expression);
      if (!honouredFilter(page, field, evidence)) continue;
      evidence.witness(page);
      const label = `${field.path} in`;
      await judgeMatches(scene, evidence, page, expression, label, { sound: true, complete: true, count: true });
      if (!isShown && !isTold) await judgeWalk(scene, evidence, expression, label);
      return;
    }
    evidence.needs('two-kinds');
  },
};
