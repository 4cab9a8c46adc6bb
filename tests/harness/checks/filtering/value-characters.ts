import { findsItself } from './special-values';

export const check = findsItself('character', 'holds a blank, a quote, a percent sign or a letter beyond ASCII');
