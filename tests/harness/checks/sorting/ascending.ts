import { direction } from './direction';

export const check = direction('ascending');
