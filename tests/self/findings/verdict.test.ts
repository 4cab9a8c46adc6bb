import type { Finding, Outcome } from '../../harness/findings/finding';
import { outcomes } from '../../harness/findings/finding';
import type { FoldSettings, Stop } from '../../harness/findings/verdict';
import { exitCodes, foldOutcomes } from '../../harness/findings/verdict';

const finding = (id: string, outcome: Outcome, core: boolean, witnesses: number): Finding => ({
  id,
  level: outcome === 'warn' ? 'SHOULD' : 'MUST',
  core,
  outcome,
  title: id,
  witnesses,
  message: '',
  violations: [],
  exchanges: [],
  curl: undefined,
});

const settings: FoldSettings = { strict: false, allowInconclusive: false };

/** Two findings, the first of a core requirement; an inconclusive, not applicable or disabled one has no witness. */
const pair = (core: Outcome, other: Outcome): readonly Finding[] =>
  [core, other].map((outcome, index) =>
    finding(index === 0 ? 'a.core' : 'a.other', outcome, index === 0, ['pass', 'fail', 'warn'].includes(outcome) ? 1 : 0),
  );

const verdictOf = (findings: readonly Finding[], with_: Partial<FoldSettings> = {}) =>
  foldOutcomes(findings, findings, { ...settings, ...with_ }).verdict;

describe('one pair of findings, by the outcome of the core and of the other requirement', () => {
  // Columns in the order of `outcomes`: pass fail warn inconclusive not-applicable disabled error
  const conforms = 'conforms';
  const violates = 'violates';
  const open = 'inconclusive';
  const error = 'error';
  const table: { readonly [core in Outcome]: readonly string[] } = {
    pass: [conforms, violates, conforms, conforms, conforms, conforms, error],
    fail: [violates, violates, violates, violates, violates, violates, violates],
    warn: [conforms, violates, conforms, conforms, conforms, conforms, error],
    inconclusive: [open, violates, open, open, open, open, error],
    'not-applicable': [conforms, violates, conforms, open, open, open, error],
    disabled: [conforms, violates, conforms, open, open, open, error],
    error: [error, violates, error, error, error, error, error],
  };
  test.each(outcomes.flatMap((core) => outcomes.map((other, column) => [core, other, table[core][column]] as const)))(
    '%s and %s give %s',
    (core, other, verdict) => {
      expect(verdictOf(pair(core, other))).toBe(verdict);
    },
  );
});

test.each<[string, readonly Finding[], Partial<FoldSettings>, string]>([
  ['a SHOULD violates under strict', pair('pass', 'warn'), { strict: true }, 'violates'],
  ['strict does not touch a pass', pair('pass', 'pass'), { strict: true }, 'conforms'],
  ['an open core requirement may be allowed', pair('inconclusive', 'pass'), { allowInconclusive: true }, 'conforms'],
  ['nothing witnessed is never allowed', pair('inconclusive', 'inconclusive'), { allowInconclusive: true }, 'inconclusive'],
  ['everything switched off shows nothing', pair('disabled', 'disabled'), { allowInconclusive: true }, 'inconclusive'],
  ['no finding and no plan shows nothing', [], {}, 'inconclusive'],
  ['allowing does not touch a fail', pair('fail', 'inconclusive'), { allowInconclusive: true }, 'violates'],
  ['allowing does not touch an error', pair('error', 'pass'), { allowInconclusive: true }, 'error'],
])('%s', (_, findings, with_, verdict) => {
  expect(verdictOf(findings, with_)).toBe(verdict);
});

test.each<[string, readonly Finding[], string]>([
  ['is an error', [finding('a.core', 'pass', true, 1)], 'error'],
  ['does not hide a violation', [finding('a.core', 'fail', true, 1)], 'violates'],
])('a planned check without a finding %s', (_, findings, verdict) => {
  expect(foldOutcomes(findings, [{ id: 'a.core' }, { id: 'a.missing' }], settings).verdict).toBe(verdict);
});

test.each<[Stop, Outcome, string]>([
  ['usage', 'pass', 'usage'],
  ['unreachable', 'pass', 'unreachable'],
  ['unreachable', 'fail', 'unreachable'],
  ['interrupted', 'pass', 'interrupted'],
  ['interrupted', 'fail', 'interrupted'],
  ['error', 'pass', 'error'],
  ['error', 'fail', 'violates'],
])('a run stopped by %s after a %s is %s', (stop, outcome, verdict) => {
  expect(verdictOf([finding('a.core', outcome, true, 1)], { stop })).toBe(verdict);
});

test('every verdict has the exit code of the design', () => {
  expect(exitCodes).toEqual({ conforms: 0, violates: 1, usage: 2, unreachable: 3, error: 3, inconclusive: 4, interrupted: 130 });
  expect(foldOutcomes([], [], { ...settings, stop: 'interrupted' })).toEqual({ verdict: 'interrupted', exitCode: 130 });
});
