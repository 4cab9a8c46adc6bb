import type { Exchange } from '../harness/client/exchange';
import type { RunTarget } from '../harness/client/run-target';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { loadContract } from '../harness/contract/load';
import type { Contract } from '../harness/contract/model';
import { ConfigError } from '../harness/errors';
import type { Ledger } from '../harness/findings/ledger';
import { openLedger } from '../harness/findings/ledger';
import type { RecordedRun } from '../harness/findings/recording';
import { readRecording } from '../harness/findings/recording';
import { loadRequirements } from '../harness/findings/requirements';
import { writeHar } from '../harness/reports/har';
import type { Results } from '../harness/reports/results';
import { runConformance } from '../harness/run/run-conformance';
import { recordedTarget } from '../harness/settings/replay';
import type { BehaviourOverride } from '../reference/behaviour';
import { mutants } from '../reference/mutants';
import { startReference } from '../reference/server';
import { startChurningServer } from './servers/churning';
import { startPlainServer } from './servers/plain-server';
import { temporaryFolder } from './temporary-folder';

const requirements = loadRequirements();
const directory = temporaryFolder('replay');
let contract: Contract;
beforeAll(async () => {
  contract = await loadContract();
});
interface Server {
  readonly url: string;
  readonly apiKey: string;
  readonly projectUid: string;
  readonly secondProjectUid: string;
  close(): Promise<void>;
}

interface Judged {
  readonly results: Results;
  readonly ledger: Ledger;
}

const targetAt = ({ url, apiKey, projectUid, secondProjectUid }: Server): RunTarget => ({
  url: new URL(url),
  credentials: { key: apiKey },
  scope: projectUid,
  secondScope: secondProjectUid,
});

/** Judges a server, which is gone afterwards; `file`: the recording. */
async function record(
  start: () => Promise<Server>,
  target: (server: Server) => RunTarget = targetAt,
): Promise<Judged & { readonly file: string }> {
  const server = await start();
  const ledger = openLedger(undefined);
  const file = path.join(directory, `${Math.random()}.har`);
  try {
    const results = await runConformance({ contract, requirements, target: target(server) }, ledger);
    writeHar(file, ledger);
    return { results, ledger, file };
  } finally {
    await server.close();
  }
}

async function replay(recording: RecordedRun): Promise<Judged> {
  const ledger = openLedger(undefined);
  const target = recordedTarget(recording);
  const results = await runConformance(
    { contract, requirements, target, recorded: recording.exchanges, seed: recording.run.seed },
    ledger,
  );
  return { results, ledger };
}

/** A recording has no deadline, because it is read as fast as it can be. */
const timeless = ({
  results: { startedAt: _startedAt, durationMs: _durationMs, deadlineMs: _deadlineMs, ...rest },
  ledger,
}: Judged): object => ({
  ...rest,
  // With expected, received and subject of each violation, which the results leave out.
  found: ledger.findings,
  observations: ledger.observations,
  queries: [...ledger.queries].map((query) => JSON.stringify(query)),
  walks: ledger.walks,
  exchanges: [...ledger.exchanges.values()].map(digest),
});

/**
 * An exchange as its request and a digest of all of it, because Jest keeps what differs, and draws it, until memory ends. The outline says
 * how a body was read: in parts when it came, whole from a recording.
 */
function digest(exchange: Exchange): string {
  const { method, url, credential } = exchange.request;
  const whole = JSON.stringify(exchange, (name, value: unknown) => (name === 'outline' ? undefined : value));
  return `${method} ${url} ${credential} ${createHash('sha256').update(whole).digest('hex')}`;
}

/** A mutant of each area. */
const chosen = mutants.filter(({ area }, index) => mutants.slice(0, index).filter((other) => other.area === area).length < 1);

/** Found only between responses: each page is in order, and the walk is not. */
const sortedPageByPage: BehaviourOverride = {
  sortItems: () => (clusters) => clusters,
  cutPage: (original, base) => (clusters, context) => base.sortItems(original(clusters, context), context),
};

const wrongKey = (server: Server): RunTarget => ({ ...targetAt(server), credentials: { key: 'a-key-that-is-refused' } });
const open = (server: Server): RunTarget => ({ url: new URL(server.url), credentials: { key: server.apiKey } });

const servers: readonly (readonly [
  what: string,
  start: () => Promise<Server>,
  verdict: RegExp,
  target?: (server: Server) => RunTarget,
])[] = [
  ['the embedded server', startReference, /^conforms$/],
  ['a server whose data moves', () => startChurningServer({}, { mode: 'toggle' }), /^(conforms|inconclusive)$/],
  [
    'a server whose data moves at random',
    () => startChurningServer({ size: 20 }, { mode: 'random' }),
    /^(conforms|inconclusive)$/,
  ],
  ['a server that refuses the credential', startPlainServer, /^unreachable$/, wrongKey],
  ['a server that throttles', () => startPlainServer({ throttleEvery: 9, size: 20 }), /^conforms$/],
  ['a server asked without a project', () => startPlainServer({ size: 20 }), /^conforms$/, open],
  ['a listing without items', () => startPlainServer({ size: 0 }), /^inconclusive$/],
  ...chosen.map(({ id, behaviour }) => [`the mutant ${id}`, () => startReference({ behaviour }), /violates|conforms/] as const),
];

const cases = servers.map(([what, start, verdict, target]) => ({ what, start, verdict, target }));
test.each(cases)('$what: judged again from its recording, the findings are the same', async ({ start, verdict, target }) => {
  const live = await record(start, target);
  expect(live.results.verdict).toMatch(verdict);
  const again = await replay(readRecording(live.file));
  expect(timeless(again)).toEqual(timeless(live));
});

test('a target that echoes the credential is found out again, though the recording does not hold it', async () => {
  const start = async (): Promise<Server> => {
    const echo: { key?: string } = {};
    const server = await startReference({
      behaviour: {
        pageReply: (original) => (text, context) => ({
          ...original(text, context),
          headers: { 'content-type': 'application/json', 'x-seen': echo.key ?? '' },
        }),
      },
    });
    echo.key = server.apiKey;
    return server;
  };
  const live = await record(start);
  const again = await replay(readRecording(live.file));
  expect(again.results.findings.find(({ id }) => id === 'security.credential-echo')).toMatchObject({
    outcome: expect.stringMatching(/fail|warn/) as string,
  });
  expect(timeless(again)).toEqual(timeless(live));
});

test('a target that breaks off a response is told from an exchange that is not recorded', async () => {
  const live = await record(startReference);
  const { exchanges, ...rest } = readRecording(live.file);
  const probe = exchanges.find(({ request }) => request.credential === 'empty');
  const others = exchanges.filter((exchange) => exchange !== probe);
  expect(probe).toBeDefined();
  if (probe === undefined) return;
  const broken = {
    ...probe,
    response: undefined,
    attempts: [{ startedMs: 0, durationMs: 1, status: undefined, failure: 'connection refused', pausedMs: 0 }],
  };
  const messageOf = async (given: RecordedRun): Promise<string | undefined> => {
    const { results } = await replay(given);
    const finding = results.findings.find(({ id }) => id === 'security.empty-credential');
    expect(finding).toMatchObject({ outcome: 'inconclusive', witnesses: 0 });
    expect(results.verdict).not.toBe('violates');
    return finding?.message;
  };
  expect(await messageOf({ ...rest, exchanges: others })).toMatch(
    /^The recording lacks an exchange that this needs: GET \/v1\/spectroclusters\S* with an empty credential\. /,
  );
  expect(await messageOf({ ...rest, exchanges: [...others, broken] })).toMatch(/connection refused/);
});

test('a fresh read that the recording lacks is not served from an earlier one', async () => {
  const live = await record(() => startReference({ behaviour: sortedPageByPage }));
  const failed = live.ledger.findings.find(({ violations }) => violations.some(({ evidence }) => evidence === 'collection'));
  expect(failed?.outcome).toBe('fail');
  const { exchanges, ...rest } = readRecording(live.file);
  const seen = new Set<string>();
  const firsts = exchanges.filter(({ request }) => {
    const key = JSON.stringify(request);
    return !seen.has(key) && seen.add(key);
  });
  const { results } = await replay({ ...rest, exchanges: firsts });
  expect(results.findings.find(({ id }) => id === failed?.id)).toMatchObject({
    outcome: 'inconclusive',
    message: expect.stringMatching(/^The recording lacks .*, for time \d+\. /) as string,
  });
});

test('a recording without the first read is refused', async () => {
  const live = await record(startReference);
  const { exchanges, ...rest } = readRecording(live.file);
  const without = exchanges.filter(({ request }) => request.credential !== 'configured');
  await expect(replay({ ...rest, exchanges: without })).rejects.toThrow(ConfigError);
});
