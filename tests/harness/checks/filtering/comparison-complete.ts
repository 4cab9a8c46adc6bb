import { comparison } from './comparison';

export const check = comparison('complete');
