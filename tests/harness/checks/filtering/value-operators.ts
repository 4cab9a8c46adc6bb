import { findsItself } from './special-values';

export const check = findsItself('operator', 'an item whose text holds the name of an operator');
