import type { RequirementId } from '../../../generated/requirement-ids';
import { endedAs, ids, judgeShaped, ofStock, requirements } from '../checks/judging';
import type { ShapedOptions } from '../servers/shaped-server';

/** Every way through a listing, by document alone: each shape conforms, and each fault is told by what it breaks. */

const offset: readonly RegExp[] = [/^pagination\.offset-/, /^pagination\.next-offset$/];
const token: readonly RegExp[] = [/^pagination\.token-(replay|garbage|misused)$/];
const onwards: readonly RegExp[] = [/^pagination\.(token|continue)-/];
const count: readonly RegExp[] = [/^pagination\.count-/, /^filtering\.count$/];
const always: readonly RegExp[] = [
  /^pagination\.(number-fetched|next-offset|this-offset|count-remaining|page-reported)$/,
  /^pagination\.link-/,
];
const numbers: readonly RegExp[] = [/^pagination\.page-(position|end|malformed|count)$/];
const pages: readonly RegExp[] = [/^pagination\.page-count$/];
const more = /^pagination\.more$/;
const members = /^response\.list-members$/;

const shapes: readonly (readonly [name: string, shape: ShapedOptions, notApplicable: readonly RegExp[]])[] = [
  ['tokens in the body', { way: 'token', count: 'body' }, [...numbers, ...offset, more]],
  ['tokens in a header of a bare list', { way: 'token', bare: true, count: 'header' }, [...numbers, ...offset, more]],
  [
    'the last identity as token',
    { way: 'last-item', bare: true },
    [...numbers, ...offset, ...count, more, /^pagination\.token-(at-end|garbage)$/],
  ],
  ['absolute URLs in the body', { way: 'url', count: 'body' }, [...numbers, ...offset, ...token, more]],
  ['relative URLs in an object', { way: 'href' }, [...numbers, ...offset, ...token, ...count, more]],
  ['a list of links', { way: 'links', count: 'header', more: true }, [...numbers, ...offset, ...token]],
  ['the Link header', { way: 'link-header', bare: true, count: 'header' }, [...numbers, ...offset, ...token, more]],
  ['pages from 0', { way: 'page-from-0', count: 'body' }, [...pages, ...offset, ...onwards, more]],
  [
    'pages from 1, refused behind the end',
    { way: 'page-from-1', bare: true, beyond: 'refuse' },
    [...pages, ...offset, ...onwards, ...count, more, members],
  ],
  [
    'pages that are counted, the last one given again',
    { way: 'page-from-1', pages: true, beyond: 'last' },
    [...offset, ...onwards, ...count, more],
  ],
  [
    'pages with a flag, the last one given again',
    { way: 'page-from-1', more: true, beyond: 'last' },
    [...pages, ...offset, ...onwards, ...count],
  ],
  [
    'offsets',
    { way: 'offset', bare: true, count: 'header' },
    [...numbers, /^pagination\.next-offset$/, ...onwards, /^pagination\.walk-(ends|unique)$/, more],
  ],
];

test.each(shapes)('%s', async (_, shape, notApplicable) => {
  const judged = await judgeShaped(shape);
  expect(
    judged.findings.filter(({ outcome }) => ['fail', 'warn', 'error'].includes(outcome)).map(({ id, message }) => [id, message]),
  ).toEqual([]);
  const expected = ids.filter((id) => ofStock.includes(id) || [...always, ...notApplicable].some((one) => one.test(id)));
  expect(endedAs(judged, 'not-applicable')).toEqual([...expected].sort());
  const core = requirements.filter((one) => one.core).map(({ id }) => id);
  expect(endedAs(judged, 'inconclusive').filter((id) => core.includes(id) || id.startsWith('pagination.'))).toEqual([]);
});

const notRandom = ids.filter((id) => requirements.find((one) => one.id === id)?.random !== true);

/** What a walk in an order breaks where its later pages are those of another result. */
const beside: readonly RequirementId[] = [
  'filtering.projected-away',
  'filtering.with-order',
  'pagination.continue-order',
  'sorting.projected-away',
  'sorting.with-filter',
  'sorting.with-projection',
];
/** What every walk breaks that returns some items twice, and others never, by an order. */
const severalKeys: readonly RequirementId[] = ['sorting.second-key', 'sorting.second-key-direction', 'sorting.third-key'];
const torn: readonly RequirementId[] = ['sorting.permutation', 'sorting.ties'];

type Told = readonly RequirementId[];
const faults: readonly (readonly [fault: NonNullable<ShapedOptions['fault']>, shape: ShapedOptions, told: Told])[] = [
  [
    'link-drops-filter',
    { way: 'link-header', bare: true, count: 'header' },
    ['pagination.continue-filter', 'filtering.count', ...beside],
  ],
  // Orders by documented fields at risk are followed in both directions, and orders by several keys, too.
  [
    'link-drops-order',
    { way: 'url', count: 'body' },
    [...beside, ...torn, ...severalKeys, 'sorting.ascending', 'sorting.descending', 'sorting.reverse'],
  ],
  // The pages that are too short are those of a walk in longer ones.
  ['link-drops-limit', { way: 'links' }, ['pagination.continue-limit', 'pagination.pages-full']],
  ['link-drops-projection', { way: 'url' }, ['pagination.continue-projection']],
  // Nothing names a place, so that the smallest page is one of a filter.
  ['one-gives-two', { way: 'token', size: 120 }, ['pagination.limit']],
  ['none-behind-one', { way: 'token', size: 120 }, ['pagination.token-present']],
  ['maximum-less-one', { way: 'token' }, ['pagination.pages-full']],
  ['maximum-less-one', { way: 'url' }, ['pagination.pages-full']],
  ['last-page-for-ever', { way: 'page-from-1' }, ['pagination.walk-ends', 'pagination.walk-unique']],
  ['last-page-for-ever', { way: 'link-header', bare: true }, ['pagination.walk-ends', 'pagination.walk-unique']],
  ['other-origin', { way: 'href' }, ['pagination.walk-ends']],
  ['other-origin', { way: 'link-header', bare: true }, ['pagination.walk-ends']],
  // The second page is left out by every walk, filtered or ordered; a filter that finds one page loses nothing, and the count is right.
  [
    'pages-off-by-one',
    { way: 'page-from-0', count: 'body' },
    [
      'pagination.walk-complete',
      'pagination.page-size',
      // Each numbered page but the first stands one too far.
      'pagination.page-position',
      'filtering.count',
      'filtering.or',
      'filtering.partition',
      'filtering.projected-away',
      'filtering.with-order',
      ...torn,
    ],
  ],
];

test.each(faults)('%s: %j', async (fault, shape, told) => {
  const judged = await judgeShaped({ ...shape, fault }, { only: notRandom });
  expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([...told].sort());
});

test('a link to another origin is told with where it leads, and nothing goes there', async () => {
  const judged = await judgeShaped({ way: 'href', fault: 'other-origin' }, { only: ['pagination.walk-ends'] });
  const { outcome, message } = judged.of.get('pagination.walk-ends') ?? {};
  expect([outcome, message]).toEqual(['fail', expect.stringContaining('a next link to the same origin')]);
  expect(message).toContain('http://elsewhere.example/');
  expect(judged.log.map(({ url }) => url).filter((url) => url.startsWith('/on/'))).toEqual([]);
});

test('a URL is asked for as it stands, with the credential and in the scope', async () => {
  const { log } = await judgeShaped({ way: 'url' }, { only: ['pagination.walk-ends'] });
  const followed = log.filter(({ url }) => url.startsWith('/on/'));
  expect(followed.length).toBeGreaterThan(4);
  for (const { key, forest } of followed) expect([key, forest]).toEqual(['gate-key-71b2', 'north']);
});

test('a token that wants a beginning gets one, and only what the contract puts beside it', async () => {
  const { log } = await judgeShaped({ way: 'token' }, { only: ['pagination.walk-ends', 'pagination.page-size'] });
  const queries = log.map(({ url }) => new URLSearchParams(url.split('?')[1]));
  expect(queries.filter((query) => !query.has('after'))).toEqual([]);
  const further = queries.filter((query) => query.get('after') !== '*');
  expect(further.length).toBeGreaterThan(4);
  expect(further.filter((query) => query.has('limit'))).toEqual([]);
});

test.each(['empty', 'refuse', 'last'] as const)(
  'a page number behind the end: %s is observed, and can be pinned',
  async (beyond) => {
    const [value, only] = [beyond === 'refuse' ? 'reject' : beyond, ['pagination.page-end']];
    const shape = { way: 'page-from-1', pages: true, beyond } as const;
    const open = await judgeShaped(shape, { only });
    expect(open.observed['page.beyond-end']).toBe(value);
    const pinned = await judgeShaped(shape, { only, policies: { 'page.beyond-end': value === 'empty' ? 'reject' : 'empty' } });
    expect(endedAs(pinned, 'fail')).toEqual(only);
  },
);

test('data that moves under a walk by URL is no fault', async () => {
  const judged = await judgeShaped({ way: 'url', count: 'body', grows: 9 }, { only: notRandom });
  expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
});
