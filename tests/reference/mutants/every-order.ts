import type { RequirementId } from '../../../generated/requirement-ids';

/** What any order shows that is not the asked one. */
export const everyOrder: readonly RequirementId[] = [
  'sorting.ascending',
  'sorting.descending',
  'sorting.second-key',
  'sorting.second-key-direction',
  'sorting.third-key',
  'sorting.with-filter',
  'sorting.with-projection',
  'pagination.continue-order',
];
