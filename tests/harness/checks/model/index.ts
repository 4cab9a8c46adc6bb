import type { Check } from '../../judging/check';
import { equivalence } from './equivalence';

export const model: readonly Check[] = [equivalence];
