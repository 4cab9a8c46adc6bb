import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { endedAs, judgeStock, type Judged } from '../checks/judging';
import { loadContract } from '../../harness/contract/load';
import { loadRequirements } from '../../harness/findings/requirements';
import { runConformance } from '../../harness/run/run-conformance';
import { simulateClock } from '../servers/simulated-clock';
import { documentWith } from './without';
import { temporaryFolder } from '../temporary-folder';

/** Items by several identities, items that are plain strings, and a count that a page may lack. */

const directory = temporaryFolder('envelope');
const unique = ['response.identity-unique', 'pagination.walk-unique', 'pagination.walk-complete'] as const;

test('two identities together tell items apart that one of them does not', async () => {
  const both = documentWith(
    'stock',
    [
      [
        ['items', 'identity'],
        ['/grade', '/serial'],
      ],
    ],
    directory,
  );
  expect(endedAs(await judgeStock({}, { only: [...unique] }, both), 'fail', 'warn', 'error')).toEqual([]);
  const one = documentWith('stock', [[['items', 'identity'], '/serial']], directory);
  expect(endedAs(await judgeStock({}, { only: [...unique] }, one), 'fail')).toEqual(
    expect.arrayContaining(['pagination.walk-unique']),
  );
});

describe('a count that a page may lack', () => {
  const told =
    (count: number | undefined) =>
    ({ rows }: { readonly rows: number }): { readonly [member: string]: unknown } => ({ found: rows === 12 ? count : undefined });
  const judge = (count: number | undefined): Promise<Judged> => {
    const file = documentWith('stock', [[['count'], { at: '/found', optional: true }]], directory);
    return judgeStock({ rules: { told: told(count) } }, { only: ['pagination.count-total', 'response.list-members'] }, file);
  };

  test('is no fault where it is not told', async () => {
    expect(endedAs(await judge(undefined), 'fail', 'warn', 'error')).toEqual([]);
  });

  test('is right where it is told', async () => {
    expect(endedAs(await judge(37), 'fail')).toEqual(['pagination.count-total']);
  });
});

describe('items that are plain strings', () => {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Names', version: '1' },
    paths: {
      '/names': {
        get: {
          operationId: 'listNames',
          parameters: [
            { name: 'limit', in: 'query', schema: { type: 'integer', default: 5, maximum: 9 } },
            { name: 'offset', in: 'query', schema: { type: 'integer' } },
            { name: 'page', in: 'query', schema: { type: 'integer' } },
          ],
          'x-listing': {
            items: { at: '/names', identity: '' },
            limit: { parameter: 'limit' },
            offset: { parameter: 'offset' },
            page: { parameter: 'page' },
            count: { at: '/total' },
          },
          responses: {
            200: {
              description: 'Names.',
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    required: ['names', 'total'],
                    properties: { names: { type: 'array', items: { type: 'string' } }, total: { type: 'integer' } },
                  },
                },
              },
            },
          },
        },
      },
    },
  };
  const names = Array.from({ length: 17 }, (_, index) => `name ${(index * 5) % 17}`);

  async function judge(bend: (shown: readonly string[], start: number) => readonly string[]): Promise<readonly string[]> {
    const file = path.join(directory, 'names.openapi.json');
    writeFileSync(file, JSON.stringify(document));
    const server = createServer((request, response) => {
      const { searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
      const whole = (name: string, otherwise: number): number => {
        const text = searchParams.get(name);
        return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : otherwise;
      };
      const limit = Math.min(9, Math.max(1, whole('limit', 5)));
      const start = searchParams.has('page') ? (Math.max(1, whole('page', 1)) - 1) * limit : whole('offset', 0);
      const shown = bend(names.slice(start, start + limit), start);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ names: shown, total: names.length }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const { findings } = await runConformance({
        contract: await loadContract(file),
        requirements: loadRequirements(),
        target: { url: new URL(`http://127.0.0.1:${port}`), credentials: {} },
        only: [
          'pagination.walk-unique',
          'pagination.walk-complete',
          'pagination.count-total',
          'response.schema',
          'response.identity-unique',
        ],
        clock: simulateClock(),
      });
      return findings.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  test('are walked by what they are', async () => {
    expect(await judge((shown) => shown)).toEqual([]);
  });

  test('are found twice where one comes again', async () => {
    expect(await judge((shown, start) => (start > 0 ? [names[0] ?? '', ...shown.slice(1)] : shown))).toContain(
      'pagination.walk-unique',
    );
  });
});
