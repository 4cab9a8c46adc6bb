import { choices } from '../servers/plain-choices';
import { startSized } from '../detection/sizes';
import { applicable, endedAs, judgeClusters, judgePlain } from './judging';

/** Both ends of an order of which a long listing shows single pages. */
const only = applicable.filter((id) => id.startsWith('sorting.'));
const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

test.each(Array.from({ length: 12 }, (_, index) => index))(
  'no lawful rank, collation or place of missing values fails: %i',
  async (index) => {
    const judged = await judgePlain(
      {
        size: 400,
        missing: at(choices.missing, index),
        enumerationOrder: at(choices.enumerationOrder, index),
        collation: at(choices.collation, index),
        ties: at(choices.ties, index),
      },
      { only },
    );
    expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
    expect(judged.of.get('sorting.reverse')?.outcome).toBe('pass');
  },
);

test('a rank that differs by direction shows where the descending order ends', async () => {
  const judged = await judgeClusters(await startSized('rank-differs-by-direction'), { only });
  expect(endedAs(judged, 'fail')).toEqual(['sorting.reverse']);
  expect(judged.of.get('sorting.reverse')?.message).toMatch(/spec\.cloudType descending ends with .*"aks".* as the last one/s);
});

test('where no page shows an item without the value, nothing is said of where such items stand', async () => {
  const judged = await judgeClusters(await startSized('missing-cloud-type-ordered-as-another'), { only });
  expect(Object.values(judged.observed)).not.toContain('default');
});
