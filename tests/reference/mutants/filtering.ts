import { filteringInjectionMutants } from './filtering-injection';
import { filteringLogicMutants } from './filtering-logic';
import { filteringMalformedMutants } from './filtering-malformed';
import { filteringResultMutants } from './filtering-results';
import { filteringValueMutants } from './filtering-values';
import type { Mutant } from './mutant';

export const filteringMutants: readonly Mutant[] = [
  ...filteringResultMutants,
  ...filteringValueMutants,
  ...filteringInjectionMutants,
  ...filteringMalformedMutants,
  ...filteringLogicMutants,
];
