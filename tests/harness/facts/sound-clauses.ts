import type { Clause, Expression } from '../grammar/expression';
import type { Scene } from '../judging/check';
import { faultOf } from '../judging/matches';

/**
 * Whether each clause of some expressions is answered by itself as it should be. Where one is not, what they are answered together says
 * nothing of how they are joined.
 */
export async function areSound(scene: Scene, expressions: readonly Expression[]): Promise<boolean> {
  const alone = new Map<string, Clause>();
  for (const clause of expressions.flatMap(({ clauses }) => clauses))
    alone.set(JSON.stringify([clause.field.path, clause.operator, clause.value]), clause);
  for (const clause of alone.values()) {
    const expression: Expression = { clauses: [clause], operators: [] };
    const reply = await scene.listing.ask({ filter: expression });
    if (reply.kind !== 'page' || (await faultOf(scene, reply, expression)) !== undefined) return false;
  }
  return true;
}
