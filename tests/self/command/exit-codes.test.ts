import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import type { PlainServer } from '../servers/plain-server';
import { startPlainServer } from '../servers/plain-server';
import type { Invocation } from './run-command';
import { once, readJson, readRecords, stackLine, temporaryDirectory } from './run-command';
import { onLoopback } from '../servers/on-loopback';

const directory = temporaryDirectory();
type Name = 'embedded' | 'faulty' | 'empty' | 'interrupted' | 'terminated' | 'configured' | 'expired' | 'full';
const file = (name: Name, part: 'results.json' | 'ledger.ndjson'): string => path.join(directory, name, part);

/** Stands before a server and refuses every request after the first few, as a token does that lives fifteen minutes. */
async function startExpiring(server: PlainServer, requests: number): Promise<PlainServer> {
  let received = 0;
  const front = createServer((request, response) => {
    received += 1;
    if (received > requests) {
      response.writeHead(401, { 'Content-Type': 'application/json' }).end('{"code":"Expired","message":"expired"}');
      return;
    }
    const { apikey = '', projectuid = '' } = request.headers;
    const headers = { ApiKey: String(apikey), ProjectUid: String(projectuid) };
    void fetch(`${server.url}${request.url ?? ''}`, { headers }).then(async (answer) => {
      response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(await answer.text());
    });
  });
  return { ...server, ...(await onLoopback(front)) };
}

describe('the command as a process', () => {
  const servers: PlainServer[] = [];
  let invocations: { readonly [name in Name]: Invocation };
  const of = once((name: Name): Invocation => {
    const { args = [], ...rest } = invocations[name];
    return { ...rest, args: name === 'configured' ? args : [...args, '--out', path.join(directory, name)] };
  });

  beforeAll(async () => {
    const start = async (options: Parameters<typeof startPlainServer>[0]): Promise<PlainServer> => {
      const server = await startPlainServer(options);
      servers.push(server);
      return server;
    };
    const [faulty, empty, slow] = [
      await start({ fault: 'limit-ignored' }),
      await start({ size: 0 }),
      await start({ latencyMs: 200 }),
    ];
    const fast = ['--rate', '1000'];
    const at = ({ url, apiKey, projectUid }: PlainServer): Record<string, string> => ({
      TARGET_URL: url,
      TARGET_API_KEY: apiKey,
      TARGET_PROJECT_UID: projectUid,
    });
    const expiring = await startExpiring(await start({}), 30);
    servers.push(expiring);
    // As on a disk that is full when the first line of the ledger is written.
    const fullDisk = path.join(directory, 'full-disk.cjs');
    writeFileSync(
      fullDisk,
      `require('node:fs').appendFileSync = () => {
  throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
};\n`,
    );
    const config = path.join(directory, 'config.yaml');
    writeFileSync(
      config,
      `target: ${faulty.url}
out: configured
project: ${faulty.projectUid}
secondProject: ${faulty.secondProjectUid}
credentials: { key: MY_KEY }
rate: 1000
only: [pagination.limit, response.json]
disabled: [{ id: pagination.limit, reason: ticket 4711 }]
`,
    );
    invocations = {
      embedded: {},
      faulty: { environment: at(faulty), args: [...fast, '--only', 'pagination.limit,response.json'] },
      empty: { environment: at(empty), args: fast },
      interrupted: { environment: at(slow), args: fast, signal: { name: 'SIGINT', when: '\npagination ' } },
      terminated: { signal: { name: 'SIGTERM', when: '\npagination ' } },
      expired: { environment: at(expiring), args: fast },
      full: { args: ['--only', 'response.json'], environment: { NODE_OPTIONS: `--require ${fullDisk}` } },
      configured: { environment: { MY_KEY: faulty.apiKey }, args: ['--config', config] },
    };
  });
  afterAll(() => Promise.all(servers.map((server) => server.close())));

  test.each<[Name, number, string]>([
    ['embedded', 0, 'conforms'],
    ['faulty', 1, 'violates'],
    ['empty', 4, 'inconclusive'],
    ['interrupted', 130, 'interrupted'],
    ['terminated', 130, 'interrupted'],
    ['configured', 0, 'conforms'],
    ['expired', 3, 'unreachable'],
  ])('%s exits with %i: %s', async (name, exitCode, verdict) => {
    const ran = await of(name);
    expect(ran).toMatchObject({ exitCode });
    expect(ran.stderr + ran.stdout).not.toMatch(stackLine);
    expect(readJson(file(name, 'results.json'))).toMatchObject({ verdict, exitCode });
    expect(readRecords(file(name, 'ledger.ndjson')).at(-1)).toMatchObject({ kind: 'end', verdict });
  });

  test('the embedded target is called that, in summary and results', async () => {
    const embedded = await of('embedded');
    await of('faulty');
    expect(embedded.stdout).toMatch(/^Conforms: all \d+ requirements? shown\.\nVerdict {3}conforms \(exit code 0\)\n/);
    expect(embedded.stdout).toMatch(/^Target +http:\/\/127\.0\.0\.1:\d+ \(the embedded reference server/m);
    expect(readJson(file('embedded', 'results.json'))).toMatchObject({ embedded: true });
    expect(readJson(file('faulty', 'results.json'))).not.toHaveProperty('embedded');
  });

  test('progress is a line for each area, with the requests so far', async () => {
    expect((await of('embedded')).stderr).toMatch(/^pagination +\d+ requirements?, \d+ pass.* \(\d+ requests\)$/m);
  });

  test('a violation is shown with expected, received, request and a command to run, without the credential', async () => {
    const { stdout, stderr } = await of('faulty');
    expect(stdout).toMatch(/^\d+ faults? in \d+ requirements?[:.] .*\nVerdict {3}violates \(exit code 1\)$/m);
    expect(stdout).toMatch(
      /^Failures\n {2}MUST pagination\.limit: .*\n {4}expected .*\n {4}received .*\n {4}request {3}GET http:.*\n {4}curl .*\$TARGET_API_KEY/m,
    );
    expect(stdout).toMatch(/^Findings +1 pass, 1 fail$/m);
    for (const text of [stdout, stderr, readFileSync(file('faulty', 'ledger.ndjson'), 'utf8')]) {
      expect(text).not.toContain(servers[0]?.apiKey);
    }
  });

  test('results.json has the members of the design, one finding for each id of --only', async () => {
    await of('faulty');
    const results = readJson(file('faulty', 'results.json')) as { readonly findings: readonly object[] };
    expect(Object.keys(results)).toEqual([
      'version',
      'sentence',
      'verdict',
      'exitCode',
      'target',
      'contract',
      'startedAt',
      'durationMs',
      'deadlineMs',
      'requests',
      'observed',
      'latency',
      'findings',
    ]);
    const members = ['id', 'level', 'core', 'outcome', 'title', 'witnesses', 'message', 'cause', 'exchanges'];
    expect(results.findings.map((finding) => Object.keys(finding))).toEqual([[...members, 'curl'], members]);
  });

  test('an interrupted run says so, leaves whole lines and nothing else', async () => {
    for (const name of ['interrupted', 'terminated'] as const) {
      const { stdout, stderr } = await of(name);
      const records = readRecords(file(name, 'ledger.ndjson'));
      expect(records[0]).toMatchObject({ kind: 'run' });
      expect(records.at(-1)).toMatchObject({ kind: 'end', complete: false });
      expect(stdout).toBe('');
      expect(stderr).toMatch(/^Interrupted by SIG(INT|TERM): /m);
    }
  });

  test('a credential that expires during the run stops it, with what was found until then', async () => {
    const { stdout } = await of('expired');
    expect(stdout).toMatch(
      /^Not judged: Expected the credential to last for the run; .*\nVerdict {3}unreachable \(exit code 3\)\nExpected .*Take a fresh one/,
    );
    expect(stdout).toMatch(/^Findings +\d+ pass/m);
    expect(readRecords(file('expired', 'ledger.ndjson')).at(-1)).toMatchObject({ kind: 'end', complete: false });
  });

  test('a ledger that cannot be written is an error of the harness, said in one sentence', async () => {
    const full = await of('full');
    expect(full).toMatchObject({ exitCode: 3, stdout: '' });
    expect(full.stderr).toMatch(/^Judging .*\nExpected to write the ledger .*ENOSPC.*\nWritten: .*\n$/);
    expect(readJson(file('full', 'results.json'))).toMatchObject({ verdict: 'error', exitCode: 3 });
  });

  test('the configuration file is obeyed, its paths relative to it', async () => {
    const configured = await of('configured');
    expect(existsSync(file('configured', 'results.json'))).toBe(true);
    expect(configured.stdout).toContain('Switched off: ticket 4711');
    expect(readJson(file('configured', 'results.json'))).toMatchObject({
      findings: [
        { id: 'pagination.limit', outcome: 'disabled' },
        { id: 'response.json', outcome: 'pass' },
      ],
    });
  });
});
