import { behaviourSentence } from '../../harness/reports/behaviour';
import { policyNames, policyValues } from '../../harness/judging/policies';

test('every choice that can be pinned has a sentence for each of its values', () => {
  const without = policyNames
    .filter((key) => key !== 'response.enumeration')
    .flatMap((key) => policyValues(key).map((value) => ({ key, value, sentence: behaviourSentence(key, value) })))
    .filter(({ sentence }) => sentence === undefined);
  expect(without).toEqual([]);
});

test.each([
  ['limit.zero', 'default', 'A limit of 0 is read as the default.'],
  ['limit.repeated', 'last', 'A limit that is sent twice counts by its last value.'],
  ['order.missing-ascending', 'last', 'Ascending, items without the value come last.'],
  ['order.collation', 'lower', 'Text is ordered by lower.'],
  ['filter.spec.kind', 'honoured', 'A filter on spec.kind is honoured.'],
  ['response.undeclared', 'a.b c', 'Properties that the contract does not declare are sent: a.b c.'],
  ['limit.zero', 'something else', undefined],
  ['constructor', 'toString', undefined],
])('%s: %s', (key, value, sentence) => {
  expect(behaviourSentence(key, value)).toBe(sentence);
});
