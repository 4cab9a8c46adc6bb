import { costLine, detectionOf, problemsOf, type Declared } from './detection';
import type { Trialled } from './trial';

const mutant = (id: string, ...expect: readonly [string, ...string[]]): Declared => ({
  id,
  area: 'a',
  primary: expect[0],
  expect,
});

function trial(kind: Trialled['kind'], id: string, violated: readonly string[], part: Partial<Trialled> = {}): Trialled {
  const verdict = violated.length > 0 ? 'violates' : 'conforms';
  return {
    kind,
    id,
    verdict,
    violated,
    broken: [],
    inconclusive: [],
    passed: [],
    leads: violated.slice(0, 1),
    observed: {},
    requests: 100,
    messages: {},
    ...part,
  };
}

const requirements = [{ id: 'a.one' }, { id: 'a.two' }, { id: 'a.drawn', random: true }] as const;
const sound = [
  trial('mutant', 'm1', ['a.one']),
  trial('mutant', 'm2', ['a.two', 'a.one']),
  trial('mutant', 'm3', ['a.drawn']),
  trial('lawful', 'l1', []),
  trial('lawful', 'l2', [], { verdict: 'inconclusive' }),
];
const mutants = [mutant('m1', 'a.one'), mutant('m2', 'a.two', 'a.one'), mutant('m3', 'a.drawn')];

const problems = (...changed: readonly Trialled[]): readonly string[] => {
  const trials = [...sound.filter(({ id }) => !changed.some((other) => other.id === id)), ...changed];
  return problemsOf(detectionOf(mutants, requirements, trials));
};

test('a sound matrix has no problem, and its power is all of it', () => {
  expect(problems()).toEqual([]);
  expect(detectionOf(mutants, requirements, sound)).toMatchObject({
    power: [{ area: 'a', mutants: 3, killed: 3 }],
    rootCauseRate: 1,
  });
});

test('what a faulty target costs is the half and the most of the mutants, and of no other server', () => {
  const costing = (kind: Trialled['kind'], id: string, requests: number) => trial(kind, id, ['a.one'], { requests });
  const trials = [costing('mutant', 'm1', 90), costing('mutant', 'm2', 400), costing('mutant', 'm3', 110)];
  const { cost } = detectionOf(mutants, requirements, [...trials, costing('lawful', 'l1', 900), costing('moving', 'x', 900)]);
  expect(cost).toEqual({ half: 110, most: 400, dearest: 'm2' });
  expect(costLine(cost)).toBe('Half of the mutants take at most 110 requests; the most is 400, by m2.');
});

test('a survivor, what it leaves undeclared, and the requirement it leaves idle', () => {
  expect(problems(trial('mutant', 'm2', []))).toEqual([
    'The mutant m2 survived: no requirement sees its fault.',
    'The mutant m2 fails otherwise than declared: missing a.two, a.one; extra none.',
    'The requirement a.two fails for no mutant.',
  ]);
});

test('a mutant that fails more than was declared', () => {
  expect(problems(trial('mutant', 'm1', ['a.one', 'a.two']))).toEqual([
    'The mutant m1 fails otherwise than declared: missing none; extra a.two.',
  ]);
});

test('a random requirement may fail for any mutant, and must for its own', () => {
  expect(problems(trial('mutant', 'm1', ['a.one', 'a.drawn']))).toEqual([]);
  expect(problems(trial('mutant', 'm3', ['a.one'], { leads: ['a.drawn'] }))).toEqual([
    'The mutant m3 fails otherwise than declared: missing a.drawn; extra a.one.',
    'The requirement a.drawn fails for no mutant.',
  ]);
});

test.each([
  ['a violation', trial('lawful', 'l1', ['a.two']), 'The conforming server l1 got the verdict violates: a.two.'],
  [
    'a verdict that is no verdict',
    trial('lawful', 'l1', [], { verdict: 'unreachable' }),
    'The conforming server l1 got the verdict unreachable: none.',
  ],
])('a false alarm: %s', (_, alarm, problem) => {
  expect(problems(alarm)).toEqual([problem]);
});

test('a check that broke', () => {
  expect(problems(trial('lawful', 'l1', [], { broken: ['a.one'] }))).toEqual(['The harness broke while it judged l1.']);
});

test('a summary that leads elsewhere too often', () => {
  expect(problems(trial('mutant', 'm2', ['a.two', 'a.one'], { leads: ['a.one'] }))).toEqual([
    'The summary leads with the primary requirement of 66.7 % of the mutants; 95.0 % are needed.',
    'The mutant m2 leads with a.one, not with a.two.',
  ]);
});
