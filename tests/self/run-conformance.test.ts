import { createServer } from 'node:http';
import { loadContract } from '../harness/contract/load';
import { ConfigError } from '../harness/errors';
import { loadRequirements } from '../harness/findings/requirements';
import { runConformance } from '../harness/run/run-conformance';
import type { RunOptions } from '../harness/run/run-options';
import { startPlainServer } from './servers/plain-server';
import { onLoopback } from './servers/on-loopback';

const requirements = loadRequirements();
const only = ['response.json', 'pagination.limit'];

async function withServer(options: Parameters<typeof startPlainServer>[0], part: Partial<RunOptions>) {
  const server = await startPlainServer(options);
  const { url, apiKey, projectUid } = server;
  const target = { url: new URL(url), credentials: { key: apiKey }, scope: projectUid };
  try {
    return await runConformance({ contract: await loadContract(), requirements, target, only, ...part });
  } finally {
    await server.close();
  }
}

test('a lawful server conforms; findings come in the order of the requirements', async () => {
  const results = await withServer({}, {});
  expect(results).toMatchObject({ verdict: 'conforms', exitCode: 0 });
  expect(results.findings.map(({ id }) => id)).toEqual(requirements.map(({ id }) => id).filter((id) => only.includes(id)));
});

test('a server with a fault violates', async () => {
  expect(await withServer({ fault: 'limit-ignored' }, {})).toMatchObject({ verdict: 'violates', exitCode: 1 });
});

test('what is disabled is not judged, and cannot violate', async () => {
  const disabled = [{ id: 'pagination.limit', reason: 'known' }];
  const results = await withServer({ fault: 'limit-ignored' }, { disabled });
  expect(results.verdict).toBe('conforms');
  expect(results.findings.find(({ id }) => id === 'pagination.limit')).toMatchObject({ outcome: 'disabled', witnesses: 0 });
});

test('a target that is no listing is a result, too', async () => {
  const server = createServer((_, response) => response.end('hello'));
  const { url, close } = await onLoopback(server);
  const results = await runConformance({
    contract: await loadContract(),
    requirements,
    target: { url: new URL(url), credentials: {} },
  });
  await close();
  expect(results).toMatchObject({ verdict: 'unreachable', exitCode: 3, requests: 1, findings: [] });
});

test('a credential that no header can carry is refused before anything is sent', async () => {
  await expect(withServer({}, { target: { url: new URL('http://127.0.0.1:9'), credentials: { key: 'a\nb' } } })).rejects.toThrow(
    ConfigError,
  );
});
