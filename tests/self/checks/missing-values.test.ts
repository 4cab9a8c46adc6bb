import type { BehaviourOverride } from '../../reference/behaviour';
import { makeClusters } from '../../reference/data/clusters';
import { endedAs, judgeReference } from './judging';

const cloudType = 'spec.cloudType';
/** Without items that hold the declared default: so only the target's own rank tells where it stands. */
const clusters = makeClusters({ size: 130, seed: 1 }).filter(({ spec }) => spec?.cloudType !== 'all');
const only = ['sorting.missing-values'];

/** A missing cloud type is read as a value, which another one may stand for in its rank. */
const readAs = (
  value: string,
  rank: (text: string) => string,
  isRead = (_direction: number): boolean => true,
): BehaviourOverride => ({
  compareValues: (original) => (a, b, key, context) =>
    key.path === cloudType ? original(rank(a), rank(b), key, context) : original(a, b, key, context),
  compareMissing: (original, base) => (a, b, key, context) =>
    key.path === cloudType && isRead(key.direction)
      ? base.compareValues(rank(a ?? value), rank(b ?? value), key, context)
      : original(a, b, key, context),
});

const asItIs = (text: string): string => text;
const middle = (text: string): string => (text === 'all' ? 'gke' : text);

test.each([
  ['by the alphabet', readAs('all', asItIs)],
  ['in the middle of a rank', readAs('all', middle)],
])('a missing value may be read as its default, which no item holds: %s', async (_, behaviour) => {
  const judged = await judgeReference({ clusters, behaviour }, { only });
  expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
});

test('what stands in the middle in one direction alone is not read as its default', async () => {
  const behaviour = readAs('all', middle, (direction) => direction === -1);
  const judged = await judgeReference({ clusters, behaviour }, { only });
  expect(endedAs(judged, 'fail')).toEqual(only);
  expect(judged.of.get('sorting.missing-values')?.message).toContain('orderBy=spec.cloudType%3D-1');
});
