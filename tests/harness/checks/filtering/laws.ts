import { logic } from './logic';
import { type ProbeClauses, clausesOf } from '../../facts/clauses';
import { type Expression, join } from '../../grammar/expression';
import { canWrite } from '../../grammar/filter';
import type { Scene } from '../../judging/check';

/** An intersection with a part twice; `undefined` where each clause is a pair, because then a name may stand once. */
export function repeatedAnd({ a, x }: ProbeClauses, { contract }: Scene): Expression | undefined {
  const repeated = join('and', x, a, x);
  return canWrite(repeated, contract.filter) ? repeated : undefined;
}

export const check = logic(clausesOf, (clauses, scene) => {
  const repeated = repeatedAnd(clauses, scene);
  return repeated === undefined
    ? [['an intersection, swapped', join('and', clauses.x, clauses.a)]]
    : [['an intersection, swapped and repeated', repeated]];
});
