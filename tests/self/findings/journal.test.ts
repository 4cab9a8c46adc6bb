import type { Ask, Exchange } from '../../harness/client/exchange';
import { loadContract } from '../../harness/contract/load';
import type { Contract } from '../../harness/contract/model';
import { askedBounds } from '../../harness/findings/asked';
import { type Ledger, openLedger } from '../../harness/findings/ledger';
import { restoreRecord, storeRecord } from '../../harness/findings/stored-record';
import { where } from '../../harness/grammar/expression';
import { Listing } from '../../harness/listing/listing';
import { askedOf, journalIn } from '../../harness/run/journal';

let contract: Contract;
beforeAll(async () => {
  contract = await loadContract();
});

/** A listing over pages that are made up, and the ledger that its journal writes. */
function open(pageOf: (id: number, token: string | undefined) => { uids: readonly string[]; token: string } | undefined) {
  const ledger: Ledger = openLedger(undefined);
  let id = 0;
  const send = ({ query = [] }: Ask): Promise<Exchange> => {
    id += 1;
    const page = pageOf(id, query.find(([name]) => name === contract.next?.parameter)?.[1]);
    const json = {
      items: page?.uids.map((uid) => ({ metadata: { uid } })),
      listmeta: { continue: page?.token, count: 9 },
    } as never;
    return Promise.resolve({
      id,
      request: { method: 'GET', url: 'http://127.0.0.1:9/', headers: {}, credential: 'configured' },
      response: { status: page === undefined ? 400 : 200, headers: {}, text: '', json, echoed: false },
      attempts: [{ startedMs: 0, durationMs: 0, status: 200, failure: undefined, pausedMs: 0 }],
    });
  };
  const journal = journalIn(ledger);
  return { ledger, journal, listing: Listing.open(contract, { send }, journal) };
}

const two = (id: number, token: string | undefined) => ({ uids: [`u${id}`], token: token === undefined ? 't' : '' });

test('a walk that is asked for again, also before it ended or by another check, is told once', async () => {
  const { ledger, listing } = open(two);
  await Promise.all([listing.walk(), listing.walk()]);
  await listing.noting(() => undefined).walk({});
  expect(ledger.walks).toEqual([{ kind: 'walk', way: 'token', query: {}, exchanges: [1, 2], end: 'ended' }]);
  expect([...ledger.queries]).toEqual([
    [1, {}],
    [2, { next: 't' }],
  ]);
});

test('a fresh view walks anew, and what it walks is told as well', async () => {
  const { ledger, listing } = open(two);
  await listing.walk();
  await listing.fresh().walk();
  expect(ledger.walks.map(({ exchanges }) => exchanges)).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test('a walk by offset has the query of its first page, without the offset', async () => {
  const { ledger, listing } = open(two);
  await listing.walkGiven('offset', [
    { limit: 1, offset: 3 },
    { limit: 2, offset: 4 },
  ]);
  expect(ledger.walks).toEqual([{ kind: 'walk', way: 'offset', query: { limit: 1 }, exchanges: [1, 2], end: 'ended' }]);
  expect(ledger.queries.get(2)).toEqual({ limit: 2, offset: 4 });
});

test('how a walk ended is told', async () => {
  const cut = open(two);
  await cut.listing.walk({}, 1);
  const stopped = open((_, token) => (token === undefined ? { uids: ['a'], token: 't' } : undefined));
  await stopped.listing.walk();
  const endless = open(() => ({ uids: ['a'], token: 't' }));
  await endless.listing.walk();
  const ends = [cut, stopped, endless].map(({ ledger }) => ledger.walks.map(({ end, exchanges }) => [end, exchanges.length]));
  expect(ends).toEqual([[['cut', 1]], [['stopped', 2]], [['endless', expect.any(Number)]]]);
});

test('what is spelled otherwise, or sent once more, is remembered for the run and not recorded', async () => {
  const { ledger, journal, listing } = open(two);
  const { exchange: spelled } = await listing.askSpelled({ limit: 2 }, () => '%32');
  const { exchange: twice } = await listing.askTwice({ limit: 1 }, { limit: 2 });
  const { exchange: again } = await listing.repeat(spelled);
  expect(ledger.queries.size).toBe(0);
  expect([spelled, twice, again].map((one) => journal.askedBy(one))).toEqual([{ limit: 2 }, { limit: 2 }, { limit: 2 }]);
});

test('a query string that was sent as it stands is told by no role', async () => {
  const { ledger, listing } = open(two);
  await listing.askRaw('limit=2');
  expect(ledger.queries.size).toBe(0);
});

test('a query is told by its roles, and never by more than is read back', () => {
  const [field] = contract.order?.fields ?? [];
  if (field === undefined) throw new Error('The contract orders by nothing.');
  const { path, pointer, kind, values } = field;
  expect(askedOf({ order: [{ field, direction: 'ascending' }], filter: where(field, 'x'), limit: 0, next: '' })).toEqual({
    order: [{ field: { path, pointer, kind, values }, direction: 'ascending' }],
    filter: { clauses: [{ path, value: 'x' }], operators: [] },
    limit: 0,
    next: '',
  });
  const long = 'x'.repeat(askedBounds.text + 1);
  const many = <One>(one: One): readonly One[] => Array.from({ length: askedBounds.parts + 1 }, () => one);
  for (const query of [
    {
      filter: { spelled: [], text: long },
      order: { spelled: [], text: long },
      projection: many(long),
      next: long,
      extra: many([long, long] as const),
    },
    { filter: where(field, long), order: many({ field, direction: 'ascending' } as const), offset: long },
  ]) {
    const record = { kind: 'query', exchange: 1, query: askedOf(query) } as const;
    expect(restoreRecord(JSON.parse(JSON.stringify(storeRecord(record))))).toEqual({ record });
  }
});
