import type { Declared } from './detection';
import { drawSeveral, problemsOfSeveral, tellingOf, together } from './several-faults';
import type { Trialled } from './trial';

const fault = (id: string, primary: string, ...rest: readonly string[]): Declared => ({
  id,
  area: 'a',
  primary,
  expect: [primary, ...rest],
});

const faults = [fault('one', 'a.one', 'a.two'), fault('two', 'a.two'), fault('three', 'a.three'), fault('four', 'a.four')];

const trial = (id: string, violated: readonly string[], leads: readonly string[]): Trialled => ({
  kind: 'several',
  id,
  verdict: 'violates',
  violated,
  leads,
  broken: [],
  inconclusive: [],
  passed: [],
  observed: {},
  requests: 100,
  messages: {},
});

test('faults are drawn by the seed, each combination once; none whose primary requirement another one fails, none that is random, no pair', () => {
  const pair: Declared = { ...fault('pair', 'a.five'), isPair: true };
  const draw = (seed: number) => drawSeveral([...faults, pair], new Set(['a.four']), { seed, count: 2 });
  expect(draw(1)).toEqual(draw(1));
  expect(
    draw(1)
      .map((ids) => [...ids].sort().join(together))
      .sort(),
  ).toEqual(['one + three', 'three + two']);
});

test('every fault leads, one does not, a consequence leads, one is hidden', () => {
  const telling = tellingOf(faults, [
    trial('one + three', ['a.one', 'a.two', 'a.three'], ['a.one', 'a.three']),
    trial('two + three', ['a.two', 'a.three'], ['a.two']),
    trial('two + four', ['a.two', 'a.four', 'a.one'], ['a.two', 'a.four', 'a.one']),
    trial('three + four', ['a.three'], ['a.three']),
  ]);
  expect(telling).toEqual({
    cases: 3,
    faultsLead: 1 - 1 / 6,
    allLead: 1 - 1 / 3,
    strayLeads: 1 / 6,
    misled: [{ id: 'two + three', missing: ['a.three'], leads: ['a.two'] }],
  });
});

test('few cases, a fault that does not lead and a consequence that does are a sentence each', () => {
  const told = {
    cases: 2,
    faultsLead: 0.5,
    allLead: 0,
    strayLeads: 0.5,
    misled: [{ id: 'one + two', missing: ['a.one'], leads: [] }],
  };
  expect(problemsOfSeveral(told)).toEqual([
    'Only 2 servers with several faults show the primary requirement of each; 200 are needed.',
    'Of several faults 50.0 % are among the leads; 95.0 % are needed. Not among them: one + two (a.one).',
    'Of the leads on several faults 50.0 % are consequences; 5.0 % at the most may be.',
  ]);
  expect(problemsOfSeveral({ ...told, cases: 200, faultsLead: 0.95, strayLeads: 0.05 })).toEqual([]);
});
