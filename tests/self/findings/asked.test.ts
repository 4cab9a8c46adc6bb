import { textOf } from '../../harness/contract/pointer';
import path from 'node:path';
import type { RunTarget } from '../../harness/client/run-target';
import { plainUrl } from '../../harness/client/url';
import { loadContract } from '../../harness/contract/load';
import type { Contract } from '../../harness/contract/model';
import type { AskedQuery } from '../../harness/findings/asked';
import { type Ledger, openLedger } from '../../harness/findings/ledger';
import { loadRequirements } from '../../harness/findings/requirements';
import { Listing } from '../../harness/listing/listing';
import type { Reply } from '../../harness/listing/reply';
import type { Walk } from '../../harness/listing/walk';
import { runConformance } from '../../harness/run/run-conformance';
import { startReference } from '../../reference/server';
import { startLedgerServer } from '../servers/ledger-server';
import { startPlainServer } from '../servers/plain-server';
import { simulateClock } from '../servers/simulated-clock';

/** What a run asked, once as its ledger tells it and once as whoever asked was answered. */
interface Watched {
  readonly contract: Contract;
  readonly ledger: Ledger;
  /** By the way they were asked for; a walk that is shared stands here once. */
  readonly walks: { readonly token: ReadonlySet<Walk>; readonly offset: ReadonlySet<Walk> };
  readonly replies: readonly Reply[];
}

async function kept<One>(...spies: readonly { mock: { results: readonly { value: unknown }[] } }[]): Promise<readonly One[]> {
  const promises = spies.flatMap(({ mock }) => mock.results.map(({ value }) => value as Promise<One>));
  return (await Promise.allSettled(promises)).flatMap((settled) => (settled.status === 'fulfilled' ? [settled.value] : []));
}

interface Judging {
  readonly server: { close(): Promise<void> };
  readonly file?: string;
  readonly target: RunTarget;
}

async function watch({ server, file, target }: Judging): Promise<Watched> {
  const [walk, walkGiven] = (['walk', 'walkGiven'] as const).map((name) => jest.spyOn(Listing.prototype, name));
  const [ask, askAgain] = (['ask', 'askAgain'] as const).map((name) => jest.spyOn(Listing.prototype, name));
  const ledger = openLedger(undefined);
  const contract = await loadContract(file);
  try {
    await runConformance({ contract, requirements: loadRequirements(), target, clock: simulateClock() }, ledger);
    const [token, offset] = await Promise.all([walk, walkGiven].map(async (spy) => new Set(await kept<Walk>(spy as never))));
    return {
      contract,
      ledger,
      walks: { token: token ?? new Set(), offset: offset ?? new Set() },
      replies: await kept<Reply>(ask as never, askAgain as never),
    };
  } finally {
    jest.restoreAllMocks();
    await server.close();
  }
}

interface Clusters {
  readonly url: string;
  readonly apiKey: string;
  readonly projectUid: string;
  close(): Promise<void>;
}
const clusters = async (starting: Promise<Clusters>): Promise<Judging> => {
  const server = await starting;
  return { server, target: { url: new URL(server.url), credentials: { key: server.apiKey }, scope: server.projectUid } };
};
const entries = async (starting: ReturnType<typeof startLedgerServer>): Promise<Judging> => {
  const server = await starting;
  const file = path.join(__dirname, '..', 'fixtures', 'ledgers.openapi.yaml');
  return { server, file, target: { url: new URL(server.url), credentials: { key: server.key }, scope: server.book } };
};

const servers: readonly (readonly [what: string, start: () => Promise<Judging>])[] = [
  ['the shipped contract', () => clusters(startReference())],
  ['the shipped contract, by a server of other choices', () => clusters(startPlainServer({ size: 60 }))],
  ['the invented contract', () => entries(startLedgerServer())],
  ['the invented contract, by a server that ignores the sort', () => entries(startLedgerServer({ fault: 'sort-ignored' }))],
];

describe.each(servers)('%s', (_, start) => {
  let watched: Watched;
  beforeAll(async () => {
    watched = await watch(await start());
  });

  test('the ledger tells each walk that was made, once', () => {
    const { ledger, walks } = watched;
    const made = (['token', 'offset'] as const).flatMap((way) =>
      [...walks[way]].map(({ pages, stop, end }) => ({
        way,
        exchanges: [...pages, ...(stop === undefined ? [] : [stop])].map(({ exchange }) => exchange.id),
        end,
      })),
    );
    const sorted = (all: readonly object[]): readonly string[] => all.map((one) => JSON.stringify(one)).sort();
    expect(sorted(ledger.walks.map(({ way, exchanges, end }) => ({ way, exchanges, end })))).toEqual(sorted(made));
    expect(made.filter(({ way }) => way === 'token').length).toBeGreaterThan(5);
    expect(made.filter(({ way }) => way === 'offset').length).toBeGreaterThan(0);
  });

  test('the ledger tells the query of each exchange that was asked by role, and of no other', () => {
    const { ledger, replies } = watched;
    const asked = new Set(replies.map(({ exchange }) => exchange.id));
    expect([...ledger.queries.keys()].sort((a, b) => a - b)).toEqual([...asked].sort((a, b) => a - b));
  });

  test('written by the grammar of the contract, a query is that of its URL', () => {
    const { contract, ledger } = watched;
    for (const [id, query] of ledger.queries) {
      const url = new URL(plainUrl(ledger.exchanges.get(id)?.request.url ?? ''));
      const written = pairsOf(query, contract);
      // What is longer than a record holds is cut.
      const sent = [...url.searchParams].map(([name, value]) => [name, value.slice(0, 1000)]);
      expect(sent).toEqual(written);
    }
    const orders = [...ledger.queries.values()].flatMap(({ order }) => (typeof order === 'object' ? order : []));
    expect(new Set(orders.map(({ direction }) => direction))).toEqual(new Set(['ascending', 'descending']));
  });

  test('a walk asks what its first exchange asks', () => {
    const { ledger } = watched;
    for (const { way, query, exchanges } of ledger.walks) {
      const { offset, ...first } = ledger.queries.get(exchanges[0] ?? 0) ?? {};
      expect(way === 'offset' || offset === undefined ? first : { ...first, offset }).toEqual(query);
    }
  });
});

/** A record written as the contract says, by nothing of the harness. */
function pairsOf(query: AskedQuery, contract: Contract): readonly (readonly string[])[] {
  const { order, filter, projection } = contract;
  const keys = (all: Exclude<AskedQuery['order'], string | undefined>): string =>
    all.map(({ field, direction }) => textOf(order?.[direction]).replace('{field}', field.path)).join(order?.separator);
  const clauses = (one: Exclude<AskedQuery['filter'], string | undefined>): string =>
    one.clauses.reduce((text, { path: name, value }, index) => {
      const operator = one.operators[index - 1];
      const sign = textOf(filter?.operators.eq).replace('{field}', '').replace('{value}', '') ?? '';
      return `${text}${operator === undefined ? '' : textOf(filter?.[operator])}${name}${sign}${value}`;
    }, '');
  const texts = {
    filter: typeof query.filter === 'object' ? clauses(query.filter) : query.filter,
    order: typeof query.order === 'object' ? keys(query.order) : query.order,
    projection: typeof query.projection === 'object' ? query.projection.join(projection?.separator) : query.projection,
    limit: query.limit,
    offset: query.offset,
    next: query.next,
  };
  const pairs = Object.entries(texts).flatMap(([role, text]) =>
    text === undefined ? [] : [[contract[role as keyof typeof texts]?.parameter ?? '', String(text).slice(0, 1000)]],
  );
  return [...pairs, ...(query.extra ?? [])];
}
