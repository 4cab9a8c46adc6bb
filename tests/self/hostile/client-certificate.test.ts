import { writeFileSync } from 'node:fs';
import { createServer as createHttp2, createSecureServer } from 'node:http2';
import { createServer as createPlain, type IncomingMessage, request } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import { connect, type AddressInfo, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { runCommand, stackLine, temporaryDirectory } from '../command/run-command';
import { issue, type Issued } from '../servers/certificate';
import { startPlainServer, type PlainServer } from '../servers/plain-server';
import { firstReads } from './first-reads';
import { writtenIn } from './measured-command';

const directory = temporaryDirectory();
const [authority, stranger] = [issue('Authority'), issue('Stranger')];
const [ofServer, ofClient, ofStranger] = [issue('Server', authority), issue('Client', authority), issue('Client', stranger)];
const passphrase = 'the-passphrase-of-the-key';

const written = (name: string, text: string): string => {
  const file = path.join(directory, name);
  writeFileSync(file, text);
  return file;
};
const roots = written('roots.pem', authority.cert);

/** The files of a client and a configuration that names them, its key under the passphrase. */
function configuration(name: string, { cert, keys }: Issued): string {
  written(`${name}.pem`, cert);
  const key = keys.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString();
  written(`${name}.key`, key);
  return written(
    `${name}.yaml`,
    `clientCertificate: { certificate: ${name}.pem, key: ${name}.key, passphrase: KEY_PASSPHRASE }\n`,
  );
}

const open: Server[] = [];
let behind: PlainServer;
beforeAll(async () => {
  behind = await startPlainServer({ size: 12 });
});
afterAll(async () => {
  for (const server of open) server.close();
  await behind.close();
});

async function listen(server: Server): Promise<string> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A lawful server that lets in whoever has a certificate of the authority. */
const startMutual = (options: ServerOptions = {}): Promise<string> =>
  listen(
    createServer(
      { cert: ofServer.cert, key: ofServer.key, ca: authority.cert, requestCert: true, rejectUnauthorized: true, ...options },
      (asked, response) => {
        const passed = request(`${behind.url}${asked.url ?? ''}`, { headers: asked.headers }, (answer) => {
          response.writeHead(answer.statusCode ?? 0, answer.headers);
          answer.pipe(response);
        });
        passed.on('error', () => response.destroy());
        passed.end();
      },
    ),
  );

const environment = { NODE_EXTRA_CA_CERTS: roots, KEY_PASSPHRASE: passphrase };

/** A proxy that makes tunnels, in plain text. */
async function startProxy(seen: string[], server: Server = createPlain()): Promise<string> {
  server.on('connect', ({ url = '' }: IncomingMessage, socket: Socket) => {
    seen.push(url);
    const { hostname, port } = new URL(`http://${url}`);
    const far = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      far.pipe(socket).pipe(far);
    });
    for (const one of [far, socket]) one.on('error', () => socket.destroy());
  });
  return listen(server);
}

test('a server that asks for a client certificate is judged by way of a proxy, and the key is in no output', async () => {
  const seen: string[] = [];
  const proxy = (await startProxy(seen)).replace('https:', 'http:');
  const out = path.join(directory, 'out');
  const { exitCode, stdout, stderr } = await runCommand({
    args: [
      ...['--target', await startMutual(), '--only', 'response.json,pagination.limit', '--rate', '1000'],
      ...['--config', configuration('client', ofClient), '--out', out],
    ],
    environment: { ...environment, HTTPS_PROXY: proxy, TARGET_API_KEY: behind.apiKey, TARGET_PROJECT_UID: behind.projectUid },
  });
  const bytes = [stdout, stderr, writtenIn(out).text].join('\n');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.not.stringMatching(stackLine) as unknown });
  expect(seen.length).toBeGreaterThan(0);
  expect(bytes).not.toMatch(/PRIVATE KEY/);
  const key = ofClient.keys.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  for (const piece of [passphrase, ...(key.match(/.{40}/g) ?? [])]) expect(bytes).not.toContain(piece);
});

test('a proxy that is spoken to by TLS may be named by its address, and Node has no word of its own to say', async () => {
  const seen: string[] = [];
  const proxy = await startProxy(seen, createServer({ cert: ofServer.cert, key: ofServer.key }));
  const { exitCode, stderr } = await runCommand({
    args: [
      ...['--target', await startMutual(), '--only', 'response.json', '--rate', '1000', '--quiet'],
      ...['--config', configuration('client', ofClient), '--out', path.join(directory, 'by-tls')],
    ],
    environment: { ...environment, HTTPS_PROXY: proxy, TARGET_API_KEY: behind.apiKey, TARGET_PROJECT_UID: behind.projectUid },
  });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(seen.length).toBeGreaterThan(0);
});

test('that no certificate is checked stands on standard error, and in the summary', async () => {
  const { exitCode, stdout, stderr } = await runCommand({
    args: [
      ...['--target', await startMutual(), '--only', 'response.json', '--rate', '1000'],
      ...['--config', configuration('client', ofClient), '--out', path.join(directory, 'unchecked')],
    ],
    environment: {
      ...{ NODE_TLS_REJECT_UNAUTHORIZED: '0', KEY_PASSPHRASE: passphrase },
      ...{ TARGET_API_KEY: behind.apiKey, TARGET_PROJECT_UID: behind.projectUid },
    },
  });
  const said = /^NODE_TLS_REJECT_UNAUTHORIZED is 0: no certificate is checked/m;
  expect({ exitCode, stdout, stderr }).toEqual({
    exitCode: 0,
    stdout: expect.stringMatching(said) as unknown,
    stderr: expect.stringMatching(said) as unknown,
  });
});

describe('a target that is not heard says why', () => {
  const servers = {
    'by TLS 1.2 without a certificate': () => startMutual({ maxVersion: 'TLSv1.2' }),
    'by TLS 1.3 without a certificate': () => startMutual({ maxVersion: 'TLSv1.3' }),
    'with its certificate': () => startMutual(),
    'with the certificate of a stranger': () => startMutual(),
    'of HTTP/2 alone, over TLS': () => listen(createSecureServer({ cert: ofServer.cert, key: ofServer.key })),
    'of HTTP/2 alone, in plain text': async () => (await listen(createHttp2())).replace('https:', 'http:'),
  };
  let told: { readonly [name: string]: string };
  beforeAll(async () => {
    const asked: { [name: string]: { readonly url: string; readonly config?: string } } = {};
    for (const [name, start] of Object.entries(servers))
      asked[name] = {
        url: await start(),
        ...(name.includes('stranger') && { config: configuration('stranger', ofStranger) }),
        ...(name.includes('its certificate') && { config: configuration('client', ofClient) }),
      };
    told = await firstReads(asked, environment);
  });

  test('with its certificate it is heard, and asks for the credential', () => {
    expect(told['with its certificate']).toMatch(/^3 .*no credential was given/);
  });

  test.each<[keyof typeof servers, RegExp]>([
    ['by TLS 1.2 without a certificate', /it may ask for a client certificate.*clientCertificate in the configuration/],
    // A server hangs up behind its alert, and what it said may be lost so.
    [
      'by TLS 1.3 without a certificate',
      /(asks for a client certificate, and none is sent|closed before the response was complete).*clientCertificate in/,
    ],
    ['with the certificate of a stranger', /closed before the response was complete|refuses the client certificate/],
    ['of HTTP/2 alone, over TLS', /the server speaks HTTP\/2 only, and this client speaks HTTP\/1\.1/],
    ['of HTTP/2 alone, in plain text', /the server speaks HTTP\/2 only, and this client speaks HTTP\/1\.1/],
  ])('%s', (name, says) => {
    expect(told[name]).toMatch(/^3 Expected a 2xx with a JSON object from the target; received no response/);
    expect(told[name]).toMatch(says);
  });
});
