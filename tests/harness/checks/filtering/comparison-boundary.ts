import { comparison } from './comparison';

export const check = comparison('boundary');
