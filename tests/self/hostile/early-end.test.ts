import { loadContract } from '../../harness/contract/load';
import { openLedger } from '../../harness/findings/ledger';
import { patient } from '../../harness/run/patience';
import type { Client } from '../../harness/client/client';
import type { Attempt, Exchange } from '../../harness/client/exchange';
import type { RunEnded } from '../../harness/client/run-ended';
import { endedAs, judgeClusters, requirements, type Judged, type Part } from '../checks/judging';
import { handOn, startFront, type Passing } from '../servers/front';
import { startPlainServer } from '../servers/plain-server';
import { simulateClock } from '../servers/simulated-clock';

const all = requirements.map(({ id }) => id);
const core = requirements.flatMap(({ id, core: isCore }) => (isCore ? [id] : []));

const judgeBehind = async (pass: (passing: Passing) => void, part: Part = {}): Promise<Judged> =>
  judgeClusters(await startFront(await startPlainServer({ size: 12 }), pass), { only: core, ...part });

const json = { 'Content-Type': 'application/json' };
const answer =
  (status: number, headers: object = {}) =>
  ({ response }: Passing): void =>
    void response.writeHead(status, { ...json, ...headers }).end('{}');

/** How a target falls silent, and what is told of it. */
const silences: readonly (readonly [name: string, pass: (passing: Passing) => void, says: RegExp])[] = [
  ['closes every connection', ({ response }) => response.destroy(), /had no answer \(the connection was closed/],
  ['answers 503 for ever', answer(503), /had no answer \(status 503 to each of 5 attempts\)/],
  ['answers 429 for ever', answer(429), /had no answer \(status 429 to each of 5 attempts\)/],
];

/** Answers that came in full, and by which nothing can be judged. `exitCode`: 1 where they are a fault by themselves. */
const hollow: readonly (readonly [name: string, pass: (passing: Passing) => void, says: RegExp, exitCode: number])[] = [
  ['another coding', answer(200, { 'Content-Encoding': 'zstd' }), /can be read: .* the content-encoding "zstd"/, 4],
  ['a body that is cut', answer(200, { 'Content-Encoding': 'gzip' }), /can be read: .* no valid gzip/, 4],
  ['500', answer(500), /can be judged: .* none \(status 500\)/, 4],
  [
    'no UTF-8',
    ({ response }) => void response.writeHead(200, json).end(Buffer.from('{"items":["\xe9"]}', 'latin1')),
    /can be judged: .* none \(status 200 with a body that is no JSON object\)/,
    1,
  ],
];

const waits: readonly (readonly [value: string, until: RegExp])[] = [
  ['999999', /until 2\d{3}-\d\d-\d\dT/],
  ['61', /until 2\d{3}-\d\d-\d\dT/],
  ['9'.repeat(400), /until the end of time/],
  [new Date(Date.now() + 365 * 86_400_000).toUTCString(), /until 2\d{3}-\d\d-\d\dT/],
];

describe('a target that falls silent in the middle of a run', () => {
  test.each(silences)('because it %s ends the run: what was judged stays judged', async (_, pass, says) => {
    const judged = await judgeBehind((passing) => (passing.number < 20 ? handOn : pass)(passing));
    expect(judged).toMatchObject({ verdict: 'inconclusive', exitCode: 4 });
    expect(judged.reason).toMatch(/^The run ended early, because the target does not answer any more: \d+ requests in a row/);
    expect(judged.reason).toMatch(says);
    expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
    expect(endedAs(judged, 'pass').length).toBeGreaterThan(0);
    expect(endedAs(judged, 'inconclusive').length).toBeGreaterThan(0);
    // Three in a row, those under way beside them, and the first read once more, each five times at the most.
    expect(judged.requests).toBeLessThan(19 + 5 * (3 + 8 + 1));
  });

  test.each(waits)('because it asks to wait until %s ends the run, and says until when', async (value, until) => {
    const later = answer(503, { 'Retry-After': value });
    const judged = await judgeBehind((passing) => (passing.number < 20 ? handOn : later)(passing));
    expect(judged).toMatchObject({ verdict: 'inconclusive', exitCode: 4 });
    expect(judged.reason).toMatch(until);
    expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
    const first = await judgeBehind(later);
    expect(first).toMatchObject({ verdict: 'unreachable', exitCode: 3, requests: 1 });
    expect(first.reason).toMatch(/received status 503 to the only attempt/);
    expect(first.reason).toMatch(until);
  });

  test.each(hollow)('because it answers with %s ends the run after ten', async (_, pass, says, exitCode) => {
    const judged = await judgeBehind((passing) => (passing.number < 20 ? handOn : pass)(passing), { only: all });
    expect(judged.exitCode).toBe(exitCode);
    expect(judged.reason).toMatch(
      /^The run ended early, because .* 1\d requests in a row, since request 20, and then its first read, /,
    );
    expect(judged.reason).toMatch(says);
    expect(judged.requests).toBeLessThan(19 + 10 + 8 + 1);
    // What one answer shows by itself is shown, whatever came of the run.
    expect(endedAs(judged, 'fail').includes('response.json')).toBe(exitCode === 1);
  });

  test.each(hollow)('and answers with %s by turns is asked on', async (_, pass) => {
    const judged = await judgeBehind((passing) => (passing.number % 10 === 1 ? handOn : pass)(passing));
    expect(judged.reason).toBeUndefined();
  });

  test.each(hollow)('and answers with %s to some requests alone is asked on, and fails for it', async (_, pass) => {
    const isMeant = ({ request }: Passing): boolean => /[?&](orderBy|filters)=/.test(request.url ?? '');
    const judged = await judgeBehind((passing) => (isMeant(passing) ? pass : handOn)(passing), { only: all });
    expect(judged.reason).toBeUndefined();
    expect(judged.exitCode).toBe(1);
  });

  test.each([400, 404, 410, 418])('because it refuses all with %i ends the run after twenty', async (status) => {
    const judged = await judgeBehind((passing) => (passing.number < 20 ? handOn : answer(status))(passing), { only: all });
    expect(judged).toMatchObject({ verdict: 'inconclusive', exitCode: 4 });
    expect(judged.reason).toMatch(
      /^The run ended early, because the target refuses whatever it is asked: 2\d requests in a row, since request 20, and then its first read, request 4\d, which it answered before \(status 4\d\d\)/,
    );
    expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
    expect(endedAs(judged, 'pass').length).toBeGreaterThan(0);
    expect(judged.requests).toBeLessThan(19 + 20 + 8 + 1);
  });

  test('and refuses every order, filter, projection and limit is asked on', async () => {
    const isAllowed = ({ request }: Passing): boolean => /^[^?]*(\?continue=[^&]*)?$/.test(request.url ?? '');
    const judged = await judgeBehind((passing) => (isAllowed(passing) ? handOn : answer(400))(passing), { only: all });
    expect(judged.reason).toBeUndefined();
    expect(judged.exitCode).toBe(1);
  });

  test('for some requests alone is asked on', async () => {
    let silent = 0;
    const judged = await judgeBehind((passing) => {
      if (!decodeURIComponent(passing.request.url ?? '').includes('filter')) return handOn(passing);
      silent += 1;
      passing.response.destroy();
    });
    expect(judged.reason).toBeUndefined();
    expect(silent).toBeGreaterThan(3);
  });
});

describe('the time of a run', () => {
  /** A server whose answers take so many milliseconds of simulated time. */
  const slow = (ms: (number: number) => number, part: Part = {}): Promise<Judged> => {
    const clock = simulateClock();
    return judgeBehind(
      (passing) => {
        clock.pass(ms(passing.number));
        handOn(passing);
      },
      { ...part, clock },
    );
  };

  test('is enough for a target that takes 20 s for its first answer and 5 s for each', async () => {
    const judged = await slow((number) => (number === 1 ? 20_000 : 5000));
    expect(judged).toMatchObject({ verdict: 'conforms', exitCode: 0, deadlineMs: 600_000 });
  });

  test('is over after ten minutes, and nothing that was cut fails for it', async () => {
    const judged = await slow(() => 30_000);
    expect(judged).toMatchObject({ verdict: 'inconclusive', exitCode: 4 });
    expect(judged.reason).toMatch(/^The run ended early, because its 600 s are over \(--deadline\)\./);
    expect(judged.requests).toBeLessThanOrEqual(21);
    expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
  });

  test.each([
    [
      429,
      '60',
      /429 to \d+ requests\. Run again later, and with a lower --rate; or have the target, .* this client\. What was judged/,
    ],
    [503, '60', /503 to \d+ requests\. Run again once the target is up: .* says that it is not\. What was judged/],
  ])('is what ends the wait for a target that answers %i and asks for a minute, for ever', async (status, wait, says) => {
    const later = answer(status, { 'Retry-After': wait });
    const judged = await judgeBehind((passing) => (passing.number < 20 ? handOn : later)(passing));
    expect(judged).toMatchObject({ verdict: 'inconclusive', exitCode: 4 });
    expect(judged.reason).toMatch(
      /its 600 s are over \(--deadline\), and (60\d|59\d) s of them went in waiting, because the target answered /,
    );
    expect(judged.reason).toMatch(says);
    expect(judged.requests).toBeLessThan(19 + 12);
  });

  test('is not laid to a 429 where little of it went in waiting', async () => {
    const clock = simulateClock();
    const judged = await judgeBehind(
      (passing) => {
        clock.pass(30_000);
        (passing.number === 5 ? answer(429, { 'Retry-After': '20' }) : handOn)(passing);
      },
      { clock },
    );
    expect(judged.reason).toMatch(/its 600 s are over \(--deadline\)\. What was judged/);
  });

  test('before anything was judged is no verdict about the target', async () => {
    const judged = await slow(() => 500, { limits: { deadlineMs: 400 }, only: ['security.wrong-credential'] });
    expect(judged).toMatchObject({ verdict: 'unreachable', exitCode: 3 });
  });
});

describe('patience', () => {
  const attempt = (rest: Partial<Attempt>): Attempt => ({
    startedMs: 0,
    durationMs: 0,
    status: undefined,
    failure: undefined,
    pausedMs: 0,
    ...rest,
  });
  const request: Exchange['request'] = { method: 'GET', url: 'http://a/', headers: {}, credential: 'configured' };

  /** A client that answers (`true`) or not, in turn. */
  const scripted = (script: readonly (boolean | 'unsent')[]): Pick<Client, 'send'> & { sent: number } => ({
    sent: 0,
    send() {
      const id = (this.sent += 1);
      const answers = script[id - 1] ?? false;
      if (answers === 'unsent') {
        const attempts = [attempt({ failure: 'it is too long', failureKind: 'unsent' })];
        return Promise.resolve({ id, request, response: undefined, attempts });
      }
      const response = answers ? { status: 200, headers: {}, text: '{}', json: {}, echoed: false } : undefined;
      const attempts = [attempt(answers ? { status: 200 } : { failure: 'connection refused' })];
      return Promise.resolve({ id, request, response, attempts });
    },
  });

  async function sendAll(script: readonly (boolean | 'unsent')[], count: number) {
    const client = scripted(script);
    const { send, ...rest } = {
      send: patient(client, {}, () => false, { target: { url: new URL('http://a/') }, contract: await loadContract() }),
      client,
    };
    const ends: (boolean | string)[] = [];
    for (let n = 0; n < count; n += 1)
      ends.push(
        await send.send({}).then(
          ({ response }) => response !== undefined,
          (error: unknown) => (error as RunEnded).by,
        ),
      );
    return { ends, sent: rest.client.sent };
  }

  test('ends with the third silence in a row, where the first read is silent, too', async () => {
    expect(await sendAll([true, false, false, true, false, false, false], 9)).toEqual({
      ends: [true, false, false, true, false, false, 'silence', 'silence', 'silence'],
      sent: 8,
    });
  });

  test('is neither lost nor renewed by what is not sent', async () => {
    expect(await sendAll([true, false, 'unsent', false, 'unsent', false, false], 7)).toEqual({
      ends: [true, false, false, false, false, 'silence', 'silence'],
      sent: 7,
    });
  });

  test('begins anew where the first read is answered', async () => {
    expect(await sendAll([true, false, false, false, true, false, false], 6)).toEqual({
      ends: [true, false, false, false, false, false],
      sent: 7,
    });
  });

  test('is not needed before the target was heard: the first read says why it is not', async () => {
    expect(await sendAll([], 5)).toEqual({ ends: [false, false, false, false, false], sent: 5 });
  });
});

test('a replay of a run that ended early ends as the run did', async () => {
  const { harOf } = await import('../../harness/reports/har');
  const { runConformance } = await import('../../harness/run/run-conformance');
  const clock = simulateClock();
  const server = await startFront(await startPlainServer({ size: 12 }), (passing) => {
    clock.pass(30_000);
    handOn(passing);
  });
  const target = { url: new URL(server.url), credentials: { key: server.apiKey }, scope: server.projectUid };
  const options = { contract: await loadContract(), requirements, target, only: core };
  const ledger = openLedger(undefined);
  const first = await runConformance({ ...options, clock }, ledger).finally(() => server.close());
  const { _ended: recordedEnd } = harOf(ledger).log;
  expect(recordedEnd).toBeDefined();
  const again = await runConformance({
    ...options,
    recorded: [...ledger.exchanges.values()],
    ...(recordedEnd !== undefined && { recordedEnd }),
  });
  expect(again).toMatchObject({ verdict: first.verdict, reason: first.reason, findings: first.findings });
});
