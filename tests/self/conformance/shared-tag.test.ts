import { complaintsOf, judgeField } from '../detection/strangers';
import { httpFaults } from '../servers/field-faults/http';

/** One tag for all pages tells the state of the listing (RFC 9110, section 8.8.1 knows no uniqueness across resources): no failure. */
test('a tag that pages share is warned of in true words', async () => {
  const change = httpFaults.find(({ id }) => id === 'etag-of-collection')?.change;
  expect(change).toBeDefined();
  const told = complaintsOf(await judgeField({}, change)).filter((one) => one.includes('response.stable'));
  expect(told).toEqual([
    expect.stringMatching(/^warn response\.stable: Expected a tag of its own for the second page.*received 304/),
  ]);
});
