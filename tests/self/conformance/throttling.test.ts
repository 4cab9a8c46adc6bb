import { startClock } from '../../harness/client/clock';
import { applicable, endedAs, judgeClusters, judgePlain, judgeReference } from '../checks/judging';
import { startPlainServer, type PlainServer } from '../servers/plain-server';
import type { PlainOptions } from '../servers/plain-choices';

const inConvenient: readonly (readonly [string, PlainOptions])[] = [
  ['answers 429 with Retry-After now and then', { throttleEvery: 23 }],
  ['answers 503 now and then', { unavailableEvery: 31 }],
  ['is slow', { latencyMs: 30 }],
  [
    'is slow, throttles and is down now and then',
    { latencyMs: 10, throttleEvery: 41, unavailableEvery: 53, compression: 'gzip' },
  ],
];

test.each(inConvenient)('no failure and no lost check at a target that %s', async (_, options) => {
  const server: PlainServer = await startPlainServer(options);
  const judged = await judgeClusters(server);
  expect(judged).toMatchObject({ verdict: 'conforms', exitCode: 0 });
  expect(endedAs(judged, 'pass')).toEqual(applicable);
  // Every refused attempt was one of them, and stands in the record.
  expect(judged.requests).toBe(server.requests());
});

test('a Retry-After of a second is waited for', async () => {
  const started = Date.now();
  const judged = await judgePlain(
    { throttleEvery: 5, retryAfter: 1 },
    { only: ['pagination.walk-complete'], clock: startClock() },
  );
  expect(endedAs(judged, 'pass')).toEqual(['pagination.walk-complete']);
  expect(Date.now() - started).toBeGreaterThan(990);
});

test('a target that throttles one kind of request for good is not failed for it', async () => {
  const later = { status: 429, headers: { 'retry-after': '0' }, body: '' };
  const only = ['filtering.malformed', 'filtering.equality-sound'];
  const behaviour = {
    intercept: () => (context: { readonly request: { readonly rawQuery: string } }) =>
      context.request.rawQuery.includes('nonsense') ? later : undefined,
  };
  const judged = await judgeReference({ behaviour }, { only });
  expect(endedAs(judged, 'pass')).toEqual(['filtering.equality-sound']);
  expect(endedAs(judged, 'inconclusive')).toEqual(['filtering.malformed']);
});
