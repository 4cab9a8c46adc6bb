import { logic } from './logic';
import { clausesOf } from '../../facts/clauses';
import { repeatedAnd } from '../../facts/intersection';
import { join } from '../../grammar/expression';

export const check = logic(clausesOf, (clauses, scene) => {
  const repeated = repeatedAnd(clauses, scene);
  return repeated === undefined
    ? [['an intersection, swapped', join('and', clauses.x, clauses.a)]]
    : [['an intersection with a repeated part', repeated]];
});
