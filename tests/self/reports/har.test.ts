import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import draft6 from 'ajv/dist/refs/json-schema-draft-06.json';
import fc from 'fast-check';
import type { Exchange } from '../../harness/client/exchange';
import { HarnessError } from '../../harness/errors';
import type { Recording } from '../../harness/findings/har';
import type { Ledger } from '../../harness/findings/ledger';
import { openLedger } from '../../harness/findings/ledger';
import { ledgerVersion } from '../../harness/findings/ledger-record';
import { readRecording } from '../../harness/findings/recording';
import { harOf, writeHar } from '../../harness/reports/har';
import { temporaryFolder } from '../temporary-folder';

const directory = temporaryFolder('har');
const file = path.join(directory, 'exchanges.har');

/** The schema that HAR validators rest on (npm: har-schema), with formats as leniently read as they read them. */
function harErrors(har: unknown): unknown {
  const folder = path.join(path.dirname(require.resolve('har-schema/package.json')), 'lib');
  const schemas = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as { readonly $id: string });
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv, { mode: 'fast' });
  ajv.addMetaSchema(draft6);
  ajv.addSchema(schemas);
  ajv.validate('har.json', har);
  return ajv.errors;
}

const scopes = { scopeHeader: 'Scope', scope: 'one', secondScope: 'two' };
const conditions = {
  title: 'Rows',
  credentials: ['key' as const],
  ...scopes,
  policies: {},
  disabled: [],
  strict: false,
  allowInconclusive: false,
};

function ledgerOf(exchanges: readonly Exchange[]): Ledger {
  const ledger = openLedger(undefined);
  const startedAt = '2026-01-01T00:00:00.000Z';
  const contract = 'rows.yaml';
  ledger.append({
    kind: 'run',
    version: ledgerVersion,
    harness: '0.0.0',
    target: 'http://127.0.0.1:1',
    contract,
    startedAt,
    seed: 1,
    plan: [],
    conditions,
  });
  for (const exchange of exchanges) ledger.append({ kind: 'exchange', exchange });
  return ledger;
}

const url = 'http://127.0.0.1:1/rows';
const attempt = { startedMs: 1, durationMs: 2.5, status: 200, failure: undefined, pausedMs: 0 };
const response = {
  status: 200,
  headers: { 'content-type': 'application/json', 'set-cookie': 'a=b' },
  text: '{"a":"ä"}',
  json: { a: 'ä' },
  echoed: false,
};
const request = {
  method: 'GET',
  url: `${url}?q=a%20b&q=%ZZ&%`,
  headers: { Key: '<configured credential>', Scope: 'one' },
  credential: 'configured',
} as const;

const exchanges: readonly Exchange[] = [
  {
    id: 2,
    request: { ...request, headers: { Scope: 'two' }, credential: 'none' },
    response: undefined,
    attempts: [{ ...attempt, status: undefined, failure: 'connection refused' }],
  },
  {
    id: 1,
    request: { ...request, credentialVariable: 'TARGET_API_KEY' },
    response,
    attempts: [
      { ...attempt, status: 503, pausedMs: 250 },
      { ...attempt, status: 307, redirectedTo: `${url}/` },
      { ...attempt, startedMs: 300 },
    ],
  },
  {
    id: 3,
    request: { ...request, headers: { Scope: 'three', Key: '' }, credential: 'empty' },
    response: { ...response, status: 401, headers: {}, text: 'no', json: undefined, echoed: true },
    attempts: [{ ...attempt, status: 401 }],
  },
];

test('a recording is valid by the published schema of HAR 1.2', () => {
  writeHar(file, ledgerOf(exchanges));
  expect(harErrors(JSON.parse(readFileSync(file, 'utf8')))).toBeNull();
  expect(harErrors({ log: { version: '1.2' } })).not.toBeNull();
});

test('entries come by number, an entry for each attempt, with its time, pause and the way it led', () => {
  const { entries } = harOf(ledgerOf(exchanges)).log;
  expect(entries.map(({ _exchange, response: { status } }) => [_exchange, status])).toEqual([
    [1, 503],
    [1, 307],
    [1, 200],
    [2, 0],
    [3, 401],
  ]);
  expect(entries[0]).toMatchObject({
    startedDateTime: '2026-01-01T00:00:00.001Z',
    time: 2.5,
    comment: expect.stringContaining('250 ms') as string,
  });
  expect(entries[1]).toMatchObject({ request: { url: request.url }, response: { redirectURL: `${url}/` } });
  expect(entries[2]).toMatchObject({
    request: { url: `${url}/` },
    response: { statusText: 'OK', content: { text: '{"a":"ä"}', size: 10, mimeType: 'application/json' } },
  });
  expect(entries[3]?.response).toMatchObject({ _error: 'connection refused', content: { size: 0 } });
  expect(entries[3]?.response.content).not.toHaveProperty('text');
});

test('each request says which credential it carried, and which scope', () => {
  const { entries } = harOf(ledgerOf(exchanges)).log;
  const labels = entries.map(({ request: { _credential, _scope } }) => `${_credential} ${_scope}`);
  expect(labels).toEqual([
    'configured configured',
    'configured configured',
    'configured configured',
    'none second',
    'empty invented',
  ]);
});

test('a recording is read back as it was made', () => {
  const ledger = ledgerOf(exchanges);
  writeHar(file, ledger);
  const { run, exchanges: read } = readRecording(file);
  expect(run).toEqual(ledger.run);
  expect(read).toEqual([exchanges[1], exchanges[0], exchanges[2]]);
});

test('whatever a target sends is read back as it came', () => {
  const texts = fc.string({ unit: 'binary' });
  const names = fc.oneof(fc.constant('__proto__'), fc.stringMatching(/^[a-z][a-z0-9-]{0,9}$/));
  const received = fc.record({
    status: fc.integer({ min: 100, max: 599 }),
    headers: fc.dictionary(names, texts, { noNullPrototype: true }),
    text: texts,
    json: fc.constant(undefined),
    echoed: fc.boolean(),
  });
  fc.assert(
    fc.property(received, (odd) => {
      const exchange: Exchange = { id: 1, request, response: odd, attempts: [{ ...attempt, status: odd.status }] };
      writeHar(file, ledgerOf([exchange]));
      const written = JSON.parse(readFileSync(file, 'utf8')) as Recording;
      expect(harErrors(written)).toBeNull();
      const [read] = readRecording(file).exchanges;
      expect(read?.response).toEqual(odd);
      expect(Object.entries(read?.response?.headers ?? {})).toEqual(Object.entries(odd.headers));
    }),
    { numRuns: 30 },
  );
});

test('a file that cannot be written leaves no half behind', () => {
  const nowhere = path.join(directory, 'none', 'exchanges.har');
  expect(() => writeHar(nowhere, ledgerOf(exchanges))).toThrow(HarnessError);
  expect(() => harOf(openLedger(undefined))).toThrow(HarnessError);
  expect(readdirSync(directory)).toEqual(['exchanges.har']);
});
