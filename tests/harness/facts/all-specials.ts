import type { SceneWith } from '../judging/check';
import { fieldValues } from '../listing/column';
import { honouredFields } from './literal-values';
import { plannedOnce } from './planned';
import { pageSizes } from './probe-plan';
import { specialClauses, specialsOf, type SpecialClause } from './special-clauses';
import { heldBy } from './text-field';

const plans = plannedOnce<'clauses', readonly SpecialClause[]>();

/**
 * The special clauses of documented text fields, and behind them those of the candidates that the target is known to filter by: a target may
 * read the values of one field well and those of another not. Together at most as many as one page shows; those of candidates are asked in a
 * union alone.
 */
export const allSpecialClauses = (scene: SceneWith<'filter.text'>): Promise<readonly SpecialClause[]> =>
  plans(scene, 'clauses', choose);

async function choose(scene: SceneWith<'filter.text'>): Promise<readonly SpecialClause[]> {
  const own = await specialClauses(scene);
  const { maximum } = await pageSizes({ listing: scene.listing, contract: scene.listing.contract });
  const { items } = await scene.listing.walk();
  const counted = ({ field, value }: SpecialClause): number => fieldValues(items, field).get(value) ?? 1;
  let room = own.reduce((left, clause) => left - counted(clause), maximum);
  const others = (await honouredFields(scene)).filter(({ kind, status }) => kind === 'string' && status === 'candidate');
  const further = await specialsOf(scene, await heldBy(scene, others), Math.max(0, room));
  const inRoom = further.filter((clause) => {
    if (clause.kind !== 'character' || counted(clause) > room) return false;
    room -= counted(clause);
    return true;
  });
  return [...own, ...inRoom.map((clause) => ({ ...clause, isCommon: false }))];
}
