import type { Check } from '../../judging/check';
import { ties, withFilter, withProjection } from './combined';
import { ascending, descending, permutation, reverse } from './direction';
import { secondKey, secondKeyDirection, thirdKey } from './keys';
import { malformedOrder } from './malformed';
import { collation, missingValues } from './missing';

export const sorting: readonly Check[] = [
  ascending,
  descending,
  reverse,
  permutation,
  missingValues,
  collation,
  secondKey,
  secondKeyDirection,
  thirdKey,
  ties,
  withFilter,
  withProjection,
  malformedOrder,
];
