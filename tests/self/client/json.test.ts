import { maxJsonDepth, parseJson } from '../../harness/client/json';

test.each([
  ['{"a":[1,null,true]}', { a: [1, null, true] }],
  ['null', null],
  ['\ufeff{}', {}],
])('%j is JSON', (text, value) => {
  expect(parseJson(text)).toEqual(value);
});

test.each(['', ' ', '{', '<html>', "{'a':1}", 'undefined', 'NaN'])('%j is none', (text) => {
  expect(parseJson(text)).toBeUndefined();
});

test.each([
  ['lists', '[', ']'],
  ['objects', '{"a":', '}'],
])('nested %s are JSON up to the bound', (_, open, close) => {
  const nested = (depth: number): string => `${open.repeat(depth)}${open === '[' ? '' : '1'}${close.repeat(depth)}`;
  expect(parseJson(nested(maxJsonDepth))).toBeDefined();
  expect(parseJson(nested(maxJsonDepth + 1))).toBeUndefined();
  expect(parseJson(nested(1_000_000))).toBeUndefined();
});

test('a member named __proto__ is an own member and changes no prototype', () => {
  const value = parseJson('{"__proto__":{"polluted":true}}');
  expect(Object.keys(value as object)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
