import fc from 'fast-check';
import { askedUrl, encodeQuery, listingUrl, urlWithin } from '../../harness/client/url';

test.each([
  ['http://h', '/v1/x', 'http://h/v1/x'],
  ['http://h/', '/v1/x', 'http://h/v1/x'],
  ['http://h/p', '/v1/x', 'http://h/p/v1/x'],
  ['http://h/p/q//', '/v1/x', 'http://h/p/q/v1/x'],
  ['https://u:p@h:8443/p/?a=1#f', '/v1/x', 'https://h:8443/p/v1/x'],
  ['http://[::1]:80/', '/v1/ü?', 'http://[::1]/v1/%C3%BC%3F'],
])('%s and %s make %s', (target, path, url) => {
  expect(listingUrl(new URL(target), path)).toBe(url);
});

test('any name and value come back from the query as they were', () => {
  const parameters = fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), { minLength: 1 });
  fc.assert(
    fc.property(parameters, (query) => {
      const encoded = encodeQuery({ query });
      expect(encoded).toMatch(/^[\x21-\x7e]+$/);
      expect([...new URLSearchParams(encoded)]).toEqual(query);
    }),
  );
});

test('a raw query wins over parameters', () => {
  expect(encodeQuery({ query: [['a', '1']], rawQuery: 'b=%2' })).toBe('b=%2');
});

const listing = 'http://h/p/v1/x';

test.each([
  [{ url: 'http://h/other?c=a%2Fb' }, 'http://h/other?c=a%2Fb'],
  [{ url: 'http://h/other?c=1', query: [['a', '1']] as const }, 'http://h/other?c=1'],
  [{ url: 'http://h/other?c=1', fresh: 2 }, 'http://h/other?c=1&&'],
  [{ url: 'http://h/other', fresh: 2 }, 'http://h/other?&&'],
  [{ query: [['a', '1']] as const, fresh: 1 }, 'http://h/p/v1/x?a=1&'],
  [{}, listing],
])('%j is sent to %s', (ask, url) => {
  expect(askedUrl(ask, listing)).toBe(url);
});

test.each([
  'https://h/p/v1/x',
  'http://h:8080/p/v1/x',
  'http://h.example/p',
  'http://h@elsewhere.example/',
  '//elsewhere.example/',
  '/p/v1/x',
  'http://h?a=1',
  'http://h/a b',
  'http://h/a#b',
  '',
])('nothing is sent to %j', (url) => {
  expect(() => askedUrl({ url }, listing)).toThrow(/Expected a URL of http:\/\/h that/);
});

test.each([
  ['/a?b=1', 'http://h/a?b=1'],
  ['?page=2', 'http://h/p/v1/x?page=2'],
  ['y', 'http://h/p/v1/y'],
  ['../z#top', 'http://h/p/z'],
  ['http://h:80/a', 'http://h/a'],
  ['http://u:p@h/a', 'http://h/a'],
  ['HTTP://H/a', 'http://h/a'],
  ['//h/a', 'http://h/a'],
  ['https://h/a', undefined],
  ['http://h:81/a', undefined],
  ['//elsewhere.example/a', undefined],
  ['\\\\elsewhere.example/a', undefined],
  ['http://h.elsewhere.example/', undefined],
  ['javascript:alert(1)', undefined],
  ['http://', undefined],
])('%j in a page leads to %j', (text, url) => {
  expect(urlWithin(text, `${listing}?page=1`)).toBe(url);
});
