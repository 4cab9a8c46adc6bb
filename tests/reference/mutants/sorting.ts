import type { Mutant } from './mutant';
import { sortingKeyMutants } from './sorting-keys';
import { sortingPageMutants } from './sorting-pages';
import { sortingValueMutants } from './sorting-values';

export const sortingMutants: readonly Mutant[] = [...sortingKeyMutants, ...sortingValueMutants, ...sortingPageMutants];
