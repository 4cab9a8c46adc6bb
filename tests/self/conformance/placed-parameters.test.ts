import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { loadContract } from '../../harness/contract/load';
import { runConformance } from '../../harness/run/run-conformance';
import { endedAs, requirements } from '../checks/judging';
import { ledgersWith } from '../contract/refusal';
import { startLedgerServer } from '../servers/ledger-server';
import { simulateClock } from '../servers/simulated-clock';
import { onLoopback } from '../servers/on-loopback';
import { temporaryFolder } from '../temporary-folder';

/**
 * Parameters that are no pairs of the query: a page size in a header with text around it, a constant in another, and a scope in the path or
 * the query. A front tells the ledger server what it would have been asked in its own words.
 */

const place = { path: '/api/books/{book}/entries', query: '/api/entries' } as const;
type ScopePlace = keyof typeof place;

const directory = temporaryFolder('placed-parameters');

interface Operation {
  parameters: { name: string; in: string; required?: boolean; schema: object }[];
  'x-listing': { limit: object; scope: object; with: object };
}

function contractFor(scope: ScopePlace): string {
  const document = parse(ledgersWith(['info', 'title'], 'Placed')) as { paths: Record<string, { get: Operation }> };
  const [, item] = Object.entries(document.paths)[0] ?? [];
  if (item === undefined) throw new Error('the ledger has a path');
  const { get } = item;
  const text = { type: 'string' };
  get.parameters = [
    ...get.parameters.filter(({ name }) => !['X-Book', 'pageSize'].includes(name)),
    { name: 'book', in: scope, required: true, schema: text },
    { name: 'Prefer', in: 'header', schema: text },
    { name: 'Consistency', in: 'header', schema: text },
  ];
  get['x-listing'] = {
    ...get['x-listing'],
    limit: { parameter: 'Prefer=maxpagesize={text}', at: '/page/size' },
    scope: { parameter: 'book' },
    with: { Consistency: 'eventual' },
  };
  const file = path.join(directory, `${scope}.openapi.yaml`);
  writeFileSync(file, stringify({ ...document, paths: { [place[scope]]: item } }));
  return file;
}

/** What the ledger server is asked: its own path, the page size in the query and the book in a header. */
function translated({ url = '', headers }: IncomingMessage): { readonly target: string; readonly book: string | undefined } {
  const asked = new URL(url, 'http://a');
  const [, inPath] = /^\/api\/books\/([^/]*)\/entries$/.exec(asked.pathname) ?? [];
  const book = inPath ?? asked.searchParams.get('book') ?? undefined;
  const size = headers.prefer?.toString().replaceAll('maxpagesize=', '');
  const pairs = asked.search
    .slice(1)
    .split('&')
    .filter((pair) => !pair.startsWith('book='));
  const query = [...(size === undefined ? [] : [`pageSize=${encodeURIComponent(size)}`]), ...pairs].join('&');
  return { target: `/api/ledger-entries?${query}`, book: book && decodeURIComponent(book) };
}

async function judge(scope: ScopePlace) {
  const ledger = await startLedgerServer({ size: 44 });
  const inconsistent: string[] = [];
  const front = createServer((request, response) => {
    const { target, book } = translated(request);
    if (request.headers.consistency !== 'eventual') inconsistent.push(request.url ?? '');
    const sent = request.headers['x-ledger-key'];
    const headers = {
      ...(book !== undefined && { 'X-Book': book }),
      ...(typeof sent === 'string' && { 'X-Ledger-Key': sent }),
    };
    void fetch(`${ledger.url}${target}`, { headers }).then(async (answer) => {
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    });
  });
  const listening = await onLoopback(front);
  try {
    const url = new URL(listening.url);
    const { key, book, secondBook } = ledger;
    const target = { url, credentials: { key }, scope: book, secondScope: secondBook };
    const contract = await loadContract(contractFor(scope));
    return { ...(await runConformance({ contract, requirements, target, clock: simulateClock() })), inconsistent };
  } finally {
    await listening.close();
    await ledger.close();
  }
}

test.each(['path', 'query'] as const)('a page size in a header, and the scope in the %s', async (scope) => {
  const judged = await judge(scope);
  expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
  // The page size is told and the books are kept apart, so both were really sent.
  expect(endedAs(judged, 'pass')).toEqual(
    expect.arrayContaining(['pagination.number-fetched', 'pagination.page-size', 'security.isolation']),
  );
  expect(judged.inconsistent).toEqual([]);
});
