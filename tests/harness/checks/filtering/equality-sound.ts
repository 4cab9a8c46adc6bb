import { equality } from './equality';

export const check = equality({ sound: true });
