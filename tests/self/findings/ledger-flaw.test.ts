import type { LedgerContents } from '../../harness/findings/ledger';
import { flawOfLedger } from '../../harness/findings/ledger-flaw';
import { finding, ledgerOf } from '../reports/ledger-of';

const known = ['rows.a', 'rows.b'];
const both = [finding('rows.a', 'pass', { exchanges: [1] }), finding('rows.b', 'fail')];
const early = { complete: false, reason: 'It ended early.' } as const;

test.each<[string, LedgerContents]>([
  ['a run that came to its end', ledgerOf(both)],
  ['one that was interrupted before it judged', ledgerOf([], { ...early, verdict: 'interrupted' }, known)],
  ['one whose target was out of reach', ledgerOf([], { ...early, verdict: 'unreachable' }, known)],
  ['one that broke with a fault found', ledgerOf(both.slice(1), { ...early, verdict: 'violates' }, ['rows.a'])],
  ['one with nothing planned', ledgerOf([], { verdict: 'inconclusive' })],
  ['one whose finding explains another', ledgerOf(both, { causes: { 'rows.b': 'rows.a' } })],
  [
    'one whose broken baseline names what nobody knows',
    ledgerOf(both, { baseline: { accepted: [], broken: [{ id: 'rows.gone', problem: 'There is no such requirement.' }] } }),
  ],
])('%s is as a run writes it', (_, contents) => {
  expect(flawOfLedger(contents, known)).toBeUndefined();
});

test.each<[string, LedgerContents, RegExp]>([
  [
    'a finding of an unknown requirement',
    ledgerOf([finding('__proto__', 'pass')]),
    /^it was judged by "__proto__", .*"0\.1\.0"$/,
  ],
  ['a plan of an unknown requirement', ledgerOf(both, {}, ['constructor']), /^it was judged by "constructor"/],
  ['a plan that names one twice', ledgerOf(both, {}, ['rows.b']), /^its plan names "rows\.b" twice$/],
  ['a finding that was not planned', ledgerOf(both, {}, [], { plan: ['rows.a'] }), /^it judges "rows\.b", which its plan/],
  [
    'a whole run without a finding that was planned',
    ledgerOf(both.slice(0, 1), { verdict: 'conforms' }, ['rows.b']),
    /^it contradicts itself: .*"conforms", and "rows\.b" is not judged \(1 of 2\)$/,
  ],
  [
    'an incomplete run that conforms without one',
    ledgerOf(both.slice(0, 1), { ...early, verdict: 'conforms' }, ['rows.b']),
    /^it contradicts itself: .*"rows\.b" is not judged/,
  ],
  [
    'a pass on an exchange that is not there',
    ledgerOf([finding('rows.a', 'pass', { exchanges: [1, 7] })]),
    /^what it found of "rows\.a" rests on exchange 7, which it does not hold$/,
  ],
  [
    'a violation on one',
    ledgerOf([finding('rows.b', 'fail', { violations: both[1]?.violations.map((one) => ({ ...one, exchanges: [8] })) ?? [] })]),
    /^what it found of "rows\.b" rests on exchange 8/,
  ],
  [
    'an observation on one',
    { ...ledgerOf(both), observations: [{ kind: 'observation', key: 'limit.zero', value: 'all', exchanges: [9] }] },
    /^what it observed of "limit\.zero" rests on exchange 9/,
  ],
  [
    'a walk over one',
    { ...ledgerOf(both), walks: [{ kind: 'walk', way: 'token', query: {}, exchanges: [1, 2], end: 'ended' }] },
    /^a walk rests on exchange 2/,
  ],
  ['a query of one', { ...ledgerOf(both), queries: new Map([[3, {}]]) }, /^a query rests on exchange 3/],
  ['a cause that was not judged', ledgerOf(both, { causes: { 'rows.b': 'rows.gone' } }), /^its end names "rows\.gone"/],
])('%s is told', (_, contents, flaw) => {
  expect(flawOfLedger(contents, known)).toMatch(flaw);
});
