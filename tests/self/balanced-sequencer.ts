import type { Test } from '@jest/test-result';
import TestSequencer from '@jest/test-sequencer';

/** What takes a minute and more on one core, the longest first. On a fresh clone Jest knows no durations and goes by the size of a file. */
const long = [
  'detection/churn',
  'hostile/behaviours',
  'adversary/adversary',
  'checks/requirements',
  'consumers/installed',
  'package/package',
  'replay',
].map((name) => `tests/self/${name}.test.ts`);

/** Judges with a thread for each core, and so has both of them busy to the end. */
const onAllCores = 'tests/self/detection/matrix.test.ts';

const placeOf = ({ path }: Pick<Test, 'path'>): number => {
  if (path.endsWith(onAllCores)) return Infinity;
  const place = long.findIndex((name) => path.endsWith(name));
  return place === -1 ? long.length : place;
};

/** Long files first and what uses all cores last, so that no core is idle at the end; in between as Jest has it. */
export default class BalancedSequencer extends TestSequencer {
  override async sort(tests: Test[]): Promise<Test[]> {
    return [...(await super.sort(tests))].sort((a, b) => {
      const [first, second] = [placeOf(a), placeOf(b)];
      return first === second ? 0 : first - second;
    });
  }
}
