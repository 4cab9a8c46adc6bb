import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { PlainServer } from '../servers/plain-server';
import { startPlainServer } from '../servers/plain-server';
import type { Invoked } from './run-command';
import { readJson, readRecords, runCommands, stackLine, temporaryDirectory } from './run-command';

const directory = temporaryDirectory();

/** A server that answers everything with a page for people. */
async function startHtml(): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

/** A port that was free a moment ago. */
async function closedPort(): Promise<string> {
  const { url, close } = await startHtml();
  close();
  return url;
}

const cases: readonly (readonly [what: string, message: RegExp])[] = [
  ['a port nobody listens on', /connection refused.*Check the URL/],
  ['a host that does not resolve', /does not resolve.*Check the URL/],
  ['an HTML page', /text\/html that is no JSON object.*Check that the URL is that of the API/],
  ['a wrong base path', /received status 404.*Check the base path/],
  ['a refused credential', /credential refused with status 40[13].*Check TARGET_API_KEY/],
];

describe('a target that cannot be asked gives one clear message, exit code 3 and no stack trace', () => {
  let invoked: readonly Invoked[] = [];
  let plain: PlainServer;
  const out = (index: number): string => path.join(directory, String(index));
  beforeAll(async () => {
    plain = await startPlainServer();
    const html = await startHtml();
    const urls = [await closedPort(), 'http://listing.invalid', html.url, `${plain.url}/wrong`, plain.url];
    invoked = await runCommands(
      urls.map((url, index) => ({
        args: ['--target', url, '--out', out(index)],
        environment: { TARGET_API_KEY: index === 4 ? 'a-key-nobody-may-see' : plain.apiKey },
      })),
    );
    html.close();
  });
  afterAll(() => plain.close());

  test.each(cases.map(([what, message], index) => [what, index, message] as const))('%s', (_, index, message) => {
    expect(invoked[index]).toMatchObject({ exitCode: 3, stdout: '' });
    const stderr = invoked[index]?.stderr ?? '';
    const [begun, told, files, ...rest] = stderr.trimEnd().split('\n');
    expect(begun).toMatch(/^Judging http:/);
    expect(told).toMatch(message);
    expect(files).toMatch(/^Written: /);
    expect(rest).toEqual([]);
    expect(stderr).not.toMatch(stackLine);
    expect(stderr).not.toContain('a-key-nobody-may-see');
  });

  test.each(cases.map(([what], index) => [what, index] as const))('%s is in results and ledger', (_, index) => {
    expect(readJson(path.join(out(index), 'results.json'))).toMatchObject({ verdict: 'unreachable', exitCode: 3, findings: [] });
    expect(readRecords(path.join(out(index), 'ledger.ndjson')).at(-1)).toMatchObject({
      kind: 'end',
      complete: false,
      verdict: 'unreachable',
    });
  });
});
