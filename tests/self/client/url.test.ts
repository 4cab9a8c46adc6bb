import fc from 'fast-check';
import { encodeQuery, listingUrl } from '../../harness/client/url';

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
