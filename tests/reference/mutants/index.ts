import { countMutants } from './counts';
import { combinationMutants } from './combination';
import { filteringMutants } from './filtering';
import type { Mutant } from './mutant';
import { paginationMutants } from './pagination';
import { paginationOffsetMutants } from './pagination-offset';
import { paginationSequenceMutants } from './pagination-sequence';
import { projectionMutants } from './projection';
import { responseMutants } from './response';
import { responseErrorMutants } from './response-errors';
import { responseSchemaMutants } from './response-schema';
import { robustnessMutants } from './robustness';
import { robustnessPairMutants } from './robustness-pairs';
import { securityMutants } from './security';
import { securityValueMutants } from './security-values';
import { sortingMutants } from './sorting';
import { tokenEndMutants } from './token-ends';
import { tokenMutants } from './tokens';

export type { Mutant } from './mutant';

/** Every mutant; ids are unique. */
export const mutants: readonly Mutant[] = [
  ...paginationMutants,
  ...paginationOffsetMutants,
  ...paginationSequenceMutants,
  ...tokenMutants,
  ...tokenEndMutants,
  ...countMutants,
  ...sortingMutants,
  ...filteringMutants,
  ...projectionMutants,
  ...combinationMutants,
  ...responseMutants,
  ...responseSchemaMutants,
  ...responseErrorMutants,
  ...securityMutants,
  ...securityValueMutants,
  ...robustnessMutants,
  ...robustnessPairMutants,
];
