import { logic } from './logic';
import { unionOf } from '../../facts/clauses';

export const check = logic(unionOf, (union) => [['a union with a repeated part', union]], { needs: 'two-kinds' });
