import { logic } from './logic';
import { unionOf } from '../../facts/clauses';
import { unionQuery } from '../../facts/union-in-order';

export const check = logic(unionOf, (union) => [['a union with a repeated part', union]], {
  asked: unionQuery,
  needs: 'two-kinds',
});
