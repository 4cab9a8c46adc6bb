import { equality } from './equality';

export const check = equality({ complete: true });
