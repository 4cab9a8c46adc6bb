import { createHash } from 'node:crypto';
import { complaintsOf, judgeField } from '../detection/strangers';
import type { Query } from '../servers/field-query';
import type { FieldFault } from '../servers/field-faults/fault';
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

const tagged =
  (tag: (query: Query, body: string) => string): FieldFault['change'] =>
  () => ({ headersOf: (query, body) => ({ 'Cache-Control': 'private, no-cache', ETag: tag(query, body) }) });

const ofBody = (body: string): string => JSON.stringify(createHash('sha1').update(body).digest('hex'));

test.each([
  ['is of the place of a page alone', ({ cursor, skip }: Query) => ofBody(JSON.stringify([cursor, skip])), 1],
  ['is of the whole query', ({ ask }: Query) => ofBody(ask.raw), 0],
  ['is of the body', (_: Query, body: string) => `W/${ofBody(body)}`, 0],
])('a tag that %s', async (_, tag, faults) => {
  const told = complaintsOf(await judgeField({}, tagged(tag))).filter((one) => one.includes('response.stable'));
  expect(told).toHaveLength(faults);
  for (const one of told)
    expect(one).toMatch(/^warn response\.stable: Expected a tag of its own for a page of another query.*304/);
});

test('a tag that all pages behind the first share', async () => {
  const behind = ({ cursor, skip, ask }: Query): string => ofBody(cursor === undefined && skip === 0 ? ask.raw : 'behind');
  const told = complaintsOf(await judgeField({}, tagged(behind))).filter((one) => one.includes('response.stable'));
  expect(told).toEqual([
    expect.stringMatching(/^warn response\.stable: Expected a tag of its own for page 3.* is that of page 2, too.*304/),
  ]);
});
