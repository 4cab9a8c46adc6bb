import { createServer } from 'node:http';
import path from 'node:path';
import type { PlainServer } from '../servers/plain-server';
import { startPlainServer } from '../servers/plain-server';
import { once, readJson, readRecords, runHere, stackLine, temporaryDirectory } from './run-command';
import { type Listening, onLoopback } from '../servers/on-loopback';

const directory = temporaryDirectory();

/** A server that answers everything with a page for people. */
async function startHtml(): Promise<Listening> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
  });
  return onLoopback(server);
}

/** A port that was free a moment ago. */
async function closedPort(): Promise<string> {
  const { url, close } = await startHtml();
  await close();
  return url;
}

const cases: readonly (readonly [what: string, message: RegExp])[] = [
  ['a port nobody listens on', /connection refused.*Check the URL/],
  ['a host that does not resolve', /does not resolve.*Check the URL/],
  ['an HTML page', /a page for people, titled "Sign in".*Check that the URL is that of the API/],
  ['a wrong base path', /received status 404.*Check the base path/],
  ['no credential', /no credential was given, and the target answers 403\. .*Set TARGET_API_KEY or TARGET_TOKEN/],
  ['a refused credential', /credential refused with status 403\. .*Check TARGET_API_KEY/],
];

describe('a target that cannot be asked gives one clear message, exit code 3 and no stack trace', () => {
  let plain: PlainServer;
  let html: Awaited<ReturnType<typeof startHtml>>;
  let urls: readonly string[];
  const out = (index: number): string => path.join(directory, String(index));
  beforeAll(async () => {
    plain = await startPlainServer();
    html = await startHtml();
    urls = [await closedPort(), 'http://listing.invalid', html.url, `${plain.url}/wrong`, plain.url, plain.url];
  });
  afterAll(async () => {
    await html.close();
    await plain.close();
  });
  const invoked = once(
    (index: number) => ({
      args: ['--target', urls[index] ?? '', '--out', out(index)],
      environment: index === 4 ? {} : { TARGET_API_KEY: index === 5 ? 'a-key-nobody-may-see' : plain.apiKey },
    }),
    runHere,
  );

  test.each(cases.map(([what, message], index) => [what, index, message] as const))('%s', async (_, index, message) => {
    const { exitCode, stdout, stderr } = await invoked(index);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    const [begun, told, files, ...rest] = stderr.trimEnd().split('\n');
    expect(begun).toMatch(/^Judging http:/);
    expect(told).toMatch(message);
    expect(files).toMatch(/^Written: /);
    expect(rest).toEqual([]);
    expect(stderr).not.toMatch(stackLine);
    expect(stderr).not.toContain('a-key-nobody-may-see');
  });

  test.each(cases.map(([what], index) => [what, index] as const))('%s is in results and ledger', async (_, index) => {
    await invoked(index);
    expect(readJson(path.join(out(index), 'results.json'))).toMatchObject({ verdict: 'unreachable', exitCode: 3, findings: [] });
    expect(readRecords(path.join(out(index), 'ledger.ndjson')).at(-1)).toMatchObject({
      kind: 'end',
      complete: false,
      verdict: 'unreachable',
    });
  });
});
