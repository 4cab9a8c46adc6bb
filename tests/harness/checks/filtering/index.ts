import type { Check } from '../../judging/check';
import { projectedAway, withOrder } from './combined';
import { equalityComplete, equalitySound, filteredCount, partition } from './equality';
import { exact } from './exact';
import { valueCharacters, valueOperators } from './special-values';
import { and, clauses, contradiction, laws, or, precedence } from './logic';
import { malformedFilter, noMatch, undeclaredValue, unknownField } from './no-match';

export const filtering: readonly Check[] = [
  equalitySound,
  equalityComplete,
  filteredCount,
  noMatch,
  undeclaredValue,
  exact,
  valueOperators,
  valueCharacters,
  and,
  or,
  contradiction,
  laws,
  clauses,
  precedence,
  partition,
  withOrder,
  projectedAway,
  unknownField,
  malformedFilter,
];
