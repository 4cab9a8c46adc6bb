import { complaintsOf, judgeField } from './strangers';

/** The server that the faults of public reports are put into conforms, so that what they draw is theirs. */

test.each([
  ['a default of 50 and a maximum of 100', {}],
  ['both of 50', { defaultSize: 50, maximum: 50 }],
  ['117 parcels, by identity', { size: 117, order: 'id' }],
])('the field server conforms: %s', async (_, options) => {
  const results = await judgeField(options);
  expect(complaintsOf(results)).toEqual([]);
  expect(results.verdict).toBe('conforms');
});
