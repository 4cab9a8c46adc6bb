import type { Faulty, Lawful } from './bending';
import { faultyPages } from './faulty-pages';
import { faultyQueries } from './faulty-queries';
import { complaintsOf, judge, outcomesOf } from './judging';
import { lawfulAnswers } from './lawful-answers';
import { lawfulPages } from './lawful-pages';
import { lawfulQueries } from './lawful-queries';

const lawful: { readonly [name: string]: Lawful } = {
  'as it stands': { steps: {} },
  ...lawfulQueries,
  ...lawfulPages,
  ...lawfulAnswers,
};
const faulty: { readonly [name: string]: Faulty } = { ...faultyPages, ...faultyQueries };

describe('a lawful server that its authors did not think of conforms', () => {
  test.each(Object.entries(lawful))('%s', async (_, { steps, warns = [] }) => {
    const results = await judge(steps);
    expect(complaintsOf(results).filter((text) => !warns.some((id) => text.startsWith(`warn ${id}:`)))).toEqual([]);
    expect(results.verdict).toBe('conforms');
  });
});

describe('a fault that a provider could ship is found', () => {
  test.each(Object.entries(faulty))('%s', async (_, { steps, finds }) => {
    const results = await judge(steps);
    expect(results.verdict).toBe('violates');
    expect(outcomesOf(results, 'fail').filter((id) => finds.includes(id))).not.toEqual([]);
  });
});
