import type { Clock } from '../../harness/client/clock';
import { createThrottle } from '../../harness/client/throttle';
import { Bench, json } from './server';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.close());

/** Time that passes only while someone sleeps. */
function quickClock(): Clock & { readonly slept: number[] } {
  let time = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => time,
    async sleep(ms) {
      slept.push(ms);
      time += ms;
    },
  };
}

describe('429 and 503', () => {
  test.each([429, 503])('%i is asked again after Retry-After in seconds, every attempt recorded', async (status) => {
    const clock = quickClock();
    const server = await bench.serve((_, response, index) =>
      index < 2 ? json(response, {}, status, { 'retry-after': '7' }) : json(response, { ok: true }),
    );
    const client = bench.client(server.url, { clock });
    const exchange = await client.send({});
    expect(exchange.response).toMatchObject({ status: 200, json: { ok: true } });
    expect(exchange.attempts.map((attempt) => [attempt.status, attempt.pausedMs])).toEqual([
      [status, 7000],
      [status, 7000],
      [200, 0],
    ]);
    expect(clock.slept).toEqual([7000, 7000]);
    expect(client.requests).toBe(3);
  });

  test('Retry-After as a date is measured against the response date', async () => {
    const clock = quickClock();
    const headers = { date: 'Tue, 01 Jan 2030 00:00:00 GMT', 'retry-after': 'Tue, 01 Jan 2030 00:00:09 GMT' };
    const server = await bench.serve((_, response, index) =>
      index === 0 ? json(response, {}, 429, headers) : json(response, {}),
    );
    const exchange = await bench.client(server.url, { clock }).send({});
    expect(exchange.attempts.map(({ pausedMs }) => pausedMs)).toEqual([9000, 0]);
  });

  test('without Retry-After the pause doubles, and after the last attempt the refusal is the response', async () => {
    const clock = quickClock();
    const server = await bench.serve((_, response) => json(response, { code: 'Busy' }, 503));
    const exchange = await bench.client(server.url, { clock, limits: { maxAttempts: 4 } }).send({});
    expect(exchange.response).toMatchObject({ status: 503, json: { code: 'Busy' } });
    expect(exchange.attempts.map(({ pausedMs }) => pausedMs)).toEqual([250, 500, 1000, 2000]);
    expect(server.paths).toHaveLength(4);
  });

  test.each([400, 401, 403, 404, 408, 425, 500, 502, 504])('%i is not asked again', async (status) => {
    const server = await bench.serve((_, response) => json(response, {}, status, { 'retry-after': '0' }));
    const exchange = await bench.client(server.url).send({});
    expect(exchange.response?.status).toBe(status);
    expect(server.paths).toHaveLength(1);
  });

  test('one pause holds back every send of the client', async () => {
    const arrivals: number[] = [];
    const server = await bench.serve((_, response, index) => {
      arrivals.push(performance.now());
      json(response, {}, index === 0 ? 429 : 200, index === 0 ? { 'retry-after': '1' } : {});
    });
    const client = bench.client(server.url);
    const refused = client.send({ query: [['n', '0']] });
    while (arrivals.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const others = ['1', '2', '3'].map((n) => client.send({ query: [['n', n]] }));
    const exchanges = await Promise.all([refused, ...others]);
    expect(exchanges.map(({ response }) => response?.status)).toEqual([200, 200, 200, 200]);
    // Timers may fire a millisecond early.
    for (const arrival of arrivals.slice(1)) expect(arrival - (arrivals[0] ?? 0)).toBeGreaterThanOrEqual(998);
  });

  test('a target that serves one request per period loses none of twenty', async () => {
    const clock = quickClock();
    let free = 0;
    const server = await bench.serve((_, response) => {
      if (clock.now() < free) return json(response, {}, 429);
      free = clock.now() + 100;
      return json(response, {});
    });
    const client = bench.client(server.url, { clock });
    const exchanges = await Promise.all(Array.from({ length: 20 }, (_, n) => client.send({ query: [['n', String(n)]] })));
    expect(exchanges.filter(({ response }) => response?.status !== 200)).toEqual([]);
  });
});

describe('throttle', () => {
  const never = new AbortController().signal;

  test('without a rate nobody waits', async () => {
    const clock = quickClock();
    const throttle = createThrottle(undefined, undefined, clock, never);
    await Promise.all(Array.from({ length: 1000 }, () => throttle.turn()));
    expect(clock.slept).toEqual([]);
  });

  test('lets a burst through at once, and then keeps the rate', async () => {
    const arrivals: number[] = [];
    const server = await bench.serve((_, response) => {
      arrivals.push(performance.now());
      json(response, {});
    });
    const client = bench.client(server.url, { rate: 50, burst: 5 });
    const start = performance.now();
    await Promise.all(Array.from({ length: 15 }, (_, n) => client.send({ query: [['n', String(n)]] })));
    expect(arrivals).toHaveLength(15);
    // Ten beyond the burst at 50 a second. Only the lower bound: a busy machine may take longer.
    expect(performance.now() - start).toBeGreaterThanOrEqual(195);
  });

  test('without a burst of its own lets five seconds of its rate through at once', async () => {
    const throttle = createThrottle(10, undefined, quickRealClock(), never);
    const turns: number[] = [];
    const start = performance.now();
    for (let turn = 1; turn <= 51; turn += 1) {
      await throttle.turn();
      turns.push(performance.now() - start);
    }
    expect(turns[50]).toBeGreaterThanOrEqual(95);
    // Fifty by the rate alone would take five seconds.
    expect(turns[49]).toBeLessThan(2500);
  });

  test('a retry takes its turn, too', async () => {
    const server = await bench.serve((_, response, index) => json(response, {}, index === 0 ? 503 : 200));
    const client = bench.client(server.url, { rate: 2, burst: 1 });
    const { attempts } = await client.send({});
    expect(attempts.map(({ status }) => status)).toEqual([503, 200]);
    // 250 ms of pause alone would be too early.
    expect((attempts[1]?.startedMs ?? 0) - (attempts[0]?.startedMs ?? 0)).toBeGreaterThanOrEqual(495);
  });

  test('a burst below one request still lets requests through', async () => {
    const throttle = createThrottle(1000, 0, quickRealClock(), never);
    await throttle.turn();
    await expect(throttle.turn()).resolves.toBeUndefined();
  });

  test('the longest of several pauses counts', async () => {
    const clock = quickClock();
    const throttle = createThrottle(undefined, undefined, clock, never);
    throttle.pause(500);
    throttle.pause(100);
    await throttle.turn();
    expect(clock.now()).toBe(500);
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses the rate %p', (rate) => {
    expect(() => createThrottle(rate, undefined, quickClock(), never)).toThrow('more than 0 requests per second');
  });
});

function quickRealClock(): Clock {
  return { now: () => performance.now(), sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) };
}
