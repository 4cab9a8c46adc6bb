import { findsItself } from './special-values';

export const check = findsItself('operator', 'holds the name of an operator');
