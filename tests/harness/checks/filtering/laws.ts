import { logic } from './logic';
import { clausesOf } from '../../facts/clauses';
import { join } from '../../grammar/expression';
import { canWrite } from '../../grammar/filter';

export const check = logic(clausesOf, ({ a, x }, { contract }) => {
  const repeated = join('and', x, a, x);
  // Where each clause is a pair, a name may stand once.
  return canWrite(repeated, contract.filter)
    ? [['an intersection, swapped and repeated', repeated]]
    : [['an intersection, swapped', join('and', x, a)]];
});
