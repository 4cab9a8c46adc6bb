import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { servedListings } from '../../reference/served-listings';
import { startReference } from '../../reference/server';

const repository = path.join(__dirname, '../../..');

function serve(flags: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['-r', 'esbuild-register', 'scripts/serve.ts', ...flags], {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Exit code and what was written to the error stream. */
async function ended(flags: readonly string[]): Promise<{ readonly code: number; readonly error: string }> {
  const child = serve(flags);
  let error = '';
  child.stderr?.on('data', (chunk: Buffer) => (error += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, error };
}

describe('npm run serve', () => {
  it.each([
    [['--bogus'], /Unknown option '--bogus'/],
    [['--port'], /argument missing/],
    [['--port', 'http'], /--port takes a whole number from 0 to 65535, not "http"/],
    [['--port', '65536'], /--port takes a whole number/],
    [['--size=-1'], /--size takes a whole number/],
    [['--seed', '1.5'], /--seed takes a whole number/],
    [['extra'], /Unexpected argument 'extra'/],
  ])('%j ends with exit code 2 and one sentence', async (flags, expected) => {
    const { code, error } = await ended(flags);
    expect(code).toBe(2);
    expect(error).toMatch(expected);
    expect(error.trim().split('\n')).toHaveLength(1);
  });

  it('says so when the port is taken', async () => {
    const reference = await startReference();
    const { port } = new URL(reference.url);
    const { code, error } = await ended(['--port', port]);
    await reference.close();
    expect(code).toBe(2);
    expect(error).toBe(`Port ${port} is taken; choose another with --port, or leave it out for any free one.\n`);
  });

  it('prints a curl line that works, and ends with 0 at Ctrl-C', async () => {
    const child = serve(['--size', '5', '--seed', '9']);
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    while (!printed.includes('limit=2')) await once(child.stdout as NodeJS.ReadableStream, 'data');
    const [, url = '', apikey = '', projectuid = ''] =
      /^curl -sG '(.+?)' -H 'ApiKey: (.+?)' -H 'ProjectUid: (.+?)' -d limit=2$/m.exec(printed) ?? [];
    const response = await fetch(`${url}?limit=2`, { headers: { apikey, projectuid } });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ listmeta: { count: 5, limit: 2 } });
    for (const { path: served, contract } of servedListings)
      expect(printed).toMatch(new RegExp(`^  ${served} +by ${contract}$`, 'm'));
    child.kill('SIGINT');
    expect(await once(child, 'close')).toEqual([0, null]);
  });
});
