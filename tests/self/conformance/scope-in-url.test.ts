import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { stringify } from 'yaml';
import { loadContract } from '../../harness/contract/load';
import { runConformance } from '../../harness/run/run-conformance';
import { endedAs, requirements, type Judged } from '../checks/judging';
import { onLoopback } from '../servers/on-loopback';
import { simulateClock } from '../servers/simulated-clock';
import { temporaryFolder } from '../temporary-folder';

/** A scope in the query, and a page that tells the next one as a URL: whoever follows it reads the scope that the URL names. */

const file = path.join(temporaryFolder('scope-in-url'), 'shelves.openapi.yaml');
const page = {
  type: 'object',
  required: ['books'],
  properties: {
    books: { type: 'array', items: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } } },
    next: { type: 'string' },
  },
};
writeFileSync(
  file,
  stringify({
    openapi: '3.1.0',
    info: { title: 'Shelves', version: '1' },
    paths: {
      '/books': {
        get: {
          parameters: [{ name: 'shelf', in: 'query', schema: { type: 'string' } }],
          'x-listing': { items: { at: '/books', identity: '/id' }, next: { at: '/next' }, scope: { parameter: 'shelf' } },
          responses: { 200: { description: 'A page.', content: { 'application/json': { schema: page } } } },
        },
      },
    },
  }),
);

const booksOf = (shelf: string): readonly { readonly id: string }[] =>
  Array.from({ length: 25 }, (_, index) => ({ id: `${shelf}-${index + 100}` }));

/** `shelved`: what is listed of a shelf. */
async function judge(shelved: (shelf: string) => readonly object[], secondScope?: string): Promise<Judged> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://shelves');
    const shelf = url.searchParams.get('shelf') ?? '';
    const start = Number(url.searchParams.get('from') ?? 0);
    const all = shelved(shelf);
    const next = start + 10 < all.length && { next: `/books?shelf=${shelf}&from=${start + 10}` };
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ books: all.slice(start, start + 10), ...next }));
  });
  const { url, close } = await onLoopback(server);
  try {
    const target = { url: new URL(url), credentials: {}, scope: 'prose', ...(secondScope !== undefined && { secondScope }) };
    const results = await runConformance({ contract: await loadContract(file), requirements, target, clock: simulateClock() });
    return { ...results, of: new Map(results.findings.map((one) => [one.id, one])) };
  } finally {
    await close();
  }
}

const kept = (shelf: string): readonly object[] => (['prose', 'verse'].includes(shelf) ? booksOf(shelf) : []);

test.each([undefined, 'verse'])('shelves that are kept apart draw no alarm (second: %s)', async (second) => {
  const judged = await judge(kept, second);
  expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
  expect(judged.of.get('security.isolation')?.outcome).toBe('pass');
});

test('a second shelf that lists the books of the first does', async () => {
  const judged = await judge(() => booksOf('prose'), 'verse');
  expect(endedAs(judged, 'fail')).toContain('security.isolation');
});

test.each([undefined, 'verse'])('a shelf that is compared by its beginning is told (second: %s)', async (second) => {
  const judged = await judge((shelf) => kept(shelf.startsWith('prose') ? 'prose' : shelf), second);
  expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual(['security.isolation']);
});

test('that every shelf holds books of its own is no fault', async () => {
  expect(endedAs(await judge(booksOf, 'verse'), 'fail', 'warn', 'error')).toEqual([]);
});
