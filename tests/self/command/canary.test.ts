import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import path from 'node:path';
import { reportNames } from '../../harness/reports/registry';
import { startPlainServer } from '../servers/plain-server';
import type { Invoked } from './run-command';
import { runCommand, runHere, temporaryDirectory } from './run-command';
import { onLoopback } from '../servers/on-loopback';

// With what percent-encoding, JSON, XML, HTML, Markdown and the shell escape.
const key = `kEy"0\\/+%&<'> =|\`Canary~7f`;
const token = `Bearer t0K"e\\n/+%&<'canary>.p-_q=|\``;
const bare = token.slice('Bearer '.length);

const directory = temporaryDirectory();
const out = (name: string): string => path.join(directory, name);
const summary = path.join(directory, 'step-summary.md');

const jsonOf = (text: string): string => JSON.stringify(text).slice(1, -1);
const lowerHex = (text: string): string => text.replace(/%../g, (escape) => escape.toLowerCase());
const escapes = (text: string): string =>
  [...text].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
const xmlOf = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
const base64Of = (text: string): readonly string[] =>
  ['', 'u', 'us', 'user:'].map((prefix) => Buffer.from(`${prefix}${text}`).toString('base64'));

/** As a target may echo it. */
const echoes = (secret: string): readonly string[] => [
  secret,
  jsonOf(secret),
  encodeURIComponent(secret),
  lowerHex(encodeURIComponent(secret)),
  xmlOf(secret),
  ...base64Of(secret),
  Buffer.from(secret).toString('base64url'),
];

/** What no byte of an output may hold: each form whole, and of base64 what is the same whatever stands before and behind. */
const traces: readonly string[] = [
  ...new Set(
    [key, bare].flatMap((secret) => {
      const inBase64 = [0, 1, 2].flatMap((shift) => {
        const text = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)]);
        const core = (encoding: 'base64' | 'base64url'): string =>
          text.toString(encoding).slice(Math.ceil((shift * 8) / 6), Math.floor((text.length * 8) / 6));
        return [core('base64'), core('base64url')];
      });
      const escaped = [
        secret,
        jsonOf(secret),
        jsonOf(jsonOf(secret)),
        encodeURIComponent(secret),
        xmlOf(secret),
        escapes(secret),
        xmlOf(jsonOf(secret)),
        Buffer.from(secret).toString('hex'),
      ];
      return [...escaped, ...escaped.map(lowerHex), ...inBase64];
    }),
  ),
];

/**
 * Every header that some client, proxy or report treats in its own way, with every form of the credentials in it. A header field holds
 * no more than bytes of visible ASCII, which all of these are.
 */
function seenEverywhere(): Record<string, string | string[]> {
  const everything = [key, token].flatMap(echoes);
  const known = ['Set-Cookie', 'Server', 'ETag', 'Link', 'Via', 'WWW-Authenticate', 'Deprecation', 'Sunset', 'Warning', 'Age'];
  return {
    ...Object.fromEntries(known.map((name) => [name, everything])),
    ...Object.fromEntries(everything.map((echo, index) => [`X-Seen-${index}`, echo])),
    'Set-Cookie': everything.flatMap((echo, index) => [`session${index}=${echo}; Path=/; HttpOnly`, `${index}=a.${echo}.b`]),
  };
}

/** How a request of the target carries the key: as the shipped contract says, or as one does that asks for it elsewhere. */
const carriers = {
  header: { key, scheme: undefined, accepts: ({ headers }: IncomingMessage) => headers.apikey === key },
  query: {
    key,
    scheme: { type: 'apiKey', in: 'query', name: 'api key' },
    accepts: ({ url = '' }: IncomingMessage) => new URL(url, 'http://a').searchParams.get('api key') === key,
  },
  basic: {
    key: `user:${key}`,
    scheme: { type: 'http', scheme: 'basic' },
    accepts: ({ headers }: IncomingMessage) => headers.authorization === `Basic ${Buffer.from(`user:${key}`).toString('base64')}`,
  },
} as const;

/** The shipped contract with another security scheme in the place of its key. */
function contractWith(name: keyof typeof carriers): readonly string[] {
  const { scheme } = carriers[name];
  if (scheme === undefined) return [];
  const bundle = path.join(__dirname, '..', '..', '..', 'generated', 'contract.json');
  const document = JSON.parse(readFileSync(bundle, 'utf8')) as { components: { securitySchemes: Record<string, object> } };
  document.components.securitySchemes.ApiKey = scheme;
  const file = path.join(directory, `${name}.openapi.json`);
  writeFileSync(file, JSON.stringify(document));
  return ['--contract', file];
}

/** Stands before a lawful server and puts the credentials wherever a response can hold them. */
async function startEchoing(carrier: keyof typeof carriers = 'header'): Promise<{
  readonly url: string;
  readonly projectUid: string;
  refuse(): void;
  close(): Promise<void>;
}> {
  const behind = await startPlainServer({ size: 12 });
  const everything = [key, token].flatMap(echoes);
  let number = 0;
  let refusing = false;
  const front = createServer((request, response) => {
    number += 1;
    const { projectuid = '' } = request.headers;
    const { url = '' } = request;
    const seen = { ...seenEverywhere(), 'X-Url': url };
    if (number % 29 === 0) {
      // The URL as it was sent, to the same place.
      response.writeHead(307, { ...seen, Location: url }).end();
      return;
    }
    if (number % 23 === 0) {
      response.writeHead(302, { ...seen, Location: `${url}&key=${encodeURIComponent(key)}#${encodeURIComponent(bare)}` }).end();
      return;
    }
    if (number % 17 === 0) {
      // A coding nobody knows, which the failure names; and a body that does not come to its end.
      response.writeHead(200, { ...seen, 'Content-Encoding': key.replaceAll(',', '') }).end(key);
      return;
    }
    if (number % 13 === 0) {
      response.writeHead(200, { ...seen, 'Content-Type': key, 'Content-Length': 10_000 });
      response.write(everything.join(''), () => response.destroy());
      return;
    }
    if (number % 19 === 0) {
      // No HTTP: what the parser complains about may get into the failure.
      response.socket?.end(`HTTP/1.1 2${key} ${token}\r\n${key}\r\n\r\n`);
      return;
    }
    if (!carriers[carrier].accepts(request) || refusing) {
      response.writeHead(401, { ...seen, 'Content-Type': 'text/html', 'WWW-Authenticate': `Key realm="${key}"` });
      response.end(`<p>${[...everything, url, xmlOf(url)].join('</p><p>')}</p> at Login.check(${key}.java:1)`);
      return;
    }
    const asked = url.replace(/[?&]api%20key=[^&]*/, '').replace(/^([^?&]*)&/, '$1?');
    void fetch(`${behind.url}${asked}`, { headers: { ApiKey: behind.apiKey, ProjectUid: String(projectuid) } }).then(
      async (answer) => {
        const body = JSON.parse(await answer.text()) as {
          items?: { metadata: Record<string, unknown>; spec?: Record<string, unknown> }[];
          message?: string;
        };
        const { items } = body;
        // Where findings quote: an identity, a name that is then asked for, an enumeration, an undeclared member, a key.
        for (const [index, item] of (items ?? []).entries()) {
          item.metadata = {
            ...item.metadata,
            name: `${everything[index % everything.length] ?? ''}-${index}`,
            [key]: token,
            annotations: { [bare]: base64Of(key)[3] },
          };
          item.spec = { ...item.spec, cloudType: index % 2 === 0 ? key : bare };
        }
        if (items === undefined) body.message = `Wrong: ${url} ${everything.join(' ')} at /srv/app/${key}`;
        const text = JSON.stringify(body);
        // The last form can be written into JSON only by hand.
        const whole = text.endsWith('}') ? `${text.slice(0, -1)},"hidden":"${escapes(key)} ${escapes(bare)}"}` : text;
        const cut = whole.indexOf(jsonOf(key)) + 5;
        // A status message and trailers, beside headers and body; and what comes before the response itself.
        response.writeEarlyHints({ link: `<${encodeURIComponent(key)}>; rel=preload`, 'x-early': key });
        response.writeHead(answer.status, `OK ${key}`, { ...seen, 'Content-Type': 'application/json', Trailer: 'X-End' });
        response.write(whole.slice(0, cut));
        response.addTrailers({ 'X-End': key, 'X-Last': bare });
        setImmediate(() => response.end(whole.slice(cut)));
      },
    );
  });
  const { url, close } = await onLoopback(front);
  return {
    url,
    projectUid: behind.projectUid,
    refuse: () => {
      refusing = true;
    },
    close: async () => {
      await close();
      await behind.close();
    },
  };
}

/** Every file below a directory, and what the command printed. */
function outputs(name: string, { stdout, stderr }: Invoked): readonly (readonly [where: string, text: string])[] {
  const files = readdirSync(out(name), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return [
    ['stdout', stdout],
    ['stderr', stderr],
    ...files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(directory, file), readFileSync(file, 'latin1')] as const;
    }),
  ];
}

const leaks = (texts: readonly (readonly [where: string, text: string])[]): readonly string[] =>
  texts.flatMap(([where, text]) => traces.filter((trace) => text.includes(trace)).map((trace) => `${trace} in ${where}`));

describe('a credential occurs in no byte of any output', () => {
  let target: Awaited<ReturnType<typeof startEchoing>>;
  const credentials = { TARGET_API_KEY: key, TARGET_TOKEN: token };
  const environment = () => ({
    ...credentials,
    TARGET_URL: target.url,
    TARGET_PROJECT_UID: target.projectUid,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_ACTIONS: 'true',
    DEBUG: '1',
  });
  const reports = ['--report', reportNames.join(',')];
  beforeAll(async () => {
    target = await startEchoing();
    writeFileSync(summary, '');
  });
  afterAll(() => target.close());

  test('of a whole run over a target that echoes it everywhere, and of its replay', async () => {
    const ran = await runCommand({ environment: environment(), args: ['--rate', '1000', '--out', out('run'), ...reports] });
    expect(ran).toMatchObject({ exitCode: 1 });
    const told = outputs('run', ran);
    expect(told.map(([where]) => where)).toEqual(
      expect.arrayContaining(['run/ledger.ndjson', 'run/results.json', 'run/exchanges.har']),
    );
    // The echoes did arrive, in bodies, headers and failures.
    expect(told.find(([where]) => where === 'run/exchanges.har')?.[1].split('<configured credential>').length).toBeGreaterThan(
      1000,
    );
    expect(leaks([...told, ['step summary', readFileSync(summary, 'latin1')]])).toEqual([]);

    const again = await runHere({
      args: ['--replay', path.join(out('run'), 'exchanges.har'), '--out', out('replay'), ...reports],
    });
    expect(again).toMatchObject({ exitCode: 1 });
    expect(leaks(outputs('replay', again))).toEqual([]);
  });

  test.each(['query', 'basic'] as const)('of a whole run whose contract asks for it otherwise: %s', async (carrier) => {
    const echoing = await startEchoing(carrier);
    try {
      const ran = await runHere({
        environment: { ...environment(), TARGET_API_KEY: carriers[carrier].key, TARGET_URL: echoing.url },
        args: ['--rate', '1000', '--out', out(carrier), ...contractWith(carrier), ...reports],
      });
      expect(ran).toMatchObject({ exitCode: 1 });
      const told = outputs(carrier, ran);
      const ledger = told.find(([where]) => where === `${carrier}/ledger.ndjson`)?.[1] ?? '';
      expect(ledger).toContain('"status":307');
      expect(ledger).toContain(carrier === 'query' ? '"credentialParameter":"api key"' : '"Basic <configured credential>"');
      expect(leaks(told)).toEqual([]);
    } finally {
      await echoing.close();
    }
  });

  test('of a run that ends with the first read', async () => {
    target.refuse();
    const refused = await runHere({
      environment: environment(),
      args: ['--out', out('refused'), ...reports],
    });
    expect(refused).toMatchObject({ exitCode: 3 });
    expect(leaks(outputs('refused', refused))).toEqual([]);
  });

  test.each([
    ['the URL', (): object => ({ TARGET_URL: `${target.url}/${key}` })],
    ['the project', (): object => ({ TARGET_PROJECT_UID: key })],
    ['a URL that is none', (): object => ({ TARGET_URL: `${key}:${target.url}?` })],
  ])('of a run that is refused because the credential stands in %s', async (_where, misplaced) => {
    const refused = await runHere({ environment: { ...environment(), ...misplaced() }, args: ['--out', out('never')] });
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(leaks([['stderr', refused.stderr]])).toEqual([]);
  });
});
