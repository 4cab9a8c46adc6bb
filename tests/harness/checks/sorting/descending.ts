import { direction } from './direction';

export const check = direction('descending');
