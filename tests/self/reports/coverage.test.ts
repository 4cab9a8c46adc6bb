import type { Declared } from '../../harness/findings/ledger-record';
import { coverageOf } from '../../harness/reports/coverage';
import { answered, listing } from './html-ledger';
import { ledgerOf } from './ledger-of';

const declared: Declared = {
  leaves: [
    { names: ['key'], values: [] },
    { names: ['state'], values: ['on', 'off', 'broken'] },
    { names: ['parts', '*', 'size'], values: [] },
    { names: ['labels', '*'], values: [] },
    { names: ['note'], values: [] },
  ],
  statuses: ['200', '4XX', '503', 'default'],
};

const covered = (rows: readonly object[], status = 200) => {
  const one = answered(1, '', { rows: rows as never });
  const other = answered(2, '', {}, { response: { status, headers: {}, text: '', json: {}, echoed: false } });
  const { run, ...contents } = ledgerOf([], {}, [], { listing, declared });
  return coverageOf({ ...contents, run, exchanges: new Map([one, other].map((exchange) => [exchange.id, exchange])) });
};

test('what came back is seen, through lists and maps; a null is no value', () => {
  const rows = [
    { key: 'a', state: 'on', parts: [{}, { size: 3 }], note: null },
    { key: 'b', state: 'off', labels: { any: 'x' } },
  ];
  expect(covered(rows, 404)).toEqual({
    leaves: { declared: 5, unseen: ['note'] },
    values: { declared: 3, unseen: ['state = "broken"'] },
    statuses: { declared: 4, unseen: ['503', 'default'] },
  });
});

test('without items nothing of an item is seen; a status that is not declared by itself is the default', () => {
  expect(covered([], 302)).toMatchObject({
    leaves: { unseen: ['key', 'state', 'parts.*.size', 'labels.*', 'note'] },
    statuses: { unseen: ['4XX', '503'] },
  });
});

test('a ledger that does not say what is declared has no coverage', () => {
  expect(coverageOf(ledgerOf([]))).toBeUndefined();
});
