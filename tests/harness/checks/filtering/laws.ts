import { logic } from './logic';
import { clausesOf } from '../../facts/clauses';
import { join } from '../../grammar/expression';

export const check = logic(clausesOf, ({ a, x }) => [['an intersection, swapped and repeated', join('and', x, a, x)]]);
