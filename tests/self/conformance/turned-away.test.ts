import type { RunTarget } from '../../harness/client/run-target';
import { gzipSync } from 'node:zlib';
import { checks } from '../../../generated/checks';
import type { AnyCheck } from '../../harness/judging/check';
import { openLedger } from '../../harness/findings/ledger';
import { loadContract } from '../../harness/contract/load';
import { runConformance } from '../../harness/run/run-conformance';
import { endedAs, judgeClusters, requirements, type Judged } from '../checks/judging';
import { handOn, startFront, type Passing } from '../servers/front';
import { startPlainServer } from '../servers/plain-server';

const judgeBehind = async (pass: (passing: Passing) => void): Promise<Judged> =>
  judgeClusters(await startFront(await startPlainServer(), pass));

// Some probes are broken encodings on purpose.
const targetOf = ({ request: { url = '' } }: Passing): string =>
  decodeURIComponent(url.replaceAll(/%(?![0-9a-f]{2})/gi, '%25').replaceAll(/%[89a-f][0-9a-f]/gi, '?'));
const isAttack = (passing: Passing): boolean => /' or |\{\{|\$ne|etc\/passwd/i.test(targetOf(passing));
const claimsData = /It needs (at least|items|text|three|an item|a declared)/;

/** Whether every finding without a verdict says why, and none of them that the data is at fault. */
const reasons = (judged: Judged): readonly string[] =>
  judged.findings.filter(({ outcome }) => outcome === 'inconclusive').map(({ message }) => message);

/** Bans whoever sends an attack-shaped value: every later request is refused so. */
function banning(status: number, headers: object = {}): (passing: Passing) => void {
  let isBanned = false;
  return (passing) => {
    if (isAttack(passing)) isBanned = true;
    if (!isBanned) handOn(passing);
    else
      passing.response.writeHead(status, { 'Content-Type': 'text/html', ...headers }).end('<html><title>Blocked</title></html>');
  };
}

describe('a client that is banned for attack-shaped values', () => {
  test.each([403, 401, 429])('with %i is told that, and what was judged before stays judged', async (status) => {
    const judged = await judgeBehind(banning(status));
    expect(endedAs(judged, 'fail', 'error')).toEqual([]);
    expect(judged).toMatchObject({ verdict: 'conforms', exitCode: 0 });
    const injection = judged.of.get('security.injection');
    expect(injection).toMatchObject({ outcome: 'inconclusive' });
    expect(injection?.message).toMatch(
      new RegExp(`refuses its first read with ${status} since request \\d+: it seems to have banned this client`),
    );
    for (const reason of reasons(judged)) expect(reason).not.toMatch(claimsData);
    expect(reasons(judged).length).toBeLessThan(3);
  });

  test.each([3, 7])('with 429 for %i requests is admitted again, and all is judged', async (length) => {
    let left: number | undefined;
    const judged = await judgeBehind((passing) => {
      if (isAttack(passing)) left ??= length;
      if (left === undefined || left <= 0) return handOn(passing);
      left -= 1;
      passing.response.writeHead(429, { 'Content-Type': 'application/json', 'Retry-After': '30' }).end('{}');
    });
    expect(endedAs(judged, 'fail', 'warn', 'error', 'inconclusive')).toEqual([]);
    expect(judged.verdict).toBe('conforms');
  });

  test('attack-shaped values are judged behind all that asks for something else', () => {
    const order = requirements.map(({ id }) => id);
    const isAttacking = new Map<string, boolean>(
      Object.entries<AnyCheck>(checks).map(([id, { isAttackShaped }]) => [id, isAttackShaped === true]),
    );
    const attacking = order.flatMap((id, index) => (isAttacking.get(id) === true ? [index] : []));
    expect(attacking.length).toBeGreaterThan(0);
    // These look at the exchanges of the run, and ask nothing that was not asked.
    const lookers = order.slice(Math.min(...attacking)).filter((id) => isAttacking.get(id) !== true);
    expect(lookers.sort()).toEqual(
      [
        'security.disclosure',
        'security.credential-echo',
        'security.shared-cache',
        'response.status',
        'response.media-type',
        'response.json',
        'response.schema',
        'response.enumeration',
        'response.nulls',
        'response.list-members',
        'response.identity',
        'response.identity-unique',
        'response.error-schema',
      ].sort(),
    );
  });

  test('and by others before, core requirements are open: no finding claims that data is missing', async () => {
    const judged = await judgeBehind((passing) => {
      if (passing.number < 40) handOn(passing);
      else passing.response.writeHead(403, { 'Content-Type': 'application/json' }).end('{"code":"x","message":"no"}');
    });
    expect(endedAs(judged, 'fail', 'error')).toEqual([]);
    expect(judged).toMatchObject({ verdict: 'inconclusive', exitCode: 4 });
    expect(reasons(judged).length).toBeGreaterThan(20);
    for (const reason of reasons(judged)) expect(reason).not.toMatch(claimsData);
    expect(reasons(judged).filter((reason) => /since request 4\d: it seems to have banned/.test(reason)).length).toBeGreaterThan(
      20,
    );
  });
});

describe('a session that is lost in the middle of a run', () => {
  const html = { 'Content-Type': 'text/html; charset=utf-8' };
  const login = '<!doctype html><html><head><title>Sign in to Acme</title></head></html>';
  const isLogin = ({ request }: Passing): boolean => request.url?.startsWith('/ui/login') === true;
  const showLogin = ({ response }: Passing): void => void response.writeHead(200, html).end(login);
  /** A way to lose it, how that is told, and the answer in place of the target's. */
  const ways: readonly (readonly [name: string, told: RegExp, away: (passing: Passing) => void])[] = [
    [
      'by a redirect to a sign-in page',
      /^Nothing could be shown: since request \d+ the target answers with a sign-in page, titled "Sign in to Acme", behind a redirect to \S+\/ui\/login/,
      (passing) =>
        isLogin(passing) ? showLogin(passing) : passing.response.writeHead(302, { Location: '/ui/login?next=x' }).end(),
    ],
    [
      'by a redirect to a sign-in elsewhere',
      /^Nothing could be shown: since request \d+ the target answers with a redirect to https:\/\/sso.example\/authorize, where people sign in/,
      ({ response }) => response.writeHead(302, { Location: 'https://sso.example/authorize' }).end(),
    ],
    [
      'by a page for people with 200',
      /^Nothing could be shown: since request \d+ the target answers with a page for people, titled "Planned works"/,
      ({ response }) => response.writeHead(200, html).end('<html><title>Planned works</title></html>'),
    ],
    [
      'by 403 for everything',
      /^Nothing could be shown: the target refuses its first read with 403 since request \d+: it seems to have banned this client, or to have ended its session/,
      ({ response }) => response.writeHead(403, { 'Content-Type': 'application/json' }).end('{"code":"x","message":"no"}'),
    ],
  ];

  test.each(ways)('%s is named, and is no fault, whenever it happens', async (_, told, away) => {
    // Each of the first requests is one that a check may take amiss: those with an invented credential are among them.
    for (const last of [2, 9, 30, 71]) {
      const judged = await judgeBehind((passing) => (passing.number <= last ? handOn(passing) : away(passing)));
      expect({ last, violated: endedAs(judged, 'fail', 'warn', 'error') }).toEqual({ last, violated: [] });
      expect(judged).toMatchObject({ verdict: 'inconclusive', exitCode: 4 });
      expect(reasons(judged).some((reason) => told.test(reason))).toBe(true);
      for (const reason of reasons(judged)) expect(reason).not.toMatch(claimsData);
    }
  });

  test('and found again is judged by what the target said, not by the page between', async () => {
    const judged = await judgeBehind((passing) =>
      passing.number > 30 && passing.number <= 36 ? showLogin(passing) : handOn(passing),
    );
    expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
    expect(judged.of.get('response.media-type')).toMatchObject({ outcome: 'pass' });
    expect(reasons(judged).length).toBeLessThan(20);
  });

  test('is not suspected where only some requests bring a page: that is a fault of the target', async () => {
    const judged = await judgeBehind((passing) => (targetOf(passing).includes('offset=') ? showLogin(passing) : handOn(passing)));
    expect(endedAs(judged, 'fail')).toContain('response.media-type');
    expect(reasons(judged).join()).not.toContain('since request');
  });
});

test('a firewall that refuses attack-shaped values alone bans nobody', async () => {
  const judged = await judgeBehind((passing) => {
    if (!isAttack(passing)) return handOn(passing);
    passing.response
      .writeHead(403, { 'Content-Type': 'application/json' })
      .end('{"code":"Blocked","message":"no","ref":"","details":{}}');
  });
  expect(judged.of.get('security.injection')).toMatchObject({ outcome: 'pass' });
  expect(judged).toMatchObject({ verdict: 'conforms', exitCode: 0 });
});

test('a credential that one of several servers does not know is no expired one', async () => {
  const judged = await judgeBehind((passing) => {
    if (passing.number < 20 || passing.number % 4 !== 0) return handOn(passing);
    passing.response.writeHead(401, { 'Content-Type': 'application/json' }).end('{"code":"x","message":"who?"}');
  });
  expect(judged.verdict).not.toBe('unreachable');
  expect(endedAs(judged, 'fail', 'error')).toEqual([]);
  expect(
    reasons(judged).some((reason) => /answers this client by turns, with 401 to request \d+ and 200 to request/.test(reason)),
  ).toBe(true);
});

describe('a body that cannot be read', () => {
  const broken = ({ response, body }: Passing): void => {
    const bytes = gzipSync(body);
    response
      .writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip', 'Content-Length': bytes.length - 20 })
      .end(bytes.subarray(0, -20));
  };
  const cut = ({ response, body }: Passing): void => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
    response.write(body.slice(0, 100), () => response.destroy());
  };

  const torn = ({ response, body }: Passing): void => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.write(body.slice(0, 100), () => response.destroy());
  };

  test.each([
    ['is no gzip', broken, /the body is no valid gzip/],
    ['ends before its Content-Length', cut, /the (body ended before|connection was)/],
    ['ends before its last chunk', torn, /the connection was/],
  ] as const)('under every filter because it %s fails response.json, and nothing else', async (_, answer, why) => {
    const judged = await judgeBehind((passing) => {
      if (passing.status === 200 && targetOf(passing).includes('filters=')) answer(passing);
      else handOn(passing);
    });
    expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual(['response.json']);
    expect(judged.of.get('response.json')?.message).toMatch(why);
    expect(judged.exitCode).toBe(1);
    expect(reasons(judged).length).toBeGreaterThan(5);
    for (const reason of reasons(judged)) expect(reason).toMatch(why);
  });

  test.each([1, 12])('once, at request %i, is nobody’s fault', async (at) => {
    const judged = await judgeBehind((passing) => (passing.number === at ? cut(passing) : handOn(passing)));
    expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
    expect(judged.of.get('response.json')).toMatchObject({ outcome: 'pass' });
  });

  test('at every fifth request, and never twice, leaves response.json open', async () => {
    const seen = new Set<string>();
    const judged = await judgeBehind((passing) => {
      const first = !seen.has(targetOf(passing));
      seen.add(targetOf(passing));
      if (first && passing.status === 200 && passing.number % 5 === 0) broken(passing);
      else handOn(passing);
    });
    expect(endedAs(judged, 'fail', 'error')).toEqual([]);
    expect(judged.of.get('response.json')).toMatchObject({ outcome: 'inconclusive' });
  });

  test('at every read is a target that cannot be asked, and says why', async () => {
    const server = await startFront(await startPlainServer(), broken);
    const target: RunTarget = { url: new URL(server.url), credentials: { key: server.apiKey }, scope: server.projectUid };
    const ledger = openLedger(undefined);
    const results = await runConformance({ contract: await loadContract(), requirements, target }, ledger).finally(() =>
      server.close(),
    );
    expect(results).toMatchObject({ verdict: 'unreachable', exitCode: 3 });
    expect(ledger.end?.reason).toMatch(/status 200 twice with a body that cannot be read: the body is no valid gzip/);
  });
});

test('an offset that the target refuses is the reason, not the data', async () => {
  const judged = await judgeBehind((passing) => {
    if (!targetOf(passing).includes('offset=')) return handOn(passing);
    passing.response.writeHead(400, { 'Content-Type': 'application/json' }).end('{"code":"x","message":"no"}');
  });
  expect(endedAs(judged, 'fail')).toContain('pagination.offset-walk');
  expect(judged.of.get('pagination.token-at-end')?.message).toMatch(/the target refused it with 400\. GET \S+offset=/);
});
