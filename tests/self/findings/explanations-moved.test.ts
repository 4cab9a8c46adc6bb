import { explanations as moved } from '../../../generated/explanations';
import { requirementIds } from '../../../generated/requirement-ids';
import { covers, type Explanation } from '../../harness/findings/explanation';
import { explanations as before } from '../../harness/findings/explanations';

/** Every pair that a table explains, with what it takes. */
const pairsOf = (table: readonly Explanation[]): readonly string[] => {
  const pairs = requirementIds.flatMap((cause) =>
    requirementIds
      .filter((effect) => effect !== cause)
      .flatMap((effect) =>
        table
          .filter((one) => covers(one.cause, cause) && one.effects.some((pattern) => covers(pattern, effect)))
          .map(({ provided = 'common ground' }) => `${cause} > ${effect}: ${provided}`),
      ),
  );
  return [...new Set(pairs)].sort();
};

test('the entries of the requirements explain what the table explained', () => {
  expect(pairsOf(moved).length).toBeGreaterThan(500);
  expect(pairsOf(moved)).toEqual(pairsOf(before));
});
