import { loadContract } from '../../harness/contract/load';
import { loadRequirements } from '../../harness/findings/requirements';
import { possibleNeeds } from '../../harness/pages/possible-needs';
import { requirementList } from '../../harness/pages/requirement-list';
import { inapplicable } from '../../harness/run/inapplicable';

test('every requirement stands once, with what it asks of the contract and of the data, and whether it applies', async () => {
  const [requirements, contract] = [loadRequirements(), await loadContract()];
  const text = requirementList(requirements, { left: (one) => inapplicable(one, contract)?.message, needs: possibleNeeds });
  const heads = text.split('\n').filter((line) => /^(MUST|SHOULD) /.test(line));
  expect(heads.map((line) => line.split(/[ :]/)[1])).toEqual(requirements.map(({ id }) => id));
  expect(text).toContain(
    [
      'MUST pagination.limit-maximum: no page holds more items than the maximum',
      '    asks of the contract  limit.maximum',
      '    can be shown with     at least … items',
      '',
    ].join('\n'),
  );
  expect(text).toMatch(/^SHOULD pagination\.count-remaining: .*\n.*\n.*\n {4}does not apply {8}The contract promises no /m);
});
