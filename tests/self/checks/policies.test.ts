import { checkPolicies } from '../../harness/judging/policies';

test('a policy is pinned to what a target can do, or left open', () => {
  expect(() => checkPolicies({ 'limit.above-maximum': 'clamp', 'offset.beyond-end': 'either' })).not.toThrow();
});

test.each([
  [{ 'limit.above-maximun': 'clamp' }, /found "limit\.above-maximun"\. Did you mean .*limit\.above-maximum/],
  [{ 'limit.above-maximum': 'clmp' }, /to be either, clamp or reject; found "clmp"/],
  [{ constructor: 'clamp' }, /found "constructor"/],
])('a pin that no check would heed is refused: %j', (pinned, message) => {
  expect(() => checkPolicies(pinned)).toThrow(message);
});
