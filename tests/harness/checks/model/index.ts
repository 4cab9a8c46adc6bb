import type { Check } from '../check';
import { equivalence } from './equivalence';

export const model: readonly Check[] = [equivalence];
