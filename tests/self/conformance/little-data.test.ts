import { elsewhere, endedAs, ids, judgeLedger, judgePlain, judgeReference, requirements, type Judged } from '../checks/judging';
import { makeClusters } from '../../reference/data/clusters';
import type { SpectroCluster } from '../../reference/types';

/** Nothing fails, no check is lost, and each that has no witness says what data would give it one. */
function expectOnlyLack(judged: Judged): void {
  expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
  expect(endedAs(judged, 'not-applicable').filter((id) => !elsewhere.includes(id))).toEqual([]);
  expect(judged.findings.map(({ id }) => id)).toEqual(ids);
  for (const { outcome, witnesses, message, lacks } of judged.findings) {
    if (outcome === 'not-applicable') continue;
    expect(witnesses > 0).toBe(outcome === 'pass');
    expect(lacks !== undefined).toBe(outcome === 'inconclusive');
    if (outcome === 'inconclusive') expect(message).toMatch(/^Nothing could be shown\. It needs \S.+\.$/s);
  }
}

const core = requirements.filter((requirement) => requirement.core).map(({ id }) => id);

describe.each([0, 1, 2, 3, 49, 50, 51, 100, 101, 730])('with %i items', (size) => {
  test('the embedded target conforms, or lacks data', async () => {
    const judged = await judgeReference({ size });
    expectOnlyLack(judged);
    // Three items of two kinds witness everything that is core; one or none do not.
    if (size < 2) expect(judged).toMatchObject({ verdict: 'inconclusive', exitCode: 4 });
    if (size > 2) expect(judged).toMatchObject({ verdict: 'conforms', exitCode: 0 });
    if (size > 50) expect(endedAs(judged, 'inconclusive').filter((id) => core.includes(id))).toEqual([]);
  });

  test('so does the plain server', async () => {
    expectOnlyLack(await judgePlain({ size }));
  });
});

test.each([0, 1, 2, 9, 10, 11, 20, 21])(
  'the invented listing with %i entries, around its own limits, does not fail',
  async (size) => {
    const judged = await judgeLedger({ size });
    expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
    expect(endedAs(judged, 'not-applicable').filter((id) => !elsewhere.includes(id))).toEqual([]);
  },
);

const orders = ['sorting.ascending', 'sorting.with-filter', 'sorting.with-projection', 'sorting.second-key'];
const filters = ['filtering.equality-sound', 'filtering.equality-complete', 'filtering.count', 'filtering.contradiction'];

/** Clusters of a name and a uid alone, in ascending order of both. */
const sorted = (names: readonly string[]): readonly SpectroCluster[] =>
  makeClusters({ size: names.length, seed: 1 }).map(({ apiVersion, kind }, index) => ({
    ...(apiVersion !== undefined && { apiVersion }),
    ...(kind !== undefined && { kind }),
    metadata: { name: names[index] ?? '', uid: `uid-${String(index).padStart(5, '0')}` },
  }));

test('data already in the asked order is no witness for sorting, as a server that ignored the order would answer the same', async () => {
  const clusters = sorted(Array.from({ length: 60 }, (_, index) => `cluster-${String(index).padStart(3, '0')}`));
  const ignoring = { sortItems: () => (items: readonly SpectroCluster[]) => items };
  for (const behaviour of [[], ignoring]) {
    const judged = await judgeReference({ clusters, behaviour }, { only: ['sorting.ascending'] });
    expect(judged.of.get('sorting.ascending')).toMatchObject({ outcome: 'inconclusive', witnesses: 0 });
  }
  // Descending it is in no such order.
  const descending = await judgeReference({ clusters, behaviour: ignoring }, { only: ['sorting.descending'] });
  expect(descending.of.get('sorting.descending')).toMatchObject({ outcome: 'fail' });
});

test('values that are longer than a query is asked to carry are told as such: the data holds what is needed', async () => {
  const long = Array.from({ length: 60 }, (_, index) => `${'x'.repeat(300)}${index % 7}`);
  const judged = await judgeReference({ clusters: sorted(long) });
  expectOnlyLack(judged);
  const told = judged.findings.filter(({ message }) =>
    message.includes(
      'with values of at most 256 characters: those of metadata.name that would do are longer, which is more than a query is asked to carry.',
    ),
  );
  const ofFilters = [
    'equality-sound',
    'count',
    'and',
    'or',
    'contradiction',
    'precedence',
    'exact',
    'value-operators',
    'with-order',
  ];
  expect(told.map(({ id }) => id)).toEqual(
    expect.arrayContaining([...ofFilters.map((id) => `filtering.${id}`), 'robustness.encoding', 'pagination.continue-filter']),
  );
  // What is lacking for another reason is not told so.
  expect(told.map(({ id }) => id)).not.toContain('filtering.partition');
  // Of the same data with short values nothing is said of their length.
  const short = await judgeReference({ clusters: sorted(long.map((name) => name.slice(-3))) });
  for (const { message } of short.findings) expect(message).not.toContain('characters');
});

test('data with a single value is no witness for sorting by it or filtering by it', async () => {
  const clusters = sorted(Array.from({ length: 60 }, () => 'cluster')).map((cluster) => ({
    ...cluster,
    spec: { cloudType: 'aws' as const },
  }));
  const only = [...orders, ...filters];
  const { findings } = await judgeReference({ clusters }, { only });
  expect(findings.map(({ id, outcome }) => [id, outcome])).toEqual(
    ids.filter((id) => only.includes(id)).map((id) => [id, 'inconclusive']),
  );
});
