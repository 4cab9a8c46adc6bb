import { logic } from './logic';
import { clausesOf } from '../../facts/clauses';
import { join } from '../../grammar/expression';
import { repeatedAnd } from '../../facts/intersection';

/** Where a longer intersection of the same clauses is answered as it should be, it shows this one, too. */
export const check = logic(clausesOf, ({ a, x }) => [['an intersection', join('and', a, x)]], { wider: repeatedAnd });
