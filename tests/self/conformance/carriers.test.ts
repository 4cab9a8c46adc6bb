import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { loadContract } from '../../harness/contract/load';
import { runConformance } from '../../harness/run/run-conformance';
import { requirements } from '../checks/judging';
import { ledgersWith } from '../contract/refusal';
import { startLedgerServer } from '../servers/ledger-server';
import { onLoopback } from '../servers/on-loopback';
import { temporaryFolder } from '../temporary-folder';

/** The ledger's key, carried as the scheme says, which is named by the operation's `security` alone. */
const key = 'user:a-ledger-key';
const carriers = {
  query: {
    scheme: { type: 'apiKey', in: 'query', name: 'api_key' },
    read: ({ url = '' }) => new URL(url, 'http://a').searchParams.get('api_key') ?? undefined,
  },
  cookie: {
    scheme: { type: 'apiKey', in: 'cookie', name: 'session' },
    read: ({ headers }) => /^session=(.*)$/.exec(headers.cookie ?? '')?.[1],
  },
  bearer: { scheme: { type: 'http', scheme: 'bearer' }, read: ({ headers }) => spoken(headers.authorization, 'Bearer') },
  basic: {
    scheme: { type: 'http', scheme: 'basic' },
    read: ({ headers }) => {
      const coded = spoken(headers.authorization, 'Basic');
      return coded && Buffer.from(coded, 'base64').toString();
    },
  },
} as const satisfies {
  readonly [name: string]: { readonly scheme: object; readonly read: (request: IncomingMessage) => string | undefined };
};

type Carrier = keyof typeof carriers;
type Accepts = (given: string | undefined, request: IncomingMessage) => boolean;

const spoken = (header: string | undefined, scheme: string): string | undefined =>
  header === scheme ? '' : header?.startsWith(`${scheme} `) ? header.slice(scheme.length + 1) : undefined;

const directory = temporaryFolder('carriers');

function contractFor(carrier: Carrier): string {
  const document = parse(ledgersWith(['components', 'securitySchemes', 'LedgerKey'], carriers[carrier].scheme)) as {
    paths: { '/api/ledger-entries': { get: { 'x-listing': { credential?: unknown } } } };
  };
  delete document.paths['/api/ledger-entries'].get['x-listing'].credential;
  const file = path.join(directory, `${carrier}.openapi.yaml`);
  writeFileSync(file, stringify(document));
  return file;
}

async function judge(carrier: Carrier, accepts: Accepts): Promise<readonly string[]> {
  const ledger = await startLedgerServer({ size: 12, isPublic: true });
  const front = createServer((request, response) => {
    if (!accepts(carriers[carrier].read(request), request)) {
      response.writeHead(401, { 'content-type': 'application/json' }).end('{"hint":"no"}');
      return;
    }
    const target = (request.url ?? '').replace(/[?&]api_key=[^&]*/, '').replace(/^([^?&]*)&/, '$1?');
    void fetch(`${ledger.url}${target}`).then(async (answer) => {
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    });
  });
  const listening = await onLoopback(front);
  try {
    const contract = await loadContract(contractFor(carrier));
    const url = new URL(listening.url);
    const only = ['missing', 'empty', 'wrong'].map((name) => `security.${name}-credential`);
    // One scheme: the key is taken for it, whichever part it is.
    const target = { url, credentials: { key } };
    const { findings } = await runConformance({ contract, requirements, target, only });
    return findings.map(({ id, outcome }) => `${id.replace(/^security\.|-credential$/g, '')} ${outcome}`).sort();
  } finally {
    await listening.close();
    await ledger.close();
  }
}

describe.each(Object.keys(carriers) as Carrier[])('%s', (carrier) => {
  test('a server that refuses every other credential passes', async () => {
    expect(await judge(carrier, (given) => given === key)).toEqual(['empty pass', 'missing pass', 'wrong pass']);
  });

  test.each<[string, Accepts, string]>([
    ['none', (given, { headers }) => given === undefined && headers.authorization === undefined, 'missing fail'],
    ['an empty one', (given) => given === '', 'empty fail'],
    ['any other', (given) => given !== undefined && given !== '', 'wrong fail'],
  ])('a server that accepts %s fails', async (_, faulty, expected) => {
    const found = await judge(carrier, (given, request) => given === key || faulty(given, request));
    expect(found.filter((one) => one.endsWith('fail'))).toEqual([expected]);
  });
});

test.each<[Carrier, RegExp]>([
  ['bearer', /^Basic ./],
  ['basic', /^Bearer ./],
])('a server that asks for %s and takes whatever stands behind another scheme fails', async (carrier, other) => {
  const found = await judge(carrier, (given, { headers }) => given === key || other.test(headers.authorization ?? ''));
  expect(found.filter((one) => one.endsWith('fail'))).toEqual(['wrong fail']);
});
