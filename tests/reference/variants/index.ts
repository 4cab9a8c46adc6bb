import { askedValueVariants } from './asked-values';
import { localeVariants } from './locales';
import { populationVariants } from './population';
import { readingVariants } from './reading';
import { repetitionVariants } from './repetition';
import { responseVariants } from './response';
import { sequenceVariants } from './sequence';
import { valueVariants } from './values';
import type { Variant } from './variant';

export type { Asked, Variant } from './variant';

/** Every variant of the reference server; ids are unique. */
export const variants: readonly Variant[] = [
  ...populationVariants,
  ...readingVariants,
  ...repetitionVariants,
  ...askedValueVariants,
  ...sequenceVariants,
  ...localeVariants,
  ...valueVariants,
  ...responseVariants,
];
