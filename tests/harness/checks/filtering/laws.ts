import { logic } from './logic';
import { type ProbeClauses, clausesOf } from '../../facts/clauses';
import { type Expression, join } from '../../grammar/expression';
import { canWrite } from '../../grammar/filter';
import type { Scene } from '../../judging/check';

/** An intersection with its wider part twice, which shows where only the first or the last counts; `undefined` where each clause is a pair, because then a name may stand once. */
export function repeatedAnd({ a, x }: ProbeClauses, { contract }: Scene): Expression | undefined {
  const repeated = join('and', a, x, a);
  return canWrite(repeated, contract.filter) ? repeated : undefined;
}

export const check = logic(clausesOf, (clauses, scene) => {
  const repeated = repeatedAnd(clauses, scene);
  return repeated === undefined
    ? [['an intersection, swapped', join('and', clauses.x, clauses.a)]]
    : [['an intersection with a repeated part', repeated]];
});
