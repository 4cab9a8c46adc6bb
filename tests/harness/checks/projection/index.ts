import type { Check } from '../../judging/check';
import { malformedProjection, membership, noResidue, onlyAsked, projectedSchema, values } from './projection';

export const projection: readonly Check[] = [projectedSchema, onlyAsked, noResidue, values, membership, malformedProjection];
