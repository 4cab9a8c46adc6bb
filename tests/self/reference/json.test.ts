import { bodyText } from '../../reference/json';

test.each([
  {},
  { items: [] },
  { items: [{ a: 1, b: undefined }, { 'a "quoted" name': 'line\nend, 日本, \u2028, 💡' }], listmeta: { count: 2, continue: '' } },
  { items: [null, 1, 'text', [1, { a: [] }], true], left: undefined, last: null },
  { code: 'Refused', details: {}, '"': { items: [{}] } },
])('a body is written as JSON.stringify would write it: %j', (body) => {
  expect(bodyText(body)).toBe(JSON.stringify(body));
  // With the texts of its members known.
  expect(bodyText(body)).toBe(JSON.stringify(body));
});
