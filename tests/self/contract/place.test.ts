import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Place, placeText, valueIn } from '../../harness/contract/place/place';
import { loadContract } from '../../harness/contract/load';
import { expectSentence, ledgersWith, refusalOf } from './refusal';

const json = {
  page: { total: 7 },
  links: [
    { rel: 'self', href: '/a' },
    { rel: 'next', href: '/b', of: { lang: 'en' } },
    { rel: 'next', href: '/c' },
  ],
  rows: [{ id: 1 }, { id: 2 }],
};
const link =
  '</things?a=1,2>; rel="first"; title="x, <y>; rel=\\"next\\"", <?page=2>;rel=next;title*=UTF-8\'\'n, </z>; rel="last NEXT"';
const answer = { headers: { link, 'x-total': '130', 'content-range': 'items 0-9/130' }, json };

test.each<[Place, unknown]>([
  ['/page/total', 7],
  ['/page/none', undefined],
  ['$.page.total', 7],
  ['$.rows[-1].id', 2],
  ['$.rows[*].id', 1],
  ["$.links[?@.rel=='next'].href", '/b'],
  ['$.links[?@.of.lang == "en"].href', '/b'],
  ["$.links[?@.rel=='prev'].href", undefined],
  ['$.page[-1].id', undefined],
  ['$.__proto__.toString', undefined],
  [{ header: 'X-Total' }, '130'],
  [{ header: 'X-None' }, undefined],
  [{ header: 'Content-Range', pattern: '/([0-9]+)$' }, '130'],
  [{ header: 'Content-Range', pattern: '/(\\*)$' }, undefined],
  [{ rel: 'next' }, '?page=2'],
  [{ rel: 'last' }, '/z'],
  [{ rel: 'prev' }, undefined],
])('%j', (place, value) => {
  expect(valueIn(answer, place)).toEqual(value);
});

test('the last member of a body that is a list', () => {
  expect(valueIn({ headers: {}, json: [{ id: 'a' }, { id: 'b' }] }, '$[-1].id')).toBe('b');
  expect(valueIn({ headers: {}, json: [] }, '$[-1].id')).toBeUndefined();
  expect(valueIn({ headers: {}, json: undefined }, '$[-1].id')).toBeUndefined();
});

test.each(['nonsense', '<a', '<a>; rel="next', '', ', ,'])('a Link header that is none leads nowhere or on: %j', (text) => {
  expect(['a', undefined]).toContain(valueIn({ headers: { link: text }, json }, { rel: 'next' }));
});

test('a place has a name for people', () => {
  const names = ['/page/total', { header: 'X-Total' }, { rel: 'next' }].map((place) => placeText(place));
  expect(names).toEqual(['/page/total', 'the header X-Total', 'rel="next" of the Link header']);
});

describe('a place of x-listing', () => {
  let directory: string;
  let file: string;
  beforeAll(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'place-'));
    file = path.join(directory, 'placed.openapi.yaml');
  });
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });

  const listing = ['paths', '/api/ledger-entries', 'get', 'x-listing'] as const;

  test.each([
    [['count', 'at'], '/page/totl', 'CONTRACT_POINTER', ['x-listing/count/at', '/page/totl', 'a property']],
    [['count', 'at'], '$.data.rows[*].totl', 'CONTRACT_POINTER', ['x-listing/count/at', '$.data.rows[*].totl']],
    [['next', 'at'], "$.data.rows[?@.nokey=='a'].key", 'CONTRACT_POINTER', ['x-listing/next/at']],
    [
      ['count', 'at'],
      { header: 'X-Total' },
      'CONTRACT_POINTER',
      ['the header X-Total', 'a header that the success response declares'],
    ],
    [['count', 'at'], { header: 'X Total' }, 'CONTRACT_LISTING', ['/count/at']],
    [['count', 'at'], { header: 'X-Total', pattern: '' }, 'CONTRACT_LISTING', ['/count/at']],
    [['count', 'at'], '$..total', 'CONTRACT_LISTING', ['/count/at']],
    [['next'], { at: { rel: 'next' }, first: '*' }, 'CONTRACT_LISTING', ['/next']],
    [['page'], { parameter: 'page' }, 'CONTRACT_PARAMETER', ['x-listing/page/parameter', 'page']],
    [['page'], { parameter: 'start' }, 'CONTRACT_PARAMETER', ['start as', 'page', 'offset']],
  ] as const)('%j: %j is refused', async (at, value, code, parts) => {
    writeFileSync(file, ledgersWith([...listing, ...at], value));
    expectSentence(await refusalOf(file), code, parts);
  });

  test.each<[readonly string[], unknown]>([
    [['next'], { at: { rel: 'next' } }],
    [['next'], { parameter: 'cursor', at: '$.data.rows[-1].key' }],
    [['count', 'at'], '$.page.total'],
  ])('%j: %j is read', async (at, value) => {
    writeFileSync(file, ledgersWith([...listing, ...at], value));
    await expect(loadContract(file)).resolves.toMatchObject({ items: { at: '/data/rows' } });
  });
});
