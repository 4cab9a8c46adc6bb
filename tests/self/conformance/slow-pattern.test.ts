import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { stringify } from 'yaml';
import { contractIn, loadContract, loadDocument } from '../../harness/contract/load';
import { runConformance } from '../../harness/run/run-conformance';
import type { ResultFinding } from '../../harness/reports/results';
import { requirements } from '../checks/judging';
import { startFront } from '../servers/front';
import { onLoopback } from '../servers/on-loopback';
import { startPlainServer } from '../servers/plain-server';
import { simulateClock } from '../servers/simulated-clock';
import { temporaryFolder } from '../temporary-folder';

/** What a pattern cannot tell within its time is no fault of a target, and is not shown to be kept either. */

const directory = temporaryFolder('slow-pattern');
const names = [`${'a'.repeat(40)}.`, 'b!'];

async function schemaBy(pattern: string): Promise<ResultFinding | undefined> {
  const file = path.join(directory, 'names.openapi.yaml');
  const name = { type: 'string', pattern };
  const item = { type: 'object', required: ['id'], properties: { id: { type: 'integer' }, name } };
  const responses = { 200: { description: 'All.', content: { 'application/json': { schema: { type: 'array', items: item } } } } };
  const get = { 'x-listing': { items: { at: '', identity: '/id' } }, responses };
  writeFileSync(file, stringify({ openapi: '3.1.0', info: { title: 'Names', version: '1' }, paths: { '/names': { get } } }));
  const server = createServer((_, response) => {
    const items = names.map((one, id) => ({ id, name: one }));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(items));
  });
  const { url, close } = await onLoopback(server);
  try {
    const only = ['response.schema'];
    const target = { url: new URL(url), credentials: {} };
    const contract = await loadContract(file);
    const { findings } = await runConformance({ contract, requirements, target, clock: simulateClock(), only });
    return findings.find(({ id }) => id === 'response.schema');
  } finally {
    await close();
  }
}

test('a pattern that backtracks without end leaves the schema open, and is named', async () => {
  const slow = await schemaBy('^(?:(a+)+!|(b+)+!)$');
  expect(slow?.outcome).toBe('inconclusive');
  expect(slow?.message).toContain('"^(?:(a+)+!|(b+)+!)$" does not');
});

test('one that tells is judged by', async () => {
  expect(await schemaBy('^(?:a+\\.|b+!)$')).toMatchObject({ outcome: 'pass' });
  expect(await schemaBy('^a+!$')).toMatchObject({ outcome: 'fail' });
});

describe.each([
  ['an error', 'response.error-schema', '"message":{"type":"string",', '"message":"'],
  ['a projected page', 'projection.schema', '"name":{"type":"string",', '"name":"'],
])('the schema of %s', (_, id, declared, held) => {
  const long = 'a'.repeat(40);
  async function judgedBy(pattern: string): Promise<readonly string[]> {
    const { document } = await loadDocument();
    const text = JSON.stringify(document).replaceAll(declared, `${declared}"pattern":${JSON.stringify(pattern)},`);
    const contract = await contractIn('spec/spectroclusters.openapi.yaml', JSON.parse(text) as typeof document);
    const server = await startFront(await startPlainServer({ size: 12 }), ({ response, status, body }) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(body.replaceAll(held, `${held}${long}`)),
    );
    const { url, apiKey, projectUid: scope } = server;
    const target = { url: new URL(url), credentials: { key: apiKey }, scope };
    const only = ['response.error-schema', 'projection.schema'];
    const options = { contract, requirements, target, clock: simulateClock(), only };
    const judged = await runConformance(options).finally(() => server.close());
    const open = judged.findings.filter(({ outcome }) => outcome === 'inconclusive');
    return open.map((one) => `${one.id}: ${one.message}`);
  }

  test('is left open by a pattern of its own that is given up, and by no other', async () => {
    expect(await judgedBy('^(?:a+)+#$')).toEqual([
      `${id}: Nothing could be shown. It needs a pattern that tells of each value within a second, and "^(?:a+)+#$" does not: write it without a repetition of what is repeated.`,
    ]);
    expect(await judgedBy('^a+')).toEqual([]);
  });
});
