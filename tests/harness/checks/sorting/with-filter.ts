import { beside } from './beside';

export const check = beside('filter', 'filter');
