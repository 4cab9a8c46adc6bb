import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../harness/contract/directories';
import { loadContract } from '../../harness/contract/load';
import { loadRequirements } from '../../harness/findings/requirements';
import { runConformance } from '../../harness/run/run-conformance';
import { startReference } from '../../reference/server';
import { simulateClock } from '../servers/simulated-clock';
import { begin } from './run-init';

const swagger = path.join(__dirname, '..', 'fixtures', 'clusters.swagger.yaml');

test('what a Swagger 2.0 document begins judges the embedded server without an edit', async () => {
  const { code, file } = await begin(swagger);
  expect(code).toBe(0);
  const contract = await loadContract(file);
  const server = await startReference({});
  const { url, apiKey, projectUid, secondProjectUid } = server;
  try {
    const target = { url: new URL(url), credentials: { key: apiKey }, scope: projectUid, secondScope: secondProjectUid };
    const { findings } = await runConformance({ contract, requirements: loadRequirements(), target, clock: simulateClock() });
    const broken = findings.filter(({ outcome }) => ['fail', 'warn', 'error'].includes(outcome));
    expect(broken.map(({ id, message }) => `${id}: ${message}`)).toEqual([]);
    expect(findings.filter(({ outcome }) => outcome === 'pass').length).toBeGreaterThan(70);
  } finally {
    await server.close();
  }
});

test('its roles are those that a reader of the same words would write', async () => {
  const { listing, stdout } = await begin(swagger, ['--path', '/v1/spectroclusters']);
  const documented = { fields: expect.arrayContaining(['metadata.name']) as unknown };
  expect(listing).toEqual({
    items: { at: '/items', identity: '/metadata/uid' },
    limit: { parameter: 'limit', at: '/listmeta/limit' },
    offset: { parameter: 'offset', at: '/listmeta/offset', says: 'next' },
    next: { parameter: 'continue', at: '/listmeta/continue' },
    count: { at: '/listmeta/count' },
    order: { parameter: 'orderBy', ascending: '{field}=1', descending: '{field}=-1', separator: ',', ...documented },
    filter: { parameter: 'filters', operators: { eq: '{field}={value}' }, and: 'AND', or: 'OR', ...documented },
    projection: { parameter: 'fields', separator: ',' },
    scope: { parameter: 'ProjectUid' },
    credential: { key: 'ApiKey', token: 'Authorization' },
  });
  expect(stdout).toContain('candidates, taken from the items: metadata.creationTimestamp');
});

test('README.md shows what the command prints', async () => {
  const readme = readFileSync(path.join(repository, 'README.md'), 'utf8');
  const [, shown = ''] = /\$ npm run -s init [^\n]*\n([\s\S]*?)```/.exec(readme) ?? [];
  const { stdout, file } = await begin(swagger);
  expect(stdout.replaceAll(file, 'clusters.openapi.yaml')).toBe(shown);
});

test('headers that carry a credential become security schemes', async () => {
  const header = (name: string): object => ({ name, in: 'header', type: 'string' });
  const { listing, file } = await begin({
    swagger: '2.0',
    info: { title: 'Packs', version: '1' },
    paths: {
      '/v1/packs': {
        get: {
          parameters: [header('ApiKey'), header('Authorization'), { name: 'limit', in: 'query', type: 'integer', default: 0 }],
          responses: {
            '200': { description: '', schema: { properties: { items: { items: { properties: { uid: { type: 'string' } } } } } } },
          },
        },
      },
    },
  });
  expect(listing).toEqual({
    items: { at: '/items', identity: '/uid' },
    limit: { parameter: 'limit' },
    credential: { key: 'ApiKey', token: 'Authorization' },
  });
  const { credentials, limit } = await loadContract(file);
  expect(credentials.map(({ part, name }) => [part, name])).toEqual([
    ['key', 'ApiKey'],
    ['token', 'Authorization'],
  ]);
  expect(limit).toEqual({ parameter: 'limit' });
});
