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

/** Items whose fields stand below a root and whose identity stands beside it: a projection chooses of the fields alone. */

const file = path.join(temporaryFolder('fields-below-root'), 'boats.openapi.yaml');
const text = { type: 'string' };
const parameters = ['sort', 'fields', 'harbour', 'from'].map((name) => ({ name, in: 'query', schema: text }));
const boat = {
  type: 'object',
  required: ['id', 'attributes'],
  properties: {
    id: text,
    attributes: { type: 'object', properties: { name: text, harbour: text, length: { type: 'integer' } } },
  },
};
const page = {
  type: 'object',
  required: ['data'],
  properties: { data: { type: 'array', items: boat }, next: text },
};
writeFileSync(
  file,
  stringify({
    openapi: '3.1.0',
    info: { title: 'Boats', version: '1' },
    paths: {
      '/boats': {
        get: {
          parameters: [...parameters, { name: 'size', in: 'query', schema: { type: 'integer', default: 10, maximum: 20 } }],
          'x-listing': {
            items: { at: '/data', identity: '/id', fields: '/attributes' },
            limit: { parameter: 'size' },
            next: { at: '/next' },
            order: { parameter: 'sort', ascending: '{field}', descending: '-{field}', fields: ['name', 'length'], keys: 1 },
            filter: { operators: { eq: '{field}={value}' }, fields: ['harbour'] },
            projection: { parameter: 'fields', separator: ',' },
          },
          responses: { 200: { description: 'A page.', content: { 'application/json': { schema: page } } } },
        },
      },
    },
  }),
);

type Name = 'name' | 'harbour' | 'length';
const boats = Array.from({ length: 25 }, (_, index) => ({
  id: `b${index}`,
  attributes: { name: `boat ${(index * 7) % 25}`, harbour: ['north', 'south'][index % 2] ?? '', length: (index * 11) % 13 },
}));

/** `bends`: the query as the server reads it. */
async function judge(bends: (query: URLSearchParams) => void = () => undefined): Promise<Judged> {
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '', 'http://boats').searchParams;
    bends(asked);
    const [sort, harbour, size] = [asked.get('sort'), asked.get('harbour'), asked.get('size') ?? '10'];
    const field = (sort ?? 'name').replace('-', '') as Name;
    const isRead = ['name', 'length'].includes(field) && /^[1-9]\d{0,5}$/.test(size);
    const sign = sort?.startsWith('-') === true ? -1 : 1;
    const found = boats.filter(({ attributes }) => harbour === null || attributes.harbour === harbour);
    const sorted = sort === null ? found : found.toSorted((a, b) => (a.attributes[field] < b.attributes[field] ? -sign : sign));
    const [start, count] = [Number(asked.get('from') ?? 0), Math.min(20, Number(size))];
    const names = asked.get('fields')?.split(',').filter(Boolean) ?? [];
    const shown = sorted.slice(start, start + count).map(({ id, attributes }) => ({
      id,
      attributes:
        names.length === 0 ? attributes : Object.fromEntries(Object.entries(attributes).filter(([name]) => names.includes(name))),
    }));
    asked.delete('');
    asked.set('from', String(start + count));
    const next = start + count < sorted.length && { next: `/boats?${asked.toString()}` };
    response
      .writeHead(isRead ? 200 : 400, { 'content-type': 'application/json' })
      .end(JSON.stringify(isRead ? { data: shown, ...next } : { problem: 'no such query' }));
  });
  const { url, close } = await onLoopback(server);
  try {
    const target = { url: new URL(url), credentials: {} };
    const results = await runConformance({ contract: await loadContract(file), requirements, target, clock: simulateClock() });
    return { ...results, of: new Map(results.findings.map((one) => [one.id, one])) };
  } finally {
    await close();
  }
}

test('a server that keeps the projection draws no alarm, and its combination with the others is judged', async () => {
  const judged = await judge();
  expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
  for (const id of ['pagination.continue-projection', 'sorting.with-projection', 'sorting.projected-away', 'projection.values'])
    expect([id, judged.of.get(id)?.outcome]).toEqual([id, 'pass']);
});

test('one that loses it on later pages does not pass', async () => {
  const judged = await judge((query) => {
    if (query.has('from')) query.delete('fields');
  });
  expect(endedAs(judged, 'fail')).toEqual(['pagination.continue-projection']);
});

test('what is lacking is told as it is: the items are there, and the target does not find those of the filter', async () => {
  const judged = await judge((query) => {
    if (query.has('harbour')) query.set('harbour', 'nowhere');
  });
  expect(judged.of.get('filtering.equality-complete')?.outcome).toBe('fail');
  for (const id of ['pagination.continue-projection', 'pagination.continue-order', 'pagination.continue-filter'])
    expect(judged.of.get(id)?.message).toBe(
      'Nothing could be shown. It needs a target that takes a filter beside other parameters, and finds the items of the filter.',
    );
  // Equality is the only operator, and no word tells it.
  expect(judged.of.get('filtering.unknown-operator')?.outcome).toBe('not-applicable');
});

test('nor does one that loses it beside an order', async () => {
  const judged = await judge((query) => {
    if (query.has('sort')) query.delete('fields');
  });
  expect(endedAs(judged, 'fail')).toContain('projection.only-asked');
});
