import { pathOf } from '../../harness/reports/html/exchange-view';
import type { Exchange } from '../../harness/client/exchange';
import type { Json } from '../../harness/contract/model';
import type { Violation } from '../../harness/findings/finding';
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

const violation = (part: Partial<Violation>): Violation => ({
  subject: 'a page',
  evidence: 'exchange',
  expected: 'something else',
  received: '',
  exchanges: [1],
  ...part,
});

const page = answered(1, 'size=2', body);

test.each<[string, Partial<Violation>, readonly string[]]>([
  ['a pointer in the words', { expected: '/rows/1/parts/size must be >= 0' }, ['/rows/1/parts/size']],
  ['a path in an item', { received: 'parts.size = -1 in item 1' }, ['/rows/1/parts/size']],
  ['an item', { received: 'nothing in item 1' }, ['/rows/1']],
  ['a value', { received: '"beta"' }, ['/rows/1/name']],
  ['the token', { received: 'a further token' }, ['/next']],
  ['the count', { received: '8', expected: 'a count of 8' }, ['/total']],
  ['the items', { received: '2', expected: 'at most 1 items' }, ['/rows']],
])('%s is where the response offends', (_, part, pointers) => {
  expect(offendingPlace(violation(part), page, listing)).toMatchObject({ status: false, pointers });
});

test.each<[string, Violation['place'], object]>([
  ['a status', { part: 'status' }, { status: true, header: undefined, pointers: [] }],
  ['a header', { part: 'header', name: 'content-type' }, { status: false, header: 'content-type', pointers: [] }],
  ['values', { part: 'body', pointers: ['/rows/0/name', '/gone'] }, { status: false, pointers: ['/rows/0/name'] }],
  [
    'a value that is not there, and is searched for by its words',
    { part: 'body', pointers: ['/gone'] },
    { status: false, pointers: ['/rows/1/name'] },
  ],
  [
    'a header that is not there, and is searched for by its words',
    { part: 'header', name: '__proto__' },
    { status: false, pointers: ['/rows/1/name'] },
  ],
])('a violation that names %s', (_, place, expected) => {
  expect(offendingPlace({ ...violation({ received: '"beta"' }), ...(place && { place }) }, page, listing)).toMatchObject(
    expected,
  );
});

test('a refusal is told with its place, so that its words are free', () => {
  const evidence = new Evidence({ id: 'rows.kept', evidence: ['collection'] });
  evidence.refused({ kind: 'refusal', exchange: page, status: 400 }, 'a page', 'a page');
  const [refused = violation({})] = evidence.violations;
  expect(offendingPlace({ ...refused, received: 'the token' }, page, listing)).toMatchObject({ status: true, pointers: [] });
});

test('a status, a header, a text that is no JSON', () => {
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
  const place = (received: string) => offendingPlace(violation({ received }), broken, undefined);
  expect(place('status 500')).toMatchObject({ status: true });
  expect(place('text/html')).toMatchObject({ header: 'content-type', status: false });
  expect(place('"Database.connect"')).toMatchObject({ text: 'Database.connect', status: false });
});

test('a credential that came back is marked where it stood', () => {
  const echoing = answered(1, '', { rows: [], debug: { key: 'is <configured credential>' } });
  const response = echoing.response && { ...echoing.response, echoed: true };
  expect(offendingPlace(violation({ received: 'the configured credential' }), { ...echoing, response }, listing)).toMatchObject({
    pointers: ['/debug/key'],
  });
});

test('where the words name nothing in the response, its status is marked', () => {
  expect(offendingPlace(violation({ received: 'nothing known' }), page, undefined)).toMatchObject({ status: true, pointers: [] });
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
