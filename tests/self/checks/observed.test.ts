import { variants } from '../../reference/variants';
import { choices } from '../servers/plain-choices';
import { judgeLedger, judgePlain, judgeReference } from './judging';
import { chosen, observedOf } from './tellings';

test.each([0, 1, 2])('a server with choice number %d everywhere is observed as it is', async (rank) => {
  const server = chosen(rank);
  const { observed, verdict } = await judgePlain({ size: 60, ...server });
  expect(observed).toMatchObject(observedOf(server));
  expect(verdict).toBe('conforms');
});

// Default and maximum differ in that contract; with four entries all of them fit the default page.
test.each([
  [undefined, 53, 'refuse'],
  [10, 53, 'default'],
  [20, 53, 'maximum'],
  [0, 53, 'none'],
  [1, 53, 'minimum'],
  [53, 53, 'all'],
  [4, 4, 'default'],
])('a limit of zero that gives %s of %d entries is told as %s', async (zero, size, told) => {
  const only = ['pagination.limit-malformed'];
  const { observed, verdict } = await judgeLedger({ size, zero }, { only });
  expect({ told: observed['limit.zero'], verdict }).toEqual({ told, verdict: 'conforms' });
});

test.each([2, 9, 30])('a limit of zero that gives %d of 53 entries is neither', async (zero) => {
  const { of } = await judgeLedger({ zero }, { only: ['pagination.limit-malformed'] });
  expect(of.get('pagination.limit-malformed')).toMatchObject({
    outcome: 'fail',
    message: expect.stringMatching(/default size \(10\).*maximum \(20\).*all 53; received \d+\. GET .*pageSize=0/) as string,
  });
});

test.each([
  ['last', 'last', 'last'],
  ['first', 'first', 'first'],
  ['low', 'first', 'last'],
  ['high', 'last', 'first'],
] as const)('missing values that stand %s', async (missing, ascending, descending) => {
  const { observed } = await judgePlain({ size: 60, missing }, { only: ['sorting.missing-values'] });
  expect(observed).toMatchObject({ 'order.missing-ascending': ascending, 'order.missing-descending': descending });
});

test.each(choices.collation)('text that is ordered by %s', async (collation) => {
  const { observed } = await judgePlain({ size: 60, collation }, { only: ['sorting.collation'] });
  // That server compares what it has folded by UTF-16 units.
  expect(observed['order.collation']).toBe(collation.replace(/fold$/, 'utf-16'));
});

const variant = (id: string) => variants.find((one) => one.id === id)?.options ?? {};

test.each(['sv', 'cs', 'et', 'da', 'lt', 'de-u-co-phonebk', 'es-u-co-trad'])(
  'text that is ordered as the locale %s has it',
  async (locale) => {
    const { observed, of } = await judgeReference(variant(`collation-${locale}`), { only: ['sorting.collation'] });
    // Some locales have one order.
    const accepted = { sv: ['sv', 'fi'], da: ['da', 'nb', 'nn', 'no'] }[locale] ?? [locale];
    expect(accepted).toContain(observed['order.collation']);
    expect(of.get('sorting.collation')?.outcome).toBe('pass');
  },
);

test('missing values that stand where their default would', async () => {
  const { observed } = await judgeReference(variant('defaults-left-out'), { only: ['sorting.missing-values'] });
  expect(Object.values(observed)).toContain('default');
});

test.each([
  ['kept', {}],
  ['trimmed', variant('values-trimmed')],
  ['trimmed', variant('blanks-around-signs')],
  ['trailing', variant('values-padded')],
] as const)('blanks at the ends of a value that are %s', async (word, options) => {
  const only = ['filtering.exact'];
  const open = await judgeReference(options, { only });
  expect(open.observed).toMatchObject({ 'filter.outer-blanks': word });
  expect(open.verdict).toBe('conforms');
  const pinned = await judgeReference(options, {
    only,
    policies: { 'filter.outer-blanks': word === 'kept' ? 'trimmed' : 'kept' },
  });
  expect(pinned.of.get('filtering.exact')).toMatchObject({ outcome: 'fail' });
});

test('what is kept, added or announced without being asked for', async () => {
  const quiet = await judgePlain({ size: 60 });
  expect(quiet.observed).toMatchObject({ 'response.deprecation': 'none' });
  expect(quiet.observed).not.toHaveProperty(['projection.identity']);
  expect(quiet.observed).not.toHaveProperty(['response.undeclared']);
  const link = '</v2/things>; rel="successor-version"';
  const headers = { deprecation: '@1767225600', sunset: 'Thu, 31 Dec 2026 23:59:59 GMT', link };
  const server = { size: 60, projectionIdentity: 'kept', additionalProperties: 'some', headers } as const;
  const { observed } = await judgePlain(server);
  expect(observed).toMatchObject({
    'projection.identity': 'kept',
    'response.deprecation': 'deprecation sunset successor-version',
  });
  expect(observed['response.undeclared']).toMatch(/\w/);
});

test('the embedded server is observed as its table of steps has it', async () => {
  const { observed } = await judgeReference();
  expect(observed).toMatchObject({
    'limit.above-maximum': 'clamp',
    'limit.zero': 'default',
    'limit.text': 'reject',
    'offset.text': 'reject',
    'continue.other-query': 'reject',
    'continue.with-offset': 'accept',
    'filter.letter-case': 'kept',
    'filter.outer-blanks': 'kept',
    'filter.precedence': 'and-first',
    'order.collation': 'code-point',
    'projection.unknown-root': 'nothing',
  });
});
