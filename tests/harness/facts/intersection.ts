import { type Expression, join } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import type { Scene } from '../judging/check';
import { faultOf } from '../judging/matches';
import { type ProbeClauses, clausesOf } from './clauses';

/** An intersection with its wider part twice, which shows where only the first or the last counts; `undefined` where each clause is a pair, because then a name may stand once. */
export function repeatedAnd({ a, x }: ProbeClauses, { contract }: Scene): Expression | undefined {
  const repeated = join('and', a, x, a);
  return canWrite(repeated, contract.filter) ? repeated : undefined;
}

/** Whether clauses that are joined by AND are answered as they should be: where they are not, a clause beside another shows nothing of its own. */
export async function isIntersecting(scene: Scene): Promise<boolean> {
  const clauses = await clausesOf(scene);
  if (clauses === undefined) return true;
  const filter = repeatedAnd(clauses, scene) ?? join('and', clauses.a, clauses.x);
  if (!canWrite(filter, scene.contract.filter)) return true;
  const reply = await scene.listing.ask({ filter });
  return reply.kind !== 'page' || (await faultOf(scene, reply, filter)) === undefined;
}
