import { filteringMutants } from './filtering';
import type { Mutant } from './mutant';
import { paginationMutants } from './pagination';
import { responseMutants } from './response';
import { securityMutants } from './security';
import { sortingMutants } from './sorting';

export type { Mutant } from './mutant';

/** Every mutant; ids are unique. */
export const mutants: readonly Mutant[] = [
  ...paginationMutants,
  ...sortingMutants,
  ...filteringMutants,
  ...responseMutants,
  ...securityMutants,
];
