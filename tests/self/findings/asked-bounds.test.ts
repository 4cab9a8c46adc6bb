import { askedBounds, type AskedKey, type AskedQuery, type QueryRecord, type WalkRecord } from '../../harness/findings/asked';
import { restoreRecord } from '../../harness/findings/stored-record';

/** What was asked is bounded where it is read, because anybody may have written the ledger. */

const key: AskedKey = { field: { path: 'rank', pointer: '/rank', kind: 'number', values: [] }, direction: 'descending' };
const clause = { path: 'colour', value: 'red' };
const asking = (query: AskedQuery | object): object => ({ kind: 'query', exchange: 1, query });
const walk: WalkRecord = { kind: 'walk', way: 'token', query: { limit: 2 }, exchanges: [1, 3], end: 'stopped' };

const long = (over: number): string => 'x'.repeat(askedBounds.text + over);
const many = <One>(one: One, over = 1): readonly One[] => Array.from({ length: askedBounds.parts + over }, () => one);
const pages = (over: number): readonly number[] => Array.from({ length: askedBounds.pages + over }, () => 1);

test.each<readonly [string, object]>([
  [
    'a query of every role',
    asking({ filter: { clauses: [clause], operators: [] }, order: [key], projection: ['a'], limit: 2, offset: 0 }),
  ],
  [
    'texts as they stand',
    asking({ filter: 'a', order: 'b', projection: 'c', limit: 'd', offset: 'e', next: 'f', extra: [['g', 'h']] }),
  ],
  ['nothing asked for', asking({})],
  ['as much as a query holds', asking({ filter: long(0), order: many(key, 0), projection: many('a', 0), next: long(0) })],
  ['as much as a walk holds', { ...walk, exchanges: pages(0) }],
])('read: %s', (_, record) => {
  expect(restoreRecord(record)).toEqual({ record });
});

test.each<readonly [string, object, RegExp]>([
  ['a query of no exchange', { ...asking({}), exchange: 0 } satisfies Partial<QueryRecord>, /\/exchange/],
  ['a query that is none', asking('limit=2' as never), /\/query/],
  ['a limit of another type', asking({ limit: {} }), /\/query\/limit/],
  ['a long text', asking({ next: long(1) }), /\/query\/next/],
  ['a long expression', asking({ filter: long(1) }), /\/query\/filter/],
  ['many clauses', asking({ filter: { clauses: many(clause), operators: [] } }), /\/query\/filter/],
  ['a clause without a value', asking({ filter: { clauses: [{ path: 'a' }], operators: [] } }), /\/query\/filter/],
  ['an unknown operator', asking({ filter: { clauses: [clause], operators: ['xor'] } }), /\/query\/filter/],
  ['many keys', asking({ order: many(key) }), /\/query\/order/],
  ['a key without a field', asking({ order: [{ direction: 'ascending' }] }), /\/query\/order/],
  ['a field of an unknown kind', asking({ order: [{ ...key, field: { ...key.field, kind: 'z' } }] }), /\/query\/order/],
  ['many values of a field', asking({ order: [{ ...key, field: { ...key.field, values: many('v') } }] }), /\/query\/order/],
  ['many paths', asking({ projection: many('a') }), /\/query\/projection/],
  ['a parameter of three parts', asking({ extra: [['a', 'b', 'c']] }), /\/query\/extra/],
  ['another way', { ...walk, way: 'hop' }, /\/way/],
  ['another end', { ...walk, end: 'lost' }, /\/end/],
  ['ids that are none', { ...walk, exchanges: [1, '2'] }, /\/exchanges\/1/],
  ['many ids', { ...walk, exchanges: pages(1) }, /\/exchanges/],
  ['a walk without a query', { ...walk, query: undefined }, /lacks "query"/],
])('refused: %s', (_, record, wrong) => {
  expect(restoreRecord(record)).toMatchObject({ wrong: expect.stringMatching(wrong) as string });
});
