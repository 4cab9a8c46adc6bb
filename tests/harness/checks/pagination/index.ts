import { continueFilter, continueLimit, continueOrder, continueProjection } from './continued';
import { limit, limitAboveMaximum, limitDefault, limitMalformed, limitMaximum } from './limit';
import { countConstant, countTotal, nextOffset, numberFetched, pagesFull } from './members';
import { offsetEnd, offsetMalformed } from './offset';
import { tokenAtEnd, tokenGarbage, tokenMisused, tokenPresent, tokenReplay } from './token';
import { offsetPosition, offsetWalk, anyPageSize, walkComplete, walkEnds, walkUnique } from './walk';
import type { Check } from '../../judging/check';

export const pagination: readonly Check[] = [
  walkEnds,
  walkUnique,
  walkComplete,
  anyPageSize,
  tokenReplay,
  limitDefault,
  limit,
  limitMaximum,
  limitAboveMaximum,
  limitMalformed,
  countTotal,
  countConstant,
  nextOffset,
  numberFetched,
  pagesFull,
  offsetWalk,
  offsetPosition,
  offsetEnd,
  offsetMalformed,
  tokenPresent,
  tokenAtEnd,
  tokenGarbage,
  tokenMisused,
  continueFilter,
  continueOrder,
  continueProjection,
  continueLimit,
];
