import { startReference } from '../../reference/server';
import { elsewhere, judgeClusters } from '../checks/judging';
import { startPlainServer } from '../servers/plain-server';

/** Items on a page of the shipped contract, at the most. */
const maximum = 50;

/** Requests of a run: two whole walks, one for each doubling of the items, and a constant. README.md states it. */
const atMost = (items: number): number => 2 * Math.ceil(items / maximum) + Math.ceil(Math.log2(items + 1)) + 106;

const servers = [
  ['the embedded target', startReference],
  ['the plain server', startPlainServer],
] as const;

describe.each(servers)('everything is shown at %s', (_, start) => {
  test('of 117 items in 100 requests', async () => {
    const { requests, findings } = await judgeClusters(await start());
    expect(findings.filter(({ outcome }) => outcome !== 'pass').map(({ id }) => id)).toEqual(elsewhere);
    expect(requests).toBeLessThanOrEqual(100);
  });

  test.each(['with a second project', 'without one'])(
    'of 600 items in two walks, a logarithm and a constant, %s',
    async (which) => {
      const { secondProjectUid, ...server } = await start({ size: 600 });
      const target = which === 'without one' ? server : { ...server, secondProjectUid };
      const { requests, findings } = await judgeClusters(target);
      expect(findings.filter(({ outcome }) => outcome !== 'pass').map(({ id }) => id)).toEqual(elsewhere);
      expect(requests).toBeLessThanOrEqual(atMost(600));
    },
  );
});

test.each([0, 1, 50, 51, 117, 400])('with %i items the requests grow with two walks alone', async (size) => {
  expect((await judgeClusters(await startReference({ size }))).requests).toBeLessThanOrEqual(atMost(size));
});

// The bounds of a run are far above what a listing of this size holds.
test('10,000 items are judged whole', async () => {
  const { requests, findings } = await judgeClusters(await startReference({ size: 10_000 }));
  expect(findings.filter(({ outcome }) => outcome !== 'pass').map(({ id }) => id)).toEqual(elsewhere);
  expect(requests).toBeLessThanOrEqual(520);
});
