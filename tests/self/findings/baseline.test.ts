import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigError } from '../../harness/errors';
import type { KnownFailure } from '../../harness/findings/baseline';
import { applyBaseline, unfilled } from '../../harness/findings/baseline';
import type { Outcome } from '../../harness/findings/finding';
import { foldOutcomes } from '../../harness/findings/verdict';
import { readBaseline } from '../../harness/settings/baseline-file';
import { finding } from '../reports/ledger-of';

const now = new Date('2030-06-15T23:59:00Z');
const entry = (part: Partial<KnownFailure> = {}): KnownFailure => ({
  id: 'rows.a',
  reason: 'ticket 7',
  expires: '2030-06-15',
  ...part,
});

const judged = (entries: readonly KnownFailure[], outcome: Outcome, strict = false) => {
  const findings = [finding('rows.a', outcome), finding('rows.b', 'pass')];
  const baseline = applyBaseline(entries, findings, ['rows.a', 'rows.b', 'rows.c'], now);
  return { baseline, verdict: foldOutcomes(findings, findings, { strict, allowInconclusive: false, baseline }).verdict };
};

test.each<[string, KnownFailure, Outcome, 'conforms' | 'violates', RegExp | undefined]>([
  ['a known failure, on its last day', entry(), 'fail', 'conforms', undefined],
  ['an expired one', entry({ expires: '2030-06-14' }), 'fail', 'violates', /^It expired on 2030-06-14/],
  ['an expired one that passes', entry({ expires: '2030-06-14' }), 'pass', 'violates', /^It expired/],
  ['one without a reason', entry({ reason: ' ' }), 'fail', 'violates', /^It has no reason/],
  ['one that names no requirement', entry({ id: 'rows.none' }), 'pass', 'violates', /^There is no such requirement/],
  ['one that no longer fails', entry(), 'pass', 'violates', /^It no longer fails/],
  ['one that could not be shown', entry(), 'inconclusive', 'conforms', undefined],
  ['one that was not asked for', entry({ id: 'rows.c' }), 'pass', 'conforms', undefined],
])('%s', (_, known, outcome, verdict, problem) => {
  const result = judged([known], outcome);
  expect(result.verdict).toBe(verdict);
  if (problem === undefined) expect(result.baseline.broken).toEqual([]);
  else expect(result.baseline.broken).toEqual([{ id: known.id, problem: expect.stringMatching(problem) as unknown }]);
});

test('a known failure is kept with its reason; another failure still violates', () => {
  expect(judged([entry()], 'fail').baseline.accepted).toEqual([entry()]);
  expect(judged([], 'fail').verdict).toBe('violates');
});

test('an entry accepts what its failure explains, and no other failure; an entry of its own decides for itself', () => {
  const ids = ['pagination.limit', 'pagination.pages-full', 'security.injection'];
  const findings = ids.map((id) => finding(id, 'fail'));
  const limit = entry({ id: 'pagination.limit' });
  const accepted = applyBaseline([limit], findings, ids, now).accepted;
  expect(accepted).toEqual([limit, { ...limit, id: 'pagination.pages-full', cause: 'pagination.limit' }]);
  const own = entry({ id: 'pagination.pages-full', expires: '2030-01-01' });
  expect(applyBaseline([limit, own], findings, ids, now)).toMatchObject({
    accepted: [limit],
    broken: [{ id: 'pagination.pages-full' }],
  });
  expect(applyBaseline([entry({ id: 'pagination.pages-full' })], findings, ids, now).accepted).toHaveLength(1);
});

test('under --strict a warning can be known, too', () => {
  expect(judged([], 'warn', true).verdict).toBe('violates');
  expect(judged([entry()], 'warn', true).verdict).toBe('conforms');
});

test('a baseline does not hide that the harness broke', () => {
  expect(judged([entry()], 'error').verdict).toBe('error');
});

describe('the file', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'baseline-'));
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });
  const file = path.join(directory, 'known.yaml');
  const read = (text: string) => {
    writeFileSync(file, text);
    return readBaseline(file).accepted;
  };

  test('is YAML or JSON', () => {
    const known = [entry()];
    expect(read('accepted:\n  - { id: rows.a, reason: ticket 7, expires: 2030-06-15 }\n')).toEqual(known);
    expect(read(JSON.stringify({ accepted: known }))).toEqual(known);
    expect(read('accepted: []')).toEqual([]);
  });

  test.each([
    ['empty', '', /it must be an object/],
    ['no YAML', 'accepted: [', /known\.yaml/],
    ['a list', '- rows.a', /it must be an object/],
    ['without an expiry date', 'accepted: [{ id: rows.a, reason: x }]', /\/accepted\/0 lacks "expires"/],
    ['with a date that is none', 'accepted: [{ id: rows.a, reason: x, expires: 2030-02-30 }]', /expires must be a day/],
    [
      'with an unknown key',
      'accepted: [{ id: rows.a, reason: x, expires: 2030-01-01, who: me }]',
      /; \/accepted\/0 has an unknown key "who"\.$/,
    ],
    ['without a list', 'known: []', /; it has neither "accepted" nor "behaviours"; it has an unknown key "known"\.$/],
    [
      'with a sign in an id that cannot be seen',
      'accepted: [{ id: "rows\\0.a", reason: x, expires: 2030-01-01 }]',
      /"rows\\u0000\.a" holds a sign that cannot be seen/,
    ],
    ['with an id twice', JSON.stringify({ accepted: [entry(), entry()] }), /it names "rows\.a" twice/],
  ])('that is %s is refused', (_, text, message) => {
    expect(() => read(text)).toThrow(ConfigError);
    expect(() => read(text)).toThrow(message);
  });

  test('may hold choices beside failures, or instead of them; a draft of either is refused', () => {
    const choice = { key: 'limit.zero', value: 'all', reason: 'ticket 7', expires: '2030-06-15' };
    writeFileSync(file, JSON.stringify({ behaviours: [choice] }));
    expect(readBaseline(file)).toEqual({ accepted: [], behaviours: [choice] });
    writeFileSync(file, JSON.stringify({ behaviours: [choice, choice] }));
    expect(() => readBaseline(file)).toThrow(/it names "limit\.zero" twice/);
    writeFileSync(file, JSON.stringify({ accepted: [], behaviours: [{ ...choice, expires: unfilled.expires }] }));
    expect(() => readBaseline(file)).toThrow(/"limit\.zero" is not filled in/);
  });

  test('that does not exist is refused with its path', () => {
    expect(() => readBaseline(path.join(directory, 'none.yaml'))).toThrow(/none\.yaml.*ENOENT/);
  });
});
