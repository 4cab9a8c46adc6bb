import { logic } from './logic';
import { nothingForManyReasons } from '../../facts/absent-values';
import { kindsOf } from '../../facts/clauses';
import { join } from '../../grammar/expression';

/** Asked beside values that no item holds; alone where that finds anything. */
export const check = logic(kindsOf, ({ a, b }) => [['two values of one field at once', join('and', a, b)]], {
  wider: (_, scene) => nothingForManyReasons(scene),
  needs: 'two-kinds',
});
