import { populationVariants } from './population';
import { readingVariants } from './reading';
import { responseVariants } from './response';
import { sequenceVariants } from './sequence';
import type { Variant } from './variant';

export type { Asked, Variant } from './variant';

/** Every variant of the reference server; ids are unique. */
export const variants: readonly Variant[] = [...populationVariants, ...readingVariants, ...sequenceVariants, ...responseVariants];
