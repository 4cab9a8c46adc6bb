import type { Scene } from '../../harness/judging/check';
import type { Clause, Expression } from '../../harness/grammar/expression';
import { narrowed, narrowingRequests, reducingRequests } from '../../harness/judging/narrowing';
import type { ListQuery } from '../../harness/listing/listing';
import type { Page, Reply } from '../../harness/listing/reply';
import { judgeReference } from './judging';
import { mutants } from '../../reference/mutants';

const field = { path: 'name', pointer: '/name', kind: 'string', default: undefined } as const;
const page: Page = {
  kind: 'page',
  exchange: {
    id: 1,
    request: { method: 'GET', url: 'http://127.0.0.1/', headers: {}, credential: 'configured' },
    response: undefined,
    attempts: [],
  },
  items: [],
  identities: [],
  isAstray: false,
  page: undefined,
  pages: undefined,
  links: {},
  onwards: '',
  count: 0,
  remaining: undefined,
  limit: undefined,
  offset: undefined,
  more: undefined,
  endsAsSaid: true,
  isLast: true,
};

const unionOf = (values: readonly string[]): Expression => {
  const [first = '', ...rest] = values;
  const clause = (value: string): Clause => ({ field, value });
  return { clauses: [clause(first), ...rest.map(clause)], operators: rest.map(() => 'or') };
};

const numbers = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => String(index));

/** Narrows the union of some values on a server that answers each union with `reply`; resolves with what is told and what it cost. */
async function narrow(
  values: readonly string[],
  shows: (values: readonly string[]) => boolean,
  reply: Reply = page,
): Promise<{ readonly told: readonly string[]; readonly asked: number }> {
  let asked = 0;
  const listing = {
    ask: (_: ListQuery) => {
      asked += 1;
      return Promise.resolve(reply);
    },
  };
  const scene = { listing } as unknown as Scene;
  const { expression } = await narrowed(scene, { page, expression: unionOf(values) }, ({ expression: one }) =>
    shows(one.clauses.map(({ value }) => value)),
  );
  return { told: expression.clauses.map(({ value }) => value), asked };
}

test.each(numbers(32))('of 32 values the one that shows it is told: %s', async (culprit) => {
  const { told, asked } = await narrow(numbers(32), (values) => values.includes(culprit));
  expect(told).toEqual([culprit]);
  expect(asked).toBeLessThanOrEqual(narrowingRequests);
});

test('of several that show it one is told', async () => {
  expect((await narrow(numbers(20), (values) => values.some((value) => Number(value) > 3))).told).toHaveLength(1);
});

test.each([
  ['1', '2'],
  ['0', '15'],
  ['6', '9'],
  ['14', '15'],
])('what takes two values is told by these two: %s and %s', async (one, other) => {
  const both = (values: readonly string[]): boolean => values.includes(one) && values.includes(other);
  const { told, asked } = await narrow(numbers(16), both);
  expect(told).toEqual([one, other]);
  expect(asked).toBeLessThanOrEqual(narrowingRequests + reducingRequests);
});

test('what takes a value beside any other is told by two', async () => {
  const beside = (values: readonly string[]): boolean => values.length > 1 && values.includes('31');
  const { told } = await narrow(numbers(32), beside);
  expect(told).toHaveLength(2);
  expect(told).toContain('31');
});

test('what takes four values, whichever they are, is told by four', async () => {
  expect((await narrow(numbers(31), (values) => values.length > 3)).told).toHaveLength(4);
});

test('what no part shows again is told as it was seen', async () => {
  const { told, asked } = await narrow(numbers(8), (values) => values.length === 8);
  expect(told).toEqual(numbers(8));
  expect(asked).toBeLessThanOrEqual(narrowingRequests + reducingRequests);
});

test('a part that is refused shows nothing', async () => {
  const refused: Reply = { kind: 'refusal', exchange: page.exchange, status: 400 };
  expect((await narrow(numbers(4), () => true, refused)).told).toEqual(numbers(4));
});

test('one value costs nothing', async () => {
  expect(await narrow(['a'], () => true)).toEqual({ told: ['a'], asked: 0 });
});

test('a finding tells the single value by a request that a person can read', async () => {
  const behaviour = mutants.find(({ id }) => id === 'regular-expression-matches')?.behaviour;
  const judged = await judgeReference(behaviour && { behaviour }, { only: ['filtering.exact'] });
  const { message = '', curl = '' } = judged.of.get('filtering.exact') ?? {};
  expect(message).toMatch(
    /^Expected no item for [\w.]+ = "[^"]*\.[^"]*"; received (an item|\d+ items, one) with [\w.]+ "[^"]+"\. /,
  );
  expect(curl.length).toBeLessThan(300);
});
