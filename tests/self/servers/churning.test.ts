import { keep, list, walk } from './asking';
import { startChurningServer, type ChurnOptions } from './churning';
import type { PlainOptions } from './plain-choices';

describe('churning server', () => {
  const churning = async (churn: ChurnOptions, options: PlainOptions = {}) =>
    keep(await startChurningServer({ size: 40, ...options }, churn));

  /** Counts and sets of names over a number of requests. */
  async function watch(
    churn: ChurnOptions,
    requests: number,
  ): Promise<{ counts: number[]; contents: Set<string>; changes: number }> {
    const server = await churning(churn);
    const counts: number[] = [];
    const contents = new Set<string>();
    for (let index = 0; index < requests; index += 1) {
      const page = await list(server);
      counts.push(page.listmeta.count);
      contents.add(JSON.stringify(page.items));
    }
    return { counts, contents, changes: server.changes() };
  }

  test('random churn changes the data at about the rate, and the same way for the same seed', async () => {
    const [once, again] = [await watch({ mode: 'random', seed: 3 }, 90), await watch({ mode: 'random', seed: 3 }, 90)];
    expect(once).toEqual(again);
    expect(once.changes).toBeGreaterThan(15);
    expect(once.changes).toBeLessThan(45);
    expect(new Set(once.counts).size).toBeGreaterThan(1);
    expect((await watch({ mode: 'random', rate: 0 }, 9)).changes).toBe(0);
  });

  test('count-preserving churn changes the data and never the count', async () => {
    const { counts, contents, changes } = await watch({ mode: 'count-preserving' }, 60);
    expect(new Set(counts)).toEqual(new Set([40]));
    expect(contents.size).toBe(1 + changes / 2);
    expect(changes).toBeGreaterThan(6);
  });

  test('toggle: four states in turn, one change each three requests, back to the start', async () => {
    const { counts, contents, changes } = await watch({ mode: 'toggle', period: 6 }, 36);
    expect(new Set(counts)).toEqual(new Set([39, 40]));
    expect(contents.size).toBe(4);
    expect(changes).toBe(12);
    const names = await watch({ mode: 'toggle', toggles: 'name', period: 2 }, 12);
    expect([names.contents.size, new Set(names.counts).size, names.changes]).toEqual([2, 1, 6]);
    const clusters = await watch({ mode: 'toggle', toggles: 'cluster', period: 1 }, 4);
    expect(clusters.counts).toEqual([39, 40, 39, 40]);
  });

  test('the data stands still when told to', async () => {
    const server = await churning({ mode: 'random' });
    await walk(server, 'limit=2');
    server.move(false);
    expect(await walk(server)).toEqual(await walk(server));
    expect(server.changes()).toBeGreaterThan(0);
  });

  test('exchange fault: pages hold one item more than the limit', async () => {
    const server = await churning({ mode: 'random', exchangeFault: true });
    for (const limit of [1, 7, 20]) expect((await list(server, `limit=${limit}`)).items).toHaveLength(limit + 1);
  });
});
