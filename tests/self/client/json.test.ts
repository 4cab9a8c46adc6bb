import { maxJsonDepth, parseJson } from '../../harness/client/json';
import { scanValue } from '../../harness/client/json-bounds';

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

const many = 10_000_000;
test.each([
  [
    'an object of a million keys',
    () => `{${Array.from({ length: 1_000_000 }, (_, index) => `"k${index}":0`).join()}}`,
    'members',
  ],
  ['a list of a million members', () => `[${'0,'.repeat(1_000_000)}0]`, 'members'],
  ['lists of many lists', () => `[${`[${'0,'.repeat(40_000)}0],`.repeat(60)}0]`, 'values'],
  ['a number of a million digits', () => `{"n":${'1'.repeat(1_000_000)}}`, 'characters'],
  ['a million levels', () => `${'{"a":'.repeat(1_000_000)}1${'}'.repeat(1_000_000)}`, 'in each other'],
])('%s is no JSON that is read, and it is said why', (_, written, why) => {
  const text = written();
  expect(parseJson(text)).toBeUndefined();
  expect(scanValue(Buffer.from(text))).toEqual({ beyond: expect.stringContaining(why) as unknown });
});

test('a text of many characters is read, also beside a number that a double does not hold', () => {
  const text = '\\"1'.repeat(many / 4);
  expect(parseJson(`{"n":12345678901234567890,"t":"${text}"}`)).toEqual({
    n: 12345678901234567000,
    t: text.replaceAll('\\', ''),
  });
});
