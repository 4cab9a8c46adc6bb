import fc from 'fast-check';
import { fullFormats } from 'ajv-formats/dist/formats';
import {
  boundedFormat,
  boundedPattern,
  firstGroupOf,
  PatternTooSlow,
  patternBudget,
} from '../../harness/contract/bounded-pattern';
import { contractIn } from '../../harness/contract/load';

test.each([
  ['^(a+)+$', `${'a'.repeat(60)}!`],
  ['^(a|aa)+$', `${'a'.repeat(80)}!`],
  ['^(?:[a-z]+)*$', `${'a'.repeat(60)}!`],
  ['^(([a-z]+)x?)+$', `${'a'.repeat(60)}!`],
  ['^(a{1,30}){1,30}$', `${'a'.repeat(60)}!`],
  ['^(a*)\\1+$', `${'a'.repeat(200_000)}!`],
  ['^.*.*.*=x$', 'a'.repeat(100_000)],
  ['^.*.*.*.*.*.*.*.*x$', 'a'.repeat(60)],
  [`^${'a?'.repeat(40)}${'a'.repeat(40)}$`, `${'a'.repeat(60)}!`],
  [`^${'(?:a|a)'.repeat(40)}$`, `${'a'.repeat(40)}!`],
  ['a*a*a*a*b', 'a'.repeat(250)],
])('%s answers, though it would backtrack without end, and a value it cannot be held against keeps it', (source, text) => {
  const pattern = boundedPattern(source, 'u', { ...patternBudget(), left: 50 });
  expect(pattern.test(text)).toBe(true);
  expect(pattern.test(text)).toBe(true);
});

test.each(['^(?:[a-c]+-)*[a-c]+$', '^[a-c]{2,}$', '^(a|b)+$', '(?=a)a(?!b)', '^(.)\\1$', '^\\p{Ll}(?:\\.\\p{Ll})*$'])(
  '%s says of a value what an expression of JavaScript says',
  (source) => {
    const pattern = boundedPattern(source);
    const expression = new RegExp(source, 'u');
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-', '.', 'ä'), maxLength: 8 });
    fc.assert(
      fc.property(text, (value) => pattern.test(value) === expression.test(value)),
      { seed: 1 },
    );
  },
);

test('a contract is judged by its patterns, also by those that repeat a group', async () => {
  const name = { type: 'string', pattern: '^(?:[a-z]+-?)+$' };
  const item = { type: 'object', required: ['id', 'name'], properties: { id: { type: 'string' }, name } };
  const page = { type: 'object', properties: { items: { type: 'array', items: item } } };
  const content = { 'application/json': { schema: page } };
  const { validators } = await contractIn('patterns.yaml', {
    openapi: '3.1.0',
    info: { title: 'Patterns', version: '1' },
    paths: {
      '/things': {
        get: {
          responses: { 200: { description: 'A page', content } },
          'x-listing': { items: { at: '/items', identity: '/id' } },
        },
      },
    },
  });
  const failures = (...names: readonly string[]): readonly string[] =>
    validators.page({ items: names.map((one, id) => ({ id: String(id), name: one })) }).map(({ instancePath }) => instancePath);
  expect(failures('a-b', 'a--b')).toEqual(['/items/1/name']);
  expect(failures(`${'a'.repeat(60)}!`)).toEqual([]);
});

test('the values of a contract share their time: what takes long when none is left is given up, and what is quick is judged', () => {
  const told: string[] = [];
  const budget = { ...patternBudget((source) => told.push(source)), left: 0 };
  const slow = Array.from({ length: 20 }, (_, at) => `^${at}a*a*a*b$`);
  for (const [at, source] of slow.entries()) {
    const pattern = boundedPattern(source, 'u', budget);
    for (let length = 2000; length < 2050; length += 1) pattern.test(`${at}${'a'.repeat(length)}`);
  }
  expect(told).toEqual(slow);
  expect(boundedPattern('^[a-c]{2,}$', 'u', budget).test('ad')).toBe(false);
});

test('a format answers, too, and says of what is short what the library says', () => {
  const told: string[] = [];
  const budget = patternBudget((source) => told.push(source));
  const url = fullFormats.url as RegExp;
  const isUrl = boundedFormat('url', url, budget);
  expect([isUrl('https://example.com/a'), isUrl('none')]).toEqual([true, false]);
  expect(isUrl(`http://${'a:'.repeat(100_000)} `)).toBe(true);
  expect(told).toEqual(['url']);
});

test('a pattern of a header tells its first group, and that it takes too long', () => {
  expect(firstGroupOf('^(?:[a-z]+ )*([0-9]+)$', 'items of 130')).toBe('130');
  expect(firstGroupOf('^(?:[a-z]+ )*([0-9]+)$', 'items of')).toBeUndefined();
  const late = (): unknown => firstGroupOf('^(?:a+)+([0-9]+)$', `${'a'.repeat(60)}!`);
  for (let times = 0; times < 50; times += 1) expect(late).toThrow(PatternTooSlow);
  expect(late).toThrow(/pattern ".*" takes more than 1 s with a text of 61 characters; write it without/);
});
