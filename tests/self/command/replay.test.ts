import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import type { PlainServer } from '../servers/plain-server';
import { startPlainServer } from '../servers/plain-server';
import type { Invoked } from './run-command';
import { runCommand, runHere, stackLine, temporaryDirectory } from './run-command';

const directory = temporaryDirectory();
const out = (name: string): string => path.join(directory, name);
const har = path.join(directory, 'live', 'exchanges.har');
const ledgers = path.join(__dirname, '..', 'fixtures', 'ledgers.openapi.yaml');

interface Stored {
  readonly startedAt: string;
  readonly durationMs: number;
}

/** The bytes of results.json, but for its times. */
function resultsIn(name: string): string {
  const text = readFileSync(path.join(out(name), 'results.json'), 'utf8');
  const { startedAt, durationMs } = JSON.parse(text) as Stored;
  return (
    text
      .replace(`"startedAt": "${startedAt}"`, '')
      .replace(`"durationMs": ${durationMs}`, '')
      // A recording has none, because it is read as fast as it can be.
      .replace(/^ *"deadlineMs": \d+,\n/m, '')
  );
}

describe('a recording is judged by the command', () => {
  let server: PlainServer;
  let live: Invoked;
  beforeAll(async () => {
    server = await startPlainServer({ fault: 'limit-ignored', size: 20 });
    live = await runCommand({
      environment: { TARGET_URL: server.url, TARGET_API_KEY: server.apiKey, TARGET_PROJECT_UID: server.projectUid },
      args: [
        '--rate',
        '1000',
        '--strict',
        '--seed',
        '7',
        '--only',
        'pagination.limit,response.json,security.wrong-credential',
        '--out',
        out('live'),
      ],
    });
    await server.close();
  });

  test('without the target: the same verdict and results, to the byte', async () => {
    expect(live).toMatchObject({ exitCode: 1 });
    expect(live.stdout).toContain(har);
    const again = await runCommand({ args: ['--replay', har, '--out', out('again')] });
    expect(again).toMatchObject({ exitCode: 1 });
    expect(again.stderr).toMatch(/^Judging the recording .*exchanges\.har of http:\/\/127\.0\.0\.1:\d+ by /);
    expect(resultsIn('again')).toBe(resultsIn('live'));
    expect(existsSync(path.join(out('again'), 'exchanges.har'))).toBe(false);
  });

  test('into the directory of its run, the recording is kept', async () => {
    const before = readFileSync(har, 'utf8');
    const only = ['--only', 'response.json'];
    expect(await runHere({ args: ['--replay', har, '--out', out('live'), ...only] })).toMatchObject({ exitCode: 0 });
    expect(readFileSync(har, 'utf8')).toBe(before);
  });

  test('a requirement that was not judged at the time is inconclusive, and says so', async () => {
    const args = ['--replay', har, '--only', 'sorting.ascending', '--out', out('other')];
    const { stdout, exitCode } = await runHere({ args });
    expect(stdout).toMatch(
      /^Cannot be judged yet: .*\nVerdict {3}inconclusive .*\n[^]*The recording lacks an exchange that this needs: GET /,
    );
    expect(exitCode).toBe(4);
  });

  test('what cannot be judged is refused before anything is written', async () => {
    const copy = (name: string, change: (text: string) => string): string => {
      const file = path.join(directory, name);
      writeFileSync(file, change(readFileSync(har, 'utf8')));
      return file;
    };
    const url = 'http://127.0.0.1:9';
    const cases: readonly (readonly [
      args: readonly string[],
      problem: RegExp,
      environment?: { readonly [name: string]: string },
    ])[] = [
      [['--replay', har, '--target', url], /^--replay judges a recording and asks no target, but --target names one\. /],
      [['--replay', har], /^--replay judges a recording and asks no target, but TARGET_URL names one\. /, { TARGET_URL: url }],
      [['--replay', ''], /^--replay is empty; /],
      [['--replay', copy('cut.har', (text) => text.slice(0, -9))], /cut\.har; it is truncated or damaged JSON\. Name/],
      [
        ['--replay', copy('new.har', (text) => text.replace(/"_recording":\d+/, '"_recording":9'))],
        /new\.har; it is of version 9/,
      ],
      [['--replay', path.join(out('live'), 'ledger.ndjson')], /ledger\.ndjson; something stands behind its end /],
      [
        ['--replay', har, '--contract', ledgers],
        /^Expected the contract that the recording .* was made by, .* Name it with --contract\./,
      ],
      [
        ['--replay', copy('plan.har', (text) => text.replace('"plan":["', '"plan":["a.b","'))],
        /^Expected requirements of this harness .* judged by "a\.b"/,
      ],
    ];
    for (const [args, problem, environment = {}] of cases) {
      const { exitCode, stdout, stderr } = await runHere({ args: [...args, '--out', out('never')], environment });
      expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 2, stdout: '', stderr: expect.stringMatching(problem) as string });
      expect(stderr).not.toMatch(stackLine);
    }
    expect(existsSync(out('never'))).toBe(false);
  });
});
