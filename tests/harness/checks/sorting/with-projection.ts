import { beside } from './beside';

export const check = beside('projection', 'all');
