import { laterRequest } from './behaviour';
import { behaviours } from './behaviours';
import { canary } from './hostile-server';
import { judgeHostile } from './judged-in-process';
import { planOf } from './plan';
import { wrongIn } from './printed';
import { leaksIn } from './traces';

const rows = behaviours.flatMap(([kind, of]) => of.map((row) => [`${kind}: ${row.name}`, row] as const));

describe.each([1, laterRequest])('a target that is hostile from request %d on', (from) => {
  test.each(rows.filter(([, { isLong }]) => isLong === undefined || (isLong === 'later' && from === 1)))(
    '%s',
    async (_, behaviour) => {
      const { exitCode, said, printed, written } = await judgeHostile(behaviour, from, planOf(behaviour, from));
      const expected = from === 1 ? behaviour.first : behaviour.later;
      expect({ exitCode, said }).toEqual({
        exitCode: expected.exit,
        said: expect.arrayContaining([expect.stringMatching(expected.says)]) as unknown,
      });
      expect(leaksIn(written, canary)).toEqual([]);
      expect(wrongIn(printed)).toEqual([]);
    },
  );
});

test('names are unique', () => {
  expect(new Set(rows.map(([name]) => name)).size).toBe(rows.length);
});
