import { Parser } from 'commonmark';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Outcome } from '../../harness/findings/finding';
import { compareRuns } from '../../conformance/compare-command';
import { compareResults } from '../../harness/reports/comparison';
import type { Latency } from '../../harness/reports/latency';
import type { Results } from '../../harness/reports/results';
import { resultsOf } from '../../harness/reports/results';
import { hostile, ledgerOf, twoCauses, twoFaults } from './ledger-of';
import { resultsWith } from './results-with';
import { temporaryFolder } from '../temporary-folder';

const directory = temporaryFolder('compare');
const file = (name: string, content: unknown): string => {
  const written = path.join(directory, name);
  writeFileSync(written, typeof content === 'string' ? content : JSON.stringify(content));
  return written;
};

const sound = file('sound.json', resultsWith({ 'rows.a': 'pass' }));

test.each<[string, Outcome, Outcome, 'newlyFailing' | 'newlyPassing' | 'otherwise' | undefined]>([
  ['a pass that fails', 'pass', 'fail', 'newlyFailing'],
  ['what could not be shown and fails', 'inconclusive', 'fail', 'newlyFailing'],
  ['a failure that is mended', 'fail', 'pass', 'newlyPassing'],
  ['a failure that stays', 'fail', 'fail', undefined],
  ['a pass that stays', 'pass', 'pass', undefined],
  ['a SHOULD newly not kept', 'pass', 'warn', 'otherwise'],
  ['a pass that can no longer be shown', 'pass', 'inconclusive', 'otherwise'],
])('%s', (_, before, after, place) => {
  const comparison = compareResults(resultsWith({ 'rows.a': before }), resultsWith({ 'rows.a': after }));
  for (const key of ['newlyFailing', 'newlyPassing', 'otherwise'] as const)
    expect(comparison[key].map(({ id }) => id)).toEqual(key === place ? ['rows.a'] : []);
});

test('a requirement that was not judged before and fails now is newly failing; one no longer judged is neither', () => {
  const comparison = compareResults(resultsWith({ 'rows.a': 'fail' }), resultsWith({ 'rows.b': 'fail' }));
  expect(comparison.newlyFailing.map(({ id }) => id)).toEqual(['rows.b']);
  expect(comparison.otherwise.map(({ id, after }) => [id, after])).toEqual([['rows.a', undefined]]);
});

test('a behaviour changes where both runs saw it, and differently', () => {
  const before = resultsWith({}, { observed: { 'limit.zero': 'reject', 'limit.gone': 'a', 'limit.same': 'b' } });
  const after = resultsWith({}, { observed: { 'limit.zero': 'clamp', 'limit.new': 'a', 'limit.same': 'b' } });
  expect(compareResults(before, after).behaviours).toEqual([{ key: 'limit.zero', before: 'reject', after: 'clamp' }]);
});

const latency = (p50Ms: number, spread: number, p95Ms: number, samples = 100): Latency => ({
  samples,
  p25Ms: p50Ms - spread,
  p50Ms,
  p75Ms: p50Ms + spread,
  p95Ms,
  maxMs: p95Ms,
});

test.each<[string, Latency, Latency, readonly string[]]>([
  ['a median that doubles', latency(20, 2, 40), latency(40, 2, 50), ['median']],
  ['the same within wide spread and few samples', latency(20, 15, 60, 9), latency(30, 15, 70, 9), []],
  ['a few per cent, however sure', latency(20, 0.1, 40), latency(22, 0.1, 42), []],
  ['less than a millisecond', latency(0.2, 0, 0.4), latency(0.6, 0, 0.9), []],
  ['a tail that triples', latency(20, 2, 40), latency(20, 2, 120), ['95th percentile']],
  ['a median that falls', latency(40, 2, 50), latency(20, 2, 40), ['median']],
])('latency: %s', (_, before, after, measures) => {
  const { latency: shifts } = compareResults(resultsWith({}, { latency: before }), resultsWith({}, { latency: after }));
  expect(shifts.map(({ measure }) => measure)).toEqual(measures);
});

test.each<[string, Results, Results, number, RegExp]>([
  [
    'nothing',
    resultsWith({ 'rows.a': 'pass' }),
    resultsWith({ 'rows.a': 'pass' }),
    0,
    /^No worse than before: nothing newly fails and no observed behaviour changed\.\nUnchanged or better: 0 newly failing/,
  ],
  [
    'a mend',
    resultsWith({ 'rows.a': 'fail' }),
    resultsWith({ 'rows.a': 'pass' }),
    0,
    /\nNewly passing\n {2}MUST rows\.a: fail → pass\n/,
  ],
  [
    'a failure',
    resultsWith({ 'rows.a': 'pass' }),
    resultsWith({ 'rows.a': 'fail' }),
    1,
    /^Worse than before: 1 new fault: it does not hold that .* \(rows\.a\)\.\nChanged: 1 newly failing[^]*\nNewly failing\n {2}MUST rows\.a: pass → fail\n {4}Because of/,
  ],
  [
    'a behaviour',
    resultsWith({}),
    resultsWith({}, { observed: { 'limit.zero': hostile } }),
    1,
    /^Changed from before: 1 observed behaviour changed: limit\.zero was reject and is .*\n[^]*\n {2}limit\.zero: reject → <script>/,
  ],
  [
    'latency alone',
    resultsWith({}, { latency: latency(20, 1, 40) }),
    resultsWith({}, { latency: latency(60, 1, 90) }),
    0,
    /\n {2}median: 20 ms → 60 ms\n/,
  ],
  [
    'what was shown and is not judged, or cannot be shown, any more',
    resultsWith({ 'rows.a': 'pass', 'rows.b': 'pass', 'rows.c': 'fail', 'rows.d': 'inconclusive' }),
    resultsWith({ 'rows.a': 'pass', 'rows.b': 'inconclusive' }),
    0,
    /^Less is shown than before: 2 requirements shown before are not shown now \(rows\.b first\); of the rest nothing newly fails and no observed behaviour changed\.\nLess is shown: 0 newly failing/,
  ],
  [
    'the same beside a new failure',
    resultsWith({ 'rows.a': 'pass', 'rows.b': 'pass' }),
    resultsWith({ 'rows.a': 'fail' }),
    1,
    /^Worse than before: 1 new fault: .*; 1 requirement shown before is not shown now \(rows\.b\)\.\nChanged: 1 newly failing/,
  ],
  [
    'what nothing was shown of before either',
    resultsWith({ 'rows.a': 'pass', 'rows.b': 'inconclusive' }),
    resultsWith({ 'rows.a': 'pass' }),
    0,
    /^No worse than before/,
  ],
])('what changed is printed, with an exit code: %s', (_, before, after, exitCode, text) => {
  const compared = compareRuns([file('before.json', before), file('after.json', after)]);
  expect(compared.exitCode).toBe(exitCode);
  expect(compared.text).toMatch(text);
  expect(compared.text).not.toMatch(/[\u0000\u001b\r]/);
});

test('the command prints the comparison, or one sentence and exit code 2', () => {
  const run = (...files: readonly string[]) =>
    spawnSync(process.execPath, ['scripts/bundled.cjs', 'scripts/compare.ts', ...files], {
      cwd: path.join(__dirname, '..', '..', '..'),
      encoding: 'utf8',
    });
  expect(run(sound, sound)).toMatchObject({
    status: 0,
    stderr: '',
    stdout: expect.stringMatching(/^No worse than before/) as unknown,
  });
  expect(run(sound)).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(/^Expected two files; received 1\. Use it as: .*\n$/) as unknown,
  });
});

describe('what a baseline accepts', () => {
  const was = file(
    'old.json',
    resultsWith({ 'pagination.limit': 'pass' }, { observed: { 'limit.zero': 'all', 'limit.text': 'a' } }),
  );
  const is = file(
    'new.json',
    resultsWith({ 'pagination.limit': 'fail' }, { observed: { 'limit.zero': 'none', 'limit.text': 'b' } }),
  );
  const known = (behaviours: string, accepted = ''): string =>
    file(
      'known.yaml',
      `${accepted}behaviours:\n${behaviours.replaceAll('; ', '\n    ').replaceAll(/^- /gm, '  - ').replaceAll('TO', 'reason: ticket 7; expires: 2999-01-01').replaceAll('; ', '\n    ')}\n`,
    );
  const failure = 'accepted:\n  - { id: pagination.limit, reason: ticket 8, expires: 2999-01-01 }\n';
  const both = '- key: limit.zero; value: none; TO\n- key: limit.text; value: b; TO';

  test('is no reason to stop a release; what is not accepted is', () => {
    const all = compareRuns(['--baseline', known(both, failure), was, is]);
    expect(all.exitCode).toBe(0);
    expect(all.text).toMatch(/^No worse than before: .*; 3 changes are accepted\.\n/);
    expect(all.text).toMatch(/\nAccepted behaviours\n {2}limit\.zero: all → none\n {4}until 2999-01-01: ticket 7\n/);
    const one = compareRuns(['--baseline', known(both.split('\n')[0] ?? '', failure), was, is]);
    expect(one.exitCode).toBe(1);
    expect(one.text).toMatch(
      /^Changed from before: 1 observed behaviour changed: limit\.text was a and is b; 2 changes are accepted\.\n/,
    );
    expect(compareRuns(['--baseline', known(both), was, is]).text).toMatch(/^Worse than before: 1 new fault: /);
  });

  test.each([
    ['expired', '- key: limit.zero; value: none; reason: t; expires: 2001-01-01', /limit\.zero: It expired on 2001-01-01/],
    [
      'not what the target shows',
      '- key: limit.zero; value: first; TO',
      /limit\.zero: It accepts first, and the target shows none/,
    ],
    ['without a reason', '- key: limit.zero; value: none; reason: " "; expires: 2999-01-01', /limit\.zero: It has no reason/],
  ])('an entry that is %s breaks the baseline, and accepts nothing', (_, entry, problem) => {
    const { text, exitCode } = compareRuns(['--baseline', known(entry, failure), was, is]);
    expect(exitCode).toBe(1);
    expect(text).toMatch(problem);
    expect(text).toMatch(/\nObserved behaviours\n {2}limit\.zero: all → none\n/);
    // Where nothing else changed, the broken entry alone fails the comparison.
    expect(compareRuns(['--baseline', known(entry, failure), is, is])).toMatchObject({
      exitCode: 1,
      text: expect.stringMatching(/^Worse than before: the baseline no longer holds \(limit\.zero: /) as unknown,
    });
  });

  test('a choice that nobody has breaks it, and one that these runs did not show does not', () => {
    const misspelt = compareRuns(['--baseline', known('- key: limit.zeroo; value: none; TO'), is, is]);
    expect(misspelt).toMatchObject({
      exitCode: 1,
      text: expect.stringMatching(/limit\.zeroo: There is no such choice; results\.json tells those of a run/) as unknown,
    });
    for (const key of ['limit.negative', 'filter.spec.cloudType'])
      expect(compareRuns(['--baseline', known(`- key: ${key}; value: none; TO`), is, is]).exitCode).toBe(0);
  });

  test('is begun with what is new, refused until it is filled in, and then accepts it', () => {
    const draft = path.join(directory, 'draft.yaml');
    expect(compareRuns(['--write-baseline', draft, was, is]).exitCode).toBe(1);
    expect(() => compareRuns(['--baseline', draft, was, is])).toThrow(/"pagination\.limit" is not filled in/);
    const text = readFileSync(draft, 'utf8');
    const filled = file(
      'filled.yaml',
      text.replaceAll(/FILL IN why.*/g, 'ticket 7').replaceAll(/FILL IN the last.*/g, '2999-01-01'),
    );
    expect(compareRuns(['--baseline', filled, was, is]).exitCode).toBe(0);
    expect(() => compareRuns(['--write-baseline', draft, was, is])).toThrow(/draft\.yaml, which exists/);
  });

  test('what the run itself accepted is no new fault', () => {
    const baseline = { accepted: [{ id: 'pagination.limit', reason: 'ticket 7', expires: '2999-01-01' }], broken: [] };
    const accepted = resultsWith(
      { 'pagination.limit': 'fail' },
      { verdict: 'conforms', exitCode: 0, baseline, observed: { 'limit.zero': 'all' } },
    );
    expect(compareRuns([was, file('accepted.json', accepted)])).toMatchObject({
      exitCode: 0,
      text: expect.stringMatching(/\nAccepted\n {2}MUST pagination\.limit: pass → fail\n/) as unknown,
    });
  });
});

describe('one new fault', () => {
  const kept = { 'rows.lead': 'pass', 'rows.first': 'pass', 'rows.second': 'pass', 'security.open': 'pass' } as const;
  const was = file('was.json', resultsWith(kept));
  const is = file('is.json', { ...resultsOf(ledgerOf(twoFaults, { causes: twoCauses })), observed: { 'limit.zero': hostile } });

  test('reads as one, with what follows from it below', () => {
    const { text, exitCode } = compareRuns([was, is]);
    expect(exitCode).toBe(1);
    // A SHOULD that is newly not kept stands apart, and explains what newly fails.
    expect(text).toMatch(/\nOtherwise\n {2}SHOULD rows\.lead: pass → warn\n.*\n {4}explains {2}rows\.second\n/);
    expect(text).not.toContain('rows.second: pass');
  });

  test('is told for a pull request, with nothing of a target as structure', () => {
    const { text, exitCode } = compareRuns(['--markdown', was, is]);
    expect(exitCode).toBe(1);
    expect(text).toMatch(/^# Worse than before&#58; 2 new faults, most serious&#58; .*security\.open/);
    expect(text).toMatch(/^- \*\*MUST security\.open\*\* pass → fail /m);
    expect(text).toMatch(/^- <code>limit\.zero<\/code>: <code>reject<\/code> → <code>&#60;script/m);
    const inline: string[] = [];
    const walker = new Parser().parse(text).walker();
    for (let event = walker.next(); event !== null; event = walker.next())
      if (event.entering && /html|link|image/.test(event.node.type)) inline.push(event.node.literal ?? event.node.type);
    expect([...new Set(inline)].sort()).toEqual(['</code>', '<code>']);
  });
});
