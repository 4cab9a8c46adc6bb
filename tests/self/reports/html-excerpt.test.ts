import { pathOf } from '../../harness/reports/html/exchange-view';
import type { Exchange } from '../../harness/client/exchange';
import type { Json } from '../../harness/contract/model';
import type { PlaceInResponse, Violation } from '../../harness/findings/finding';
import { Evidence } from '../../harness/judging/evidence';
import { excerptOf } from '../../harness/reports/html/excerpt';
import { offendingPlace } from '../../harness/reports/html/offending-place';
import { shown } from '../../harness/reports/html/shown';
import { answered, listing } from './html-ledger';

const body: Json = {
  rows: [
    { key: 'k0', name: 'alpha', parts: { size: 3 } },
    { key: 'k1', name: 'beta', parts: { size: -1 } },
  ],
  next: 'token-1',
  total: 7,
};

const page = answered(1, 'size=2', body);

test.each<[string, PlaceInResponse, object]>([
  ['a status', { part: 'status' }, { status: true, header: undefined, pointers: [] }],
  ['a header', { part: 'header', name: 'content-type' }, { status: false, header: 'content-type', pointers: [] }],
  ['a header that is missing', { part: 'header', name: '__proto__' }, { header: '__proto__', pointers: [] }],
  ['values', { part: 'body', pointers: ['/rows/0/name', '/rows/1/name'] }, { pointers: ['/rows/0/name', '/rows/1/name'] }],
  ['the whole body', { part: 'body', pointers: [''] }, { pointers: [''] }],
  ['an item', { part: 'item', at: [1] }, { pointers: ['/rows/1'] }],
  ['a value of two items', { part: 'item', at: [0, 1], pointer: '/name' }, { pointers: ['/rows/0/name', '/rows/1/name'] }],
  ['what an item lacks', { part: 'item', at: [1], pointer: '/parts/weight' }, { pointers: ['/rows/1/parts'] }],
  ['an item that is not there', { part: 'item', at: [7] }, { pointers: ['/rows'] }],
  ['the token', { part: 'next' }, { pointers: ['/next'] }],
  ['the count', { part: 'count' }, { pointers: ['/total'] }],
  ['a part that stands in a header', { part: 'limit' }, { header: 'x-size', pointers: [] }],
  ['the items', { part: 'items' }, { pointers: ['/rows'] }],
  ['a part that the contract has no place for', { part: 'offset' }, { pointers: ['/rows'] }],
  ['a text', { part: 'text', text: 'et' }, { pointers: ['/rows/1/name'] }],
  ['a text in a header', { part: 'text', text: 'application' }, { header: 'content-type', pointers: [] }],
])('a violation that names %s', (_, place, expected) => {
  expect(offendingPlace({ place }, page, listing)).toMatchObject(expected);
});

test('no word of a violation decides what is marked', () => {
  const words: Violation = {
    subject: 'the count',
    evidence: 'exchange',
    expected: '/rows/1/parts/size',
    received: '"beta"',
    exchanges: [1],
  };
  expect(offendingPlace(words, page, listing)).toMatchObject({ status: true, pointers: [] });
});

test('a refusal is told with its place', () => {
  const evidence = new Evidence({ id: 'rows.kept', evidence: ['collection'] });
  evidence.refused({ kind: 'refusal', exchange: page, status: 400 }, 'a page', 'a page');
  expect(evidence.violations.map(({ place }) => place)).toEqual([{ part: 'status' }]);
});

test('in a body that is no JSON a text is marked, or else the status', () => {
  const broken: Exchange = {
    ...page,
    response: {
      status: 500,
      headers: { 'content-type': 'text/html' },
      text: 'at Database.connect',
      json: undefined,
      echoed: false,
    },
  };
  const marked = (place: PlaceInResponse) => offendingPlace({ place }, broken, undefined);
  expect(marked({ part: 'text', text: 'Database.connect' })).toMatchObject({ text: 'Database.connect', status: false });
  expect(marked({ part: 'items' })).toMatchObject({ status: true, pointers: [] });
});

test('a response that never came has no place', () => {
  expect(offendingPlace({ place: { part: 'items' } }, { ...page, response: undefined }, listing)).toMatchObject({
    status: false,
    pointers: [],
  });
});

test('an excerpt shows the marked place and counts the rest', () => {
  const many = { rows: Array.from({ length: 50 }, (_, index) => ({ key: `k${index}`, name: 'x'.repeat(100) })), total: 50 };
  const lines = excerptOf(many, ['/rows/7/name'], ['/rows/7/key']);
  const text = lines.map(({ indent, text }) => `${' '.repeat(indent)}${text}`);
  expect(text).toEqual([
    '{',
    ' "rows": [',
    '  … 7 items',
    '  {',
    '   "key": "k7",',
    `   "name": "${'x'.repeat(100)}"`,
    '  },',
    '  … 42 items',
    ' ],',
    ' "total": 50',
    '}',
  ]);
  expect(lines.filter(({ marked }) => marked).map(({ text }) => text)).toEqual([`"name": "${'x'.repeat(100)}"`]);
});

test('an excerpt of any body is short, and the mark is in it', () => {
  const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`m${index}`, 'y'.repeat(5000)]));
  const places = Object.keys(wide).map((name) => `/${name}`);
  const lines = excerptOf(wide, places);
  expect(lines.length).toBeLessThan(60);
  expect(lines.some(({ marked }) => marked)).toBe(true);
  expect(lines.map(({ text }) => text).join('').length).toBeLessThan(20_000);
});

test.each([
  ['a\u0000b\u001bc', 'a⟨U+0000⟩b⟨U+001B⟩c'],
  ['abc\u202edcba', 'abc⟨U+202E⟩dcba'],
  ['\u200bzero\u2066', '⟨U+200B⟩zero⟨U+2066⟩'],
  ['lone \ud800', 'lone ⟨U+D800⟩'],
  ['Łódź 😀', 'Łódź 😀'],
  ['x'.repeat(301), `${'x'.repeat(300)}… (1 more character)`],
  ['x'.repeat(100_000), `${'x'.repeat(300)}… (99,700 more characters)`],
  [`${'x'.repeat(299)}😀`, `${'x'.repeat(299)}… (2 more characters)`],
])('%j is shown whole, named or counted', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test('what only makes a request fresh is not shown: a reader need not send it', () => {
  expect(pathOf('http://127.0.0.1:1/v1/rows?limit=2&&&')).toBe('/v1/rows?limit=2');
  expect(pathOf('http://127.0.0.1:1/v1/rows?&&')).toBe('/v1/rows');
});
