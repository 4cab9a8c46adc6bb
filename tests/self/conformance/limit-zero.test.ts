import { complaintsOf, judgeField } from '../detection/strangers';
import type { Steps } from '../servers/field-steps';

/** A limit of zero that is clamped to one. */
const clamped = (base: Steps): Partial<Steps> => ({ sizeOf: (text) => base.sizeOf(text === '0' ? '1' : text) });

test('a limit of zero may be read as the minimum that the document declares', async () => {
  const results = await judgeField({}, clamped);
  expect(complaintsOf(results)).toEqual([]);
  expect(results.observed).toMatchObject({ 'limit.zero': 'minimum' });
});

test('a limit of zero that gives a page of any other size is told', async () => {
  const results = await judgeField({}, (base) => ({ sizeOf: (text) => base.sizeOf(text === '0' ? '3' : text) }));
  expect(complaintsOf(results).map((complaint) => complaint.split(':')[0])).toEqual(['fail pagination.limit-malformed']);
});
