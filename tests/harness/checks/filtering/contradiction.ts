import { logic } from './logic';
import { kindsOf } from '../../facts/clauses';
import { join } from '../../grammar/expression';

export const check = logic(kindsOf, ({ a, b }) => [['two values of one field at once', join('and', a, b)]], {
  needs: 'two-kinds',
});
